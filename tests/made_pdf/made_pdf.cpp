#include "made_pdf.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace clausebook {

namespace {

// Numbers of the objects that every file has: catalogue, page tree, three fonts.
constexpr int k_catalogue = 1, k_tree = 2, k_first = 6;

std::string stream(const std::string& entries, const std::string& bytes) {
    return fmt::format("<< {} /Length {} >>\nstream\n", entries, bytes.size()) + bytes + "\nendstream";
}

}  // namespace

int MadePdf::object(const std::string& body) {
    objects_.push_back(body);
    return k_first + static_cast<int>(objects_.size()) - 1;
}

MadePdf& MadePdf::page(const std::string& contents, const std::string& entries) {
    const int drawn = object(stream("", contents));
    pages_.push_back(
        object(fmt::format("<< /Type /Page /Parent 2 0 R {} /Contents {} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>", entries, drawn)));
    return *this;
}

MadePdf& MadePdf::page(const Picture& picture) {
    uLongf size = compressBound(picture.bytes.size());
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(picture.bytes.data()), picture.bytes.size());
    packed.resize(size);
    const int image =
        object(stream(fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
                                  picture.width, picture.height),
                      packed));
    const int drawn = object(stream("", "595 0 0 842 0 0 cm /P Do"));
    pages_.push_back(object(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /XObject << /P {} 0 R >> >> >>", drawn, image)));
    return *this;
}

std::string MadePdf::file(const std::string& page_tree) const {
    std::string kids;
    for (const int page : pages_) kids += fmt::format("{} 0 R ", page);
    std::vector<std::string> all = {
        fmt::format("<< /Type /Catalog /Pages {} 0 R >>", k_tree),
        page_tree.empty() ? fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages_.size()) : page_tree,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        // Its letters have names that no table knows.
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [65 /u1x /u2x /u3x /u4x /u5x /u6x /u7x /u8x] >> >>",
    };
    all.insert(all.end(), objects_.begin(), objects_.end());
    std::string out = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", all.size() + 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", out.size());
        out += fmt::format("{} 0 obj\n", i + 1) + all[i] + "\nendobj\n";
    }
    const std::size_t start = out.size();
    return out + table + fmt::format("trailer << /Size {} /Root {} 0 R >>\nstartxref\n{}\n%%EOF\n", all.size() + 1, k_catalogue, start);
}

std::string set_text(double x, double y, const std::string& text, double size, const std::string& font) {
    std::string safe;
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\') safe += '\\';
        safe += c;
    }
    return fmt::format("BT /{} {} Tf {} {} Td ({}) Tj ET\n", font, size, x, y, safe);
}

std::string set_lines(double x, double y, const std::vector<std::string>& lines, double step, double size) {
    std::string out;
    for (const std::string& line : lines) {
        out += set_text(x, y, line, size);
        y -= step;
    }
    return out;
}

Picture scanned(const Picture& picture, double degrees) {
    Picture out{.width = picture.width, .height = picture.height, .channels = 1, .bytes = std::string(picture.bytes.size(), '\xFA')};
    const double lean = degrees * 3.14159265358979 / 180, cosine = std::cos(lean), sine = std::sin(lean);
    std::uint32_t dice = 12345;
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            const double dx = x - out.width / 2.0, dy = y - out.height / 2.0;
            const int from_x = static_cast<int>(std::lround(dx * cosine + dy * sine + out.width / 2.0));
            const int from_y = static_cast<int>(std::lround(-dx * sine + dy * cosine + out.height / 2.0));
            const auto at = [&](int column, int row) {
                return static_cast<std::size_t>(row) * static_cast<std::size_t>(out.width) + static_cast<std::size_t>(column);
            };
            int grey = 250;
            if (from_x >= 0 && from_y >= 0 && from_x < out.width && from_y < out.height) grey = static_cast<unsigned char>(picture.bytes[at(from_x, from_y)]);
            dice = dice * 1664525 + 1013904223;
            grey = dice >> 17 == 0 ? 60 : grey + static_cast<int>(dice >> 27) - 16;
            out.bytes[at(x, y)] = static_cast<char>(std::clamp(grey, 0, 250));
        }
    }
    return out;
}

}  // namespace clausebook
