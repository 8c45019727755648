// The stored form of a document: its text, the byte 0x1E, its XML.
#include "book/akn.h"

#include "targets.h"

namespace clausebook {

namespace {

// What the rest of the program takes for granted where it follows a parent or a fact's unit, or takes a span's words.
void require_possible(const DocumentRecord& record) {
    const int units = static_cast<int>(record.doc.units.size());
    const auto in_text = [&](Span span) { return span.begin <= span.end && span.end <= record.doc.text.size(); };
    const auto require_fact = [&](int unit, Span span) {
        require(unit >= 0 && unit < units, "a fact's unit is one of the document's");
        require(in_text(span), "a fact's span lies in the text");
    };
    for (int i = 0; i < units; ++i) {
        const Unit& unit = record.doc.units[static_cast<std::size_t>(i)];
        require(unit.parent >= -1 && unit.parent < i, "a unit's parent stands before it");
        require(in_text(unit.label) && in_text(unit.heading) && in_text(unit.text) && unit.span().begin <= unit.span().end, "a unit's span lies in the text");
    }
    for (const TimeLimit& limit : record.facts.time_limits) require_fact(limit.unit, limit.span);
    for (const Decider& decider : record.facts.deciders) require_fact(decider.unit, decider.span);
    for (const Duty& duty : record.facts.duties) require_fact(duty.unit, duty.span);
    for (const Reference& reference : record.facts.references) {
        require_fact(reference.unit, reference.span);
        require(reference.target_unit >= -1 && reference.target_unit < units, "a reference leads to a unit of the document");
        require(reference.likelier_unit >= -1 && reference.likelier_unit < units, "a likelier unit is one of the document's");
    }
    for (const ProvisionAnswer& answer : record.answers) {
        for (const ProvisionUnit& unit : answer.units) require(unit.unit >= 0 && unit.unit < units, "an answer's unit is one of the document's");
        for (const Span quote : answer.quotes) require(in_text(quote), "a quote lies in the text");
    }
}

}  // namespace

void fuzz_akn(std::string_view bytes) {
    const std::size_t end = bytes.find('\x1E');
    if (end == std::string_view::npos) return;
    const std::string text(bytes.substr(0, end));
    const auto record = read_akn(bytes.substr(end + 1), text);
    if (!record) {
        require(record.error().code == "akn-damaged", "damage is told as such");
        return;
    }
    require_possible(*record);
    // What XML forbids goes with the first writing.
    const auto again = read_akn(write_akn(*record), text);
    require(again.has_value(), "what was read can be written and read");
    const std::string written = write_akn(*again);
    const auto third = read_akn(written, text);
    require(third.has_value() && write_akn(*third) == written, "and is written the same");
}

}  // namespace clausebook
