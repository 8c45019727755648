#include "render/diff_text.h"

#include <fmt/format.h>

namespace clausebook {

namespace {

constexpr std::size_t k_columns = 80;
// Unchanged words shown on either side of a change.
constexpr std::size_t k_context_words = 8;

constexpr std::string_view k_bold = "\x1b[1m", k_red = "\x1b[31;9m", k_green = "\x1b[32m", k_plain = "\x1b[0m";

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return width;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(' ', at);
        if (begin == std::string_view::npos) break;
        at = std::min(text.find(' ', begin), text.size());
        out.emplace_back(text.substr(begin, at - begin));
    }
    return out;
}

// Fills lines word by word; colour takes no room.
class Filler {
 public:
    Filler(std::size_t indent, bool colour) : indent_(indent), colour_(colour), out_(indent, ' '), column_(indent) {}

    // `glued`: no blank before it.
    void add(std::string_view word, std::string_view style, bool glued) {
        const std::size_t width = width_of(word);
        if (column_ > indent_ && !glued) {
            if (column_ + 1 + width > k_columns) {
                out_ += '\n' + std::string(indent_, ' ');
                column_ = indent_;
            } else {
                out_ += ' ';
                ++column_;
            }
        }
        const bool styled = colour_ && !style.empty();
        if (styled) out_ += style;
        out_ += word;
        if (styled) out_ += k_plain;
        column_ += width;
    }
    std::string take() { return std::move(out_) + '\n'; }

 private:
    std::size_t indent_;
    bool colour_;
    std::string out_;
    std::size_t column_;
};

std::string filled(std::string_view text, std::size_t indent) {
    Filler filler(indent, false);
    for (const std::string& word : split_words(one_line(text))) filler.add(word, "", false);
    return filler.take();
}

// A paragraph with its changes marked; long unchanged stretches are left out.
std::string marked(const ShownParagraph& paragraph, bool colour) {
    Filler filler(2, colour);
    bool blank = true;  // a blank stood before what comes next
    for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
        const ShownRun& run = paragraph.runs[i];
        const std::string text = one_line(run.text);
        std::vector<std::string> list = split_words(text);
        if (list.empty()) {
            blank = true;
            continue;
        }
        if (text.front() == ' ') blank = true;
        if (run.kind == WordsKind::same) {
            const std::size_t head = i == 0 ? 0 : k_context_words, tail = i + 1 == paragraph.runs.size() ? 0 : k_context_words;
            if (paragraph.runs.size() > 1 && list.size() > head + tail + 2) {
                const auto from = list.begin() + static_cast<std::ptrdiff_t>(head);
                list.erase(from, list.end() - static_cast<std::ptrdiff_t>(tail));
                list.insert(list.begin() + static_cast<std::ptrdiff_t>(head), "…");
            }
        } else if (!colour) {
            list.front().insert(0, run.kind == WordsKind::removed ? "[-" : "{+");
            list.back() += run.kind == WordsKind::removed ? "-]" : "+}";
        }
        const std::string_view style = run.kind == WordsKind::same ? "" : run.kind == WordsKind::removed ? k_red : k_green;
        for (std::size_t k = 0; k < list.size(); ++k) filler.add(list[k], style, k == 0 && !blank);
        blank = text.back() == ' ';
    }
    return filler.take();
}

std::string heading(std::string_view text, bool colour) { return colour ? fmt::format("{}{}{}\n", k_bold, text, k_plain) : fmt::format("{}\n", text); }

}  // namespace

std::string diff_text(const VersionComparison& versions, bool colour) {
    std::string out = heading(fmt::format("{} → {}", one_line(versions.old_name), one_line(versions.new_name)), colour);
    out += filled(shown_counts(versions.changes), 0);
    if (const auto substance = shown_substance(versions.changes); !substance.empty()) {
        out += '\n' + heading("What changes in substance", colour);
        for (const std::string& item : substance) out += filled("- " + item, 2);
    }
    for (const bool broken : {true, false}) {
        bool first = true;
        for (const ReferenceChange& reference : versions.changes.references) {
            if (reference.broken != broken) continue;
            if (first) out += '\n' + heading(broken ? "References that no longer lead where they did" : "References that were put right", colour);
            first = false;
            out += filled(fmt::format("- {}: {}", shown_citations(versions.new_doc, {reference.new_unit}), reference.message), 2);
        }
    }
    for (const Change& change : versions.changes.changes) {
        if (change.kind == ChangeKind::renumber) continue;
        out += '\n' + heading(one_line(fmt::format("{}: {}", shown_place(versions, change), shown_kind(change.kind))), colour);
        for (const Substance& item : change.substance) out += filled("* " + item.message, 2);
        for (const ShownParagraph& paragraph : shown_words(versions, change, Letters::new_version)) out += marked(paragraph, colour);
    }
    if (const std::string renumbering = shown_renumbering(versions); !renumbering.empty()) out += '\n' + heading("Renumbered", colour) + filled(renumbering, 2);
    return out;
}

}  // namespace clausebook
