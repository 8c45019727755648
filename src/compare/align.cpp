#include "compare/align.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>

#include "compare/diff_words.h"
#include "compare/match_weights.h"
#include "model/protocol_doc.h"

namespace clausebook {
namespace {

// How much each kind of likeness counts; together 1.
constexpr double k_words = 0.45, k_provisions = 0.30, k_heading = 0.12, k_facts = 0.08, k_place = 0.05;
constexpr double k_alike = 0.20;                // less is no equivalent
constexpr double k_beside_best = 0.75;          // of a document's best match: others this good are shown too
constexpr double k_near_verbatim = 0.80;        // likeness of words of two drafts of one text
constexpr std::size_t k_most = 3;               // matches a document
constexpr double k_contained = 0.9;             // a clause wholly contained in a longer one is this alike,
constexpr std::size_t k_fewest_contained = 20;  // if it has so many words and pairs of words: short ones stand in everything

struct Entry {
    std::uint64_t word = 0;  // or a pair of neighbours
    double weight = 0;       // how often it occurs, times how rare it is
};

// The words of a text and its pairs of neighbours, by number.
struct Bag {
    std::vector<Entry> entries;
    double weight = 0;  // of all
};

class Words {
 public:
    explicit Words(const WordCounts& counts) : counts_(counts) {}

    Bag bag(const std::vector<std::string>& words) {
        Bag out;
        std::uint64_t before = 0;
        for (const std::string& word : words) {
            const std::uint64_t number = number_of(word);
            out.entries.push_back({number, rarity(number)});
            // Neighbours tell a clause from another that shares its vocabulary. How rare they are together is not counted: at least as the rarer is.
            if (before != 0) out.entries.push_back({before << 32 | number, 0.5 * std::max(rarity(before), rarity(number))});
            before = number;
        }
        std::sort(out.entries.begin(), out.entries.end(), [](const Entry& a, const Entry& b) { return a.word < b.word; });
        std::size_t last = 0;
        for (std::size_t i = 0; i < out.entries.size(); ++i) {
            out.weight += out.entries[i].weight;
            if (i == 0) continue;
            if (out.entries[i].word == out.entries[last].word) {
                out.entries[last].weight += out.entries[i].weight;
            } else {
                out.entries[++last] = out.entries[i];
            }
        }
        if (!out.entries.empty()) out.entries.resize(last + 1);
        return out;
    }

 private:
    double rarity(std::uint64_t number) const { return rarities_[number - 1]; }
    std::uint64_t number_of(const std::string& word) {
        const auto [at, is_new] = numbers_.emplace(word, rarities_.size() + 1);
        if (is_new) {
            const auto counted = counts_.units_with.find(word);
            rarities_.push_back(std::log((counts_.units + 1) / ((counted == counts_.units_with.end() ? 0 : counted->second) + 0.5)));
        }
        return at->second;
    }

