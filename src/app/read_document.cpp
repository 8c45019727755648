#include "app/read_document.h"

#include <filesystem>

#include "classify/classify_document.h"
#include "compare/values.h"
#include "extract/document_details.h"
#include "extract/extract_facts.h"
#include "extract/references.h"
#include "sandbox/sandbox.h"
#include "segment/segment_document.h"

namespace clausebook {

Result<DocumentRecord> read_document(std::string_view bytes, const std::string& path, const ReadOptions& options, const Installation& installation,
                                     const Knowledge& knowledge) {
    Sandbox sandbox;
    sandbox.reader = installation.reader.string();
    sandbox.require_landlock = installation.require_sandbox;
    sandbox.idle = installation.readers;
    const Result<SourceText> source = read_in_sandbox(sandbox, bytes, path, options);
    if (!source) return fail(source.error());
    DocumentRecord record;
    record.source_name = std::filesystem::path(path).filename().string();
    record.doc = segment_document(*source);
    record.doc.details = document_details(record.doc);
    record.facts = extract_facts(record.doc, knowledge.catalogue, knowledge.deciders);
    for (Diagnostic& doubt : reference_diagnostics(record.doc, record.facts.references)) record.doc.diagnostics.push_back(std::move(doubt));
    classify(record, knowledge);
    return record;
}

void classify(DocumentRecord& record, const Knowledge& knowledge) {
    record.answers = classify_document(record.doc, record.facts, knowledge.provisions, knowledge.catalogue);
    derive_values(record.doc, record.facts, knowledge.catalogue, record.answers);
}

}  // namespace clausebook
