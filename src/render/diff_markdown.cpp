#include "render/diff_markdown.h"

#include <fmt/format.h>

#include "render/text_table.h"

namespace clausebook {

namespace {

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : printable(words)) {
        if (c == '<') {
            out += "&lt;";
            continue;
        }
        if (c == '&') {
            out += "&amp;";
            continue;
        }
        if (std::string_view("\\`*_[]>#|~").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    // A number or sign that would open a list.
    const std::size_t digits = out.find_first_not_of("0123456789");
    if (digits != std::string::npos && digits > 0 && (out[digits] == '.' || out[digits] == ')')) out.insert(digits, "\\");
    if (!out.empty() && (out[0] == '-' || out[0] == '+' || out[0] == '=')) out.insert(0, "\\");
    return out;
}

// The marks must touch the words: blanks stay outside.
std::string marked(const ShownRun& run) {
    const std::string text = printable(run.text);
    const std::size_t begin = text.find_first_not_of(' ');
    if (run.kind == WordsKind::same || begin == std::string::npos) return escaped(text);
    const std::size_t end = text.find_last_not_of(' ') + 1;
    const std::string_view mark = run.kind == WordsKind::removed ? "~~" : "**";
    return fmt::format("{}{}{}{}{}", text.substr(0, begin), mark, escaped(text.substr(begin, end - begin)), mark, text.substr(end));
}

}  // namespace

std::string diff_markdown(const VersionComparison& versions) {
    std::string out = fmt::format("# What changed: {} → {}\n\n{}\n", escaped(versions.old_name), escaped(versions.new_name), shown_counts(versions.changes));
    if (const auto substance = shown_substance(versions.changes); !substance.empty()) {
        out += "\n## What changes in substance\n\n";
        for (const std::string& item : substance) out += "- " + escaped(item) + "\n";
    }
    for (const bool broken : {true, false}) {
        bool first = true;
        for (const ReferenceChange& reference : versions.changes.references) {
            if (reference.broken != broken) continue;
            if (first) out += broken ? "\n## References that no longer lead where they did\n\n" : "\n## References that were put right\n\n";
            first = false;
            out += fmt::format("- {}: {}\n", escaped(shown_citations(versions.new_doc, {reference.new_unit})), escaped(reference.message));
        }
    }
    if (!versions.changes.changes.empty()) out += "\n## Changes\n";
    for (const Change& change : versions.changes.changes) {
        if (change.kind == ChangeKind::renumber) continue;
        out += fmt::format("\n### {}: {}\n", escaped(shown_place(versions, change)), shown_kind(change.kind));
        for (const Substance& item : change.substance) out += "\n- " + escaped(item.message);
        if (!change.substance.empty()) out += "\n";
        for (const ShownParagraph& paragraph : shown_words(versions, change, Letters::new_version)) {
            out += "\n";
            for (const ShownRun& run : paragraph.runs) out += marked(run);
            out += "\n";
        }
    }
    if (const std::string renumbering = shown_renumbering(versions); !renumbering.empty()) out += "\n## Renumbered\n\n" + escaped(renumbering) + "\n";
    return out;
}

}  // namespace clausebook
