#include "app/cite.h"

#include <algorithm>

namespace clausebook {

CitedSource cited_source(const Library& library, const DocumentRef& ref) {
    const Details details = library.manifest().document(ref.id)->version(ref.version)->details();
    return {ref.id,
            ref.version,
            details.authority,
            details.title,
            details.version,
            details.effective.empty() ? details.adopted : details.effective,
            details.status,
            details.url,
            details.retrieved,
            ref.id == library.manifest().home,
            library.remote_place(ref.id)};
}

CitedQuote cited_unit(const DocumentRecord& record, int unit) {
    const ProtocolDoc& doc = record.doc;
    const Unit& cited = doc.units[static_cast<std::size_t>(unit)];
    CitedQuote quote;
    quote.document = doc.id;
    quote.version = record.version;
    quote.unit = cited.id;
    quote.citation = cited.citation;
    quote.span = cited.text.empty() ? cited.heading : cited.text;
    quote.text = std::string(doc.words(quote.span));
    const Span whole = cited.span();
    for (const Place& place : doc.places) {
        if (place.span.end <= whole.begin || place.span.begin >= whole.end || place.page_number == 0) continue;
        if (!quote.pages.empty() && quote.pages.back() == place.page_number) continue;
        quote.pages.push_back(place.page_number);
        const auto page = std::find_if(doc.pages.begin(), doc.pages.end(), [&](const Page& one) { return one.number == place.page_number; });
        quote.page_labels.push_back(page == doc.pages.end() ? "" : page->label);
        quote.machine_read = quote.machine_read || (page != doc.pages.end() && page->machine_read);
    }
    return quote;
}

}  // namespace clausebook
