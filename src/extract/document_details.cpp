#include "extract/document_details.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "text/fold.h"
#include "text/printed_details.h"
#include "text/utf8.h"
#include "text/word_lists.h"
#include "text/words.h"

namespace clausebook {
namespace {

constexpr std::size_t k_longest_name = 7;          // words of a council's name
constexpr std::size_t k_longest_status_line = 30;  // words of a paragraph that speaks of the document itself

bool begins_upper(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && is_upper(next_character(text, at));
}

// Words that say what kind of council it is, and are no name by themselves.
bool is_kind_word(const std::string& folded) {
    return is_one_of(
        folded, {"council", "county", "district", "borough", "city", "town",  "parish", "community", "metropolitan", "london", "royal", "authority", "combined",
                 "the",     "this",   "our",      "and",     "of",   "local", "full",   "unitary",   "or",           "by",     "a",     "an"});
}

// "Hollinbeck Borough Council" that ends with word `last`, as a span of the text; empty where the words before "Council" hold no name.
Span name_ending_at(std::string_view text, const std::vector<Word>& words, std::size_t last) {
    std::size_t first = last;
    bool has_name = false;
    while (first > 0 && last - first + 1 < k_longest_name) {
        const Word& before = words[first - 1];
        const std::string_view printed = text.substr(before.span.begin, before.span.size());
        const std::string_view gap = text.substr(before.span.end, words[first].span.begin - before.span.end);
        const bool joins = gap == " " || gap == "-" || gap == " & ";
        const bool small = is_one_of(before.folded, {"of", "and", "upon", "on", "the", "under", "with"}) && !begins_upper(printed);
        if (!joins || !(begins_upper(printed) || small)) break;
        --first;
        has_name = has_name || (!is_kind_word(before.folded) && !small);
    }
    // What stands in front of the name proper: "The", "of", "and".
    while (first < last &&
           (is_one_of(words[first].folded, {"the", "this", "our"}) || !begins_upper(text.substr(words[first].span.begin, words[first].span.size())))) {
        ++first;
    }
    return has_name && first < last ? Span{words[first].span.begin, words[last].span.end} : Span{};
}

// Every full name of a council in a text, in order.
std::vector<std::string> council_names(std::string_view text) {
    std::vector<std::string> names;
    const auto has = [text](std::string_view ending) {
        const auto same = [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); };
        return std::search(text.begin(), text.end(), ending.begin(), ending.end(), same) != text.end();
    };
    if (!has("ouncil") && !has("uthority") && !has("orough")) return names;
    const std::vector<Word> all = words(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string_view printed = text.substr(all[i].span.begin, all[i].span.size());
        if (!begins_upper(printed)) continue;
        Span name;
        if (all[i].folded == "council" || (all[i].folded == "authority" && i > 0 && is_one_of(all[i - 1].folded, {"combined", "park", "fire", "rescue"}))) {
            name = name_ending_at(text, all, i);
        } else if (all[i].folded == "borough" && i + 2 < all.size() && i > 0 && is_one_of(all[i - 1].folded, {"london", "royal", "metropolitan"}) &&
                   all[i + 1].folded == "of") {
            std::size_t last = i + 2;
            while (last + 1 < all.size() && begins_upper(text.substr(all[last + 1].span.begin, all[last + 1].span.size())) && last - i < 4) ++last;
            name = {all[i - 1].span.begin, all[last].span.end};
        }
        if (!name.empty()) names.emplace_back(text.substr(name.begin, name.size()));
    }
    return names;
}

// The type that the name itself says.
std::string type_in_name(const std::string& name) {
    const std::string folded = " " + fold(name) + " ";
    const auto has = [&](std::string_view words) { return folded.find(" " + std::string(words) + " ") != std::string::npos; };
    if (has("combined authority")) return "combined";
    if (has("london borough of") || has("royal borough of")) return "london";
    if (has("metropolitan")) return "metropolitan";
    if (has("county council")) return "county";
    if (has("district council")) return "district";
    if (has("town council") || has("parish council") || has("community council")) return "parish";
    return {};
}

// A line of the title that is the council's name and nothing else.
bool is_council_line(std::string_view line) {
    const std::vector<std::string> names = council_names(line);
    return names.size() == 1 && fold(names[0]) == fold(line);
}

std::string_view own_words(const ProtocolDoc& doc, const Unit& unit) { return doc.words(unit.heading.empty() ? unit.text : unit.heading); }

// Whether a paragraph speaks of the document itself and not of what it rules: short, and with a date or a version behind such a word.
bool is_status_line(std::string_view text) {
    constexpr std::size_t k_opening = 60;  // bytes that hold the first word
    if (text.find_first_of("0123456789") == std::string_view::npos) return false;
    const std::vector<std::string> opening = folded_words(text.substr(0, k_opening));
    const bool begins_so = !opening.empty() && is_one_of(opening[0], {"adopted", "approved", "ratified", "version", "issue", "effective", "review", "date",
                                                                      "policy", "last", "next", "document", "draft"});
    return begins_so && folded_words(text).size() <= k_longest_status_line;
}

}  // namespace

Details document_details(const ProtocolDoc& doc) {
    Details said;
    std::map<std::string, int> names;  // in the document's words, with how often
    bool in_title = false;
    for (const Unit& unit : doc.units) {
        const std::string_view line = own_words(doc, unit);
        if (unit.kind == UnitKind::title) {
            if (is_council_line(line)) {
                if (said.authority.empty()) said.authority = line;
                in_title = true;
            } else if (said.title.empty()) {
                said.title = line;
            }
            if (said.status.empty()) said.status = status_in(line);
        }
        const std::string_view text = doc.words(unit.text);
        if (unit.kind == UnitKind::meta || (unit.kind != UnitKind::title && is_status_line(text))) {
            read_printed_details(text, said);
            if (unit.kind == UnitKind::meta && said.status.empty()) said.status = status_in(text);
        }
        for (const std::string& name : council_names(doc.words(unit.span()))) ++names[name];
    }
    if (!in_title && names.size() == 1 && names.begin()->second >= 2) said.authority = names.begin()->first;
    said.authority_type = type_in_name(said.authority);

    Details out = doc.details;
    const auto lay_over = [&](std::string Details::*field) {
        if (!(said.*field).empty()) out.*field = said.*field;
    };
    for (const auto field : {&Details::title, &Details::authority, &Details::authority_type, &Details::adopted, &Details::review, &Details::effective,
                             &Details::version, &Details::status}) {
        lay_over(field);
    }
    return out;
}

}  // namespace clausebook