    const WordCounts& counts_;
    std::unordered_map<std::string, std::uint64_t> numbers_;  // from 1
    std::vector<double> rarities_;
};

// Weight of the words that both have over that of all that either has; or of the shorter text's alone, where it stands in the longer one.
double likeness(const Bag& a, const Bag& b) {
    if (a.weight <= 0 || b.weight <= 0) return 0;
    double shared = 0;
    for (auto i = a.entries.begin(), j = b.entries.begin(); i != a.entries.end() && j != b.entries.end();) {
        if (i->word < j->word) {
            ++i;
        } else if (j->word < i->word) {
            ++j;
        } else {
            shared += std::min(i->weight, j->weight);
            ++i;
            ++j;
        }
    }
    const double both = 2 * shared / (a.weight + b.weight);
    const double contained = shared / std::min(a.weight, b.weight);
    return std::min(a.entries.size(), b.entries.size()) >= k_fewest_contained && contained > 0.7 ? std::max(both, k_contained * contained) : both;
}

struct Prepared {
    const ComparableClause* clause = nullptr;
    Bag words;
    Bag heading;
};

Prepared prepare(const ComparableClause& clause, Words& words) { return {&clause, words.bag(clause.words), words.bag(clause.heading)}; }

struct Score {
    double total = 0;
    double words = 0;
    double heading = 0;
    std::vector<std::string> provisions;  // that both answer
    std::vector<std::string> facts;       // that both have
};

Score score_of(const Prepared& one, const Prepared& other) {
    const ComparableClause &a = *one.clause, &b = *other.clause;
    Score score;
    score.words = likeness(one.words, other.words);
    score.heading = likeness(one.heading, other.heading);
    // Twice the shared probability over the sum of both, as for words: a clause that answers much else besides is less of an equivalent.
    double shared = 0, all = 0;
    for (const auto& [key, probability] : a.answers) {
        all += probability;
        const auto answered = b.answers.find(key);
        if (answered == b.answers.end()) continue;
        shared += std::min(probability, answered->second);
        score.provisions.push_back(key);
    }
    for (const auto& answer : b.answers) all += answer.second;
    const double provisions = all > 0 ? 2 * shared / all : 0;
    std::set_intersection(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(), std::back_inserter(score.facts));
    const double same_facts = score.facts.empty() ? 0 : static_cast<double>(score.facts.size()) / static_cast<double>(std::max(a.facts.size(), b.facts.size()));
    const double place = 1 - std::abs(a.place - b.place);
    score.total = k_words * score.words + k_provisions * provisions + k_heading * score.heading + k_facts * same_facts + k_place * place;
    return score;
}

std::vector<std::string> reasons_of(const Score& score) {
    std::vector<std::string> because;
    if (score.words > 0.1) because.push_back(fmt::format("{:.0f}% of their words in common", 100 * score.words));
    if (!score.provisions.empty()) because.push_back(fmt::format("both answer {}", fmt::join(score.provisions, ", ")));
    if (score.heading > 0.3) because.emplace_back("like headings");
    for (const std::string& fact : std::set<std::string>(score.facts.begin(), score.facts.end())) because.push_back("both: " + fact);
    return because;
}

// A clause that is an equivalent.
struct Found {
    Score score;
    const Prepared* there = nullptr;
};

using Version = std::pair<std::string, int>;

Version version_of(const Prepared& prepared) { return {prepared.clause->document, prepared.clause->version}; }

bool in_order(const Found& a, const Found& b) {
    if (a.score.total != b.score.total) return a.score.total > b.score.total;
    return a.there->clause->span.begin < b.there->clause->span.begin;
}

// Of each version those clauses that are alike enough, best first.
std::map<Version, std::vector<Found>> best_of_each(const Prepared& asked, const std::vector<Prepared>& others, const std::vector<std::size_t>& likely) {
    std::map<Version, std::vector<Found>> found;
    for (const std::size_t at : likely) {
        Score score = score_of(asked, others[at]);
        if (score.total >= k_alike) found[version_of(others[at])].push_back({std::move(score), &others[at]});
    }
    for (auto& [version, some] : found) {
        std::sort(some.begin(), some.end(), in_order);
        while (some.size() > k_most || some.back().score.total < k_beside_best * some.front().score.total) some.pop_back();
    }
    return found;
}

// The same where every clause has one partner at most, so that the whole fits best.
std::map<Version, std::vector<Found>> match_each(const std::vector<Prepared>& asked, std::size_t which, const std::vector<Prepared>& others,
                                                 const std::vector<std::vector<std::size_t>>& likely) {
    struct Whole {
        std::vector<const Prepared*> clauses;  // of the version, by their place
        std::map<const Prepared*, int> numbers;
        std::vector<std::pair<int, Found>> pairs;  // number of the clause asked about, one that is like it
    };
    std::map<Version, Whole> wholes;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        for (const std::size_t at : likely[i]) {
            Score score = score_of(asked[i], others[at]);
            if (score.total < k_alike) continue;
            Whole& whole = wholes[version_of(others[at])];
            whole.clauses.push_back(&others[at]);
            whole.pairs.push_back({static_cast<int>(i), {std::move(score), &others[at]}});
        }
    }
    std::map<Version, std::vector<Found>> found;
    for (auto& [version, whole] : wholes) {
        std::sort(whole.clauses.begin(), whole.clauses.end(),
                  [](const Prepared* a, const Prepared* b) { return a->clause->span.begin < b->clause->span.begin; });
        whole.clauses.erase(std::unique(whole.clauses.begin(), whole.clauses.end()), whole.clauses.end());
        for (std::size_t i = 0; i < whole.clauses.size(); ++i) whole.numbers[whole.clauses[i]] = static_cast<int>(i);
        std::vector<WeightedPair> pairs;
        for (const auto& [from, to] : whole.pairs) pairs.push_back({from, whole.numbers[to.there], static_cast<int>(std::lround(to.score.total * 10000))});
        std::sort(pairs.begin(), pairs.end(),
                  [](const WeightedPair& a, const WeightedPair& b) { return a.left != b.left ? a.left < b.left : a.right < b.right; });
        const int partner = heaviest_matching(static_cast<int>(asked.size()), static_cast<int>(whole.clauses.size()), pairs)[which];
        for (auto& [from, to] : whole.pairs) {
            if (from == static_cast<int>(which) && whole.numbers[to.there] == partner) found[version].push_back(std::move(to));
        }
    }
    return found;
}

// A match as it was made, and the family that it belongs to.
struct Made {
    const Prepared* clause = nullptr;
    int family = -1;
    std::size_t first = 0;  // of its family, among all that were made
};

// Gathers near-verbatim drafts of one text: each clause joins the first family whose first clause it is like. The clause asked about begins family 0.
void gather_families(std::vector<Made>& made) {
    struct Family {
        std::size_t first = 0;
        std::vector<std::size_t> members;
    };
    std::vector<Family> families;
    for (std::size_t i = 0; i < made.size(); ++i) {
        const Bag& words = made[i].clause->words;
        const auto family = std::find_if(families.begin(), families.end(), [&](const Family& each) {
            const Bag& first = made[each.first].clause->words;
            // Texts of unlike lengths cannot be so alike: this spares the comparison.
            const bool like_lengths = 2 * std::min(words.weight, first.weight) >= k_near_verbatim * (words.weight + first.weight);
            return like_lengths && likeness(first, words) >= k_near_verbatim;
        });
        if (family == families.end()) {
            families.push_back({i, {i}});
        } else {
            family->members.push_back(i);
        }
    }
    int number = 0;
    for (const Family& family : families) {
        const bool asked = family.first == 0;
        if (!asked && family.members.size() < 2) continue;
        if (!asked) ++number;
        for (const std::size_t member : family.members) {
            made[member].family = asked ? 0 : number;
            made[member].first = family.first;
        }
    }
}

// A clause's own words as a document, for the comparison of words. Numbers and headings differ between any two documents, and tell nothing.
ProtocolDoc words_alone(const ComparableClause& clause) {
    ProtocolDoc doc;
    doc.text = clause.text;
    doc.units.emplace_back().text = {0, clause.text.size()};
    return doc;
}

std::vector<AlignedClause::Piece> differing_words(const ComparableClause& from, const ComparableClause& to) {
    if (from.text == to.text) return {{WordsKind::same, to.text}};
    const ProtocolDoc here = words_alone(from), there = words_alone(to);
    Vocabulary vocabulary;
    const DiffDocument a = tokenise_units(here, vocabulary), b = tokenise_units(there, vocabulary);
    std::vector<AlignedClause::Piece> pieces;
    for (const WordsRun& run : diff_words(a, {0}, b, {0})) {
        const bool ours = run.kind == WordsKind::removed;
        pieces.push_back({run.kind, std::string(ours ? here.words(run.old_span) : there.words(run.new_span))});
    }
    return pieces;
}

}  // namespace

