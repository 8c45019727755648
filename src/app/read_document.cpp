#include "app/read_document.h"

#include <filesystem>

#include "extract/extract_facts.h"
#include "sandbox/sandbox.h"
#include "segment/segment_document.h"

namespace clausebook {

Result<DocumentRecord> read_document(std::string_view bytes, const std::string& path, const ReadOptions& options, const Installation& installation,
                                     const Catalogue& catalogue) {
    Sandbox sandbox;
    sandbox.reader = installation.reader.string();
    const Result<SourceText> source = read_in_sandbox(sandbox, bytes, path, options);
    if (!source) return fail(source.error());
    DocumentRecord record;
    record.source_name = std::filesystem::path(path).filename().string();
    record.doc = segment_document(*source);
    record.facts = extract_facts(record.doc, catalogue);
    return record;
}

}  // namespace clausebook
