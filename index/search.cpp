#include "index/search.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "index/compile_query.h"
#include "index/errors.h"
#include "index/open_index.h"
#include "index/places.h"
#include "index/schema.h"
#include "index/snippet.h"
#include "text/fold.h"

namespace clausebook {
namespace {

using Xapian::Query;

constexpr int k_tries = 5;                    // while a writer changes the index
constexpr Xapian::doccount k_counted = 1000;  // hits that are counted exactly
constexpr std::size_t k_snippet_bytes = 260;

Query any_version(const std::vector<std::string>& versions) {
    std::vector<Query> terms;
    for (const std::string& version : versions) terms.emplace_back(schema::cut_term("XD:" + version));
    return Query(Query::OP_OR, terms.begin(), terms.end());
}

// Counts the clauses that fit by the document that their place names.
class DocumentCounter : public Xapian::MatchSpy {
 public:
    void operator()(const Xapian::Document& document, double) override {
        const std::string place = document.get_value(schema::k_slot_place);
        ++counts_[place.substr(0, place.find('\x01'))];
    }
    const std::map<std::string, std::size_t>& counts() const { return counts_; }
    void clear() { counts_.clear(); }

 private:
    std::map<std::string, std::size_t> counts_;
};

// The query with its misspelt words replaced.
std::string corrected_query(std::string query, const std::vector<std::pair<Span, std::string>>& corrections) {
    for (auto correction = corrections.rbegin(); correction != corrections.rend(); ++correction) {
        query.replace(correction->first.begin, correction->first.size(), correction->second);
    }
    return query;
}

// A matching term in words for people.
std::string readable(const std::string& term) {
    const auto after = [&](std::size_t prefix) { return term.substr(prefix); };
    for (const schema::Field& field : schema::k_fields) {
        const std::string prefix = std::string(field.prefix) + ":";
        if (term.compare(0, prefix.size(), prefix) == 0) return std::string(field.name) + ":" + after(prefix.size());
    }
    if (term.compare(0, 2, "ZS") == 0) return after(2) + " (heading)";
    if (term.compare(0, 2, "ZI") == 0) return after(2) + " (introduction)";
    return term[0] == 'Z' || term[0] == 'J' ? after(1) : term;
}

// Counts the values of some fields, from the terms of each matching clause.
class FacetSpy : public Xapian::MatchSpy {
 public:
    void operator()(const Xapian::Document& clause, double) override {
        for (const std::string_view name : k_facets) {
            const std::string prefix = std::string(schema::field_named(name)->prefix) + ":";
            auto term = clause.termlist_begin();
            for (term.skip_to(prefix); term != clause.termlist_end(); ++term) {
                const std::string value = *term;
                if (value.compare(0, prefix.size(), prefix) != 0) break;
                // A document has a term for its id and one for its version: "tdc", "tdc@1".
                if (value.find('@') == std::string::npos) ++counts_[name][value.substr(prefix.size())];
            }
        }
    }

