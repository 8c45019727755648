#include "index/equivalents.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "index/duration.h"
#include "index/errors.h"
#include "index/open_index.h"
#include "index/schema.h"
#include "index/unit_terms.h"
#include "index/vocabulary.h"
#include "text/words.h"

namespace clausebook {
namespace {

using Xapian::Query;

constexpr std::size_t k_weighty = 16;        // a clause's rarest words, by which others are found
constexpr Xapian::doccount k_a_version = 8;  // clauses taken of each version,
constexpr double k_of_best = 0.5;            // if they have this much of the weight of its best
// What headings and provisions weigh beside all of the words, much as where clauses are compared (compare/align.cpp).
constexpr double k_headings = 0.25, k_provisions = 0.7;

bool any_remote(const std::vector<std::string>& places) {
    return std::any_of(places.begin(), places.end(), [](const std::string& place) { return is_remote_place(place); });
}

ComparableClause read_clause(const std::string& data) {
    const nlohmann::json json = nlohmann::json::parse(data);
    ComparableClause clause;
    clause.document = json.at("document");
    clause.version = json.at("version");
    clause.unit = json.at("unit");
    clause.citation = json.at("citation");
    clause.text = json.at("text");
    clause.words = folded_words(json.at("introduction").get_ref<const std::string&>() + ' ' + clause.text);
    if (const auto& headings = json.at("headings"); !headings.empty()) clause.heading = folded_words(headings.back().get_ref<const std::string&>());
    const std::size_t end = json.at("span").at(1);
    clause.span = {end - std::min(end, clause.text.size()), end};
    const double length = json.at("length");
    if (length > 0) clause.place = static_cast<double>(clause.span.begin) / length;
    clause.answers = json.at("provisions");
    for (const auto& limit : json.at("time_limits")) {
        const auto duration = limit.find("duration");
        const auto read = duration == limit.end() ? std::nullopt : parse_duration_term(duration->get_ref<const std::string&>());
        clause.facts.push_back(read ? "limit of " + duration_words(*read) : "limit without a figure");
    }
    for (const auto& decider : json.at("deciders")) {
        const std::string function = decider.at("function");
        clause.facts.push_back(decider.at("stage").get<std::string>() + " by " + (function.empty() ? "somebody" : function));
    }
    std::sort(clause.facts.begin(), clause.facts.end());
    return clause;
}

WordCounts counts_of(const Xapian::Database& database, const std::vector<std::string>& words, bool remote) {
    WordCounts counts;
    counts.units = database.get_doccount();
    Xapian::MSet counted;
    if (remote) {
        // A search that gathers no hits brings them all with one question to each index.
        std::vector<Query> terms;
        for (const std::string& word : words) terms.emplace_back(schema::cut_term(word));
        Xapian::Enquire enquire(database);
        enquire.set_query(Query(Query::OP_OR, terms.begin(), terms.end()));
        counted = enquire.get_mset(0, 0);
    }
    for (const std::string& word : words) {
        const std::string term = schema::cut_term(word);
        counts.units_with[word] = remote ? counted.get_termfreq(term) : database.get_termfreq(term);
    }
    return counts;
}

// A clause's rarest words, the stems of its headings and its provisions, weighed against each other.
Query query_of(const Xapian::Database& database, const ComparableClause& asked, bool remote) {
    std::map<std::string, double> words, headings, provisions;
    for (const std::string& word : asked.words) words[schema::cut_term(word)] = 1;
    for (const std::string& word : asked.heading) {
        if (!is_stop_word(word)) headings[schema::cut_term("ZS" + stem_of(word))] = 1;
    }
    for (const auto& [key, probability] : asked.answers) provisions[schema::cut_term("XP:" + key)] = probability;
    std::vector<std::string> all;
    for (const auto* part : {&words, &headings, &provisions}) {
        for (const auto& term : *part) all.push_back(term.first);
    }
    const WordCounts counts = counts_of(database, all, remote);
    const auto rarity = [&](const std::string& term) { return std::log((counts.units + 1) / (counts.units_with.at(term) + 0.5)); };
    std::vector<std::string> rarest;
    for (const auto& word : words) {
        if (counts.units_with.at(word.first) > 0) rarest.push_back(word.first);
    }
    std::stable_sort(rarest.begin(), rarest.end(), [&](const auto& a, const auto& b) { return counts.units_with.at(a) < counts.units_with.at(b); });
    if (rarest.size() > k_weighty) rarest.resize(k_weighty);
    std::vector<Query> parts;
    double of_words = 0;
    for (const std::string& word : rarest) {
        parts.emplace_back(word);
        of_words += rarity(word);
    }
    const auto add = [&](const std::map<std::string, double>& terms, double share) {
        double of_terms = 0;
        for (const auto& [term, weight] : terms) of_terms += weight * rarity(term);
        for (const auto& [term, weight] : terms) {
            if (counts.units_with.at(term) > 0) parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(term), weight * share * of_words / of_terms);
        }
    };
    add(headings, k_headings);
    add(provisions, k_provisions);
    return Query(Query::OP_OR, parts.begin(), parts.end());
}

}  // namespace

