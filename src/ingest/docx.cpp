#include <algorithm>
#include <charconv>
#include <set>

#include "ingest/bullet_sign.h"
#include "ingest/contents_list.h"
#include "ingest/docx_numbering.h"
#include "ingest/docx_paragraph.h"
#include "ingest/docx_styles.h"
#include "ingest/furniture.h"
#include "ingest/markup_evidence.h"
#include "ingest/number_format.h"
#include "ingest/readers.h"
#include "ingest/table_lines.h"
#include "ooxml/package.h"
#include "text/fold.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr int k_deepest = 200;

// The parts of the file that say something.
struct Parts {
    XmlPart document, styles, numbering, footnotes, endnotes, comments, settings, core, app;
    std::vector<std::pair<FurnitureKind, XmlPart>> margins;  // headers and footers
};

class DocxReader {
 public:
    DocxReader(Parts& parts, const ReadOptions& options)
        : parts_(parts), options_(options), styles_(parts.styles.root()), numbering_(parts.numbering.root(), styles_), paragraphs_(styles_, options.tracked) {
        for (const Element note : parts.footnotes.root()) footnotes_by_id_.try_emplace(std::string(note.attribute("id")), note);
        for (const Element note : parts.endnotes.root()) endnotes_by_id_.try_emplace(std::string(note.attribute("id")), note);
        for (const Element comment : parts.comments.root()) comments_by_id_.try_emplace(std::string(comment.attribute("id")), comment);
    }

    Result<SourceText> read();

 private:
    // A paragraph that is to run on with the next one.
    struct Carried {
        ParagraphText text;
        bool keeps_own_shape = false;  // its own style and number stay (a run-in heading); else the next one's
        Line shape;
    };

    void blocks(Element parent, std::vector<Line>& out);
    void paragraph(Element element, std::vector<Line>& out);
    void put(ParagraphText text, Line shape, bool numbered, std::vector<Line>& out);
    void take_contents_heading(std::vector<Line>& out);
    void put_lines(const ParagraphText& text, const Line& shape, std::vector<Line>& out);
    Line shape_of(Element properties, const ParagraphStyle& style, bool printed, bool& numbered);
    Line piece(const ParagraphText& text, std::size_t begin, std::size_t end, const Line& shape);
    void flush_carried(std::vector<Line>& out);
    void table(Element first, std::vector<Line>& out);
    void rows(Element parent, TableCells& cells);
    void put_notes(std::vector<Line>& out);
    void put_note(const ParagraphText::Note& note, std::vector<Line>& out);
    void put_comment(const std::string& id);
    void put_margins();
    void settle_pages();
    void report();
    std::string clean(std::string_view text);

    Parts& parts_;
    const ReadOptions& options_;
    Styles styles_;
    Numbering numbering_;
    ParagraphReader paragraphs_;
    SourceText source_;
    std::map<std::string, Element, std::less<>> footnotes_by_id_, endnotes_by_id_, comments_by_id_;  // those not read yet
    std::vector<Carried> carried_;
    std::vector<ParagraphText::Note> notes_;  // whose text is still to come
    int table_depth_ = 0;
    int depth_ = 0;
    bool too_deep_ = false;
    bool in_contents_ = false;
    int blank_paragraphs_ = 0;
    int page_ = 1;
    int footnotes_ = 0, endnotes_ = 0, comments_ = 0;
    std::size_t replaced_ = 0;
};

std::string DocxReader::clean(std::string_view text) {
    Normalised made = normalise(text);
    replaced_ += made.replaced;
    return made.text;
}

// Runs of blanks made one: a tab where they hold one, else a blank; none at either end.
std::string fold_gaps(std::string_view text) {
    std::string out;
    bool gap = false, tab = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n') {
            gap = true;
            tab |= c == '\t';
            continue;
        }
        if (gap && !out.empty()) out.push_back(tab ? '\t' : ' ');
        gap = tab = false;
        out.push_back(c);
    }
    return out;
}

