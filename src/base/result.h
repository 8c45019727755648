#pragma once
#include <string>
#include <tl/expected.hpp>

namespace clausebook {

// There is no output. Shown to people as one line: "PATH, PLACE: MESSAGE. HINT."
struct Error {
    std::string code{};     // for programs, stable: "pdf-encrypted"
    std::string message{};  // what is wrong, lower case, no full stop
    std::string hint{};     // what the reader of the message can do about it; may be empty
    std::string path{};     // the file, where there is one
    std::string place{};    // "page 3", "line 12"; may be empty

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace clausebook
