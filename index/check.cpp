#include "index/check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <cstdint>
#include <functional>
#include <set>

#include "index/answer_rows.h"
#include "index/errors.h"
#include "index/open_index.h"
#include "index/schema.h"
#include "index/unit_document.h"
#include "index/vocabulary.h"

namespace clausebook {
namespace {

// "" where the two say the same.
std::string difference(const Xapian::Document& here, const Xapian::Document& wanted) {
    if (here.get_data() != wanted.get_data()) return "its stored words or facts";
    auto value = here.values_begin();
    for (auto other = wanted.values_begin(); other != wanted.values_end(); ++other, ++value) {
        if (value == here.values_end() || value.get_valueno() != other.get_valueno() || *value != *other) return "its place";
    }
    if (value != here.values_end()) return "its place";
    auto a = here.termlist_begin();
    auto b = wanted.termlist_begin();
    for (; a != here.termlist_end() && b != wanted.termlist_end(); ++a, ++b) {
        const bool same = *a == *b && a.get_wdf() == b.get_wdf() && a.positionlist_count() == b.positionlist_count() &&
                          std::equal(a.positionlist_begin(), a.positionlist_end(), b.positionlist_begin());
        if (!same) return "what it is found by";
    }
    return a == here.termlist_end() && b == wanted.termlist_end() ? "" : "what it is found by";
}

// One posting as a number, so that the sums over all postings tell whether two lists of them in different orders are the same (splitmix64).
std::uint64_t posting_number(std::size_t term, Xapian::docid document, Xapian::termcount count) {
    std::uint64_t number = term ^ (std::uint64_t{document} << 32U) ^ count;
    for (const std::uint64_t factor : {0xBF58476D1CE4E5B9U, 0x94D049BB133111EBU}) {
        number = (number ^ (number >> 30U)) * factor;
        number += 0x9E3779B97F4A7C15U;
    }
    return number ^ (number >> 31U);
}

constexpr int k_tries = 5;  // a writer may overtake who reads long

// Whether a table is not built as it should be: what is asked first may be found in it all the same, and be missed by who asks in another order. A writer at
// work looks like damage.
bool is_broken(const std::string& folder) {
    for (int tried = 1;; ++tried) {
        const Xapian::rev before = Xapian::Database(folder).get_revision();
        if (Xapian::Database::check(folder, 0, nullptr) == 0) return false;
        if (tried == k_tries || Xapian::Database(folder).get_revision() == before) return true;
    }
}

// What scores and corrections are made of counts too: lengths, how often words stand in all clauses, and in how many. (Bounds may be wide: they are not drawn
// in when a clause goes.)
bool misleads(const Xapian::Database& database) {
    const std::hash<std::string> number_of;
    std::uint64_t held = 0, found = 0, spelt = 0;
    Xapian::doccount documents = 0;
    Xapian::totallength all = 0;
    for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document, ++documents) {
        Xapian::termcount length = 0;
        for (auto term = database.termlist_begin(*document); term != database.termlist_end(*document); ++term) {
            held += posting_number(number_of(*term), *document, term.get_wdf());
            if (is_spelling_word(*term)) spelt += number_of(*term);
            length += term.get_wdf();
        }
        const bool within = database.get_doclength_lower_bound() <= length && length <= database.get_doclength_upper_bound();
        if (length != database.get_doclength(*document) || (length > 0 && !within) || *document > database.get_lastdocid()) return true;
        all += length;
    }
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        const std::size_t number = number_of(*term);
        const Xapian::termcount most = database.get_wdf_upper_bound(*term);
        for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
            if (posting.get_wdf() > most) return true;
            found += posting_number(number, *posting, posting.get_wdf());
        }
    }
    for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) spelt -= number_of(*word) * word.get_termfreq();
    return held != found || spelt != 0 || documents != database.get_doccount() || all != database.get_total_length();
}

}  // namespace

Result<std::map<std::string, std::string>> indexed_versions(const std::filesystem::path& folder) {
    return read_index(folder, [&]() -> Result<std::map<std::string, std::string>> {
        const Xapian::Database database = open_index(folder.string());
        std::map<std::string, std::string> out;
        for (auto key = database.metadata_keys_begin(schema::k_stamp); key != database.metadata_keys_end(schema::k_stamp); ++key)
            out[(*key).substr(std::string_view(schema::k_stamp).size())] = database.get_metadata(*key);
        return out;
    });
}

Result<bool> index_misleads(const std::filesystem::path& folder) {
    return read_index(folder, [&]() -> Result<bool> { return is_broken(folder.string()) || misleads(Xapian::Database(folder.string())); });
}

Result<std::vector<std::string>> index_differences(const std::filesystem::path& folder, const DocumentRecord& record, const std::vector<StoredAnswer>& answers,
                                                   const std::string& text_hash, const CarriedVersion& carried) {
    return read_index(folder, [&]() -> Result<std::vector<std::string>> {
        const Xapian::Database database(folder.string());
        const std::string name = fmt::format("{}@{}", record.doc.id, record.version);
        const UnitIndexer indexer(record, text_hash);
        std::vector<std::string> out;
        std::set<Xapian::docid> known;
        for (int i = 0; i < static_cast<int>(record.doc.units.size()); ++i) {
            const std::string& id = record.doc.units[static_cast<std::size_t>(i)].id;
            const std::string term = unit_term(record, i);
            const auto posting = database.postlist_begin(term);
            if (posting == database.postlist_end(term)) {
                out.push_back(fmt::format("clause {} is missing", id));
                continue;
            }
            known.insert(*posting);
            const std::string what = difference(database.get_document(*posting), unit_document(record, indexer, i));
            if (!what.empty()) out.push_back(fmt::format("clause {}: {} is not what the files say", id, what));
        }
        const std::string of_version = schema::cut_term(std::string(schema::k_fields[0].prefix) + ":" + name);
        std::size_t others = 0;
        for (auto posting = database.postlist_begin(of_version); posting != database.postlist_end(of_version); ++posting) others += 1 - known.count(*posting);
        if (others > 0) out.push_back(fmt::format("{} clauses that the files do not have", others));
        std::map<std::string, std::string> rows;
        for (const StoredAnswer& answer : answers) rows.emplace(answer_name(name, answer.key), answer_row(answer));
        for (auto key = database.metadata_keys_begin(answer_name(name, "")); key != database.metadata_keys_end(answer_name(name, "")); ++key) {
            const auto row = rows.extract(*key);
            if (!row || row.mapped() != database.get_metadata(*key)) out.push_back(fmt::format("'{}' is not what the files say", *key));
        }
        for (const auto& row : rows) out.push_back(fmt::format("'{}' is missing", row.first));
        const bool same = database.get_metadata(schema::k_entry + name) == carried.entry && database.get_metadata(schema::k_record + name) == carried.record;
        if (!same) out.push_back("what it carries for other machines is not what the files say");
        return out;
    });
}

}  // namespace clausebook