// The line's place and look, from its paragraph's properties, its style's and its list's. Counts the list on where `printed`.
Line DocxReader::shape_of(Element properties, const ParagraphStyle& style, bool printed, bool& numbered) {
    const ParagraphFormat direct = read_paragraph_format(properties);
    ParagraphFormat format = style.format;
    const bool by_style = !direct.list;
    format.apply(direct);
    Line line;
    line.start = LineStart::new_block;
    line.whole_paragraph = true;
    const int outline = format.outline_level.value_or(9);
    if (style.kind == StyleKind::title) {
        line.role = LineRole::title;
    } else if (outline >= 0 && outline < 9) {
        line.role = LineRole::heading;
        line.heading_level = outline + 1;
    }
    std::optional<ListNumber> number;
    numbered = format.list.value_or(0) != 0;
    if (numbered && printed) {
        const auto tied = by_style ? numbering_.level_of_style(*format.list, format.list_style) : std::nullopt;
        const int level = direct.list_level ? *direct.list_level : tied ? *tied : format.list_level.value_or(0);
        number = numbering_.next(*format.list, level, by_style);
        if (number && (number->bullet || !number->label.empty())) {
            if (line.role == LineRole::body) line.role = LineRole::list_item;
            line.list_level = std::clamp(level, 0, 8);
            line.bullet = number->bullet && line.role == LineRole::list_item;
            if (!number->label.empty()) line.label = fold_blanks(clean(number->label));
        }
    }
    double left = style.format.left.value_or(0), first = style.format.first.value_or(0);
    if (number && !(by_style && style.indents_itself)) {
        left = number->left.value_or(left);
        first = number->first.value_or(first);
    }
    left = direct.left.value_or(left);
    first = direct.first.value_or(first);
    line.indent = left + first;
    line.text_indent = first < 0 ? left : line.indent;
    return line;
}

// The text from `begin` to `end` as a line of the given shape, with the look of most of its letters.
Line DocxReader::piece(const ParagraphText& text, std::size_t begin, std::size_t end, const Line& shape) {
    Line line = shape;
    std::string raw;
    std::map<double, std::size_t> sizes;
    std::size_t bold = 0, italic = 0, letters = 0;
    const auto next_run = std::upper_bound(text.runs.begin(), text.runs.end(), begin, [](std::size_t at, const auto& r) { return at < r.begin; });
    auto run = static_cast<std::size_t>(next_run - text.runs.begin());
    run -= run > 0;
    for (std::size_t at = begin; at < end; ++at) {
        while (run + 1 < text.runs.size() && text.runs[run + 1].begin <= at) ++run;
        const char c = text.text[at];
        if (c == ParagraphText::k_page_turn) {
            // The line stands where its first letter does.
            ++page_;
            if (raw.find_first_not_of(" \t") == std::string::npos) line.page_number = page_;
            continue;
        }
        raw.push_back(c);
        if (c == ' ' || c == '\t' || run >= text.runs.size()) continue;
        ++letters;
        bold += text.runs[run].bold;
        italic += text.runs[run].italic;
        ++sizes[text.runs[run].size];
    }
    line.text = fold_gaps(clean(raw));
    line.bold = bold * 2 > letters;
    line.italic = italic * 2 > letters;
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != sizes.end()) line.font_size = most->first;
    return line;
}

void DocxReader::put_lines(const ParagraphText& text, const Line& shape, std::vector<Line>& out) {
    std::size_t begin = 0;
    bool first = true;
    while (begin <= text.text.size()) {
        const std::size_t end = std::min(text.text.find(ParagraphText::k_break, begin), text.text.size());
        Line proto = shape;
        proto.page_number = page_;
        Line line = piece(text, begin, end, proto);
        begin = end + 1;
        if (line.text.empty() && !(first && end == text.text.size() && line.label)) continue;
        if (first) {
            line.gap_before = blank_paragraphs_;
            blank_paragraphs_ = 0;
        } else {
            // A line break in a heading only balances it; in running text it may part what the writer saw as paragraphs.
            out.back().whole_paragraph = false;
            const bool heading = shape.role == LineRole::heading || shape.role == LineRole::title;
            line.start = heading ? LineStart::continuation : LineStart::unknown;
            line.label.reset();
            line.bullet = false;
            line.indent = line.text_indent;
        }
        if (line.role == LineRole::body && !line.label) {
            if (const std::size_t sign = bullet_sign(line.text); sign > 0 && sign < line.text.size()) {
                line.text.erase(0, sign);
                line.bullet = true;
                line.role = LineRole::list_item;
                line.start = LineStart::new_block;
            }
        }
        first = false;
        out.push_back(std::move(line));
    }
}

