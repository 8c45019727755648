#include "app/refs.h"

#include <algorithm>
#include <optional>
#include <set>

#include "app/find_unit.h"
#include "app/knowledge.h"
#include "catalogue/catalogue.h"
#include "text/words.h"

namespace clausebook {
namespace {

// A document of the book by the words of its title, to find the one that a reference names.
struct Titled {
    std::string id;
    std::string authority;
    std::set<std::string> words;
};

std::set<std::string> telling_words(std::string_view text) {
    std::set<std::string> out;
    for (std::string& word : folded_words(text)) {
        if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
        if (word.size() > 2 && word != "the" && word != "and" && word != "for") out.insert(std::move(word));
    }
    return out;
}

class Lister {
 public:
    Lister(const Library& library, const Catalogue& catalogue, std::vector<Titled> titles)
        : library_(library), catalogue_(catalogue), titles_(std::move(titles)) {}

    void add(const DocumentRecord& record, int to, ReferenceList& list) const {
        list.documents.push_back(record.doc.id);
        for (const Reference& reference : record.facts.references) {
            if (to >= 0 && !is_within(record.doc, reference.target_unit, to)) continue;
            list.references.push_back(listed(record.doc, reference));
        }
    }

 private:
    static bool is_within(const ProtocolDoc& doc, int unit, int above) {
        for (; unit >= 0; unit = doc.units[static_cast<std::size_t>(unit)].parent) {
            if (unit == above) return true;
        }
        return false;
    }

    ListedReference listed(const ProtocolDoc& doc, const Reference& reference) const {
        const auto unit = [&](int at) -> const Unit& { return doc.units[static_cast<std::size_t>(at)]; };
        ListedReference out;
        out.document = doc.id;
        out.unit = unit(reference.unit).id;
        out.citation = unit(reference.unit).citation;
        out.text = std::string(doc.words(reference.span));
        out.provision = reference.provision;
        if (reference.kind == ReferenceKind::external) {
            out.state = ReferenceState::external;
            out.target = reference.target;
            describe_instrument(doc, reference, out);
            out.linked_document = document_named(doc, reference.target);
            return out;
        }
        if (reference.target_unit < 0) {
            out.state = ReferenceState::dangling;
            out.remark = "this document has no such place";
            return out;
        }
        out.target_unit = unit(reference.target_unit).id;
        out.target = unit(reference.target_unit).citation;
        if (reference.doubtful) {
            out.state = ReferenceState::doubtful;
            out.likelier_unit = unit(reference.likelier_unit).id;
            out.likelier = unit(reference.likelier_unit).citation;
            out.remark = out.likelier + " fits its words better";
        }
        return out;
    }

    void describe_instrument(const ProtocolDoc& doc, const Reference& reference, ListedReference& out) const {
        const Instrument* instrument = catalogue_.instruments.by_key(reference.instrument);
        if (!instrument) {
            if (catalogue_.instruments.lacks_year(reference.target)) out.remark = "year not stated";
            return;
        }
        out.instrument = instrument->key;
        out.identifier = instrument->identifier;
        const InstrumentStatus* status = status_of(*instrument, doc.details.nation, doc.details.authority_type, reference.provision);
        if (!status || status->standing == InstrumentStanding::in_force) return;
        // What lapses later than today still stands.
        if (!status->since.empty() && status->since > library_.today()) return;
        out.state = ReferenceState::repealed;
        out.remark = status->standing == InstrumentStanding::repealed ? "repealed" : status->standing == InstrumentStanding::revoked ? "revoked" : "superseded";
        if (!status->part.empty()) out.remark = status->part + " " + out.remark;
        if (!status->nations.empty() && doc.details.nation.empty()) {
            out.remark += " in ";
            for (std::size_t i = 0; i < status->nations.size(); ++i) out.remark += (i > 0 ? ", " : "") + status->nations[i];
        }
        if (!status->since.empty()) out.remark += " since " + status->since;
        if (const Instrument* later = catalogue_.instruments.by_key(status->replaced_by)) out.remark += ", replaced by " + later->title;
    }

    // The document of the same council whose title says all that the name says, in at least two telling words.
    std::string document_named(const ProtocolDoc& doc, std::string_view name) const {
        const std::set<std::string> asked = telling_words(name);
        if (asked.size() < 2 || doc.details.authority.empty()) return {};
        const Titled* best = nullptr;
        for (const Titled& titled : titles_) {
            if (titled.id == doc.id || titled.authority != doc.details.authority) continue;
            if (!std::includes(titled.words.begin(), titled.words.end(), asked.begin(), asked.end())) continue;
            if (!best || titled.words.size() < best->words.size()) best = &titled;
        }
        return best ? best->id : std::string();
    }

    const Library& library_;
    const Catalogue& catalogue_;
    std::vector<Titled> titles_;
};

}  // namespace

Result<ReferenceList> list_references(const Library& library, const std::vector<std::string>& documents, const std::string& to) {
    if (!to.empty() && documents.size() != 1) {
        return fail({"refs-one-document",
                     "a place is looked for in one document, and " + std::string(documents.empty() ? "none was" : "several were") + " named",
                     "name the document that '" + to + "' stands in", "", ""});
    }
    const Result<std::vector<DocumentRef>> chosen = library.choose(documents);
    if (!chosen) return fail(chosen.error());
    const auto knowledge = shared_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    std::vector<Titled> titles;
    for (const ListedDocument& listed : list_documents(library)) titles.push_back({listed.id, listed.details.authority, telling_words(listed.details.title)});
    const Lister lister(library, (*knowledge)->catalogue, std::move(titles));
    ReferenceList list;
    for (const DocumentRef& ref : *chosen) {
        const Result<DocumentRecord> record = library.read(ref);
        if (!record) return fail(record.error());
        int unit = -1;
        if (!to.empty()) {
            const Result<int> found = find_unit(record->doc, to);
            if (!found) return fail(found.error());
            unit = *found;
            const Unit& target = record->doc.units[static_cast<std::size_t>(unit)];
            list.pointing_at = target.citation.empty() ? target.id : target.citation;
        }
        lister.add(*record, unit, list);
    }
    return list;
}

}  // namespace clausebook
