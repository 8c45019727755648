#include "answer/compose.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "answer/stated_periods.h"

namespace clausebook {
namespace {

// Chosen on training questions that the model was not shown, every sixth of each file (docs/quality/answers.md).
constexpr std::size_t k_candidates = 5;
constexpr double k_least = 0.02;         // a provision less likely than this is no candidate
constexpr double k_fit_weight = 0.5;     // log-odds that a full fit of the words adds
constexpr double k_further_share = 0.6;  // a further provision is meant that is so likely, measured by the likeliest
constexpr double k_unit_weight = 0.3;    // of the words' fit in the order of an answer's units; their own order counts 1 / place
constexpr std::size_t k_shown = 3;       // of what came closest

// How well the words are found in the unit that has them best, of those that answer `key`.
double best_fit(const std::string& key, const std::vector<StoredAnswer>& stored, const WordFit& fit) {
    double best = 0;
    for (const StoredAnswer& answer : stored) {
        if (answer.key != key) continue;
        for (const std::string& unit : answer.units) {
            const auto here = fit.find({answer.document, unit});
            if (here != fit.end()) best = std::max(best, here->second);
        }
    }
    return best;
}

AskedKey asked_key(const AskedProvision& asked, const Provisions& provisions) {
    AskedKey out{asked.key, "", asked.probability, {}};
    const int index = provisions.find(asked.key);
    if (index < 0) return out;
    const Provision& provision = provisions.list[static_cast<std::size_t>(index)];
    out.question = provision.question;
    for (const Statute& statute : provision.statutes) out.statutes.push_back(statute.name + (statute.provision.empty() ? "" : ", " + statute.provision));
    return out;
}

DocumentAnswer answer_of(const StoredAnswer& stored, std::size_t part, double probability, const WordFit& fit) {
    DocumentAnswer answer;
    answer.document = stored.document;
    answer.version = stored.version;
    answer.part = part;
    answer.provision = stored.key;
    answer.value = stored.value;
    answer.near_threshold = stored.near_threshold;
    answer.score = probability * stored.probability;
    struct Ranked {
        std::string unit;
        double worth = 0;
    };
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < stored.units.size(); ++i) {
        const auto here = fit.find({stored.document, stored.units[i]});
        ranked.push_back({stored.units[i], 1 / static_cast<double>(i + 1) + (here == fit.end() ? 0 : k_unit_weight * here->second)});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.worth > b.worth; });
    std::set<std::size_t> taken;
    for (const Ranked& one : ranked) {
        answer.units.push_back(one.unit);
        for (std::size_t q = 0; q < stored.quotes.size(); ++q) {
            if (stored.quotes[q].unit == one.unit && taken.insert(q).second) answer.quotes.push_back(stored.quotes[q]);
        }
    }
    for (std::size_t q = 0; q < stored.quotes.size(); ++q) {
        if (taken.count(q) == 0) answer.quotes.push_back(stored.quotes[q]);
    }
    return answer;
}

// The other steps of the rule that a provision is a step of, where it is one of a single rule.
std::vector<std::string> steps_beside(const std::string& key, const Provisions& provisions) {
    std::vector<std::string> keys;
    const int index = provisions.find(key);
    if (index < 0 || provisions.list[static_cast<std::size_t>(index)].routes.size() != 1) return keys;
    const std::string& route = provisions.list[static_cast<std::size_t>(index)].routes.front();
    for (const Provision& one : provisions.list) {
        if (one.key != key && std::find(one.routes.begin(), one.routes.end(), route) != one.routes.end()) keys.push_back(one.key);
    }
    return keys;
}

bool asks_for(const std::vector<AnswerPart>& parts, const std::string& key) {
    return std::any_of(parts.begin(), parts.end(), [&](const AnswerPart& part) {
        return std::any_of(part.provisions.begin(), part.provisions.end(), [&](const AskedKey& one) { return one.key == key; });
    });
}

// Adds what one document says on the other steps of the rules that its answers state.
void add_steps(Answer& out, const CitedSource& source, const std::vector<AnswerPart>& parts, const std::vector<StoredAnswer>& stored,
               const std::vector<WordFit>& fits, const Provisions& provisions) {
    const std::size_t first = out.steps.size();
    for (const DocumentAnswer& main : out.answers) {
        if (main.document != source.document) continue;
        for (const std::string& key : steps_beside(main.provision, provisions)) {
            const auto row = std::find_if(stored.begin(), stored.end(), [&](const StoredAnswer& one) {
                return one.key == key && one.document == source.document && one.version == source.version && one.status == AnswerStatus::found;
            });
            const bool named = std::any_of(out.steps.begin() + static_cast<std::ptrdiff_t>(first), out.steps.end(),
                                           [&](const DocumentAnswer& one) { return one.provision == key; });
            if (row == stored.end() || named || asks_for(parts, key)) continue;
            out.steps.push_back(answer_of(*row, main.part, main.score, fits[main.part]));
            out.steps.back().question = provisions.list[static_cast<std::size_t>(provisions.find(key))].question;
        }
    }
}