// "Contents" above a contents list that Word made.
void DocxReader::take_contents_heading(std::vector<Line>& out) {
    if (out.empty() || &out != &source_.lines) return;
    const std::string folded = fold(out.back().text);
    if (folded != "contents" && folded != "table of contents" && folded != "contents page") return;
    source_.furniture.push_back({FurnitureKind::contents, std::move(out.back().text), page_, {}, out.size() - 1});
    out.pop_back();
}

void DocxReader::put(ParagraphText text, Line shape, bool numbered, std::vector<Line>& out) {
    if (text.blank() && !(numbered && table_depth_ > 0 && shape.label)) {
        for (const char c : text.text) page_ += c == ParagraphText::k_page_turn;
        ++blank_paragraphs_;
    } else if (text.in_contents || in_contents_) {
        std::string flat;
        for (const char c : text.text) flat.push_back(c == ParagraphText::k_page_turn || c == ParagraphText::k_break ? ' ' : c);
        take_contents_heading(out);
        source_.furniture.push_back({FurnitureKind::contents, fold_blanks(clean(flat)), page_, {}, source_.lines.size()});
        for (const char c : text.text) page_ += c == ParagraphText::k_page_turn;
    } else {
        put_lines(text, shape, out);
    }
    for (const auto& id : text.comments) put_comment(id);
    notes_.insert(notes_.end(), text.notes.begin(), text.notes.end());
    if (table_depth_ == 0) put_notes(out);
    for (const Element box : text.boxes) blocks(box, out);
}

void DocxReader::paragraph(Element element, std::vector<Line>& out) {
    Element properties = element.child("pPr");
    const Element mark = properties.child("rPr");
    const std::string style_id(properties.child("pStyle").attribute("val"));
    if (options_.tracked == TrackedChanges::original) {
        if (const Element before = properties.child("pPrChange").child("pPr")) properties = before;
    }
    const ParagraphStyle& style = styles_.paragraph(properties.child("pStyle") ? std::string(properties.child("pStyle").attribute("val")) : style_id);
    ParagraphText text = paragraphs_.read(element, style.format.letters);
    text.in_contents |= style.kind == StyleKind::contents && !text.blank();

    bool runs_on = false;
    for (const char* name : {"ins", "del", "moveTo", "moveFrom"})
        if (const Element change = mark.child(name)) runs_on |= !paragraphs_.takes(change);
    if (runs_on) {
        carried_.push_back({std::move(text), false, {}});
        return;
    }
    const bool only_ends_section = element.child("pPr").child("sectPr") && text.blank();
    bool numbered = false;
    Line shape = shape_of(properties, style, !only_ends_section, numbered);
    if (mark.child("specVanish") && mark.child("vanish")) {
        carried_.push_back({std::move(text), true, shape});
        return;
    }
    ParagraphText whole;
    bool shaped = false;
    for (Carried& earlier : carried_) {
        if (earlier.keeps_own_shape && !shaped) {
            shape = earlier.shape;
            shape.role = shape.label ? LineRole::list_item : LineRole::body;  // a heading that runs into its text heads a clause
            shape.heading_level = 0;
            shaped = true;
        }
        whole.append(earlier.text);
        if (earlier.keeps_own_shape) whole.text.push_back(' ');
    }
    carried_.clear();
    whole.append(text);
    put(std::move(whole), shape, numbered, out);
}

void DocxReader::flush_carried(std::vector<Line>& out) {
    if (carried_.empty()) return;
    ParagraphText whole;
    Line shape;
    shape.start = LineStart::new_block;
    shape.whole_paragraph = true;
    for (Carried& earlier : carried_) {
        if (earlier.keeps_own_shape) shape = earlier.shape;
        whole.append(earlier.text);
    }
    carried_.clear();
    put(std::move(whole), shape, false, out);
}

