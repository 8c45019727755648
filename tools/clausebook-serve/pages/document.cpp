// A document: its contents, its words clause by clause, and beside them the clause that was opened, with the page that it stands on.
#include <algorithm>

#include "app/cite.h"
#include "app/find_unit.h"
#include "app/refs.h"
#include "pages/clause_text.h"
#include "pages/corrections.h"
#include "pages/document_words.h"
#include "pages/pages.h"
#include "render/citation.h"

namespace clausebook {
namespace {

constexpr std::size_t k_words_in_contents = 60;  // bytes of a clause without a heading
constexpr std::size_t k_units_a_part = 500;      // of a long document one part is shown at a time, whole sections together
constexpr int k_deepest_in_contents = 1;         // clauses without a heading

const Unit& unit_at(const ProtocolDoc& doc, int unit) { return doc.units[static_cast<std::size_t>(unit)]; }

int depth_of(const ProtocolDoc& doc, int unit) {
    int depth = 0;
    for (int at = unit_at(doc, unit).parent; at >= 0; at = unit_at(doc, at).parent) ++depth;
    return depth;
}

// The beginning of a text, cut between words.
std::string beginning(std::string_view text) {
    if (text.size() <= k_words_in_contents) return std::string(text);
    const std::size_t blank = text.rfind(' ', k_words_in_contents);
    return std::string(text.substr(0, blank == std::string_view::npos ? 0 : blank)) + " ...";
}

// A list within a list: {"text", "path", "here"} with what opens and closes around it.
std::vector<View> contents(const ProtocolDoc& doc, const std::string& name, int chosen) {
    std::vector<View> out;
    std::vector<int> open;  // depths of the lists that are open
    for (int i = 0; i < static_cast<int>(doc.units.size()); ++i) {
        const Unit& unit = unit_at(doc, i);
        const int depth = depth_of(doc, i);
        if (unit.kind == UnitKind::meta || unit.kind == UnitKind::title) continue;
        if (unit.heading.empty() && (unit.label.empty() || depth > k_deepest_in_contents)) continue;
        View item;
        std::vector<View> closes;
        while (!open.empty() && open.back() > depth) {
            open.pop_back();
            closes.emplace_back();
        }
        const bool opens = open.empty() || open.back() < depth;
        if (opens) open.push_back(depth);
        const std::string label(doc.words(unit.label));
        item.set("opens", opens)
            .set("next", !opens)
            .set("closes", std::move(closes))
            .set("label", label)
            .set("text", unit.heading.empty() ? beginning(doc.words(unit.text)) : std::string(doc.words(unit.heading)))
            .set("path", clause_path(name, unit.id))
            .set("anchor", i)
            .set("here", i == chosen);
        out.push_back(std::move(item));
    }
    if (!out.empty()) {
        std::vector<View> ends(open.size());
        View last;
        last.set("end", true).set("closes", std::move(ends));
        out.push_back(std::move(last));
    }
    return out;
}

// Where the parts of a document begin: at its beginning, and at the next clause of the top once a part is long enough.
std::vector<int> parts_of(const ProtocolDoc& doc) {
    std::vector<int> begins = {0};
    for (int i = 0; i < static_cast<int>(doc.units.size()); ++i) {
        if (unit_at(doc, i).parent < 0 && static_cast<std::size_t>(i - begins.back()) >= k_units_a_part) begins.push_back(i);
    }
    return begins;
}

View unit_view(const DocumentRecord& record, ClauseText& text, const std::string& name, int index, int chosen) {
    const ProtocolDoc& doc = record.doc;
    const Unit& unit = unit_at(doc, index);
    const int depth = depth_of(doc, index);
    View view;
    view.set("anchor", index)
        .set("depth", std::min(depth, 6))
        .set("label", doc.words(unit.label))
        .set("path", clause_path(name, unit.id))
        .set("clause", unit.citation.empty() ? std::string(doc.words(unit.heading)) : unit.citation)
        .set("here", index == chosen)
        .set("bullet", unit.label.empty() && unit.kind == UnitKind::bullet)
        .set("table", unit.kind == UnitKind::table)
        .set("note", unit.kind == UnitKind::note || unit.kind == UnitKind::meta)
        .set("has_heading", !unit.heading.empty())
        .set("level", std::min(depth + 2, 6))
        .set("heading", text.pieces(index, unit.heading))
        .set("has_text", !unit.text.empty())
        .set("text", text.pieces(index, unit.text));
    return view;
}

// The pages that may be looked at, and the lines of the chosen clause on the one that is.
View picture_view(const DocumentRecord& record, const std::string& name, const Unit* chosen, int number) {
    const ProtocolDoc& doc = record.doc;
    const auto page = std::find_if(doc.pages.begin(), doc.pages.end(), [&](const Page& one) { return one.number == number; });
    View view;
    if (page == doc.pages.end()) return view;
    std::vector<View> lines;
    if (chosen != nullptr) {
        const Span whole = chosen->span();
        for (const Place& place : doc.places) {
            if (place.page_number != number || place.span.end <= whole.begin || place.span.begin >= whole.end || place.box.empty()) continue;
            View line;
            line.set("x", std::to_string(place.box.left - 2))
                .set("y", std::to_string(place.box.top - 1))
                .set("width", std::to_string(place.box.right - place.box.left + 4))
                .set("height", std::to_string(place.box.bottom - place.box.top + 2));
            lines.push_back(std::move(line));
        }
    }
    const std::string stem = chosen != nullptr ? clause_path(name, chosen->id) + "&page=" : document_path(name) + "?page=";
    const auto neighbour = [&](bool there, auto other) { return there ? stem + std::to_string(other->number) + "#page" : std::string(); };
    view.set("number", number)
        .set("printed", page->label.empty() || page->label == std::to_string(number) ? "" : page->label)
        .set("count", doc.pages.size())
        .set("width", std::to_string(page->width))
        .set("height", std::to_string(page->height))
        .set("picture", document_path(name) + "/pages/" + std::to_string(number))
        .set("machine_read", page->machine_read)
        .set("previous", neighbour(page != doc.pages.begin(), page - (page == doc.pages.begin() ? 0 : 1)))
        .set("next", neighbour(page + 1 != doc.pages.end(), page + (page + 1 == doc.pages.end() ? 0 : 1)))
        .set("marked", !lines.empty())
        .set("lines", std::move(lines));
    return view;
}

View clause_view(const Library& library, const DocumentRecord& record, const DocumentRef& ref, const ClauseText& text, int index) {
    const CitedSource source = cited_source(library, ref);
    const CitedQuote quote = cited_unit(record, index);
    View view;
    std::vector<View> facts = text.facts(index), pointing = text.pointing_at(index);
    std::string title = quote.citation.empty() ? "Heading" : quote.citation;
    if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
    view.set("title", title)
        .set("citation", full_citation(source, quote, CitationStyle::plain))
        .set("oscola", full_citation(source, quote, CitationStyle::oscola))
        .set("words", quote.text)
        .set("path", clause_path(ref.name(), quote.unit))
        .set("similar", document_path(ref.name()) + "/similar?clause=" + encode_address(quote.unit))
        .set("facts", std::move(facts))
        .set("pointing", std::move(pointing))
        .set("pages", pages_words(quote.pages))
        .set("correct_forms", correction_forms(record, ref, index));
    return view;
}

std::vector<View> doubts(const ProtocolDoc& doc) {
    std::vector<View> out;
    for (const Diagnostic& diagnostic : doc.diagnostics) {
        if (diagnostic.severity == Severity::note) continue;
        View one;
        one.set("message", diagnostic.message).set("page", diagnostic.page_number > 0 ? "Page " + std::to_string(diagnostic.page_number) + ": " : "");
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

Result<Response> show_document(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const Result<DocumentRef> ref = (*library)->find(request.at("document"));
    if (!ref) return fail(ref.error());
    const Result<DocumentRecord> record = (*library)->read(*ref);
    if (!record) return fail(record.error());
    const Result<ReferenceList> references = list_references(**library, {ref->name()});
    if (!references) return fail(references.error());
    const ProtocolDoc& doc = record->doc;
    const VersionEntry& version = *(*library)->book().manifest().document(ref->id)->version(ref->version);
    const std::string name = ref->name();

    int chosen = -1;
    View view;
    if (!request.asked("clause").empty()) {
        const Result<int> found = find_unit(doc, request.asked("clause"));
        if (found) {
            chosen = *found;
        } else {
            view.set("no_clause", request.asked("clause"));
        }
    }
    ClauseText text(*record, *references);
    const std::vector<int> parts = parts_of(doc);
    const auto part = std::prev(std::upper_bound(parts.begin(), parts.end(), std::max(chosen, 0)));
    const int end = std::next(part) == parts.end() ? static_cast<int>(doc.units.size()) : *std::next(part);
    std::vector<View> units;
    for (int i = *part; i < end; ++i) units.push_back(unit_view(*record, text, name, i, chosen));
    const auto part_path = [&](int begin) { return clause_path(name, unit_at(doc, begin).id) + "#c" + std::to_string(begin); };
    if (parts.size() > 1) {
        view.set("several_parts", true)
            .set("part", std::distance(parts.begin(), part) + 1)
            .set("parts", parts.size())
            .set("part_before", part == parts.begin() ? "" : part_path(*std::prev(part)))
            .set("part_after", std::next(part) == parts.end() ? "" : part_path(end));
    }
    int page = doc.pages.empty() ? 0 : doc.pages.front().number;
    if (chosen >= 0) {
        view.set("clause", clause_view(**library, *record, *ref, text, chosen));
        const std::vector<int> pages = cited_unit(*record, chosen).pages;
        if (!pages.empty()) page = pages.front();
    }
    const std::string& asked_page = request.asked("page");
    if (!asked_page.empty() && asked_page.size() < 6 && asked_page.find_first_not_of("0123456789") == std::string::npos) page = std::stoi(asked_page);
    if (version.format == "pdf" && !doc.pages.empty()) {
        view.set("picture", picture_view(*record, name, chosen >= 0 ? &unit_at(doc, chosen) : nullptr, page));
    }
    std::vector<View> worries = doubts(doc), corrections = standing_corrections(**library, ref->id);
    const Details details = version.details();
    const std::string title = title_or_file(details, version.source_name);
    view.set("wide", true)
        .set("heading", title)
        .set("council", details.authority)
        .set("status", status_words(details.status))
        .set("in_force", details.status == "in-force")
        .set("adopted", date_words(details.adopted))
        .set("review", date_words(details.review))
        .set("edition", details.version)
        .set("url", details.url.rfind("https://", 0) == 0 || details.url.rfind("http://", 0) == 0 ? details.url : "")
        .set("count", counted(doc.units.size(), "clause", "clauses"))
        .set("file", version.source_name)
        .set("source_path", document_path(name) + "/source")
        .set("id", ref->id)
        .set("name", name)
        .set("path", document_path(name))
        .set("several_versions", (*library)->book().manifest().document(ref->id)->versions.size() > 1)
        .set("contents", contents(doc, name, chosen))
        .set("units", std::move(units))
        .set("corrected", !request.asked("corrected").empty())
        .set("has_corrections", !corrections.empty())
        .set("corrections", std::move(corrections))
        .set("has_doubts", !worries.empty())
        .set("doubts", std::move(worries));
    return site.page(request, "document", title, std::move(view));
}

}  // namespace clausebook
