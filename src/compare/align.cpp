#include "compare/align.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "compare/diff_words.h"
#include "compare/match_weights.h"
#include "model/names.h"
#include "text/words.h"

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

using Bag = std::vector<std::pair<int, double>>;  // number of the word, how often; by number

struct Clause {
    int unit = -1;
    Bag words;
    Bag heading;
    double place = 0;                       // 0 the document's beginning, 1 its end
    std::map<std::string, double> answers;  // provision, probability
    std::vector<std::string> facts;
};

struct Prepared {
    const DocumentRecord* record = nullptr;
    std::vector<Clause> clauses;
};

class Words {
 public:
    Bag bag(std::string_view text) {
        std::map<int, double> counts;
        std::string before;
        for (const std::string& word : folded_words(text)) {
            ++counts[number(word)];
            // Neighbours tell a clause from another that shares its vocabulary.
            if (!before.empty()) counts[number(before + ' ' + word)] += 0.5;
            before = word;
        }
        return {counts.begin(), counts.end()};
    }
    void count(const Bag& bag) {
        seen_.resize(numbers_.size());
        for (const auto& entry : bag) ++seen_[static_cast<std::size_t>(entry.first)];
        ++texts_;
    }
    double rarity(int word) const {
        const auto at = static_cast<std::size_t>(word);
        return std::log((texts_ + 1.0) / (at < seen_.size() ? seen_[at] + 0.5 : 0.5));
    }

 private:
    int number(const std::string& word) { return numbers_.emplace(word, static_cast<int>(numbers_.size())).first->second; }
    std::unordered_map<std::string, int> numbers_;
    std::vector<double> seen_;
    double texts_ = 0;
};

// Weight of the words that both have over that of all that either has; or of the shorter text's alone, where it stands in the longer one.
double likeness(const Bag& a, const Bag& b, const Words& words) {
    double shared = 0, all_a = 0, all_b = 0;
    for (const auto& [word, count] : a) all_a += count * words.rarity(word);
    for (const auto& [word, count] : b) all_b += count * words.rarity(word);
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (i->first < j->first) {
            ++i;
        } else if (j->first < i->first) {
            ++j;
        } else {
            shared += std::min(i->second, j->second) * words.rarity(i->first);
            ++i;
            ++j;
        }
    }
    if (all_a <= 0 || all_b <= 0) return 0;
    const double both = 2 * shared / (all_a + all_b);
    const double contained = shared / std::min(all_a, all_b);
    return std::min(a.size(), b.size()) >= k_fewest_contained && contained > 0.7 ? std::max(both, k_contained * contained) : both;
}

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

std::string read_with_introduction(const ProtocolDoc& doc, const Unit& unit) {
    std::string text(doc.words(unit.text));
    if (unit.parent < 0) return text;
    const std::string_view above = doc.words(unit_at(doc, unit.parent).text);
    return above.empty() || above.back() != ':' ? text : std::string(above) + ' ' + text;
}

std::string_view heading_above(const ProtocolDoc& doc, int unit) {
    for (int up = unit; up >= 0; up = unit_at(doc, up).parent) {
        if (!unit_at(doc, up).heading.empty()) return doc.words(unit_at(doc, up).heading);
    }
    return {};
}

Prepared prepare(const DocumentRecord& record, Words& words) {
    Prepared out{&record, {}};
    const ProtocolDoc& doc = record.doc;
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        const Unit& unit = doc.units[i];
        if (unit.text.empty()) continue;
        Clause clause;
        clause.unit = static_cast<int>(i);
        clause.words = words.bag(read_with_introduction(doc, unit));
        clause.heading = words.bag(heading_above(doc, clause.unit));
        clause.place = doc.text.empty() ? 0 : static_cast<double>(unit.text.begin) / static_cast<double>(doc.text.size());
        words.count(clause.words);
        out.clauses.push_back(std::move(clause));
    }
    std::map<int, Clause*> at;
    for (Clause& clause : out.clauses) at.emplace(clause.unit, &clause);
    const auto add_fact = [&](int unit, std::string fact) {
        if (const auto clause = at.find(unit); clause != at.end()) clause->second->facts.push_back(std::move(fact));
    };
    for (const ProvisionAnswer& answer : record.answers) {
        for (const ProvisionUnit& unit : answer.units) {
            if (const auto clause = at.find(unit.unit); clause != at.end()) clause->second->answers[answer.key] = unit.probability;
        }
    }
    for (const TimeLimit& limit : record.facts.time_limits) {
        add_fact(limit.unit, limit.quantity && limit.period != Period::none ? fmt::format("limit of {:g} {}", *limit.quantity, name_of(limit.period))
                                                                            : "limit without a figure");
    }
    for (const Decider& decider : record.facts.deciders)
        add_fact(decider.unit, decider.function.empty() ? fmt::format("{} by somebody", name_of(decider.stage))
                                                        : fmt::format("{} by {}", name_of(decider.stage), decider.function));
    for (Clause& clause : out.clauses) std::sort(clause.facts.begin(), clause.facts.end());
    return out;
}