void DocxReader::blocks(Element parent, std::vector<Line>& out) {
    if (++depth_ > k_deepest) too_deep_ = true;
    for (Element child = parent.first_child(); child && !too_deep_; child = child.next_sibling()) {
        const std::string_view name = child.name();
        if (name == "p") {
            paragraph(child, out);
        } else if (name == "tbl") {
            table(child, out);
            // Tables that touch are one to the eye; table() has read them all.
            while (child.next_sibling().name() == "tbl") child = child.next_sibling();
        } else if (name == "sdt") {
            const bool was_contents = in_contents_;
            const std::string_view gallery = child.child("sdtPr").child("docPartObj").child("docPartGallery").attribute("val");
            in_contents_ |= gallery == "Table of Contents";
            blocks(child.child("sdtContent"), out);
            in_contents_ = was_contents;
        } else if (name == "ins" || name == "del" || name == "moveTo" || name == "moveFrom") {
            if (paragraphs_.takes(child)) blocks(child, out);
        } else if (name == "customXml" || name == "smartTag" || name == "sdtContent") {
            blocks(child, out);
        } else if (name == "AlternateContent") {
            blocks(chosen_alternative(child), out);
        } else if (name == "altChunk") {
            source_.diagnostics.push_back({Severity::warning, "embedded-part", "another file is embedded in this one; its text is not read", {}, 0});
        }
    }
    --depth_;
}

void DocxReader::rows(Element parent, TableCells& cells) {
    if (++depth_ > k_deepest) too_deep_ = true;
    for (Element row = parent.first_child(); row && !too_deep_; row = row.next_sibling()) {
        const std::string_view name = row.name();
        if (name == "sdt") rows(row.child("sdtContent"), cells);
        if (name == "customXml" || name == "ins" || name == "moveTo") rows(row, cells);
        if (name != "tr") continue;
        bool stands = true;
        for (const char* change : {"ins", "del"})
            if (const Element tracked = row.child("trPr").child(change)) stands &= paragraphs_.takes(tracked);
        if (!stands) continue;
        TableCells::Row made;
        for (const Element child : row) {
            const Element cell = child.name() == "sdt" ? child.child("sdtContent").child("tc") : child;
            if (cell.name() != "tc") continue;
            made.emplace_back();
            // A cell that goes on from the row above holds nothing of its own.
            const Element merge = cell.child("tcPr").child("vMerge");
            if (merge && merge.attribute("val") != "restart") continue;
            blocks(cell, made.back());
            flush_carried(made.back());
        }
        cells.rows.push_back(std::move(made));
    }
    --depth_;
}

void DocxReader::table(Element first, std::vector<Line>& out) {
    flush_carried(out);
    ++table_depth_;
    TableCells cells;
    std::size_t columns = 0;
    for (Element next = first; next.name() == "tbl"; next = next.next_sibling()) {
        TableCells part;
        rows(next, part);
        std::size_t width = 0;
        for (const auto& row : part.rows) width = std::max(width, row.size());
        if (!cells.rows.empty() && width != columns) {
            for (Line& line : table_lines(std::move(cells))) out.push_back(std::move(line));
            cells = {};
        }
        columns = width;
        for (auto& row : part.rows) cells.rows.push_back(std::move(row));
    }
    for (Line& line : table_lines(std::move(cells))) out.push_back(std::move(line));
    blank_paragraphs_ = 0;
    if (--table_depth_ == 0) put_notes(out);
}

void DocxReader::put_notes(std::vector<Line>& out) {
    const auto notes = std::move(notes_);
    notes_.clear();
    for (const auto& note : notes) put_note(note, out);
}

