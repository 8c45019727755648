#include "render/diff_text.h"

#include <fmt/format.h>

namespace clausebook {

namespace {

// Unchanged words shown on either side of a change.
constexpr std::size_t k_context_words = 8;

constexpr std::string_view k_red = "\x1b[31;9m", k_green = "\x1b[32m", k_plain = "\x1b[0m";

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
    Filler(int indent, const TextStyle& style) : indent_(indent), style_(style), out_(static_cast<std::size_t>(indent), ' '), column_(indent) {}

    // `glued`: no blank before it.
    void add(std::string_view word, std::string_view colour, bool glued) {
        const int width = text_width(word);
        if (column_ > indent_ && !glued) {
            if (column_ + 1 + width > style_.width) {
                out_ += '\n' + std::string(static_cast<std::size_t>(indent_), ' ');
                column_ = indent_;
            } else {
                out_ += ' ';
                ++column_;
            }
        }
        const bool coloured = style_.colour && !colour.empty();
        if (coloured) out_ += colour;
        out_ += word;
        if (coloured) out_ += k_plain;
        column_ += width;
    }
    std::string take() { return std::move(out_) + '\n'; }

 private:
    int indent_;
    TextStyle style_;
    std::string out_;
    int column_;
};

// A paragraph with its changes marked; long unchanged stretches are left out.
std::string marked(const ShownParagraph& shown, const TextStyle& style) {
    Filler filler(2, style);
    bool blank = true;  // a blank stood before what comes next
    for (std::size_t i = 0; i < shown.runs.size(); ++i) {
        const ShownRun& run = shown.runs[i];
        const std::string text = printable(run.text);
        std::vector<std::string> list = split_words(text);
        if (list.empty()) {
            blank = true;
            continue;
        }
        const bool replaces = i > 0 && shown.runs[i - 1].kind == WordsKind::removed && run.kind == WordsKind::inserted;
        if (text.front() == ' ' || replaces) blank = true;
        if (run.kind == WordsKind::same) {
            const std::size_t head = i == 0 ? 0 : k_context_words, tail = i + 1 == shown.runs.size() ? 0 : k_context_words;
            if (shown.runs.size() > 1 && list.size() > head + tail + 2) {
                const auto from = list.begin() + static_cast<std::ptrdiff_t>(head);
                list.erase(from, list.end() - static_cast<std::ptrdiff_t>(tail));
                list.insert(list.begin() + static_cast<std::ptrdiff_t>(head), "…");
            }
        } else if (!style.colour) {
            list.front().insert(0, run.kind == WordsKind::removed ? "[-" : "{+");
            list.back() += run.kind == WordsKind::removed ? "-]" : "+}";
        }
        const std::string_view colour = run.kind == WordsKind::same ? "" : run.kind == WordsKind::removed ? k_red : k_green;
        for (std::size_t k = 0; k < list.size(); ++k) filler.add(list[k], colour, k == 0 && !blank);
        blank = text.back() == ' ';
    }
    return filler.take();
}

std::string heading(std::string_view text, const TextStyle& style) { return bold(printable(text), style) + "\n"; }

std::string item(std::string_view text, const TextStyle& style) { return paragraph(printable(text), "-", 4, style); }

}  // namespace

std::string diff_text(const VersionComparison& versions, const TextStyle& style) {
    std::string out = heading(fmt::format("{} → {}", versions.old_name, versions.new_name), style);
    out += paragraph(shown_counts(versions.changes), "", 0, style);
    if (const auto substance = shown_substance(versions.changes); !substance.empty()) {
        out += '\n' + heading("What changes in substance", style);
        for (const std::string& message : substance) out += item(message, style);
    }
    for (const bool broken : {true, false}) {
        bool first = true;
        for (const ReferenceChange& reference : versions.changes.references) {
            if (reference.broken != broken) continue;
            if (first) out += '\n' + heading(broken ? "References that no longer lead where they did" : "References that were put right", style);
            first = false;
            out += item(fmt::format("{}: {}", shown_citations(versions.new_doc, {reference.new_unit}), reference.message), style);
        }
    }
    for (const Change& change : versions.changes.changes) {
        if (change.kind == ChangeKind::renumber) continue;
        out += '\n' + heading(fmt::format("{}: {}", shown_place(versions, change), shown_kind(change.kind)), style);
        for (const Substance& substance : change.substance) out += item(substance.message, style);
        for (const ShownParagraph& shown : shown_words(versions, change, Letters::new_version)) out += marked(shown, style);
    }
    if (const std::string renumbering = shown_renumbering(versions); !renumbering.empty())
        out += '\n' + heading("Renumbered", style) + paragraph(renumbering, "", 2, style);
    return out;
}

}  // namespace clausebook
