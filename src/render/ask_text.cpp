#include "render/ask_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace clausebook {
namespace {

constexpr std::size_t k_quotes = 2;  // of one document's answer

std::string name_of_source(const CitedSource& source) {
    return (source.authority.empty() ? source.document : source.authority + " (" + source.document + ")") + (source.home ? ", our own" : "");
}

std::string quote_lines(const CitedSource& source, const CitedQuote& quote, CitationStyle citations, const TextStyle& style) {
    return paragraph(printable("\xE2\x80\x9C" + quote.text + "\xE2\x80\x9D"), "", 4, style) +
           paragraph(printable(full_citation(source, quote, citations)), "\xE2\x80\x94", 6, style);
}

std::string answer_lines(const DocumentAnswer& one, const CitedSource& source, CitationStyle citations, const TextStyle& style) {
    std::string out;
    const bool same = !one.quotes.empty() && one.value == one.quotes.front().text;
    if (!one.value.empty() && !same) out += paragraph(printable(one.value), "Derived:", 13, style);
    for (std::size_t i = 0; i < one.quotes.size() && i < k_quotes; ++i) out += quote_lines(source, one.quotes[i], citations, style);
    if (one.quotes.size() > k_quotes) {
        std::string places;
        for (std::size_t i = k_quotes; i < one.quotes.size(); ++i) places += (places.empty() ? "" : "; ") + one.quotes[i].citation;
        out += paragraph(printable("See also " + places + "."), "", 4, style);
    }
    if (one.near_threshold) out += paragraph("Whether this answers the question is a close call: read the clause.", "", 4, style);
    return out;
}

std::string joined_names(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

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
    std::vector<std::string> statutes;
    for (const AskedKey& key : part.provisions) {
        out += paragraph(printable(key.question), "Understood as:", 17, style);
        for (const std::string& statute : key.statutes) {
            if (std::find(statutes.begin(), statutes.end(), statute) == statutes.end()) statutes.push_back(statute);
        }
    }
    out += "\n";
    std::vector<std::string> silent, elsewhere;
    for (const CitedSource& source : answer.sources) {
        const auto here = [&](const DocumentAnswer& one) { return one.part == number && one.document == source.document; };
        bool found = false;
        for (const DocumentAnswer& one : answer.answers) {
            if (!here(one)) continue;
            if (!found) out += bold(printable(name_of_source(source)), style) + "\n";
            out += answer_lines(one, source, citations, style);
            found = true;
        }
        if (found) {
            out += "\n";
        } else if (std::any_of(answer.elsewhere.begin(), answer.elsewhere.end(), here)) {
            elsewhere.push_back(source.document);
        } else {
            silent.push_back(source.document);
        }
    }
    if (!elsewhere.empty()) out += paragraph(printable(joined_names(elsewhere)), "Refers elsewhere:", 19, style);
    for (const DocumentAnswer& one : answer.elsewhere) {
        if (one.part == number && !one.quotes.empty()) out += quote_lines(*answer.source(one.document), one.quotes.front(), citations, style);
    }
    if (!silent.empty()) out += paragraph(printable(joined_names(silent)), "Not found in:", 19, style);
    if (!statutes.empty() && (!silent.empty() || !elsewhere.empty())) {
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
