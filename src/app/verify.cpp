#include "app/verify.h"

#include <nlohmann/json.hpp>

#include "app/index_library.h"
#include "app/read_document.h"
#include "compare/stored_answers.h"
#include "index/check.h"
#include "sandbox/run_apart.h"

namespace clausebook {
namespace {

// What this program makes of a stored source, under the names that it has in the book.
Result<DocumentRecord> read_again(const Library& library, const Knowledge& knowledge, const DocumentEntry& document, const VersionEntry& version) {
    const Result<std::string> source = library.book().read_source(version);
    if (!source) return fail(source.error());
    Result<DocumentRecord> record = read_document(*source, version.source_name, version.read_with, library.installation(), knowledge);
    if (!record) return record;
    record->doc.id = document.id;
    record->version = version.number;
    return record;
}

std::string difference(const DocumentRecord& before, const DocumentRecord& now) {
    if (before.doc.text != now.doc.text) return "its words";
    if (before.doc.units != now.doc.units) return "its clauses";
    if (before.facts != now.facts) return "its facts";
    if (before.answers != now.answers) return "its answers";
    if (before.doc.details != now.doc.details) return "its details";
    if (before.doc != now.doc) return "its pages or doubts";
    return "";
}

// Holds the index against the book's files.
void verify_index(const Library& library, Verification& result) {
    const Book& book = library.book();
    const std::filesystem::path folder = book.index_folder(book.manifest().index_generation);
    auto versions = indexed_versions(folder);
    if (!versions) {
        (versions.error().code == "index-old" ? result.behind : result.damage).push_back({"", "index", versions.error().message});
        return;
    }
    for (const DocumentEntry& document : book.manifest().documents) {
        for (const VersionEntry& version : document.versions) {
            const std::string name = DocumentRef{document.id, version.number}.name();
            const auto there = versions->extract(name);
            if (!there) {
                result.damage.push_back({name, "index", "is not in the index"});
                continue;
            }
            if (there.mapped() != library.stamp(document.id, version)) {
                result.behind.push_back({name, "index", "holds an earlier state of it"});
                continue;
            }
            Result<DocumentRecord> record = library.read({document.id, version.number});
            if (!record) continue;  // told as damage of its files
            record->doc.details = version.details();
            const Result<CarriedVersion> carried = carried_version(library, document.id, version);
            if (!carried) continue;
            const auto differences = index_differences(folder, *record, stored_answers(*record), version.text_hash, *carried);
            if (!differences) result.damage.push_back({name, "index", differences.error().message});
            for (const std::string& what : differences.value_or(std::vector<std::string>{})) result.damage.push_back({name, "index", what});
        }
    }
    const Result<bool> misleads = index_misleads(folder);
    if (!misleads) result.damage.push_back({"", "index", misleads.error().message});
    if (misleads.value_or(false)) result.damage.push_back({"", "index", "it is broken: words lead to other clauses than those that hold them, or to none"});
    for (const auto& stray : *versions) result.behind.push_back({stray.first, "index", "holds it though the book does not"});
}

// Apart, because Xapian may crash on an index that is damaged.
void verify_index_apart(const Library& library, Verification& result) {
    using nlohmann::json;
    const Result<std::string> found = run_apart([&] {
        Verification of_index;
        verify_index(library, of_index);
        json rows = json::array();
        for (const auto* list : {&of_index.damage, &of_index.behind}) {
            for (const Damage& one : *list) rows.push_back({list == &of_index.damage, one.document, one.file, one.what});
        }
        return rows.dump(-1, ' ', false, json::error_handler_t::replace);
    });
    if (!found) {
        result.damage.push_back({"", "index", "it is broken: Xapian ended by " + found.error().message + "; make it anew with: clausebook rebuild"});
        return;
    }
    for (const json& row : json::parse(*found)) (row[0].get<bool>() ? result.damage : result.behind).push_back({row[1], row[2], row[3]});
}

}  // namespace

Result<Verification> verify(const Library& library, bool reread) {
    Verification result = verify_files(library.book());
    for (const ReviewDamage& one : library.review().damage) {
        (one.torn ? result.behind : result.damage).push_back({"", "review.jsonl, line " + std::to_string(one.line), one.what});
    }
    verify_index_apart(library, result);
    if (!result.damage.empty()) {
        if (const Error error = library.book().read_error({}); !error.code.empty()) return fail(error);
    }
    if (!reread) return result;
    const Result<Knowledge> knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    for (const DocumentEntry& document : library.book().manifest().documents) {
        for (const VersionEntry& version : document.versions) {
            const DocumentRef ref{document.id, version.number};
            Result<DocumentRecord> stored = library.book().read(ref);
            if (!stored) continue;  // told as damage
            stored->doc.details = version.found;
            const Result<DocumentRecord> now = read_again(library, *knowledge, document, version);
            const std::string changed = now ? difference(*stored, *now) : now.error().message;
            if (!changed.empty()) result.drift.push_back({ref.name(), version.source_name, changed});
        }
    }
    return result;
}

Result<int> reread_sources(Library& library) {
    const Result<Knowledge> knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    Manifest manifest = library.book().manifest();
    manifest.model_hash = knowledge->provisions.fingerprint();
    int changed = 0;
    for (DocumentEntry& document : manifest.documents) {
        for (VersionEntry& version : document.versions) {
            const Result<DocumentRecord> now = read_again(library, *knowledge, document, version);
            if (!now) continue;
            const VersionEntry before = version;
            const Result<std::string> source = library.book().read_source(version);
            if (!source) return fail(source.error());
            if (auto stored = library.book().store(*now, *source, version); !stored) return fail(stored.error());
            if (version != before) ++changed;
        }
    }
    if (auto saved = library.book().save(std::move(manifest)); !saved) return fail(saved.error());
    return changed;
}

}  // namespace clausebook