std::vector<ComparableClause> comparable_clauses(const DocumentRecord& record, const std::vector<int>& units) {
    const UnitIndexer indexer(record, "");
    std::vector<ComparableClause> clauses;
    for (const int unit : units) clauses.push_back(read_clause(indexer.terms_of(unit).data));
    return clauses;
}

std::vector<ComparableClause> comparable_clauses(const DocumentRecord& record) {
    std::vector<int> units;
    for (std::size_t i = 0; i < record.doc.units.size(); ++i) {
        if (!record.doc.units[i].text.empty()) units.push_back(static_cast<int>(i));
    }
    return comparable_clauses(record, units);
}

Result<WordCounts> count_words(const std::vector<std::string>& places, const std::vector<ComparableClause>& asked,
                               const std::vector<ComparableClause>& others) {
    std::unordered_set<std::string> words;
    for (const auto* clauses : {&asked, &others}) {
        for (const ComparableClause& clause : *clauses) {
            words.insert(clause.words.begin(), clause.words.end());
            words.insert(clause.heading.begin(), clause.heading.end());
        }
    }
    return read_index(places.front(), [&]() -> Result<WordCounts> {
        std::vector<UnreachedIndex> unreached;
        return counts_of(open_indexes(places, unreached), {words.begin(), words.end()}, any_remote(places));
    });
}

Result<LikelyEquivalents> read_likely_equivalents(const std::vector<std::string>& places, const std::vector<ComparableClause>& asked,
                                                  const std::set<std::string>& versions) {
    return read_index(places.front(), [&]() -> Result<LikelyEquivalents> {
        std::vector<UnreachedIndex> unreached;
        const Xapian::Database database = open_indexes(places, unreached);
        LikelyEquivalents out;
        out.likely.resize(asked.size());
        if (versions.empty()) return out;
        Xapian::Enquire enquire(database);
        enquire.set_weighting_scheme(Xapian::BM25Weight(schema::k_bm25.k1, 0, 1, schema::k_bm25.b, schema::k_bm25.least_length));
        enquire.set_collapse_key(schema::k_slot_version, k_a_version);
        std::map<Xapian::docid, std::size_t> read;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            enquire.set_query(Query(Query::OP_AND_NOT, query_of(database, asked[i], any_remote(places)), Query(schema::k_bare_heading)));
            const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
            std::map<std::string, double> best;
            for (auto match = found.begin(); match != found.end(); ++match) {
                const std::string version = match.get_collapse_key();
                const auto [of_version, first] = best.emplace(version, match.get_weight());
                if (!versions.contains(version) || match.get_weight() < k_of_best * of_version->second) continue;
                const auto [at, is_new] = read.emplace(*match, out.clauses.size());
                if (is_new) out.clauses.push_back(read_clause(match.get_document().get_data()));
                out.likely[i].push_back(at->second);
            }
        }
        return out;
    });
}

}  // namespace clausebook
