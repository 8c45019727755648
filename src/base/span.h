#pragma once
#include <cstddef>

namespace clausebook {

// A half-open range of byte offsets [begin, end) into a document's stored normalised text (ProtocolDoc::text).
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    constexpr std::size_t size() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    friend constexpr bool operator==(Span, Span) = default;
};

}  // namespace clausebook
