#include "classify/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "model/names.h"
#include "text/words.h"

namespace clausebook {
namespace {

constexpr float k_word = 1.0F, k_stem = 1.0F, k_pair = 1.0F, k_skip = 0.5F, k_run = 0.3F, k_role = 1.0F, k_fact = 1.0F;
constexpr float k_heading = 0.5F;
constexpr float k_concept = 1.0F, k_concept_pair = 0.7F;
constexpr float k_question_run = 0.5F;  // there are more runs than words
constexpr std::size_t k_reach = 3;      // words between which stems are paired

// A kind of features: the beginning of their names, and how much they count.
class Kind {
 public:
    Kind(std::string name, float weight) : name_(std::move(name) + ':'), weight_(weight) { begin_.put(name_); }

    Feature feature(std::string_view what, FeatureNames* names) const { return feature(what, {}, names); }
    // Of two words, with a blank between them.
    Feature feature(std::string_view first, std::string_view second, FeatureNames* names) const {
        NameHash hash = begin_;
        hash.put(first);
        if (!second.empty()) hash.put(' ').put(second);
        const Feature feature{hash.hash(), weight_};
        if (names != nullptr) names->add(feature, name_, first, second);
        return feature;
    }
    NameHash begin() const { return begin_; }
    float weight() const { return weight_; }

 private:
    std::string name_;
    float weight_;
    NameHash begin_;
};

bool is_number(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ':'; });
}

constexpr std::array<std::string_view, 8> k_periods = {"hour", "day", "week", "month", "year", "hours", "days", "weeks"};
constexpr std::array<std::string_view, 22> k_number_words = {"0",     "one",  "two",  "three",  "four",     "five",    "six",    "seven",
                                                             "eight", "nine", "ten",  "twelve", "fourteen", "fifteen", "twenty", "thirty",
                                                             "forty", "next", "same", "a",      "an",       "few"};

// The kinds of features that words make; a heading's are apart from a text's.
struct WordKinds {
    WordKinds(const std::string& space, float scale)
        : word(space + "word", k_word * scale),
          stem(space + "stem", k_stem * scale),
          pair(space + "pair", k_pair * scale),
          near(space + "near", k_skip * scale),
          run(space + "run", k_run * scale) {}
    Kind word, stem, pair, near, run;
};

// Calls `take(feature, first word, end word)` for all that words make, in the order of their first words.
template <class Take>
void each_word_feature(const std::vector<std::string>& words, const WordKinds& kinds, PassageFeatures::Runs runs, FeatureNames* names, Take&& take) {
    std::vector<std::string> stems;
    stems.reserve(words.size());
    std::string line = " ";
    for (const std::string& word : words) {
        stems.push_back(stem_of(word));
        line += word + ' ';
    }
    std::size_t at = 0;  // in `line`: the blank before word i
    for (std::size_t i = 0; i < words.size(); ++i) {
        take(kinds.word.feature(words[i], names), i, i + 1);
        take(kinds.stem.feature(stems[i], names), i, i + 1);
        if (i + 1 < words.size()) take(kinds.pair.feature(words[i], words[i + 1], names), i, i + 2);
        for (std::size_t j = i + 1; j < words.size() && j <= i + k_reach; ++j) take(kinds.near.feature(stems[i], stems[j], names), i, j + 1);
        if (runs == PassageFeatures::Runs::without) continue;
        for (const std::size_t next = at + 1 + words[i].size(); at < next; ++at) {
            NameHash hash = kinds.run.begin();
            // A blank between two words belongs to both; what goes past it needs the second one.
            std::size_t end_word = i + 1, end_of_word = next;
            for (std::size_t length = 1; length <= 5 && at + length <= line.size(); ++length) {
                const std::size_t last = at + length - 1;
                hash.put(line[last]);
                while (last > end_of_word) end_of_word += 1 + words[end_word++].size();
                if (length >= 3) take(Feature{hash.hash(), kinds.run.weight()}, i, end_word);
            }
        }
    }
}

std::vector<std::string> plain_words(const std::vector<Word>& words) {
    std::vector<std::string> plain;
    plain.reserve(words.size());
    for (const Word& word : words) plain.push_back(is_number(word.folded) ? "0" : word.folded);
    return plain;
}

// A period with a number before it, at word i; its first word, or i where there is none.
std::size_t period_begin(const std::vector<std::string>& words, std::size_t i) {
    const auto any_of = [](const auto& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); };
    if (i == 0 || !any_of(k_periods, words[i])) return i;
    for (std::size_t j = i; j > 0 && j + 3 > i; --j) {
        if (any_of(k_number_words, words[j - 1])) return j - 1;
    }
    return i;
}

}  // namespace

