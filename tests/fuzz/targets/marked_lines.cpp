#include "marked_lines.h"

#include <algorithm>

#include "text/decode.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

void mark(Line& line, char sign) {
    switch (sign) {
        case 'T':
            line.role = LineRole::title;
            break;
        case 'H':
            line.role = LineRole::heading;
            line.heading_level = std::min(line.heading_level + 1, 9);
            break;
        case 'I':
            line.role = LineRole::list_item;
            line.list_level = std::min(line.list_level + 1, 8);
            break;
        case 'R':
            line.role = LineRole::table_row;
            break;
        case 'N':
            line.role = LineRole::note;
            break;
        case 'w':
            line.whole_paragraph = true;
            break;
        case 'n':
            line.start = LineStart::new_block;
            break;
        case 'c':
            line.start = LineStart::continuation;
            break;
        case 'b':
            line.bullet = true;
            break;
        case '*':
            line.bold = true;
            break;
        case '>':
            line.indent += 18;
            line.text_indent = line.indent + 18;
            break;
        case '^':
            line.gap_before += 1;
            break;
        default:
            if (sign >= '0' && sign <= '9') line.page_number = sign - '0';
    }
}

std::string cut_at_bar(std::string& rest) {
    const std::size_t bar = rest.find('|');
    std::string out = rest.substr(0, bar);
    rest = bar == std::string::npos ? std::string() : rest.substr(bar + 1);
    return out;
}

}  // namespace

SourceText marked_lines(std::string_view bytes) {
    SourceText out;
    out.format = "text";
    const std::string text = normalise(decode(bytes).text).text;
    for (std::size_t at = 0; at < text.size() && out.lines.size() < 2000;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string rest = text.substr(at, end - at);
        at = end + 1;
        Line line;
        if (rest.find('|') < 16) {
            const std::string signs = cut_at_bar(rest);
            for (const char sign : signs) mark(line, sign);
            if (signs.find('l') != std::string::npos) line.label = fold_blanks(cut_at_bar(rest));
        }
        line.text = fold_blanks(rest);
        if (!line.text.empty() || line.label) out.lines.push_back(std::move(line));
    }
    return out;
}

}  // namespace clausebook