Alignment align_clause(const std::vector<ComparableClause>& asked, std::size_t which, const LikelyEquivalents& likely, const WordCounts& counts,
                       const AlignOptions& options) {
    Words words(counts);
    std::vector<Prepared> here, others;
    for (const ComparableClause& clause : asked) here.push_back(prepare(clause, words));
    for (const ComparableClause& clause : likely.clauses) others.push_back(prepare(clause, words));
    const ComparableClause& from = asked[which];
    Alignment out{from.document, from.unit, from.citation, from.text, {}};
    std::vector<Made> made = {{&here[which], 0, 0}};
    for (const auto& [version, found] :
         options.one_to_one ? match_each(here, which, others, likely.likely) : best_of_each(here[which], others, likely.likely[which])) {
        for (const Found& each : found) {
            const ComparableClause& clause = *each.there->clause;
            const bool near_verbatim = each.score.words >= k_near_verbatim;
            out.matches.push_back({clause.document,
                                   clause.version,
                                   clause.unit,
                                   clause.citation,
                                   clause.span,
                                   clause.text,
                                   each.score.total,
                                   reasons_of(each.score),
                                   {},
                                   near_verbatim,
                                   -1,
                                   ""});
            made.push_back({each.there, -1, 0});
        }
    }
    gather_families(made);
    for (std::size_t i = 1; i < made.size(); ++i) {
        AlignedClause& match = out.matches[i - 1];
        match.family = made[i].family;
        if (match.family < 0 || made[i].first == i) continue;
        const ComparableClause& first = *made[made[i].first].clause->clause;
        match.draft_of = fmt::format("{}, {}", first.document, first.citation);
        match.words = differing_words(first, *made[i].clause->clause);
    }
    return out;
}

}  // namespace clausebook