struct Score {
    double total = 0;
    double words = 0;
    std::vector<std::string> because;
};

Score score_of(const Clause& a, const Clause& b, const Words& words) {
    Score score;
    score.words = likeness(a.words, b.words, words);
    const double heading = likeness(a.heading, b.heading, words);
    // Twice the shared probability over the sum of both, as for words: a clause that answers much else besides is less of an equivalent.
    double shared = 0, all = 0;
    std::vector<std::string> both;
    for (const auto& [key, probability] : a.answers) {
        all += probability;
        const auto other = b.answers.find(key);
        if (other == b.answers.end()) continue;
        shared += std::min(probability, other->second);
        both.push_back(key);
    }
    for (const auto& [key, probability] : b.answers) all += probability;
    const double provisions = all > 0 ? 2 * shared / all : 0;
    std::vector<std::string> facts;
    std::set_intersection(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(), std::back_inserter(facts));
    const double same_facts =
        a.facts.empty() || b.facts.empty() ? 0 : static_cast<double>(facts.size()) / static_cast<double>(std::max(a.facts.size(), b.facts.size()));
    const double place = 1 - std::abs(a.place - b.place);
    score.total = k_words * score.words + k_provisions * provisions + k_heading * heading + k_facts * same_facts + k_place * place;
    if (score.words > 0.1) score.because.push_back(fmt::format("{:.0f}% of their words in common", 100 * score.words));
    if (!both.empty()) score.because.push_back(fmt::format("both answer {}", fmt::join(both, ", ")));
    if (heading > 0.3) score.because.emplace_back("like headings");
    for (const std::string& fact : facts) score.because.push_back("both: " + fact);
    return score;
}

// Which clause of `b` each clause of `a` is matched with when every clause has one partner at most.
std::map<int, int> match_whole(const Prepared& a, const Prepared& b, const Words& words) {
    std::vector<WeightedPair> pairs;
    for (std::size_t i = 0; i < a.clauses.size(); ++i) {
        for (std::size_t j = 0; j < b.clauses.size(); ++j) {
            const double total = score_of(a.clauses[i], b.clauses[j], words).total;
            if (total >= k_alike) pairs.push_back({static_cast<int>(i), static_cast<int>(j), static_cast<int>(std::lround(total * 10000))});
        }
    }
    const std::vector<int> matched = heaviest_matching(static_cast<int>(a.clauses.size()), static_cast<int>(b.clauses.size()), pairs);
    std::map<int, int> partner;
    for (std::size_t i = 0; i < matched.size(); ++i) {
        if (matched[i] >= 0) partner[a.clauses[i].unit] = b.clauses[static_cast<std::size_t>(matched[i])].unit;
    }
    return partner;
}

double weight_of(const Bag& bag, const Words& words) {
    double all = 0;
    for (const auto& [word, count] : bag) all += count * words.rarity(word);
    return all;
}

// A match as it was made: whose clause it is, in its document.
struct Made {
    const DocumentRecord* record = nullptr;
    const Clause* clause = nullptr;
    int family = -1;
    std::size_t first = 0;  // of its family, among all that were made
};

