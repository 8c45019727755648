#pragma once
#include <cstdint>
#include <limits>

namespace clausebook {

// The whole number that a JSON value (of nlohmann's library) is. Where it is none, or none that an int holds, the library's own exception: it would
// cast such a number, which C++ leaves undefined.
template <class Json>
int whole_number(const Json& value) {
    using Int = std::numeric_limits<int>;
    const bool fits = value.is_number_unsigned()
                          ? value.template get<std::uint64_t>() <= static_cast<std::uint64_t>(Int::max())
                          : value.is_number_integer() && value.template get<std::int64_t>() >= Int::min() && value.template get<std::int64_t>() <= Int::max();
    if (!fits) throw Json::type_error::create(302, "it is no whole number, or none of the size that is kept here", &value);
    return value.template get<int>();
}

}  // namespace clausebook
