#include "book/manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/whole_number.h"
#include "book/sha256.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

constexpr int k_format = 3;  // 2: ends with a hash of itself; 3: files that were made anew have names of their own

// The one list of a document's details: read, written and laid over each other by it.
constexpr std::pair<const char*, std::string Details::*> k_details[] = {
    {"title", &Details::title},
    {"authority", &Details::authority},
    {"authority_type", &Details::authority_type},
    {"nation", &Details::nation},
    {"kind", &Details::kind},
    {"adopted", &Details::adopted},
    {"review", &Details::review},
    {"effective", &Details::effective},
    {"version", &Details::version},
    {"status", &Details::status},
    {"url", &Details::url},
    {"retrieved", &Details::retrieved},
};

Json details_json(const Details& details) {
    Json out = Json::object();
    for (const auto& [name, field] : k_details) {
        if (!(details.*field).empty()) out[name] = details.*field;
    }
    return out;
}

Details parse_details(const Json& json) {
    Details details;
    for (const auto& [name, field] : k_details) details.*field = json.value(name, std::string());
    return details;
}

Json version_json(const VersionEntry& version) {
    Json out = {{"number", version.number},
                {"source_name", version.source_name},
                {"source_path", version.source_path},
                {"source_hash", version.source_hash},
                {"text_hash", version.text_hash},
                {"akn_hash", version.akn_hash},
                {"added", version.added},
                {"format", version.format},
                {"units", version.unit_count},
                {"pages", version.page_count},
                {"warnings", version.warning_count},
                {"found", details_json(version.found)},
                {"given", details_json(version.given)}};
    if (version.rewritten > 0) out["rewritten"] = version.rewritten;
    if (version.read_with.first_page != 0 || version.read_with.last_page != 0) out["page_range"] = {version.read_with.first_page, version.read_with.last_page};
    if (version.read_with.tracked == TrackedChanges::original) out["tracked"] = "original";
    return out;
}

VersionEntry parse_version(const Json& json) {
    VersionEntry version;
    version.number = whole_number(json.at("number"));
    if (json.contains("rewritten")) version.rewritten = std::max(whole_number(json.at("rewritten")), 0);
    version.source_name = json.at("source_name");
    version.source_path = json.at("source_path");
    version.source_hash = json.at("source_hash");
    version.text_hash = json.at("text_hash");
    version.akn_hash = json.at("akn_hash");
    version.added = json.at("added");
    version.format = json.at("format");
    version.unit_count = whole_number(json.at("units"));
    version.page_count = whole_number(json.at("pages"));
    version.warning_count = whole_number(json.at("warnings"));
    version.found = parse_details(json.at("found"));
    version.given = parse_details(json.at("given"));
    if (json.contains("page_range")) {
        version.read_with.first_page = whole_number(json.at("page_range").at(0));
        version.read_with.last_page = whole_number(json.at("page_range").at(1));
    }
    if (json.value("tracked", "") == "original") version.read_with.tracked = TrackedChanges::original;
    return version;
}

// Names become names of files, so that a damaged or forged manifest must not name others.
bool is_plain_name(const std::string& id) {
    return !id.empty() && id.size() <= 200 && id.front() != '.' && id.find_first_of(std::string_view("/@\0", 3)) == std::string::npos;
}

bool is_hash(const std::string& hash) { return hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string::npos; }

auto by_id(std::string_view id) {
    return [id](const DocumentEntry& entry) { return entry.id < id; };
}

}  // namespace

Details VersionEntry::details() const { return overlay(given, found); }

std::string VersionEntry::stamp() const { return sha256(akn_hash + details_json(details()).dump(-1, ' ', false, Json::error_handler_t::replace)); }

const VersionEntry* DocumentEntry::version(int wanted) const {
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const VersionEntry& v) { return v.number == wanted; });
    return found == versions.end() ? nullptr : &*found;
}

const VersionEntry& DocumentEntry::current(std::string_view today) const {
    const auto in_force = std::find_if(versions.rbegin(), versions.rend(), [&](const VersionEntry& v) {
        const Details details = v.details();
        return details.status == "in-force" && (details.effective.empty() || std::string_view(details.effective) <= today);
    });
    return in_force == versions.rend() ? versions.back() : *in_force;
}

const DocumentEntry* Manifest::document(std::string_view id) const {
    const auto at = std::partition_point(documents.begin(), documents.end(), by_id(id));
    return at == documents.end() || at->id != id ? nullptr : &*at;
}

const VersionEntry* Manifest::version(const std::string& id, int number) const {
    const DocumentEntry* found = document(id);
    return found == nullptr ? nullptr : found->version(number);
}

DocumentEntry* Manifest::document(std::string_view id) { return const_cast<DocumentEntry*>(std::as_const(*this).document(id)); }