void DocxReader::put_note(const ParagraphText::Note& note, std::vector<Line>& out) {
    const char* properties = note.endnote ? "endnotePr" : "footnotePr";
    const Element numbering = parts_.settings.root().child(properties);
    const Element format = numbering.child("numFmt");
    std::string label = note.mark;
    if (label.empty()) {
        const int start = numbering.child("numStart").number("val", 1);
        int& count = note.endnote ? endnotes_ : footnotes_;
        label = format_number(start + count++, format ? format.attribute("val") : note.endnote ? "lowerRoman" : "decimal");
    }
    auto& by_id = note.endnote ? endnotes_by_id_ : footnotes_by_id_;
    const auto found = by_id.find(note.id);
    if (found == by_id.end()) return;
    bool first = true;
    for (const Element paragraph : found->second) {
        if (paragraph.name() != "p") continue;
        const ParagraphStyle& style = styles_.paragraph(paragraph.child("pPr").child("pStyle").attribute("val"));
        ParagraphText text = paragraphs_.read(paragraph, style.format.letters);
        std::replace(text.text.begin(), text.text.end(), ParagraphText::k_break, ' ');
        Line shape;
        shape.role = LineRole::note;
        shape.start = LineStart::new_block;
        shape.whole_paragraph = true;
        shape.page_number = page_;
        Line line = piece(text, 0, text.text.size(), shape);
        if (line.text.empty()) continue;
        if (first) line.label = fold_blanks(clean(label));
        first = false;
        out.push_back(std::move(line));
    }
    by_id.erase(found);
}

void DocxReader::put_comment(const std::string& id) {
    const auto found = comments_by_id_.find(id);
    if (found == comments_by_id_.end()) return;
    std::string text(found->second.attribute("author"));
    text += ':';
    for (const Element paragraph : found->second)
        if (paragraph.name() == "p") text += ' ' + paragraphs_.read(paragraph, {}).text;
    source_.furniture.push_back({FurnitureKind::comment, fold_blanks(clean(text)), page_, {}, source_.lines.size()});
    ++comments_;
    comments_by_id_.erase(found);
}

// The text of every paragraph under an element, and the words of watermarks.
void gather(Element parent, ParagraphReader& paragraphs, std::vector<std::string>& text, std::vector<std::string>& watermarks, int depth) {
    if (depth > k_deepest) return;
    for (const Element child : parent) {
        if (child.name() == "p") text.push_back(paragraphs.read(child, {}).text);
        if (child.name() == "textpath" && !child.attribute("string").empty()) watermarks.emplace_back(child.attribute("string"));
        gather(child, paragraphs, text, watermarks, depth + 1);
    }
}

void DocxReader::put_margins() {
    std::set<std::string> seen;
    for (const auto& [kind, part] : parts_.margins) {
        ParagraphReader own(styles_, options_.tracked);
        std::vector<std::string> text, watermarks;
        gather(part.root(), own, text, watermarks, 0);
        const auto put_once = [&](FurnitureKind what, const std::string& words) {
            std::string folded = fold_blanks(clean(words));
            if (!folded.empty() && seen.insert(folded).second) source_.furniture.push_back({what, std::move(folded), 0, {}, 0});
        };
        for (const auto& words : watermarks) put_once(FurnitureKind::watermark, words);
        for (const auto& words : text) put_once(kind, words);
    }
}

// Word writes down where pages began when it last laid the file out. That is worth keeping only where it agrees with the number of pages
// that it counted then.
void DocxReader::settle_pages() {
    const int counted = parts_.app.root().child("Pages").text().empty() ? 0 : std::atoi(parts_.app.root().child("Pages").text().c_str());
    if (page_ > 1 && page_ == counted) {
        const Element size = parts_.document.root().child("body").child("sectPr").child("pgSz");
        for (int number = 1; number <= page_; ++number) source_.pages.push_back({number, "", size.number("w", 0) / 20.0, size.number("h", 0) / 20.0, false});
        return;
    }
    for (Line& line : source_.lines) line.page_number = 0;
    for (Furniture& furniture : source_.furniture) furniture.page_number = 0;
}

void DocxReader::report() {
    const auto note = [this](Severity severity, const char* code, std::string message) {
        source_.diagnostics.push_back({severity, code, std::move(message), {}, 0});
    };
    const bool original = options_.tracked == TrackedChanges::original;
    if (const int changes = paragraphs_.insertions + paragraphs_.deletions; changes > 0)
        note(Severity::warning, "tracked-changes",
             "the file has tracked changes (" + std::to_string(paragraphs_.insertions) + " insertions, " + std::to_string(paragraphs_.deletions) +
                 " deletions); the " + (original ? "original text is read" : "text with all of them accepted is read"));
    if (comments_ > 0) note(Severity::note, "comments", "comments in the file, left out of the text: " + std::to_string(comments_));
    if (paragraphs_.hidden > 0) note(Severity::note, "hidden-text", "runs of hidden text, left out: " + std::to_string(paragraphs_.hidden));
    if (paragraphs_.pictures > 0) note(Severity::note, "pictures", "pictures in the file, whose words are not read: " + std::to_string(paragraphs_.pictures));
    if (replaced_ > 0) note(Severity::warning, "characters-replaced", "characters that no text may hold, replaced by U+FFFD: " + std::to_string(replaced_));
    if (source_.lines.empty()) note(Severity::warning, "no-text", "the file has no text");
}

