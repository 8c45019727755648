#include "app/library.h"

#include <algorithm>
#include <charconv>

namespace clausebook {
namespace {

ListedDocument listed(const Manifest& manifest, const DocumentEntry& document, const VersionEntry& version) {
    ListedDocument out;
    out.id = document.id;
    out.version = version.number;
    out.versions = static_cast<int>(document.versions.size());
    out.source_name = version.source_name;
    out.source_path = version.source_path;
    out.format = version.format;
    out.added = version.added;
    out.units = version.unit_count;
    out.pages = version.page_count;
    out.warnings = version.warning_count;
    out.details = version.details();
    out.read_with = version.read_with;
    out.home = manifest.home == document.id;
    for (const auto& [name, members] : manifest.groups) {
        if (std::find(members.begin(), members.end(), document.id) != members.end()) out.groups.push_back(name);
    }
    return out;
}

}  // namespace

Result<Library> Library::open(const std::filesystem::path& folder, Installation installation, std::string today) {
    return Book::open(folder).map([&](Book book) { return Library(std::move(book), std::move(installation), std::move(today)); });
}

Result<Library> Library::open_for_writing(const std::filesystem::path& folder, Installation installation, std::string today) {
    return Book::open_for_writing(folder).map([&](Book book) { return Library(std::move(book), std::move(installation), std::move(today)); });
}

Result<DocumentRef> Library::find(std::string_view name) const {
    const std::size_t at = name.rfind('@');
    const std::string id(name.substr(0, at));
    const auto missing = [&](const std::string& hint) {
        return fail({"document-missing", "the book has no document '" + std::string(name) + "'", hint, book_.folder().string(), ""});
    };
    const DocumentEntry* document = book_.manifest().document(id);
    if (document == nullptr) {
        std::vector<const DocumentEntry*> begin_so;
        for (const DocumentEntry& entry : book_.manifest().documents) {
            if (!id.empty() && entry.id.rfind(id, 0) == 0) begin_so.push_back(&entry);
        }
        if (begin_so.size() > 1) return missing("several begin so: " + begin_so[0]->id + ", " + begin_so[1]->id + (begin_so.size() > 2 ? ", ..." : ""));
        if (begin_so.empty()) return missing("see: clausebook list");
        document = begin_so[0];
    }
    if (at == std::string_view::npos) return DocumentRef{document->id, document->current(today_).number};
    int version = 0;
    const std::string_view digits = name.substr(at + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (error != std::errc() || end != digits.data() + digits.size() || document->version(version) == nullptr) {
        return missing(document->id + " has the versions 1 to " + std::to_string(document->versions.back().number));
    }
    return DocumentRef{document->id, version};
}

std::vector<DocumentRef> Library::in_use() const {
    std::vector<DocumentRef> refs;
    for (const DocumentEntry& document : book_.manifest().documents) {
        const VersionEntry& version = document.current(today_);
        const std::string status = version.details().status;
        if (status != "draft" && status != "superseded") refs.push_back({document.id, version.number});
    }
    return refs;
}

Result<std::vector<DocumentRef>> Library::choose(const std::vector<std::string>& names, const std::string& group) const {
    std::vector<std::string> wanted = names;
    if (!group.empty()) {
        const auto found = book_.manifest().groups.find(group);
        if (found == book_.manifest().groups.end()) {
            return fail({"group-missing", "the book has no group '" + group + "'", "make it with: clausebook set group " + group + " DOC...",
                         book_.folder().string(), ""});
        }
        wanted.insert(wanted.end(), found->second.begin(), found->second.end());
    }
    if (wanted.empty()) return in_use();
    std::vector<DocumentRef> refs;
    for (const std::string& name : wanted) {
        const Result<DocumentRef> ref = find(name);
        if (!ref) return fail(ref.error());
        if (std::find(refs.begin(), refs.end(), *ref) == refs.end()) refs.push_back(*ref);
    }
    return refs;
}

Result<std::vector<DocumentRecord>> Library::read_all(const std::vector<DocumentRef>& refs) const {
    std::vector<DocumentRecord> records;
    for (const DocumentRef& ref : refs) {
        Result<DocumentRecord> record = read(ref);
        if (!record) return fail(record.error());
        records.push_back(std::move(*record));
    }
    return records;
}

std::vector<ListedDocument> list_documents(const Library& library, bool all_versions) {
    std::vector<ListedDocument> out;
    const Manifest& manifest = library.book().manifest();
    for (const DocumentEntry& document : manifest.documents) {
        if (all_versions) {
            for (const VersionEntry& version : document.versions) out.push_back(listed(manifest, document, version));
        } else {
            out.push_back(listed(manifest, document, document.current(library.today())));
        }
    }
    return out;
}

}  // namespace clausebook