DocumentEntry& Manifest::document_or_new(const std::string& id) {
    const auto at = std::partition_point(documents.begin(), documents.end(), by_id(id));
    if (at != documents.end() && at->id == id) return *at;
    return *documents.insert(at, DocumentEntry{id, {}});
}

std::string entry_json(const VersionEntry& version, const std::string& model_hash) {
    return Json{{"model_hash", model_hash}, {"version", version_json(version)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<CarriedEntry> parse_entry(std::string_view text, const std::string& place) {
    try {
        const Json json = Json::parse(text);
        return CarriedEntry{parse_version(json.at("version")), json.at("model_hash")};
    } catch (const Json::exception& error) {
        return fail({"manifest-damaged", std::string("what the index knows of a document is damaged: ") + error.what(),
                     "make it anew there with: clausebook rebuild", place, ""});
    }
}

namespace {

// The last line of a manifest: the hash of all that stands before it, so that no byte of it can change unseen. Format 1 had none.
constexpr std::string_view k_sum_begin = ",\n \"sum\": \"";
constexpr std::string_view k_sum_end = "\"\n}\n";
constexpr std::size_t k_hash_digits = 64;

bool sum_is_right(std::string_view text) {
    const std::size_t length = k_sum_begin.size() + k_hash_digits + k_sum_end.size();
    if (text.size() < length) return false;
    const std::string_view body = text.substr(0, text.size() - length);
    return text.substr(body.size()) == std::string(k_sum_begin) + sha256(body) + std::string(k_sum_end);
}

}  // namespace

std::string manifest_json(const Manifest& manifest) {
    Json out = {{"format", k_format},
                {"index_generation", manifest.index_generation},
                {"model_hash", manifest.model_hash},
                {"review", manifest.review_sum},
                {"home", manifest.home},
                {"groups", manifest.groups},
                {"documents", Json::array()}};
    for (const DocumentEntry& document : manifest.documents) {
        Json versions = Json::array();
        for (const VersionEntry& version : document.versions) versions.push_back(version_json(version));
        out["documents"].push_back({{"id", document.id}, {"versions", versions}});
    }
    std::string body = out.dump(1, ' ', false, Json::error_handler_t::replace);
    body.resize(body.size() - 2);  // "\n}"
    return body + std::string(k_sum_begin) + sha256(body) + std::string(k_sum_end);
}

Result<Manifest> parse_manifest(std::string_view text, const std::filesystem::path& path) {
    const auto damaged = [&](const std::string& what) {
        return fail({"manifest-damaged", "the book's list of documents is damaged: " + what, "put a copy of this file back, or add the documents to a new book",
                     path.string(), ""});
    };
    try {
        const Json json = Json::parse(text);
        const int format = whole_number(json.at("format"));
        const bool sound = (format == 1 && !json.contains("sum")) || sum_is_right(text);
        if (format > k_format) return fail({"manifest-newer", "the book was written by a newer version of clausebook", "use that version", path.string(), ""});
        if (!sound) return damaged("it was altered since it was stored");
        Manifest manifest;
        manifest.index_generation = whole_number(json.at("index_generation"));
        manifest.model_hash = json.at("model_hash");
        manifest.review_sum = json.value("review", std::string());
        manifest.home = json.at("home");
        manifest.groups = json.at("groups");
        for (const Json& row : json.at("documents")) {
            DocumentEntry document{row.at("id"), {}};
            if (!is_plain_name(document.id)) return damaged("bad id");
            for (const Json& version : row.at("versions")) {
                document.versions.push_back(parse_version(version));
                const VersionEntry& added = document.versions.back();
                if (!is_hash(added.source_hash)) return damaged("bad hash of " + document.id);
                if (document.versions.size() > 1 && added.number <= document.versions.end()[-2].number)
                    return damaged("versions of " + document.id + " out of order");
            }
            if (document.versions.empty()) return damaged(document.id + " has no version");
            if (!manifest.documents.empty() && manifest.documents.back().id >= document.id) return damaged("documents out of order");
            manifest.documents.push_back(std::move(document));
        }
        return manifest;
    } catch (const Json::exception& error) {
        return damaged(error.what());
    }
}

Details overlay(const Details& first, const Details& second) {
    Details out = second;
    for (const auto& [name, field] : k_details) {
        if (!(first.*field).empty()) out.*field = first.*field;
    }
    return out;
}

std::string slug_of(std::string_view file_name) {
    constexpr std::size_t k_longest = 60;
    std::string slug;
    for (const char c : file_name.substr(0, file_name.find('.'))) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) {
            slug += upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    slug.resize(std::min(slug.size(), k_longest));
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug.empty() ? "document" : slug;
}

std::string slug_with_hash(std::string_view slug, std::string_view absolute_path) { return std::string(slug) + "-" + sha256(absolute_path).substr(0, 6); }

}  // namespace clausebook