    std::vector<SearchFacet> facets() const {
        std::vector<SearchFacet> out;
        for (const std::string_view name : k_facets) {
            const auto counted = counts_.find(name);
            if (counted == counts_.end()) continue;
            SearchFacet facet{std::string(name), {counted->second.begin(), counted->second.end()}};
            std::stable_sort(facet.values.begin(), facet.values.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
            out.push_back(std::move(facet));
        }
        return out;
    }

 private:
    static constexpr std::array<std::string_view, 5> k_facets = {"doc", "type", "provision", "modality", "limit"};
    std::map<std::string_view, std::map<std::string, std::size_t>> counts_;
};

// `wording` is given the clause's own words, folded.
SearchHit read_hit(const std::string& data, const Sought& sought, std::string& wording) {
    const nlohmann::json json = nlohmann::json::parse(data);
    SearchHit hit;
    hit.document = json.at("document");
    hit.version = json.at("version");
    hit.unit = json.at("unit");
    hit.citation = json.at("citation");
    hit.title = json.at("title");
    hit.authority = json.at("authority");
    hit.pages = json.at("pages").get<std::vector<int>>();
    for (const std::string heading : json.at("headings")) hit.heading_path += (hit.heading_path.empty() ? "" : " > ") + heading;
    const std::string heading = json.at("heading"), text = json.at("text");
    wording = fold(text.empty() ? heading : text);
    const Snippet snippet = make_snippet(
        text.empty() ? heading : text, [&](const Token& token) { return sought.fits(token); }, k_snippet_bytes);
    hit.snippet = snippet.text;
    hit.marked = snippet.marked;
    return hit;
}

SearchAnswer run(Xapian::Database& database, const SearchRequest& request, const CompiledQuery& compiled, bool counted) {
    SearchAnswer answer;
    answer.query = request.query;
    if (!compiled.corrections.empty()) answer.corrected = corrected_query(request.query, compiled.corrections);
    Query query = *compiled.query;
    std::vector<Query> answering;
    for (const auto& [key, probability] : request.asked) {
        answering.emplace_back(Query::OP_SCALE_WEIGHT, Query(schema::cut_term("XP:" + key)), schema::k_weights.provision * probability);
    }
    if (!answering.empty() && compiled.has_words) {
        // A clause that answers what mere words ask for is found though it is put in other words; where more is said than words, that must hold.
        query = Query(compiled.only_words ? Query::OP_OR : Query::OP_AND_MAYBE, query, Query(Query::OP_OR, answering.begin(), answering.end()));
    }
    if (!request.answering.empty()) {
        std::vector<Query> terms;
        for (const std::string& key : request.answering) terms.emplace_back(schema::cut_term("XP:" + key));
        query = Query(Query::OP_FILTER, query, Query(Query::OP_OR, terms.begin(), terms.end()));
    }
    if (!request.versions.empty()) query = Query(Query::OP_FILTER, query, any_version(request.versions));
    if (request.versions.empty() && !compiled.names_version && !request.not_in_use.empty())
        query = Query(Query::OP_AND_NOT, query, any_version(request.not_in_use));
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BM25Weight(schema::k_bm25.k1, 0, 1, schema::k_bm25.b, schema::k_bm25.least_length));
    if (request.in_order) {
        enquire.set_sort_by_value(schema::k_slot_place, false);
    } else {
        enquire.set_sort_by_relevance_then_value(schema::k_slot_place, false);
    }
    DocumentCounter counter;
    std::unique_ptr<FacetSpy> spy;
    const auto ask = [&](const Query& asked) {
        enquire.clear_matchspies();
        if (counted) enquire.add_matchspy(&counter);
        if (counted && request.facets) {
            spy = std::make_unique<FacetSpy>();
            enquire.add_matchspy(spy.get());
        }
        enquire.set_query(asked);
        counter.clear();
        return enquire.get_mset(static_cast<Xapian::doccount>(request.offset), static_cast<Xapian::doccount>(request.limit), k_counted);
    };
    // A heading alone says nothing on what is sought; it is shown only where no clause fits.
    Xapian::MSet found = compiled.has_words ? ask(Query(Query::OP_AND_NOT, query, Query(schema::k_bare_heading))) : ask(query);
    if (found.get_matches_estimated() == 0 && compiled.has_words) found = ask(query);
    answer.total = found.get_matches_estimated();
    answer.by_document = counter.counts();
    if (spy) answer.facets = spy->facets();
    std::map<std::string, int> wordings;  // by the clause's words, folded: the first hit that has them
    if (request.explain) answer.parsed = enquire.get_query().get_description();
    for (auto match = found.begin(); match != found.end(); ++match) {
        std::string wording;
        SearchHit hit = read_hit(match.get_document().get_data(), compiled.sought, wording);
        if (request.held.count(hit.document + "@" + std::to_string(hit.version)) == 0) {
            if (answer.total > 0) --answer.total;
            continue;
        }
        hit.score = match.get_weight();
        if (request.explain) {
            for (auto term = enquire.get_matching_terms_begin(match); term != enquire.get_matching_terms_end(match); ++term)
                hit.because.push_back(readable(*term));
        }
        const auto [first, is_new] = wordings.emplace(std::move(wording), static_cast<int>(answer.hits.size()));
        if (!is_new) hit.same_as = first->second;
        answer.hits.push_back(std::move(hit));
    }
    return answer;
}

}  // namespace

Result<SearchAnswer> search_index(const std::vector<std::string>& places, const SearchRequest& request, const Synonyms& synonyms) {
    return with_index_errors(places.front(), [&]() -> Result<SearchAnswer> {
        // A remote index cannot be handed what counts: there only the total is known.
        const bool counted = std::none_of(places.begin(), places.end(), [](const std::string& place) { return is_remote_place(place); });
        const QueryNode parsed = request.operators ? parse_query(request.query) : words_query(request.query);
        for (int tried = 1;; ++tried) {
            try {
                std::vector<UnreachedIndex> unreached;
                Xapian::Database database = open_indexes(places, unreached);
                const Result<CompiledQuery> compiled = compile_query(parsed, database, synonyms, request.parts);
                if (!compiled) return fail(compiled.error());
                SearchAnswer answer = run(database, request, *compiled, counted);
                if (answer.hits.empty() && request.offset == 0 && request.operators) {
                    const Result<CompiledQuery> loose = compile_query(words_query(request.query), database, synonyms, request.parts);
                    if (!loose) return fail(loose.error());
                    answer.nearest = run(database, request, *loose, counted).hits;
                }
                for (const UnreachedIndex& one : unreached) answer.unreached.push_back(one.place);
                return answer;
            } catch (const Xapian::DatabaseModifiedError&) {
                if (tried == k_tries) throw;
            } catch (const Xapian::NetworkError&) {
                // One has ended while it was asked: opened again, it is known and left out.
                if (tried == k_tries || places.size() == 1) throw;
            }
        }
    });
}

}  // namespace clausebook
