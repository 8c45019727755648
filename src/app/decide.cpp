#include "app/decide.h"

#include "app/read_document.h"
#include "book/apply_decisions.h"
#include "extract/extract_facts.h"
#include "extract/references.h"
#include "segment/citation.h"

namespace clausebook {
StandingDecisions standing_decisions(const Library& library, const std::vector<Decision>& decisions, const DocumentRef& ref) {
    std::vector<int> versions;
    if (const DocumentEntry* document = library.manifest().document(ref.id)) {
        for (const VersionEntry& version : document->versions) versions.push_back(version.number);
    }
    return {decisions, ref.id, ref.version, versions};
}

void rename_units(ProtocolDoc& doc) {
    name_units(doc);
    cite_units(doc);
}

Renewal renewal_with(const Knowledge& knowledge) {
    const auto reading = [&knowledge](DocumentRecord& record) {
        record.facts = extract_facts(record.doc, knowledge.catalogue, knowledge.deciders);
        std::erase_if(record.doc.diagnostics, [](const Diagnostic& doubt) { return doubt.code.starts_with("reference-"); });
        for (Diagnostic& doubt : reference_diagnostics(record.doc, record.facts.references)) record.doc.diagnostics.push_back(std::move(doubt));
        classify(record, knowledge);
    };
    return {rename_units, reading};
}

namespace {

StandingDecisions standing_for(const Library& library, const DocumentRecord& record) {
    return standing_decisions(library, library.review().decisions, {record.doc.id, record.version});
}

void keep(std::vector<DecisionOutcome> made, std::vector<DecisionOutcome>* outcomes) {
    if (outcomes != nullptr) outcomes->insert(outcomes->end(), made.begin(), made.end());
}

}  // namespace

void decide_units(const Library& library, DocumentRecord& record, std::vector<DecisionOutcome>* outcomes) {
    if (library.knowledge() == nullptr) return;  // no decision of the book is about units
    keep(apply_unit_decisions(record, standing_for(library, record), renewal_with(*library.knowledge())), outcomes);
}

void decide_cells(const Library& library, DocumentRecord& record, std::vector<DecisionOutcome>* outcomes) {
    if (library.review().decisions.empty()) return;
    keep(apply_cell_decisions(record, standing_for(library, record)), outcomes);
}

}  // namespace clausebook
