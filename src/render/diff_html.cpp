#include "render/diff_html.h"

#include <fmt/format.h>

#include "render/escape_xml.h"

namespace clausebook {

namespace {

// Colours have at least the contrast 4.5:1; what is removed is also struck out, what is inserted underlined (WCAG 2.2, 1.4.1 and 1.4.3).
constexpr std::string_view k_style = R"css(
body{font:1rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff;max-width:75rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem}h2{font-size:1.35rem;margin-top:2rem}
a{color:#1a5496}a:focus,input:focus+label{outline:3px solid #0b0c0c;background:#fd0}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
del{color:#8a1a0f;background:#fbeae8;text-decoration:line-through}
ins{color:#00542c;background:#e5f3ea;text-decoration:underline}
del::before,del::after,ins::before,ins::after{position:absolute;clip-path:inset(100%);clip:rect(1px,1px,1px,1px);height:1px;width:1px;overflow:hidden;white-space:nowrap}
del::before{content:" [removed: "}ins::before{content:" [inserted: "}del::after,ins::after{content:"] "}
.heading{font-weight:bold}.note{font-weight:normal;color:#505a5f;font-size:.875rem;margin:0}
.changed{border-left:4px solid #1a5496;padding-left:.75rem}
.views>input{position:absolute;opacity:0}.views>label{display:inline-block;border:1px solid #0b0c0c;padding:.4rem .8rem;cursor:pointer}
.views>input:checked+label{background:#0b0c0c;color:#fff}
#inline:checked~.side{display:none}#side:checked~.inline{display:none}
table{border-collapse:collapse;width:100%;margin-top:1rem;table-layout:fixed}th{text-align:left}
td,th{vertical-align:top;padding:.4rem .75rem;border-bottom:1px solid #b1b4b6;width:50%;overflow-wrap:break-word}
tr.changed td:first-child{border-left:4px solid #1a5496}
@media print{.views>label,.skip{display:none}body{max-width:none;padding:0;font-size:10pt}tr,p{break-inside:avoid}
del,ins{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

std::string words_html(const std::vector<ShownParagraph>& paragraphs) {
    std::string out;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (i > 0) out += "<br/>";
        for (const ShownRun& run : paragraphs[i].runs) {
            const std::string text = escape_xml(run.text);
            switch (run.kind) {
                case WordsKind::same:
                    out += text;
                    break;
                case WordsKind::removed:
                    out += "<del>" + text + "</del>";
                    break;
                case WordsKind::inserted:
                    out += "<ins>" + text + "</ins>";
                    break;
            }
        }
    }
    return out;
}

class ComparisonPage {
 public:
    explicit ComparisonPage(const VersionComparison& versions) : versions_(versions), rows_(shown_rows(versions)) {}

    std::string write() {
        const std::string title = escape_xml(fmt::format("{} → {}", versions_.old_name, versions_.new_name));
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\"/>\n"
            "<title>What changed: {0}</title>\n<style>{1}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n"
            "<header><h1>What changed</h1>\n<p>{0}</p>\n<p>{2}</p></header>\n<main>\n",
            title, k_style, escape_xml(shown_counts(versions_.changes)));
        write_substance();
        write_references(true, "References that no longer lead where they did");
        write_references(false, "References that were put right");
        if (const std::string renumbering = shown_renumbering(versions_); !renumbering.empty())
            out_ += "<h2>Renumbered</h2>\n<p>" + escape_xml(renumbering) + "</p>\n";
        out_ +=
            "<h2 id=\"text\">Both versions</h2>\n<div class=\"views\">\n<input type=\"radio\" name=\"view\" id=\"inline\" checked=\"checked\"/><label "
            "for=\"inline\">Inline</label>\n"
            "<input type=\"radio\" name=\"view\" id=\"side\"/><label for=\"side\">Side by side</label>\n";
        write_inline();
        write_side_by_side();
        return std::move(out_) + "</div>\n</main>\n</body>\n</html>\n";
    }

 private:
    void write_substance() {
        const std::vector<ShownSubstance> items = shown_substance_rows(versions_.changes);
        if (items.empty()) return;
        out_ += "<h2>What changes in substance</h2>\n<ul>\n";
        for (const ShownSubstance& item : items) out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", item.anchor, escape_xml(item.message));
        out_ += "</ul>\n";
    }

    void write_references(bool broken, std::string_view title) {
        bool first = true;
        for (const ReferenceChange& reference : versions_.changes.references) {
            if (reference.broken != broken) continue;
            if (first) out_ += fmt::format("<h2>{}</h2>\n<ul>\n", title);
            first = false;
            out_ += fmt::format("<li>{}: {}</li>\n", escape_xml(shown_citations(versions_.new_doc, {reference.new_unit})), escape_xml(reference.message));
        }
        if (!first) out_ += "</ul>\n";
    }

    static std::string row_class(const ShownRow& row) {
        if (row.note.empty()) return row.heading ? " class=\"heading\"" : "";
        return row.heading ? " class=\"changed heading\"" : " class=\"changed\"";
    }

    static std::string note_html(const ShownRow& row) { return row.note.empty() ? "" : "<p class=\"note\">" + escape_xml(row.note) + "</p>"; }

    void write_inline() {
        out_ += "<div class=\"inline\">\n";
        for (const ShownRow& row : rows_) {
            const std::string id = row.anchor.empty() ? "" : " id=\"" + row.anchor + "\"", words = words_html(row.words);
            out_ += fmt::format("<div{}{}>{}<p>{}</p></div>\n", row_class(row), id, note_html(row),
                                row.whole == WordsKind::removed    ? "<del>" + words + "</del>"
                                : row.whole == WordsKind::inserted ? "<ins>" + words + "</ins>"
                                                                   : words);
        }
        out_ += "</div>\n";
    }

    void write_side_by_side() {
        out_ += fmt::format(
            "<table class=\"side\">\n<caption class=\"note\">Old and new version, clause by clause</caption>\n<thead><tr><th scope=\"col\">{}</th><th "
            "scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
            escape_xml(versions_.old_name), escape_xml(versions_.new_name));
        for (const ShownRow& row : rows_) {
            out_ += fmt::format("<tr{}><td>{}{}</td><td>{}{}</td></tr>\n", row_class(row), row.in_new ? "" : note_html(row), words_html(row.old_words),
                                row.in_new ? note_html(row) : "", words_html(row.new_words));
        }
        out_ += "</tbody>\n</table>\n";
    }

    const VersionComparison& versions_;
    std::vector<ShownRow> rows_;
    std::string out_;
};

}  // namespace

std::string diff_html(const VersionComparison& versions) { return ComparisonPage(versions).write(); }

}  // namespace clausebook
