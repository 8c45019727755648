#include "http.h"

#include <random>
#include <string_view>
#include <system_error>

namespace clausebook {

UploadFolder::~UploadFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string random_word() {
    std::random_device random;
    std::string out;
    for (int i = 0; i < 32; ++i) out += "0123456789abcdef"[random() % 16];
    return out;
}

std::string encode_address(std::string_view text) {
    constexpr std::string_view k_plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view k_hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (k_plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += k_hex[byte >> 4];
            out += k_hex[byte & 15];
        }
    }
    return out;
}

Response download(std::string bytes, const std::string& type, const std::string& file_name) {
    Response out{200, std::move(bytes), type};
    // RFC 6266: the second form carries names beyond ASCII.
    std::string plain;
    for (const char c : file_name) plain += (c >= ' ' && c < 127 && c != '"' && c != '\\') ? c : '_';
    out.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encode_address(file_name));
    return out;
}

}  // namespace clausebook