void FeatureNames::add(const Feature& feature, std::string_view kind, std::string_view first, std::string_view second) {
    features_.push_back(feature);
    text_.append(kind).append(first);
    if (!second.empty()) text_.append(1, ' ').append(second);
    ends_.push_back(text_.size());
}

std::string_view FeatureNames::name(std::size_t place) const {
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return std::string_view(text_).substr(begin, ends_[place] - begin);
}

std::vector<std::string> fact_traits(const Facts& facts, int unit, Span within) {
    std::vector<std::string> traits;
    for (const TimeLimit& limit : facts.time_limits) {
        if (limit.unit != unit || !within.contains(limit.span)) continue;
        const std::string kind = limit.period == Period::event ? "event" : limit.quantity ? "figure" : "vague";
        traits.push_back("limit " + kind);
        traits.push_back("limit " + limit.bearer + ' ' + kind);
        if (limit.promise != Promise::unstated) traits.push_back("promise " + std::string(name_of(limit.promise)));
    }
    for (const Decider& decider : facts.deciders) {
        if (decider.unit != unit || !within.contains(decider.span)) continue;
        traits.push_back("decides " + std::string(name_of(decider.stage)));
        if (!decider.function.empty()) traits.push_back("decides " + std::string(name_of(decider.stage)) + ' ' + decider.function);
    }
    for (const Reference& reference : facts.references) {
        if (reference.unit == unit && within.contains(reference.span)) traits.push_back("refers " + std::string(name_of(reference.kind)));
    }
    return traits;
}

PassageFeatures::PassageFeatures(std::string_view text, const Roles& roles, FeatureNames* names, Runs runs)
    : roles_(roles), words_(clausebook::words(text)), mentions_(find_roles(roles, text, words_)) {
    static const WordKinds kinds("", 1.0F);
    static const Kind period("period", k_role);
    const std::vector<std::string> plain = plain_words(words_);
    struct PeriodPlace {
        std::size_t begin_word, end_word;
        Feature feature;
    };
    std::vector<PeriodPlace> periods;
    for (std::size_t i = 1; i < plain.size(); ++i) {
        const std::size_t begin = period_begin(plain, i);
        if (begin == i) continue;
        periods.push_back({begin, i + 1, period.feature(stem_of(plain[i]), plain[i - 1] == "working" ? "working" : "", names)});
    }
    std::sort(periods.begin(), periods.end(), [](const PeriodPlace& a, const PeriodPlace& b) { return a.begin_word < b.begin_word; });
    const auto place = [&](const Feature& feature, std::size_t end_word) {
        of_words_.push_back(feature);
        end_words_.push_back(end_word);
    };
    auto next_period = periods.begin();
    const auto begin_word = [&](std::size_t word) {
        while (starts_.size() <= word) {
            starts_.push_back(of_words_.size());
            for (; next_period != periods.end() && next_period->begin_word < starts_.size(); ++next_period) place(next_period->feature, next_period->end_word);
        }
    };
    each_word_feature(plain, kinds, runs, names, [&](const Feature& feature, std::size_t first, std::size_t end) {
        begin_word(first);
        place(feature, end);
    });
    begin_word(plain.size());
}

void PassageFeatures::add_roles(std::size_t first, std::size_t end, std::vector<Feature>& out, FeatureNames* names) const {
    static const Kind role("role", k_role), roles("roles", k_role), first_kind("first", k_role), order_kind("order", k_role);
    constexpr std::array<std::string_view, 4> k_kinds = {"officer", "member", "body", "person"};
    std::string_view before;
    std::string order;
    int mentions = 0;
    for (const RoleMention& mention : mentions_) {
        if (mention.first_word < first || mention.end_word > end) continue;
        const RoleFunction& function = roles_.functions[static_cast<std::size_t>(mention.function)];
        const std::string kind(k_kinds[static_cast<std::size_t>(function.kind)]);
        out.push_back(role.feature(function.key, names));
        if (!before.empty()) out.push_back(roles.feature(before, function.key, names));
        if (order.empty()) out.push_back(first_kind.feature(kind, names));
        if (mentions < 3) {
            order += order.empty() ? kind : ' ' + kind;
            out.push_back(order_kind.feature(order, names));
        }
        before = function.key;
        ++mentions;
    }
}

