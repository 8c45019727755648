#include "render/escape_xml.h"

namespace clausebook {

std::string escape_xml(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size() + utf8.size() / 16);
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        switch (byte) {
            case '&':
                out += "&amp;";
                continue;
            case '<':
                out += "&lt;";
                continue;
            case '>':
                out += "&gt;";
                continue;
            case '"':
                out += "&quot;";
                continue;
            case '\r':
                out += "&#13;";
                continue;
            case '\t':
            case '\n':
                out += utf8[i];
                continue;
        }
        const bool noncharacter =
            byte == 0xEF && i + 2 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) == 0xBF && static_cast<unsigned char>(utf8[i + 2]) >= 0xBE;
        if (byte < 0x20 || noncharacter) {
            out += "\xEF\xBF\xBD";
            if (noncharacter) i += 2;
        } else {
            out += utf8[i];
        }
    }
    return out;
}

}  // namespace clausebook