// Gathers near-verbatim drafts of one text: each clause joins the first family whose first clause it is like. The clause asked about begins family 0.
void gather_families(std::vector<Made>& made, const Words& words) {
    struct Family {
        std::size_t first = 0;
        double weight = 0;
        std::vector<std::size_t> members;
    };
    std::vector<Family> families;
    for (std::size_t i = 0; i < made.size(); ++i) {
        const double weight = weight_of(made[i].clause->words, words);
        const auto family = std::find_if(families.begin(), families.end(), [&](const Family& each) {
            // Texts of unlike lengths cannot be so alike: this spares the comparison.
            const bool like_lengths = 2 * std::min(weight, each.weight) >= k_near_verbatim * (weight + each.weight);
            return like_lengths && likeness(made[each.first].clause->words, made[i].clause->words, words) >= k_near_verbatim;
        });
        if (family == families.end()) {
            families.push_back({i, weight, {i}});
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

std::vector<AlignedClause::Piece> differing_words(const ProtocolDoc& from, int unit, const ProtocolDoc& to, int other) {
    Vocabulary vocabulary;
    const DiffDocument a = tokenise_units(from, vocabulary), b = tokenise_units(to, vocabulary);
    std::vector<AlignedClause::Piece> pieces;
    for (const WordsRun& run : diff_words(a, {unit}, b, {other})) {
        const bool ours = run.kind == WordsKind::removed;
        // Numbers and headings differ between any two documents, and tell nothing.
        Span span = ours ? run.old_span : run.new_span;
        span.begin = std::max(span.begin, ours ? unit_at(from, unit).text.begin : unit_at(to, other).text.begin);
        if (span.begin < span.end) pieces.push_back({run.kind, std::string((ours ? from : to).words(span))});
    }
    return pieces;
}

}  // namespace

Alignment align_clause(const DocumentRecord& from, int unit, const std::vector<DocumentRecord>& others, const AlignOptions& options) {
    const Unit& asked = unit_at(from.doc, unit);
    Alignment out{from.doc.id, asked.id, asked.citation, std::string(from.doc.words(asked.text.empty() ? asked.heading : asked.text)), {}};
    Words words;
    const Prepared here = prepare(from, words);
    const auto clause = std::find_if(here.clauses.begin(), here.clauses.end(), [&](const Clause& each) { return each.unit == unit; });
    if (clause == here.clauses.end()) return out;
    std::vector<Prepared> prepared;
    for (const DocumentRecord& other : others) {
        if (other.doc.id != from.doc.id || other.version != from.version) prepared.push_back(prepare(other, words));
    }
    std::sort(prepared.begin(), prepared.end(), [](const Prepared& a, const Prepared& b) {
        return a.record->doc.id != b.record->doc.id ? a.record->doc.id < b.record->doc.id : a.record->version < b.record->version;
    });
    std::vector<Made> made = {{&from, &*clause, 0, 0}};
    for (const Prepared& there : prepared) {
        const ProtocolDoc& doc = there.record->doc;
        std::vector<std::pair<Score, const Clause*>> found;
        if (options.one_to_one) {
            const std::map<int, int> partners = match_whole(here, there, words);
            const auto partner = partners.find(unit);
            for (const Clause& each : there.clauses) {
                if (partner != partners.end() && each.unit == partner->second) found.emplace_back(score_of(*clause, each, words), &each);
            }
        } else {
            for (const Clause& each : there.clauses) {
                Score score = score_of(*clause, each, words);
                if (score.total >= k_alike) found.emplace_back(std::move(score), &each);
            }
            std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first.total > b.first.total; });
            while (!found.empty() && (found.size() > k_most || found.back().first.total < k_beside_best * found.front().first.total)) found.pop_back();
        }
        for (const auto& [score, other] : found) {
            const Unit& unit_there = unit_at(doc, other->unit);
            out.matches.push_back({doc.id,
                                   other->unit,
                                   unit_there.id,
                                   unit_there.citation,
                                   std::string(doc.words(unit_there.text)),
                                   score.total,
                                   score.because,
                                   {},
                                   false,
                                   -1,
                                   ""});
            out.matches.back().near_verbatim = score.words >= k_near_verbatim;
            made.push_back({there.record, other, -1, 0});
        }
    }
    gather_families(made, words);
    for (std::size_t i = 1; i < made.size(); ++i) {
        AlignedClause& match = out.matches[i - 1];
        match.family = made[i].family;
        if (match.family < 0 || made[i].first == i) continue;
        const Made& first = made[made[i].first];
        match.draft_of = fmt::format("{}, {}", first.record->doc.id, unit_at(first.record->doc, first.clause->unit).citation);
        match.words = differing_words(first.record->doc, first.clause->unit, made[i].record->doc, made[i].clause->unit);
    }
    return out;
}

}  // namespace clausebook
