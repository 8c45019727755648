#include "ingest/docx_styles.h"

#include <vector>

namespace clausebook {

namespace {

// ST_OnOff: a property's element without a value says yes.
std::optional<bool> on_off(Element property) {
    if (!property) return std::nullopt;
    const std::string_view value = property.attribute("val");
    return value != "0" && value != "false" && value != "off";
}

constexpr double k_twips_a_point = 20;

std::optional<double> twips(Element element, std::initializer_list<std::string_view> names) {
    constexpr int k_missing = -1'000'000;
    for (const std::string_view name : names) {
        const int value = element.number(name, k_missing);
        if (value != k_missing) return value / k_twips_a_point;
    }
    return std::nullopt;
}

template <class T>
void take(std::optional<T>& mine, const std::optional<T>& inner) {
    if (inner) mine = inner;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

// Built-in styles keep their English names in every language of Word (ECMA-376 17.7.4.9), and their meaning goes with the name.
void apply_name(const std::string& name, ParagraphStyle& style) {
    if (name == "title" || name == "subtitle") style.kind = StyleKind::title;
    if (name.rfind("toc ", 0) == 0 || name == "table of figures" || name == "table of authorities" || name.rfind("index ", 0) == 0)
        style.kind = StyleKind::contents;
    if (name.size() == 9 && name.rfind("heading ", 0) == 0 && name[8] >= '1' && name[8] <= '9') {
        style.kind = StyleKind::body;
        style.format.outline_level = name[8] - '1';
    }
}

}  // namespace

void LetterFormat::apply(const LetterFormat& inner) {
    take(bold, inner.bold);
    take(italic, inner.italic);
    take(hidden, inner.hidden);
    take(size, inner.size);
    take(symbols, inner.symbols);
}

void ParagraphFormat::apply(const ParagraphFormat& inner) {
    take(outline_level, inner.outline_level);
    if (inner.list) {
        list = inner.list;
        list_style = inner.list_style;
    }
    take(list_level, inner.list_level);
    take(left, inner.left);
    take(first, inner.first);
    letters.apply(inner.letters);
}

LetterFormat read_letter_format(Element properties) {
    LetterFormat format;
    format.bold = on_off(properties.child("b"));
    format.italic = on_off(properties.child("i"));
    format.hidden = on_off(properties.child("vanish"));
    if (const int half_points = properties.child("sz").number("val", 0); half_points > 0) format.size = half_points / 2.0;
    if (const Element fonts = properties.child("rFonts")) {
        const std::string font = lower(fonts.attribute("ascii"));
        if (!font.empty()) format.symbols = font.rfind("wingdings", 0) == 0 || font == "symbol" || font == "webdings";
    }
    return format;
}

ParagraphFormat read_paragraph_format(Element properties) {
    ParagraphFormat format;
    if (const Element outline = properties.child("outlineLvl")) format.outline_level = outline.number("val", 9);
    if (const Element numbering = properties.child("numPr")) {
        if (const Element list = numbering.child("numId")) format.list = list.number("val", 0);
        if (const Element level = numbering.child("ilvl")) format.list_level = level.number("val", 0);
    }
    if (const Element indent = properties.child("ind")) {
        format.left = twips(indent, {"left", "start"});
        if (const auto hanging = twips(indent, {"hanging"}))
            format.first = -*hanging;
        else
            format.first = twips(indent, {"firstLine"});
    }
    return format;
}

Styles::Styles(Element root) {
    const Element defaults = root.child("docDefaults");
    default_.format = read_paragraph_format(defaults.child("pPrDefault").child("pPr"));
    default_.format.letters = read_letter_format(defaults.child("rPrDefault").child("rPr"));

    std::map<std::string, Element, std::less<>> by_id;
    std::string default_id;
    for (const Element style : root) {
        if (style.name() != "style") continue;
        const std::string id(style.attribute("styleId"));
        by_id[id] = style;
        const std::string_view is_default = style.attribute("default");
        if (style.attribute("type") == "paragraph" && (is_default == "1" || is_default == "true" || is_default == "on")) default_id = id;
    }
    // From a style up to the one that it is based on last; a chain that bites its tail ends there.
    const auto chain_of = [&](std::string id) {
        std::vector<Element> chain;
        constexpr std::size_t k_longest_chain = 32;
        for (auto found = by_id.find(id); found != by_id.end() && chain.size() < k_longest_chain; found = by_id.find(id)) {
            chain.push_back(found->second);
            id = found->second.child("basedOn").attribute("val");
        }
        return chain;
    };
    for (const auto& [id, style] : by_id) {
        const auto chain = chain_of(id);
        if (style.attribute("type") == "character") {
            LetterFormat letters;
            for (auto link = chain.rbegin(); link != chain.rend(); ++link) letters.apply(read_letter_format(link->child("rPr")));
            letters_[id] = letters;
        } else if (style.attribute("type") == "paragraph") {
            ParagraphStyle resolved = default_;
            for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
                ParagraphFormat own = read_paragraph_format(link->child("pPr"));
                own.letters = read_letter_format(link->child("rPr"));
                if (own.list) {
                    own.list_style = link->attribute("styleId");
                    if (!own.list_level) resolved.format.list_level.reset();
                    resolved.indents_itself = false;
                }
                if (own.left || own.first) resolved.indents_itself = true;
                apply_name(lower(link->child("name").attribute("val")), resolved);
                resolved.format.apply(own);
            }
            paragraph_[id] = resolved;
        }
    }
    if (const auto found = paragraph_.find(default_id); found != paragraph_.end()) default_ = found->second;
}

const ParagraphStyle& Styles::paragraph(std::string_view id) const {
    const auto found = paragraph_.find(id);
    return found == paragraph_.end() ? default_ : found->second;
}

LetterFormat Styles::letters(std::string_view id) const {
    const auto found = letters_.find(id);
    return found == letters_.end() ? LetterFormat{} : found->second;
}

}  // namespace clausebook
