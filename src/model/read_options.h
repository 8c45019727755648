#pragma once
#include <cstdint>
#include <string>

namespace clausebook {

// Which text of a file with tracked changes is read.
enum class TrackedChanges : std::uint8_t { accepted, original };

// What a person says about how a file is to be read.
struct ReadOptions {
    std::string password{};  // of an encrypted file; used once, never stored
    int first_page = 0;      // a part of a whole constitution: pages of the file, from 1, both included; 0 is from the first, to the last
    int last_page = 0;
    TrackedChanges tracked = TrackedChanges::accepted;

    bool takes_page(int number) const { return number >= first_page && (last_page == 0 || number <= last_page); }
    friend bool operator==(const ReadOptions&, const ReadOptions&) = default;
};

}  // namespace clausebook
