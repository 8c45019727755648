#include "classify/features.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "classify/word_features.h"
#include "model/names.h"
#include "text/words.h"

namespace clausebook {

namespace {

// Calls `take` with each fact of the unit that stands within; facts are in document order.
template <class Fact, class Take>
void each_within(const std::vector<Fact>& facts, int unit, Span within, Take&& take) {
    auto fact = std::lower_bound(facts.begin(), facts.end(), unit, [](const Fact& other, int sought) { return other.unit < sought; });
    for (; fact != facts.end() && fact->unit == unit; ++fact) {
        if (within.contains(fact->span)) take(*fact);
    }
}

}  // namespace

std::vector<std::string> fact_traits(const Facts& facts, int unit, Span within) {
    std::vector<std::string> traits;
    each_within(facts.time_limits, unit, within, [&](const TimeLimit& limit) {
        const std::string kind = limit.period == Period::event ? "event" : limit.quantity ? "figure" : "vague";
        traits.push_back("limit " + kind);
        traits.push_back("limit " + limit.bearer + ' ' + kind);
        if (limit.promise != Promise::unstated) traits.push_back("promise " + std::string(name_of(limit.promise)));
    });
    each_within(facts.deciders, unit, within, [&](const Decider& decider) {
        traits.push_back("decides " + std::string(name_of(decider.stage)));
        if (!decider.function.empty()) traits.push_back("decides " + std::string(name_of(decider.stage)) + ' ' + decider.function);
    });
    each_within(facts.references, unit, within, [&](const Reference& reference) { traits.push_back("refers " + std::string(name_of(reference.kind))); });
    return traits;
}

std::string text_of(const Passage& passage) {
    std::string text(passage.introduction);
    if (!text.empty()) text += ' ';
    return text += passage.text;
}

Feature neighbour_feature(std::string_view key) {
    static const FeatureKind kind("neighbour", 1.0F);
    return kind.feature(key);
}

std::vector<Feature> passage_features(const Passage& passage, const Roles& roles, const std::vector<std::string>& without) {
    std::vector<Feature> features;
    const auto take = [&](const Feature& feature, const FeatureKind& kind, std::string_view, std::string_view) {
        if (std::find(without.begin(), without.end(), kind.key()) == without.end()) features.push_back(feature);
    };
    const auto take_joint = [&](const Feature& feature, const FeatureKind& kind, auto first, auto second, std::size_t) { take(feature, kind, first, second); };
    const std::string text = text_of(passage);
    const std::vector<Word> folded = words(text);
    std::vector<PlainWord> plain;
    for (const Word& word : folded) plain.emplace_back(word.folded);
    const auto word_at = [&](std::size_t i) -> const PlainWord& { return plain[i]; };
    for (std::size_t i = 0; i < plain.size(); ++i) {
        each_own_feature(plain[i], WordKinds::of_texts(), Runs::with, take);
        each_joint_feature(i, plain.size(), word_at, WordKinds::of_texts(), Runs::with, take_joint);
        each_period_feature(i, plain.size(), word_at, take_joint);
    }
    each_role_feature(find_roles(roles, text, folded), roles, 0, folded.size(), take);
    each_heading_feature(passage.heading, Runs::with, take);
    each_fact_feature(passage.facts, take);
    if (passage.question) {
        static const FeatureKind kind("question word", 1.0F);
        for (const PlainWord& word : plain) take(kind.feature(word.stem), kind, word.stem, {});
    }
    std::sort(features.begin(), features.end(), [](const Feature& a, const Feature& b) { return a.hash < b.hash; });
    features.erase(std::unique(features.begin(), features.end(), [](const Feature& a, const Feature& b) { return a.hash == b.hash; }), features.end());
    return features;
}

Concepts concepts_by_stem(const Synonyms& groups) {
    Concepts concepts;
    for (const std::vector<std::string>& group : groups.groups) {
        for (const std::string& term : group) {
            std::vector<std::string>& meant = concepts[stem_of(term)];
            if (std::find(meant.begin(), meant.end(), group.front()) == meant.end()) meant.push_back(group.front());
        }
    }
    return concepts;
}

std::vector<Feature> question_features(std::string_view text, const Concepts& concepts) {
    constexpr std::size_t k_reach = 3;  // words between which stems are paired
    // There are more runs than words.
    static const FeatureKind word("word", 1.0F), pair("pair", 1.0F), run("run", 0.5F), near("near", 0.5F), single("concept", 1.0F), paired("concepts", 0.7F);
    std::map<std::uint64_t, std::pair<int, float>> counts;  // how often, and what once counts
    const auto add = [&](const Feature& feature) {
        auto& [count, once] = counts[feature.hash];
        ++count;
        once = feature.weight;
    };
    const std::vector<PlainWord> plain = plain_words(text);
    std::vector<std::string_view> pointed;  // the first concept of each word that has one
    for (std::size_t i = 0; i < plain.size(); ++i) {
        add(word.feature(plain[i].text));
        for (std::size_t j = i + 1; j < plain.size() && j <= i + k_reach; ++j) add(near.feature(plain[i].stem, plain[j].stem));
        if (const auto meant = concepts.find(plain[i].stem); meant != concepts.end()) {
            for (const std::string& named : meant->second) add(single.feature(named));
            pointed.push_back(meant->second.front());
        }
        if (i + 1 < plain.size()) add(pair.feature(plain[i].text, plain[i + 1].text));
        const std::string padded = ' ' + plain[i].text + ' ';
        for (std::size_t length = 3; length <= 5; ++length) {
            const std::size_t last = padded.size() > length ? padded.size() - length : 0;
            for (std::size_t at = 0; at <= last; ++at) add(run.feature(std::string_view(padded).substr(at, length)));
            if (last == 0) break;
        }
    }
    for (std::size_t i = 0; i < pointed.size(); ++i) {
        for (std::size_t j = i + 1; j < pointed.size() && j <= i + k_reach; ++j) add(paired.feature(pointed[i], pointed[j]));
    }
    std::vector<Feature> features;
    for (const auto& [hash, found] : counts) features.push_back({hash, found.second * (1 + std::log(static_cast<float>(found.first)))});
    return features;
}

}  // namespace clausebook
