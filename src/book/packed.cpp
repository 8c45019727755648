#include "book/packed.h"

#include <zlib.h>

#include <charconv>

#include "book/sha256.h"

namespace clausebook {
namespace {

constexpr std::size_t k_largest = 512'000'000;  // bytes, inflated
constexpr std::size_t k_most_inflated = 1040;   // times; zlib's own bound is 1032 (zlib.net/zlib_tech.html)
constexpr int k_level = 1;                      // of zlib's: a fifth more bytes than by its default 6, in a third of the time

}  // namespace

std::string pack_version(std::string_view text, std::string_view akn) {
    const std::string all = std::string(text) + std::string(akn);
    std::string packed = std::to_string(text.size()) + ' ' + std::to_string(akn.size()) + '\n';
    const std::size_t head = packed.size();
    uLongf size = compressBound(static_cast<uLong>(all.size()));
    packed.resize(head + size);
    compress2(reinterpret_cast<Bytef*>(packed.data() + head), &size, reinterpret_cast<const Bytef*>(all.data()), static_cast<uLong>(all.size()),
              k_level);
    packed.resize(head + size);
    return packed;
}

Result<PackedVersion> unpack_version(std::string_view packed, const VersionEntry& entry, const std::string& place) {
    const auto damaged = [&] {
        return fail({"packed-damaged", "a document that the index carries was altered since it was stored",
                     "make the index anew there with: clausebook rebuild", place, entry.source_name});
    };
    const std::size_t line = packed.find('\n');
    if (line == std::string_view::npos) return damaged();
    std::size_t text_size = 0, akn_size = 0;
    const char* end = packed.data() + line;
    const auto [blank, first_error] = std::from_chars(packed.data(), end, text_size);
    if (first_error != std::errc() || blank == end || *blank != ' ') return damaged();
    const auto [last, second_error] = std::from_chars(blank + 1, end, akn_size);
    if (second_error != std::errc() || last != end || text_size > k_largest || akn_size > k_largest) return damaged();
    const std::string_view deflated = packed.substr(line + 1);
    if (text_size + akn_size > k_most_inflated * deflated.size()) return damaged();
    std::string all(text_size + akn_size, '\0');
    uLongf size = static_cast<uLongf>(all.size());
    const int done =
        uncompress(reinterpret_cast<Bytef*>(all.data()), &size, reinterpret_cast<const Bytef*>(deflated.data()), static_cast<uLong>(deflated.size()));
    if (done != Z_OK || size != all.size()) return damaged();
    PackedVersion out{all.substr(0, text_size), all.substr(text_size)};
    if (sha256(out.text) != entry.text_hash || sha256(out.akn) != entry.akn_hash) return damaged();
    return out;
}

}  // namespace clausebook
