#include "index/writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "index/answer_rows.h"
#include "index/errors.h"
#include "index/schema.h"
#include "index/unit_document.h"
#include "index/unit_terms.h"
#include "index/vocabulary.h"

namespace clausebook {
namespace {

constexpr int k_units_a_flush = 1500;        // more makes Xapian's buffers slower, fewer costs more writing to the disk
constexpr std::size_t k_units_ahead = 1000;  // some 15 kB each
using schema::k_stamp;

// In how many units each word stands that spelling corrections are taken from: told to Xapian once a version, because it looks each telling up.
using SpellingCounts = std::unordered_map<std::string, Xapian::termcount>;

void count_spelling(Xapian::TermIterator word, const Xapian::TermIterator& end, SpellingCounts& counts) {
    for (; word != end; ++word) {
        if (const std::string term = *word; is_spelling_word(term)) ++counts[term];
    }
}

}  // namespace

struct PreparedVersion::Body {
    std::shared_ptr<const DocumentRecord> record;
    UnitIndexer indexer;
    std::vector<Xapian::Document> ahead;                        // the first units; the others are made as they are written, for they take much memory
    SpellingCounts spelling;                                    // of the units ahead
    std::vector<std::pair<std::string, std::string>> metadata;  // the answers

    Body(std::shared_ptr<const DocumentRecord> version, std::string text_hash) : record(std::move(version)), indexer(*record, std::move(text_hash)) {}
};

PreparedVersion::PreparedVersion(std::shared_ptr<const DocumentRecord> record, const std::vector<StoredAnswer>& answers, std::string text_hash)
    : body_(std::make_unique<Body>(std::move(record), std::move(text_hash))) {
    const std::size_t units = std::min(body_->record->doc.units.size(), k_units_ahead);
    body_->ahead.reserve(units);
    for (int i = 0; i < static_cast<int>(units); ++i) {
        body_->ahead.push_back(unit_document(*body_->record, body_->indexer, i));
        count_spelling(body_->ahead.back().termlist_begin(), body_->ahead.back().termlist_end(), body_->spelling);
    }
    const std::string name = fmt::format("{}@{}", body_->record->doc.id, body_->record->version);
    for (const StoredAnswer& answer : answers) body_->metadata.emplace_back(answer_name(name, answer.key), answer_row(answer));
}

PreparedVersion::PreparedVersion(PreparedVersion&&) noexcept = default;
PreparedVersion& PreparedVersion::operator=(PreparedVersion&&) noexcept = default;
PreparedVersion::~PreparedVersion() = default;

struct IndexWriter::Body {
    std::filesystem::path folder;
    Xapian::WritableDatabase database;
    int pending = 0;
    std::optional<Error> failed;

    // Changes stand in a transaction, which Xapian throws away when it is closed. What stands in none it writes then, although a change failed half way.
    Body(const std::filesystem::path& there, Xapian::WritableDatabase opened) : folder(there), database(std::move(opened)) {
        database.begin_transaction(false);
    }

    // After a change that failed nothing is written any more.
    template <class Change>
    Result<void> change(Change&& change) {
        if (failed) return fail(*failed);
        auto changed = with_index_errors(folder, change);
        if (!changed) failed = changed.error();
        return changed;
    }

    void commit() {
        try {
            database.commit_transaction();
            database.commit();
        } catch (...) {
            database.begin_transaction(false);
            throw;
        }
        database.begin_transaction(false);
        pending = 0;
    }

    void remove_units(const std::string& version_name) {
        const std::string term = schema::cut_term(std::string(schema::k_fields[0].prefix) + ":" + version_name);
        SpellingCounts spelling;
        for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
            count_spelling(database.termlist_begin(*posting), database.termlist_end(*posting), spelling);
        }
        for (const auto& [word, units] : spelling) database.remove_spelling(word, units);
        database.delete_document(term);
        std::vector<std::string> answers;
        const std::string of_version = answer_name(version_name, "");
        for (auto name = database.metadata_keys_begin(of_version); name != database.metadata_keys_end(of_version); ++name) answers.push_back(*name);
        for (const std::string& name : answers) database.set_metadata(name, "");
        for (const char* kind : {schema::k_entry, schema::k_record, k_stamp}) database.set_metadata(kind + version_name, "");
    }
};

IndexWriter::IndexWriter(std::unique_ptr<Body> body) : body_(std::move(body)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

Result<IndexWriter> IndexWriter::open(const std::filesystem::path& folder) {
    return with_index_errors(folder, [&]() -> Result<IndexWriter> {
        auto body = std::make_unique<Body>(folder, Xapian::WritableDatabase(folder.string(), Xapian::DB_CREATE_OR_OPEN));
        const std::string wanted = std::to_string(schema::k_schema_version);
        const std::string there = body->database.get_metadata("schema");
        if (there.empty() && body->database.get_doccount() == 0) {
            body->database.set_metadata("schema", wanted);
        } else if (there != wanted) {
            throw OldIndex{folder.string()};
        }
        return IndexWriter(std::move(body));
    });
}

Result<std::map<std::string, std::string>> IndexWriter::stamps() const {
    return with_index_errors(body_->folder, [&]() -> Result<std::map<std::string, std::string>> {
        std::map<std::string, std::string> out;
        for (auto key = body_->database.metadata_keys_begin(schema::k_stamp); key != body_->database.metadata_keys_end(schema::k_stamp); ++key) {
            out[(*key).substr(std::string_view(schema::k_stamp).size())] = body_->database.get_metadata(*key);
        }
        return out;
    });
}

Result<void> IndexWriter::replace(PreparedVersion version, const std::string& stamp, const CarriedVersion& carried) {
    return body_->change([&]() -> Result<void> {
        PreparedVersion::Body& made = *version.body_;
        const DocumentRecord& record = *made.record;
        const std::string name = fmt::format("{}@{}", record.doc.id, record.version);
        if (!body_->database.get_metadata(k_stamp + name).empty()) body_->remove_units(name);
        for (Xapian::Document& unit : made.ahead) {
            body_->database.add_document(unit);
            unit = Xapian::Document();
        }
        for (int i = static_cast<int>(made.ahead.size()); i < static_cast<int>(record.doc.units.size()); ++i) {
            const Xapian::Document unit = unit_document(record, made.indexer, i);
            body_->database.add_document(unit);
            count_spelling(unit.termlist_begin(), unit.termlist_end(), made.spelling);
        }
        for (const auto& [word, units] : made.spelling) body_->database.add_spelling(word, units);
        for (const auto& [key, row] : made.metadata) body_->database.set_metadata(key, row);
        body_->database.set_metadata(schema::k_entry + name, carried.entry);
        body_->database.set_metadata(schema::k_record + name, carried.record);
        body_->database.set_metadata(k_stamp + name, stamp);
        body_->pending += static_cast<int>(record.doc.units.size());
        if (body_->pending >= k_units_a_flush) body_->commit();
        return {};
    });
}

Result<void> IndexWriter::remove(const std::string& version_name) {
    return body_->change([&]() -> Result<void> {
        body_->remove_units(version_name);
        ++body_->pending;
        return {};
    });
}

Result<void> IndexWriter::commit() {
    return body_->change([&]() -> Result<void> {
        body_->commit();
        return {};
    });
}

}  // namespace clausebook
