#include "app/change_documents.h"

#include <algorithm>

#include "app/details_table.h"
#include "app/index_library.h"

namespace clausebook {

Result<DocumentRef> set_details(Library& library, const std::string& name, const std::vector<std::pair<std::string, std::string>>& details) {
    const Result<DocumentRef> ref = library.find(name);
    if (!ref) return ref;
    Manifest manifest = library.book().manifest();
    DocumentEntry& document = *manifest.document(ref->id);
    VersionEntry& version = *std::find_if(document.versions.begin(), document.versions.end(), [&](const VersionEntry& v) { return v.number == ref->version; });
    for (const auto& [detail, value] : details) {
        if (auto set = set_detail(version.given, detail, value); !set) return fail(set.error());
    }
    auto index = LibraryIndex::open(library);
    if (!index) return fail(index.error());
    if (auto renewed = index->renew(library, document); !renewed) return fail(renewed.error());
    if (auto kept = index->commit(); !kept) return fail(kept.error());
    if (auto saved = library.book().save(std::move(manifest)); !saved) return fail(saved.error());
    return ref;
}

Result<void> set_home(Library& library, const std::string& name) {
    Manifest manifest = library.book().manifest();
    manifest.home.clear();
    if (!name.empty()) {
        const Result<DocumentRef> ref = library.find(name);
        if (!ref) return fail(ref.error());
        manifest.home = ref->id;
    }
    return library.book().save(std::move(manifest));
}

Result<void> set_group(Library& library, const std::string& group, const std::vector<std::string>& names) {
    Manifest manifest = library.book().manifest();
    std::vector<std::string> members;
    for (const std::string& name : names) {
        const Result<DocumentRef> ref = library.find(name);
        if (!ref) return fail(ref.error());
        if (std::find(members.begin(), members.end(), ref->id) == members.end()) members.push_back(ref->id);
    }
    if (members.empty()) {
        manifest.groups.erase(group);
    } else {
        manifest.groups[group] = members;
    }
    return library.book().save(std::move(manifest));
}

Result<std::vector<DocumentRef>> remove_document(Library& library, const std::string& name) {
    const Result<DocumentRef> ref = library.find(name);
    if (!ref) return fail(ref.error());
    const bool one_version = name.find('@') != std::string::npos;
    Manifest manifest = library.book().manifest();
    DocumentEntry& document = *manifest.document(ref->id);
    std::vector<DocumentRef> removed;
    std::erase_if(document.versions, [&](const VersionEntry& version) {
        const bool gone = !one_version || version.number == ref->version;
        if (gone) removed.push_back({ref->id, version.number});
        return gone;
    });
    if (document.versions.empty()) {
        std::erase_if(manifest.documents, [&](const DocumentEntry& entry) { return entry.id == ref->id; });
        if (manifest.home == ref->id) manifest.home.clear();
        for (auto& [group, members] : manifest.groups) std::erase(members, ref->id);
        std::erase_if(manifest.groups, [](const auto& group) { return group.second.empty(); });
    }
    auto index = LibraryIndex::open(library);
    if (!index) return fail(index.error());
    // First the manifest: what it does not name is no longer found, even if this ends here.
    if (auto saved = library.book().save(std::move(manifest)); !saved) return fail(saved.error());
    for (const DocumentRef& gone : removed) {
        if (auto taken = index->remove(gone); !taken) return fail(taken.error());
    }
    if (auto kept = index->commit(); !kept) return fail(kept.error());
    if (auto deleted = library.book().delete_unnamed_files(); !deleted) return fail(deleted.error());
    return removed;
}

}  // namespace clausebook
