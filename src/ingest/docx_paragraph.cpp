#include "ingest/docx_paragraph.h"

#include <charconv>

#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr int k_deepest = 200;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> list) {
    for (const std::string_view item : list)
        if (name == item) return true;
    return false;
}

// Letters without xml:space="preserve" lose the blanks around them.
std::string written_text(Element element) {
    std::string text = element.text();
    for (char& c : text)
        if (c == '\n' || c == '\r' || c == '\f') c = ' ';
    if (element.attribute("space") == "preserve") return text;
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Signs of Wingdings and its like are bullets and ticks, whatever letter they are typed as.
std::string as_sign(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (is_blank(c))
            append_character(out, c);
        else
            out += "\u2022";
    }
    return out;
}

void gather_math(Element math, std::string& out, int depth) {
    if (depth > k_deepest) return;
    for (const Element child : math) {
        if (child.name() == "t")
            out += child.text();
        else
            gather_math(child, out, depth + 1);
    }
}

}  // namespace

bool ParagraphText::blank() const {
    for (std::size_t at = 0; at < text.size();)
        if (!is_blank(next_character(text, at))) return false;
    return true;
}

void ParagraphText::append(const ParagraphText& next) {
    for (Run run : next.runs) {
        run.begin += text.size();
        runs.push_back(run);
    }
    text += next.text;
    notes.insert(notes.end(), next.notes.begin(), next.notes.end());
    comments.insert(comments.end(), next.comments.begin(), next.comments.end());
    boxes.insert(boxes.end(), next.boxes.begin(), next.boxes.end());
    in_contents |= next.in_contents;
}

Element chosen_alternative(Element alternate) {
    if (const Element choice = alternate.child("Choice")) return choice;
    return alternate.child("Fallback");
}

void ParagraphReader::add(std::string_view text, const LetterFormat& letters, ParagraphText& into) {
    if (text.empty() || in_code()) return;
    ParagraphText::Run run{into.text.size(), letters.bold.value_or(false), letters.italic.value_or(false), letters.size.value_or(0)};
    if (into.runs.empty() || into.runs.back().bold != run.bold || into.runs.back().italic != run.italic || into.runs.back().size != run.size)
        into.runs.push_back(run);
    into.text += text;
    into.in_contents |= contents_ > 0;
}

ParagraphText ParagraphReader::read(Element paragraph, const LetterFormat& letters) {
    ParagraphText into;
    read_content(paragraph, letters, into);
    return into;
}

bool ParagraphReader::takes(Element change) {
    const std::string_view name = change.name();
    if (name == "ins" || name == "moveTo") {
        ++insertions;
        return tracked_ == TrackedChanges::accepted;
    }
    ++deletions;
    return tracked_ == TrackedChanges::original;
}

void ParagraphReader::read_content(Element parent, const LetterFormat& letters, ParagraphText& into) {
    if (++depth_ > k_deepest) {
        too_deep = true;
        --depth_;
        return;
    }
    for (const Element child : parent) {
        const std::string_view name = child.name();
        if (name == "r") {
            read_run(child, letters, into);
        } else if (is_one_of(name, {"ins", "del", "moveTo", "moveFrom"})) {
            if (takes(child)) read_content(child, letters, into);
        } else if (is_one_of(name, {"hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent"})) {
            read_content(child, letters, into);
        } else if (name == "sdt") {
            // "Click here to enter text" stands for nothing that anybody wrote.
            if (!child.child("sdtPr").child("showingPlcHdr")) read_content(child.child("sdtContent"), letters, into);
        } else if (name == "fldSimple") {
            const bool contents = child.attribute("instr").find("TOC") != std::string_view::npos;
            contents_ += contents;
            read_content(child, letters, into);
            contents_ -= contents;
        } else if (name == "AlternateContent") {
            read_content(chosen_alternative(child), letters, into);
        } else if (name == "oMath" || name == "oMathPara") {
            std::string formula;
            gather_math(child, formula, 0);
            add(formula, letters, into);
        }
    }
    --depth_;
}

