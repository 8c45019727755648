#include "ingest/png.h"

#include <zlib.h>

#include <cmath>
#include <cstdint>
#include <string_view>

namespace clausebook {

namespace {

void append_number(std::string& out, std::uint32_t x) {
    for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(x >> shift & 0xFF);
}

void append_chunk(std::string& out, std::string_view kind, const std::string& data) {
    append_number(out, static_cast<std::uint32_t>(data.size()));
    const std::string body = std::string(kind) + data;
    out += body;
    append_number(out, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()))));
}

}  // namespace

std::string png_of(const Picture& picture, double dpi) {
    const auto row = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.channels);
    // Each row after its filter: 2, difference to the row above, which suits drawn pages.
    std::string rows;
    rows.reserve((row + 1) * static_cast<std::size_t>(picture.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        rows += '\2';
        for (std::size_t x = 0; x < row; ++x) {
            rows += static_cast<char>(picture.bytes[y * row + x] - (y > 0 ? picture.bytes[(y - 1) * row + x] : 0));
        }
    }
    uLongf packed_size = compressBound(static_cast<uLong>(rows.size()));
    std::string packed(packed_size, '\0');
    compress2(reinterpret_cast<Bytef*>(packed.data()), &packed_size, reinterpret_cast<const Bytef*>(rows.data()), static_cast<uLong>(rows.size()), 6);
    packed.resize(packed_size);

    std::string out = "\x89PNG\r\n\x1A\n";
    std::string head;
    append_number(head, static_cast<std::uint32_t>(picture.width));
    append_number(head, static_cast<std::uint32_t>(picture.height));
    head += '\x08';
    head += picture.channels == 3 ? '\2' : '\0';
    head.append(3, '\0');
    append_chunk(out, "IHDR", head);
    std::string physical;
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    append_number(physical, per_metre);
    append_number(physical, per_metre);
    physical += '\1';
    append_chunk(out, "pHYs", physical);
    append_chunk(out, "IDAT", packed);
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace clausebook