namespace {

void add_heading(std::string_view heading, PassageFeatures::Runs runs, std::vector<Feature>& out, FeatureNames* names) {
    static const WordKinds kinds("heading ", k_heading);
    each_word_feature(plain_words(words(heading)), kinds, runs, names, [&](const Feature& feature, std::size_t, std::size_t) { out.push_back(feature); });
}

// The text that a passage's own features are taken from.
std::string text_of(const Passage& passage) {
    std::string text(passage.introduction);
    if (!text.empty()) text += ' ';
    return text += passage.text;
}

}  // namespace

void add_heading(std::string_view heading, std::vector<Feature>& out) { add_heading(heading, PassageFeatures::Runs::with, out, nullptr); }

void add_facts(const std::vector<std::string>& facts, std::vector<Feature>& out, FeatureNames* names) {
    static const Kind kind("fact", k_fact);
    for (const std::string& fact : facts) out.push_back(kind.feature(fact, names));
}

Feature neighbour_feature(std::string_view key) {
    static const Kind kind("neighbour", 1.0F);
    return kind.feature(key, nullptr);
}

std::vector<Feature> passage_features(const Passage& passage, const Roles& roles, FeatureNames* names) {
    const std::string text = text_of(passage);
    const PassageFeatures found(text, roles, names);
    const std::size_t all = found.words().size();
    std::vector<Feature> features = found.of_words();
    found.add_roles(0, all, features, names);
    add_heading(passage.heading, PassageFeatures::Runs::with, features, names);
    add_facts(passage.facts, features, names);
    if (passage.question) {
        static const Kind kind("question word", k_word);
        for (const std::string& word : plain_words(found.words())) features.push_back(kind.feature(stem_of(word), names));
    }
    std::sort(features.begin(), features.end(), [](const Feature& a, const Feature& b) { return a.hash < b.hash; });
    features.erase(std::unique(features.begin(), features.end(), [](const Feature& a, const Feature& b) { return a.hash == b.hash; }), features.end());
    return features;
}

FeatureNames named_features(const Passage& passage, const Roles& roles) {
    FeatureNames names;
    std::vector<Feature> unused;
    const std::string text = text_of(passage);
    const PassageFeatures found(text, roles, &names, PassageFeatures::Runs::without);
    found.add_roles(0, found.words().size(), unused, &names);
    add_heading(passage.heading, PassageFeatures::Runs::without, unused, &names);
    add_facts(passage.facts, unused, &names);
    return names;
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
    static const Kind word("word", k_word), pair("pair", k_pair), run("run", k_question_run), near("near", k_skip),
        single("concept", k_concept), paired("concepts", k_concept_pair);
    std::map<std::uint64_t, std::pair<int, float>> counts;  // how often, and what once counts
    const auto add = [&](const Feature& feature) {
        auto& [count, once] = counts[feature.hash];
        ++count;
        once = feature.weight;
    };
    const std::vector<std::string> plain = plain_words(words(text));
    std::vector<std::string> stems;
    for (const std::string& one : plain) stems.push_back(stem_of(one));
    std::vector<std::string_view> pointed;  // the first concept of each word that has one
    for (std::size_t i = 0; i < plain.size(); ++i) {
        add(word.feature(plain[i], nullptr));
        for (std::size_t j = i + 1; j < plain.size() && j <= i + k_reach; ++j) add(near.feature(stems[i], stems[j], nullptr));
        if (const auto meant = concepts.find(stems[i]); meant != concepts.end()) {
            for (const std::string& named : meant->second) add(single.feature(named, nullptr));
            pointed.push_back(meant->second.front());
        }
        if (i + 1 < plain.size()) add(pair.feature(plain[i], plain[i + 1], nullptr));
        const std::string padded = ' ' + plain[i] + ' ';
        for (std::size_t length = 3; length <= 5; ++length) {
            const std::size_t last = padded.size() > length ? padded.size() - length : 0;
            for (std::size_t at = 0; at <= last; ++at) add(run.feature(std::string_view(padded).substr(at, length), nullptr));
            if (last == 0) break;
        }
    }
    for (std::size_t i = 0; i < pointed.size(); ++i) {
        for (std::size_t j = i + 1; j < pointed.size() && j <= i + k_reach; ++j) add(paired.feature(pointed[i], pointed[j], nullptr));
    }
    std::vector<Feature> features;
    for (const auto& [hash, found] : counts) features.push_back({hash, found.second * (1 + std::log(static_cast<float>(found.first)))});
    return features;
}

}  // namespace clausebook
