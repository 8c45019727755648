#include "compare/stored_answers.h"

#include <fmt/format.h>

#include <algorithm>

#include "compare/values.h"
#include "model/introduction.h"
#include "model/places.h"
#include "text/elsewhere.h"
#include "text/words.h"

namespace clausebook {
namespace {

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

// The sentence that opens the list of which a unit is an item; empty where it is none.
Span opening_sentence(const ProtocolDoc& doc, int unit) {
    const std::vector<Span> all = sentences(introduction_of(doc, unit));
    if (all.empty()) return {};
    const std::size_t begin = unit_at(doc, unit_at(doc, unit).parent).text.begin;
    return {begin + all.back().begin, begin + all.back().end};
}

CitedQuote cited(const DocumentRecord& record, int unit, Span span, bool with_words) {
    const Unit& here = unit_at(record.doc, unit);
    CitedQuote quote{record.doc.id, record.version, here.id, here.citation, {}, span, with_words ? std::string(record.doc.words(span)) : "", false, {}};
    for (const Page& page : pages_of(record.doc, span)) {
        quote.pages.push_back(page.number);
        quote.page_labels.push_back(page.label);
        quote.machine_read = quote.machine_read || page.machine_read;
    }
    if (with_words) {
        quote.introduction_span = opening_sentence(record.doc, unit);
        quote.introduction = record.doc.words(quote.introduction_span);
    }
    return quote;
}

bool misnumbered(const ProtocolDoc& doc, int unit) {
    const Span label = unit_at(doc, unit).label;
    return !label.empty() && std::any_of(doc.diagnostics.begin(), doc.diagnostics.end(),
                                         [&](const Diagnostic& d) { return !d.span.empty() && d.span.begin <= label.begin && label.begin < d.span.end; });
}

StoredAnswer stored(const DocumentRecord& record, const ProvisionAnswer& answer) {
    const ProtocolDoc& doc = record.doc;
    StoredAnswer out;
    out.document = doc.id;
    out.version = record.version;
    out.key = answer.key;
    out.status = answer.status;
    out.value = answer.value;
    out.probability = answer.probability;
    out.near_threshold = answer.near_threshold;
    out.review = answer.review;
    for (const ProvisionUnit& unit : answer.units) {
        out.units.push_back(unit_at(doc, unit.unit).id);
        out.headings.push_back(fmt::format("{}", fmt::join(headings_of(doc, unit.unit), " > ")));
        out.misnumbered = out.misnumbered || misnumbered(doc, unit.unit);
    }
    for (const Span span : answer.quotes) {
        if (const int unit = unit_of(doc, span); unit >= 0) out.quotes.push_back(cited(record, unit, span, true));
    }
    if (!answer.units.empty()) out.because = answer.units.front().because;
    for (const ProvisionUnit& near : answer.nearest) out.nearest.push_back(cited(record, near.unit, unit_at(doc, near.unit).span(), false));
    if (answer.status == AnswerStatus::deferred && !answer.nearest.empty())
        out.refers_to = document_pointed_to(doc, record.facts, answer.nearest.front().unit, answer.quotes.empty() ? Span{} : answer.quotes.front());
    if (const TimeLimit* limit = answer.status == AnswerStatus::found ? stated_limit(doc, record.facts, answer) : nullptr)
        out.limit = StoredLimit{limit->quantity, limit->period, limit->day_type, limit->promise};
    return out;
}

}  // namespace

std::vector<StoredAnswer> stored_answers(const DocumentRecord& record) {
    std::vector<StoredAnswer> out;
    for (const ProvisionAnswer& answer : record.answers) out.push_back(stored(record, answer));
    return out;
}

AnsweredDocument answered_document(const DocumentRecord& record) { return {record.doc.id, record.version, record.doc.details, stored_answers(record)}; }

}  // namespace clausebook
