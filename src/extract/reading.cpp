#include "extract/reading.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/word_lists.h"

namespace clausebook {

bool Reading::is_capital(std::size_t at) const {
    if (at >= words.size()) return false;
    std::size_t place = words[at].span.begin;
    return is_upper(next_character(doc->text, place));
}

Span Reading::part() const {
    const Unit& own = doc->units[static_cast<std::size_t>(unit)];
    return is_heading ? own.heading : own.text;
}

std::string_view Reading::gap_before(std::size_t at) const {
    const Span whole = part();
    const std::size_t begin = at == 0 ? whole.begin : words[at - 1].span.end;
    const std::size_t end = at < words.size() ? words[at].span.begin : whole.end;
    return doc->words({begin, end});
}

WordRange Reading::sentence_at(std::size_t word) const {
    const auto found = std::upper_bound(sentences.begin(), sentences.end(), word, [](std::size_t w, const WordRange& s) { return w < s.end; });
    return found == sentences.end() ? WordRange{words.size(), words.size()} : *found;
}

void DocumentReading::read_part(int unit, bool is_heading, Span part) {
    if (part.empty()) return;
    Reading reading;
    reading.doc = doc_;
    reading.unit = unit;
    reading.is_heading = is_heading;
    const std::string_view text = doc_->words(part);
    reading.words = words(text);
    if (reading.words.empty()) return;
    reading.roles = find_roles(*roles_, text, reading.words);
    reading.catalogue = roles_;
    for (RoleMention& role : reading.roles) {
        role.span.begin += part.begin;
        role.span.end += part.begin;
    }
    for (Word& word : reading.words) {
        word.span.begin += part.begin;
        word.span.end += part.begin;
    }
    for (std::size_t i = 0; i + 1 < reading.words.size() && !speaks_to_members_; ++i) {
        speaks_to_members_ = reading.word(i) == "your" && is_one_of(reading.word(i + 1), {"ward", "wards", "division", "constituents", "residents"});
    }
    std::size_t at = 0;
    for (const Span sentence : sentences(text)) {
        reading.printed_sentences.push_back({part.begin + sentence.begin, part.begin + sentence.end});
        const std::size_t begin = at;
        while (at < reading.words.size() && reading.words[at].span.begin < part.begin + sentence.end) ++at;
        if (begin < at) reading.sentences.push_back({begin, at});
    }
    if (!reading.sentences.empty()) reading.sentences.back().end = reading.words.size();
    (is_heading ? heading_ : text_)[static_cast<std::size_t>(unit)] = static_cast<int>(parts_.size());
    parts_.push_back(std::move(reading));
}

DocumentReading::DocumentReading(const ProtocolDoc& doc, const Roles& roles)
    : doc_(&doc), roles_(&roles), text_(doc.units.size(), -1), heading_(doc.units.size(), -1) {
    parts_.reserve(doc.units.size() * 2);
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        read_part(static_cast<int>(i), true, doc.units[i].heading);
        read_part(static_cast<int>(i), false, doc.units[i].text);
    }
}

const Reading* DocumentReading::part(const std::vector<int>& index, int unit) const {
    const int at = unit < 0 ? -1 : index[static_cast<std::size_t>(unit)];
    return at < 0 ? nullptr : &parts_[static_cast<std::size_t>(at)];
}

const Reading* DocumentReading::introduction_of(int unit) const {
    for (int at = doc_->units[static_cast<std::size_t>(unit)].parent; at >= 0; at = doc_->units[static_cast<std::size_t>(at)].parent) {
        if (const Reading* text = text_of(at)) return text;
    }
    return nullptr;
}

const Reading* DocumentReading::heading_over(int unit) const {
    for (int at = unit; at >= 0; at = doc_->units[static_cast<std::size_t>(at)].parent) {
        if (const Reading* heading = heading_of(at)) return heading;
    }
    return nullptr;
}

}  // namespace clausebook
