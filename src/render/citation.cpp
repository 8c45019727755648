#include "render/citation.h"

#include <array>
#include <cstdlib>

namespace clausebook {
namespace {

constexpr std::array<const char*, 12> k_months = {"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};

// OSCOLA's short words for the parts of a text (4th edition, 3.4 and appendix): a citation begins with one of them.
struct PlaceWord {
    std::string_view word, oscola;
};
constexpr std::array<PlaceWord, 8> k_place_words = {{{"section ", "s "},
                                                     {"paragraph ", "para "},
                                                     {"clause ", "cl "},
                                                     {"article ", "art "},
                                                     {"rule ", "r "},
                                                     {"part ", "pt "},
                                                     {"schedule ", "sch "},
                                                     {"appendix ", "app "}}};

std::string oscola_place(const std::string& citation) {
    for (const PlaceWord& one : k_place_words) {
        if (citation.compare(0, one.word.size(), one.word) == 0) return std::string(one.oscola) + citation.substr(one.word.size());
    }
    return citation;
}

// "4", "4-5" of printed numbers; empty where one is missing.
std::string printed_pages(const CitedQuote& quote) {
    if (quote.page_labels.empty() || quote.page_labels.size() != quote.pages.size()) return "";
    for (const std::string& label : quote.page_labels) {
        if (label.empty()) return "";
    }
    const std::string &first = quote.page_labels.front(), &last = quote.page_labels.back();
    return first == last ? first : first + "-" + last;
}

std::string file_pages(const CitedQuote& quote) {
    if (quote.pages.empty()) return "";
    const std::string first = std::to_string(quote.pages.front()), last = std::to_string(quote.pages.back());
    return first == last ? first : first + "-" + last;
}

std::string page_words(const CitedQuote& quote, CitationStyle style) {
    const std::string printed = printed_pages(quote), file = file_pages(quote);
    const bool several = quote.pages.size() > 1;
    if (style == CitationStyle::oscola) return printed.empty() ? file : printed;
    if (file.empty()) return "";
    const std::string of_file = (several ? "pages " : "page ") + file + " of the file";
    if (printed.empty()) return of_file;
    return (several ? "pages " : "page ") + printed + (printed == file ? "" : " (" + of_file + ")");
}

}  // namespace

std::string date_words(const std::string& iso) {
    if (iso.find_first_not_of("0123456789-") != std::string::npos || (iso.size() != 7 && iso.size() != 10)) return iso;
    const int month = std::atoi(iso.substr(5, 2).c_str()), day = iso.size() == 10 ? std::atoi(iso.substr(8, 2).c_str()) : 0;
    if (month < 1 || month > 12) return iso;
    return (day > 0 ? std::to_string(day) + " " : "") + k_months[static_cast<std::size_t>(month - 1)] + " " + iso.substr(0, 4);
}

std::string source_name(const CitedSource& source, CitationStyle style) {
    const bool oscola = style == CitationStyle::oscola;
    const std::string title = source.title.empty() ? source.document : source.title;
    std::string out = source.authority.empty() ? "" : source.authority + ", ";
    out += oscola ? "\xE2\x80\x98" + title + "\xE2\x80\x99" : title;
    std::string when = source.edition.empty() ? "" : "version " + source.edition;
    if (!source.dated.empty()) when += (when.empty() ? "" : ", ") + date_words(source.dated);
    if (source.status == "draft" || source.status == "superseded") when += (when.empty() ? "" : ", ") + source.status;
    if (!when.empty()) out += " (" + when + ")";
    return out;
}

std::string short_citation(const CitedQuote& quote, CitationStyle style) {
    std::string out = style == CitationStyle::oscola ? oscola_place(quote.citation) : quote.citation;
    if (const std::string page = page_words(quote, style); !page.empty()) out += (out.empty() ? "" : ", ") + page;
    if (quote.machine_read) out += " (machine-read)";
    return out;
}

std::string full_citation(const CitedSource& source, const CitedQuote& quote, CitationStyle style) {
    std::string out = source_name(source, style) + (style == CitationStyle::oscola ? " " : ", ") + short_citation(quote, style);
    if (style == CitationStyle::oscola && !source.url.empty()) {
        out += " <" + source.url + ">";
        if (!source.retrieved.empty()) out += " accessed " + date_words(source.retrieved);
    }
    return out;
}

std::string source_link(const CitedSource& source, const CitedQuote& quote) {
    if (source.url.empty() || quote.pages.empty()) return source.url;
    return source.url.substr(0, source.url.find('#')) + "#page=" + std::to_string(quote.pages.front());
}

}  // namespace clausebook
