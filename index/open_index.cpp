#include "index/open_index.h"

#include <xapian.h>

#include <charconv>

#include "index/errors.h"
#include "index/schema.h"

namespace clausebook {
namespace {

constexpr unsigned k_patience_ms = 5000;  // for a remote index to take the call, and for each of its answers

Xapian::Database open_any(const std::string& place) {
    if (!is_remote_place(place)) return Xapian::Database(place);
    const std::size_t colon = place.rfind(':');
    const std::string host = colon > 4 ? place.substr(4, colon - 4) : "";
    unsigned port = 0;
    const char* end = place.data() + place.size();
    const auto [stop, error] = std::from_chars(place.data() + colon + 1, end, port);
    if (host.empty() || error != std::errc() || stop != end || port == 0 || port > 65535) {
        throw Xapian::NetworkError("a remote book is named as tcp:HOST:PORT");
    }
    return Xapian::Remote::open(host, port, k_patience_ms, k_patience_ms);
}

}  // namespace

Xapian::Database open_index(const std::string& place) {
    Xapian::Database database = open_any(place);
    const std::string made_by = database.get_metadata("schema");
    // Before its first commit an index has neither a number nor clauses.
    if (made_by != std::to_string(schema::k_schema_version) && !(made_by.empty() && database.get_doccount() == 0))
        throw OldIndex{place};
    return database;
}

Xapian::Database open_indexes(const std::vector<std::string>& places, std::vector<UnreachedIndex>& unreached) {
    Xapian::Database all;
    for (const std::string& place : places) {
        try {
            all.add_database(open_index(place));
        } catch (const Xapian::NetworkError& error) {
            if (places.size() == 1) throw;
            unreached.push_back({place, error.get_msg()});
        }
    }
    return all;
}

Result<std::map<std::string, std::string>> read_entries(const std::string& place) {
    return read_index(place, [&]() -> Result<std::map<std::string, std::string>> {
        const Xapian::Database database = open_index(place);
        std::map<std::string, std::string> entries;
        for (auto key = database.metadata_keys_begin(schema::k_entry); key != database.metadata_keys_end(schema::k_entry); ++key)
            entries[(*key).substr(std::string_view(schema::k_entry).size())] = database.get_metadata(*key);
        return entries;
    });
}

Result<std::string> read_record(const std::string& place, const std::string& version_name) {
    return read_index(place, [&]() -> Result<std::string> {
        std::string record = open_index(place).get_metadata(schema::k_record + version_name);
        if (record.empty()) return fail({"version-missing", "the remote book has no " + version_name + " any more", "see: clausebook list", place, ""});
        return record;
    });
}

}  // namespace clausebook