void ParagraphReader::read_run(Element run, const LetterFormat& paragraph_letters, ParagraphText& into) {
    LetterFormat letters = paragraph_letters;
    if (const Element properties = run.child("rPr")) {
        letters.apply(styles_.letters(properties.child("rStyle").attribute("val")));
        letters.apply(read_letter_format(properties));
    }
    // A hidden run may hold the marks of a field, which count all the same.
    const bool is_hidden = letters.hidden.value_or(false);
    bool counted = false;
    std::string* note_mark = nullptr;
    for (const Element part : run) {
        const std::string_view name = part.name();
        const bool is_text = name == "t" || name == "delText";
        if (is_hidden && name != "fldChar" && name != "instrText") {
            hidden += is_text && !counted;
            counted |= is_text;
            continue;
        }
        if (is_text && note_mark) {
            *note_mark += part.text();
        } else if (name == "footnoteReference" || name == "endnoteReference") {
            if (in_code()) continue;
            into.notes.push_back({std::string(part.attribute("id")), name == "endnoteReference", ""});
            const std::string_view custom = part.attribute("customMarkFollows");
            note_mark = custom == "1" || custom == "true" || custom == "on" ? &into.notes.back().mark : nullptr;
        } else {
            read_run_part(part, letters, into);
        }
    }
}

void ParagraphReader::read_run_part(Element part, const LetterFormat& letters, ParagraphText& into) {
    const std::string_view name = part.name();
    if (name == "t" || name == "delText") {
        const std::string text = written_text(part);
        add(letters.symbols.value_or(false) ? as_sign(text) : text, letters, into);
    } else if (name == "tab" || name == "ptab") {
        add("\t", letters, into);
    } else if (name == "br") {
        const std::string_view type = part.attribute("type");
        add(type == "page" || type == "column" ? " " : "\n", letters, into);
    } else if (name == "cr") {
        add("\n", letters, into);
    } else if (name == "noBreakHyphen") {
        add("-", letters, into);
    } else if (name == "sym") {
        const std::string_view code = part.attribute("char");
        std::uint32_t character = 0;
        const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), character, 16);
        if (error != std::errc() || end != code.data() + code.size() || character == 0 || character > 0xFFFF) return;
        std::string sign;
        append_character(sign, character < 0xF000 && character < 0x100 ? 0xF000 + character : character);
        add(sign, letters, into);
    } else if (name == "lastRenderedPageBreak") {
        into.text.push_back(ParagraphText::k_page_turn);
    } else if (name == "fldChar") {
        read_field_mark(part.attribute("fldCharType"));
    } else if (name == "instrText") {
        if (!fields_.empty() && fields_.back().in_code && fields_.back().code.size() < 256) fields_.back().code += part.text();
    } else if (name == "commentReference") {
        into.comments.emplace_back(part.attribute("id"));
    } else if (name == "drawing" || name == "pict" || name == "object") {
        bool found = false;
        find_boxes(part, into, 0, found);
        pictures += !found;
    } else if (name == "AlternateContent") {
        for (const Element inner : chosen_alternative(part)) read_run_part(inner, letters, into);
    } else if (name == "ruby") {
        for (const Element run : part.child("rubyBase")) read_run(run, letters, into);
    }
}

void ParagraphReader::end_field() {
    codes_ -= fields_.back().in_code;
    contents_ -= fields_.back().contents;
    fields_.pop_back();
}

void ParagraphReader::read_field_mark(std::string_view type) {
    if (type == "begin") {
        fields_.emplace_back();
        ++codes_;
    } else if (type == "separate" && !fields_.empty() && fields_.back().in_code) {
        Field& field = fields_.back();
        field.in_code = false;
        --codes_;
        const std::size_t first = field.code.find_first_not_of(' ');
        field.contents = first != std::string::npos && field.code.compare(first, 3, "TOC") == 0;
        contents_ += field.contents;
    } else if (type == "end" && !fields_.empty()) {
        end_field();
    }
}

void ParagraphReader::find_boxes(Element drawing, ParagraphText& into, int depth, bool& found) {
    if (depth > k_deepest) {
        too_deep = true;
        return;
    }
    for (const Element child : drawing) {
        if (child.name() == "txbxContent") {
            if (!in_code()) into.boxes.push_back(child);
            found = true;
        } else if (child.name() == "AlternateContent") {
            find_boxes(chosen_alternative(child), into, depth + 1, found);
        } else {
            find_boxes(child, into, depth + 1, found);
        }
    }
}

}  // namespace clausebook