Result<SourceText> DocxReader::read() {
    source_.format = "docx";
    const Element body = parts_.document.root().child("body");
    if (!body) return fail(Error{"docx-no-document", "the Word file has no document in it", "open it in a word processor and save it again as .docx", "", ""});
    put_margins();
    blocks(body, source_.lines);
    flush_carried(source_.lines);
    put_notes(source_.lines);
    if (too_deep_ || paragraphs_.too_deep)
        return fail(Error{"docx-too-deep", "the Word file is nested deeper than " + std::to_string(k_deepest) + " levels",
                          "no word processor does that: the file is refused", "", ""});
    demote_prose_headings(source_.lines);
    settle_line_breaks(source_.lines);
    std::vector<std::optional<FurnitureKind>> kinds(source_.lines.size());
    find_contents(source_, kinds);
    take_out(source_, kinds);
    settle_pages();
    if (options_.first_page > 0 || options_.last_page > 0) {
        if (source_.pages.empty())
            return fail(Error{"docx-no-pages", "the Word file does not say where its pages end",
                              "save the pages that you want as a file of their own, or as PDF", "", ""});
        std::erase_if(source_.lines, [this](const Line& line) { return !options_.takes_page(line.page_number); });
        std::erase_if(source_.pages, [this](const Page& page) { return !options_.takes_page(page.number); });
        std::erase_if(source_.furniture, [this](const Furniture& item) { return item.page_number > 0 && !options_.takes_page(item.page_number); });
        for (Furniture& item : source_.furniture) item.before_line = std::min(item.before_line, source_.lines.size());
    }
    if (fold(parts_.core.root().child("contentStatus").text()) == "draft") source_.details.status = "draft";
    report();
    return std::move(source_);
}

Result<Parts> open_parts(OoxmlPackage& package) {
    Parts parts;
    std::string main = "word/document.xml";
    const auto root = package.relations("");
    if (!root) return fail(root.error());
    Error error;
    bool failed = false;
    const auto load = [&](const std::string& name) {
        auto part = package.part(name);
        if (part) return std::move(*part);
        if (!failed) error = part.error();
        failed = true;
        return XmlPart();
    };
    for (const auto& [id, relation] : *root) {
        if (relation.type == "officeDocument") main = relation.target;
        if (relation.type == "core-properties") parts.core = load(relation.target);
        if (relation.type == "extended-properties") parts.app = load(relation.target);
    }
    parts.document = load(main);
    const auto relations = package.relations(main);
    if (!relations) return fail(relations.error());
    for (const auto& [id, relation] : *relations) {
        if (relation.type == "styles") parts.styles = load(relation.target);
        if (relation.type == "numbering") parts.numbering = load(relation.target);
        if (relation.type == "footnotes") parts.footnotes = load(relation.target);
        if (relation.type == "endnotes") parts.endnotes = load(relation.target);
        if (relation.type == "comments") parts.comments = load(relation.target);
        if (relation.type == "settings") parts.settings = load(relation.target);
        if (relation.type == "header") parts.margins.emplace_back(FurnitureKind::header, load(relation.target));
        if (relation.type == "footer") parts.margins.emplace_back(FurnitureKind::footer, load(relation.target));
    }
    if (failed) return fail(error);
    return parts;
}

}  // namespace

Result<SourceText> read_docx(std::string_view bytes, const ReadOptions& options) {
    auto package = OoxmlPackage::open(bytes);
    if (!package) return fail(package.error());
    auto parts = open_parts(*package);
    if (!parts) return fail(parts.error());
    return DocxReader(*parts, options).read();
}

}  // namespace clausebook
