#include "render/ask_text.h"

#include <fmt/format.h>

#include "model/own_words.h"
#include "render/part_sources.h"

namespace clausebook {
namespace {

constexpr std::size_t k_quotes = 2;  // of one document's answer

std::string name_of_source(const CitedSource& source) {
    return (source.authority.empty() ? source.document : source.authority + " (" + source.document + ")") + (source.home ? ", our own" : "");
}

std::string quote_lines(const CitedSource& source, const CitedQuote& quote, CitationStyle citations, const TextStyle& style) {
    const auto quoted = [&](const std::string& words) { return paragraph(printable("\xE2\x80\x9C" + words + "\xE2\x80\x9D"), "", 4, style); };
    return (quote.introduction.empty() ? "" : quoted(quote.introduction)) + quoted(quote.text) +
           paragraph(printable(full_citation(source, quote, citations)), "\xE2\x80\x94", 6, style);
}

std::string answer_lines(const DocumentAnswer& one, const CitedSource& source, CitationStyle citations, const TextStyle& style) {
    std::string out;
    if (!one.value.empty() && !is_own_words(one.value, one.quotes)) out += paragraph(printable(one.value), "Derived:", 13, style);
    for (std::size_t i = 0; i < one.quotes.size() && i < k_quotes; ++i) out += quote_lines(source, one.quotes[i], citations, style);
    if (one.quotes.size() > k_quotes) {
        std::string places;
        for (std::size_t i = k_quotes; i < one.quotes.size(); ++i) places += (places.empty() ? "" : "; ") + one.quotes[i].citation;
        out += paragraph(printable("See also " + places + "."), "", 4, style);
    }
    if (one.near_threshold) out += paragraph("Whether this answers the question is a close call: read the clause.", "", 4, style);
    return out;
}

std::string joined_names(const std::vector<const CitedSource*>& sources) {
    std::string out;
    for (const CitedSource* source : sources) out += (out.empty() ? "" : ", ") + source->document;
    return out;
}

// The other steps of the rule that a document's answer to a part states, and where they stand.
std::string step_lines(const Answer& answer, std::size_t part, const CitedSource& source, const TextStyle& style) {
    std::string out;
    for (const DocumentAnswer& step : answer.steps) {
        if (step.part != part || step.document != source.document || step.quotes.empty()) continue;
        if (out.empty()) out = paragraph("Steps of the same rule:", "", 4, style);
        out += paragraph(printable(step.question + " See " + step.quotes.front().citation + "."), "-", 6, style);
    }
    return out;
}

// What the question takes for granted, and where it stands.
std::string premise_lines(const AnswerPart& part, const TextStyle& style) {
    std::string out;
    for (const Premise& premise : part.premises) {
        const std::string words = "The question speaks of \xE2\x80\x9C" + premise.text + "\xE2\x80\x9D: ";
        const std::string where = premise.stands_in.empty()
                                      ? std::string("no clause quoted here sets such a period.")
                                      : fmt::format("among the clauses quoted here, such a period stands in {} alone.", fmt::join(premise.stands_in, ", "));
        out += paragraph(printable(words + where), "", 2, style);
    }
    return out;
}

// What one part got.
std::string part_text(const Answer& answer, std::size_t number, CitationStyle citations, const TextStyle& style) {
    const AnswerPart& part = answer.parts[number];
    std::string out;
    if (answer.parts.size() > 1) out += bold(paragraph(printable(part.text), fmt::format("{}.", number + 1), 3, style), style);
    if (part.provisions.empty()) {
        std::string text = "This is nothing that protocols of this kind are compared on here; no document is quoted.";
        if (!part.considered.empty()) text += " Nearest: " + part.considered.front().question;
        return out + paragraph(printable(text), "", 2, style) + "\n";
    }
    for (const AskedKey& key : part.provisions) out += paragraph(printable(key.question), "Understood as:", 17, style);
    out += premise_lines(part, style) + "\n";
    for (const CitedSource& source : answer.sources) {
        const auto here = [&](const DocumentAnswer& one) { return one.part == number && one.document == source.document; };
        bool found = false;
        for (const DocumentAnswer& one : answer.answers) {
            if (!here(one)) continue;
            if (!found) out += bold(printable(name_of_source(source)), style) + "\n";
            out += answer_lines(one, source, citations, style);
            found = true;
        }
        if (found) out += step_lines(answer, number, source, style) + "\n";
    }
    const PartSources without = sources_without(answer, number);
    if (!without.elsewhere.empty()) out += paragraph(printable(joined_names(without.elsewhere)), "Refers elsewhere:", 19, style);
    for (const DocumentAnswer& one : answer.elsewhere) {
        if (one.part == number && !one.quotes.empty()) out += quote_lines(*answer.source(one.document), one.quotes.front(), citations, style);
    }
    for (const CitedSource* source : without.silent) {
        out += paragraph(printable(source->document + " (" + checked_words(answer, number, source->document) + ")"), "Silent:", 19, style);
    }
    if (!without.not_found.empty()) out += paragraph(printable(joined_names(without.not_found)), "Not found in:", 19, style);
    const std::vector<std::string> statutes = statutes_of(part);
    if (!statutes.empty() && (!without.silent.empty() || !without.not_found.empty() || !without.elsewhere.empty())) {
        out += paragraph(printable(fmt::format("{}", fmt::join(statutes, "; "))), "Law on the point:", 19, style) +
               paragraph("It is not in this library.", "", 19, style);
    }
    return out + "\n";
}

}  // namespace

std::string ask_text(const Answer& answer, CitationStyle citations, const TextStyle& style) {
    std::string out = bold(paragraph(printable(answer.question), "", 0, style), style) + "\n";
    for (std::size_t number = 0; number < answer.parts.size(); ++number) out += part_text(answer, number, citations, style);
    for (const Diagnostic& one : answer.diagnostics) out += paragraph(printable(one.message), "!", 2, style);
    if (!answer.answered) out += paragraph("No document in this library says anything to the point.", "", 0, style);
    return out;
}

}  // namespace clausebook