// The periods that a part takes for granted, and the documents whose quoted words set them.
std::vector<Premise> premises_of(const AnswerPart& part, std::size_t number, const std::vector<DocumentAnswer>& answers) {
    std::vector<Premise> out;
    for (const StatedPeriod& stated : stated_periods(part.text)) {
        Premise premise{stated.text, {}};
        for (const DocumentAnswer& one : answers) {
            const bool sets = one.part == number &&
                              std::any_of(one.quotes.begin(), one.quotes.end(), [&](const CitedQuote& quote) { return sets_period(quote.text, stated); });
            if (sets && (premise.stands_in.empty() || premise.stands_in.back() != one.document)) premise.stands_in.push_back(one.document);
        }
        out.push_back(std::move(premise));
    }
    return out;
}

}  // namespace

std::vector<std::string> candidate_keys(const QuestionPart& part) {
    std::vector<std::string> keys;
    for (const AskedProvision& one : part.asked.ranked) {
        if (keys.size() == k_candidates || one.probability < k_least) break;
        keys.push_back(one.key);
    }
    return keys;
}

AnswerPart understand_part(const QuestionPart& part, const std::vector<StoredAnswer>& stored, const WordFit& fit, const Provisions& provisions) {
    AnswerPart out;
    out.text = part.text;
    std::vector<AskedProvision> candidates;
    double sum = part.asked.nothing;
    for (const std::string& key : candidate_keys(part)) {
        const auto asked = std::find_if(part.asked.ranked.begin(), part.asked.ranked.end(), [&](const AskedProvision& one) { return one.key == key; });
        candidates.push_back({key, asked->probability * std::exp(k_fit_weight * best_fit(key, stored, fit))});
        sum += candidates.back().probability;
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const AskedProvision& a, const AskedProvision& b) { return a.probability > b.probability; });
    for (AskedProvision& one : candidates) one.probability /= sum;
    const bool none = candidates.empty() || part.asked.nothing / sum > candidates.front().probability;
    for (const AskedProvision& one : candidates) {
        if (none && out.considered.size() < k_shown) out.considered.push_back(asked_key(one, provisions));
        if (!none && one.probability >= k_further_share * candidates.front().probability) out.provisions.push_back(asked_key(one, provisions));
    }
    return out;
}

std::vector<std::string> step_keys(const std::vector<AnswerPart>& parts, const Provisions& provisions) {
    std::set<std::string> wanted;
    for (const AnswerPart& part : parts) {
        for (const AskedKey& asked : part.provisions) {
            for (std::string& key : steps_beside(asked.key, provisions)) wanted.insert(std::move(key));
        }
    }
    std::vector<std::string> keys;
    for (const Provision& one : provisions.list) {
        if (wanted.count(one.key) > 0 && !asks_for(parts, one.key)) keys.push_back(one.key);
    }
    return keys;
}

Answer compose_answer(std::string question, std::vector<AnswerPart> parts, const std::vector<StoredAnswer>& stored, const std::vector<WordFit>& fits,
                      std::vector<CitedSource> sources, const Provisions& provisions) {
    Answer out;
    out.question = std::move(question);
    for (const CitedSource& source : sources) {
        std::vector<DocumentAnswer> found, elsewhere;
        for (std::size_t part = 0; part < parts.size(); ++part) {
            for (const AskedKey& key : parts[part].provisions) {
                for (const StoredAnswer& answer : stored) {
                    if (answer.key != key.key || answer.document != source.document || answer.version != source.version) continue;
                    if (answer.status == AnswerStatus::silent && !answer.review.checked()) continue;
                    std::vector<DocumentAnswer>& list = answer.status == AnswerStatus::found ? found : elsewhere;
                    const bool said =
                        std::any_of(list.begin(), list.end(), [&](const DocumentAnswer& one) { return one.provision == key.key && one.part == part; });
                    if (answer.status == AnswerStatus::silent) {
                        out.checked.push_back({source.document, part, key.key, answer.review.by, answer.review.on});
                    } else if (!said) {
                        list.push_back(answer_of(answer, part, key.probability, fits[part]));
                    }
                }
            }
        }
        if (found.empty()) out.silent.push_back(source.document);
        if (found.empty() && !elsewhere.empty()) out.deferred.push_back(source.document);
        std::stable_sort(found.begin(), found.end(), [](const DocumentAnswer& a, const DocumentAnswer& b) { return a.score > b.score; });
        std::move(found.begin(), found.end(), std::back_inserter(out.answers));
        std::move(elsewhere.begin(), elsewhere.end(), std::back_inserter(out.elsewhere));
        add_steps(out, source, parts, stored, fits, provisions);
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
        if (!parts[part].provisions.empty()) parts[part].premises = premises_of(parts[part], part, out.answers);
    }
    out.parts = std::move(parts);
    out.sources = std::move(sources);
    out.answered = !out.answers.empty();
    return out;
}

}  // namespace clausebook
