#include "ingest/hyphens.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/printed_label.h"
#include "text/cut_words.h"

namespace clausebook {

namespace {

constexpr std::string_view k_soft_hyphen = "\u00AD";

void drop_soft_hyphen(std::string& text) {
    if (text.ends_with(k_soft_hyphen)) text.resize(text.size() - k_soft_hyphen.size());
}

bool goes_on(const Line& before, const Line& line) {
    return line.start != LineStart::new_block && !before.whole_paragraph && !line.label && !line.bullet && line.role == before.role &&
           !begins_list_item(std::string_view(line.text).substr(0, line.text.find(' ')));
}

}  // namespace

void join_cut_words(SourceText& source) {
    CutWords words;
    for (const Line& line : source.lines) words.learn(line.text);
    std::vector<Line> out;
    std::vector<std::size_t> kept_before;  // lines kept among those before each
    for (Line& line : source.lines) {
        kept_before.push_back(out.size());
        if (!out.empty()) {
            std::string& before = out.back().text;
            if (CutWords::is_cut(before, line.text) && goes_on(out.back(), line)) {
                if (!words.keeps_hyphen(before, line.text)) before.resize(before.size() - hyphen_at_end(before));
                // What is set close to the word's end goes with it: a comma, a possessive.
                const std::size_t blank = std::min(line.text.find(' '), line.text.size());
                before += line.text.substr(0, blank);
                line.text.erase(0, std::min(blank + 1, line.text.size()));
                line.start = LineStart::continuation;
            } else {
                drop_soft_hyphen(before);
            }
        }
        if (!line.text.empty()) out.push_back(std::move(line));
    }
    if (!out.empty()) drop_soft_hyphen(out.back().text);
    kept_before.push_back(out.size());
    for (Furniture& piece : source.furniture) piece.before_line = kept_before[std::min(piece.before_line, kept_before.size() - 1)];
    source.lines = std::move(out);
}

}  // namespace clausebook
