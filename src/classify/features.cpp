#include "classify/features.h"

#include <algorithm>
#include <array>

#include "model/names.h"
#include "text/words.h"

namespace clausebook {
namespace {

constexpr float k_word = 1.0F, k_stem = 1.0F, k_pair = 1.0F, k_skip = 0.5F, k_run = 0.3F, k_role = 1.0F, k_fact = 1.0F;
constexpr float k_heading = 0.5F;
constexpr std::size_t k_reach = 3;  // words between which stems are paired

std::uint64_t hash_of(std::string_view name) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    // FNV leaves the high bits of short names alike, and the model's index goes by them.
    hash ^= hash >> 32;
    return hash * 0x9E3779B97F4A7C15ULL;
}

bool is_number(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ':'; });
}

// A word without its commonest English endings: enough to bring "inspect", "inspects", "inspected", "inspecting" together.
std::string stem_of(std::string word) {
    const auto ends = [&](std::string_view ending) {
        return word.size() > ending.size() + 2 && std::string_view(word).substr(word.size() - ending.size()) == ending;
    };
    if (ends("ies")) {
        word.replace(word.size() - 3, 3, "y");
    } else if (ends("sses")) {
        word.resize(word.size() - 2);
    } else if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word[word.size() - 2] != 'u') {
        word.pop_back();
    }
    if (ends("ing")) {
        word.resize(word.size() - 3);
    } else if (ends("ed")) {
        word.resize(word.size() - 2);
    }
    if (word.size() > 3 && word.back() == 'e') word.pop_back();
    return word;
}

constexpr std::array<std::string_view, 8> k_periods = {"hour", "day", "week", "month", "year", "hours", "days", "weeks"};
constexpr std::array<std::string_view, 22> k_number_words = {"0",     "one",  "two",  "three",  "four",     "five",    "six",    "seven",
                                                             "eight", "nine", "ten",  "twelve", "fourteen", "fifteen", "twenty", "thirty",
                                                             "forty", "next", "same", "a",      "an",       "few"};

class Collector {
 public:
    explicit Collector(FeatureNames* names) : names_(names) {}

    void add(std::string_view kind, std::string_view what, float weight) {
        name_.assign(kind);
        name_ += ':';
        name_ += what;
        const std::uint64_t hash = hash_of(name_);
        features_.push_back({hash, weight});
        if (names_) names_->emplace(hash, name_);
    }

    std::vector<Feature> take() {
        std::sort(features_.begin(), features_.end(),
                  [](const Feature& a, const Feature& b) { return a.hash != b.hash ? a.hash < b.hash : a.weight > b.weight; });
        features_.erase(std::unique(features_.begin(), features_.end(), [](const Feature& a, const Feature& b) { return a.hash == b.hash; }), features_.end());
        return std::move(features_);
    }

 private:
    FeatureNames* names_;
    std::vector<Feature> features_;
    std::string name_;
};

// `space` keeps the features of headings apart from those of texts.
void add_words(Collector& out, const std::vector<std::string>& words, const std::string& space, float scale) {
    std::vector<std::string> stems;
    stems.reserve(words.size());
    for (const std::string& word : words) stems.push_back(stem_of(word));
    for (std::size_t i = 0; i < words.size(); ++i) {
        out.add(space + "word", words[i], k_word * scale);
        out.add(space + "stem", stems[i], k_stem * scale);
        if (i + 1 < words.size()) out.add(space + "pair", words[i] + ' ' + words[i + 1], k_pair * scale);
        for (std::size_t j = i + 1; j < words.size() && j <= i + k_reach; ++j) out.add(space + "near", stems[i] + ' ' + stems[j], k_skip * scale);
    }
    std::string line = " ";
    for (const std::string& word : words) line += word + ' ';
    for (std::size_t length = 3; length <= 5; ++length) {
        for (std::size_t i = 0; i + length <= line.size(); ++i) out.add(space + "run", std::string_view(line).substr(i, length), k_run * scale);
    }
}

void add_roles(Collector& out, const Roles& roles, std::string_view text, const std::vector<Word>& words) {
    constexpr std::array<std::string_view, 4> k_kinds = {"officer", "member", "body", "person"};
    std::string before;
    std::string order;
    int mentions = 0;
    for (const RoleMention& mention : find_roles(roles, text, words)) {
        const RoleFunction& function = roles.functions[static_cast<std::size_t>(mention.function)];
        const std::string kind(k_kinds[static_cast<std::size_t>(function.kind)]);
        out.add("role", function.key, k_role);
        if (!before.empty()) out.add("roles", before + ' ' + function.key, k_role);
        if (order.empty()) out.add("first", kind, k_role);
        if (mentions < 3) {
            order += order.empty() ? kind : ' ' + kind;
            out.add("order", order, k_role);
        }
        before = function.key;
        ++mentions;
    }
}

void add_periods(Collector& out, const std::vector<std::string>& words) {
    const auto any_of = [](const auto& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); };
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!any_of(k_periods, words[i])) continue;
        const std::size_t from = i > 3 ? i - 3 : 0;
        for (std::size_t j = from; j < i; ++j) {
            if (any_of(k_number_words, words[j])) out.add("period", stem_of(words[i]) + (words[i - 1] == "working" ? " working" : ""), k_role);
        }
    }
}

std::vector<std::string> plain_words(const std::vector<Word>& words) {
    std::vector<std::string> plain;
    plain.reserve(words.size());
    for (const Word& word : words) plain.push_back(is_number(word.folded) ? "0" : word.folded);
    return plain;
}

}  // namespace

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

std::vector<Feature> passage_features(const Passage& passage, const Roles& roles, FeatureNames* names) {
    Collector out(names);
    std::string text(passage.introduction);
    if (!text.empty()) text += ' ';
    text += passage.text;
    const std::vector<Word> found = words(text);
    const std::vector<std::string> plain = plain_words(found);
    add_words(out, plain, "", 1.0F);
    add_roles(out, roles, text, found);
    add_periods(out, plain);
    if (!passage.heading.empty()) add_words(out, plain_words(words(passage.heading)), "heading ", k_heading);
    for (const std::string& fact : passage.facts) out.add("fact", fact, k_fact);
    if (passage.question) {
        for (const std::string& word : plain) out.add("question word", stem_of(word), k_word);
    }
    return out.take();
}

}  // namespace clausebook
