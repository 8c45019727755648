#include "extract/decider_features.h"

#include <algorithm>
#include <array>

#include "extract/verb_classes.h"
#include "text/word_lists.h"
#include "text/words.h"

namespace clausebook::deciders {
namespace {

constexpr std::size_t k_reach = 12;  // words looked at on either side of a role
constexpr std::size_t k_near = 5;    // and those that count by themselves

constexpr std::array<std::string_view, 26> k_before_role = {
    "the",  "a",    "an",  "any",  "his",  "her",     "their",    "its", "your",    "our",       "my",         "own",      "either",
    "both", "that", "all", "such", "this", "another", "councils", "one", "several", "whichever", "authoritys", "relevant", "appropriate"};
constexpr std::array<std::string_view, 12> k_modals = {"must", "shall", "should", "will", "may", "can", "would", "might", "could", "cannot", "ought", "wont"};
constexpr std::array<std::string_view, 7> k_be = {"is", "are", "be", "been", "being", "was", "were"};
constexpr std::array<std::string_view, 4> k_have = {"has", "have", "had", "having"};
constexpr std::array<std::string_view, 29> k_prepositions = {"to",    "with",    "by",    "from", "of",    "through", "via",     "before", "for",    "at",
                                                             "in",    "on",      "as",    "than", "about", "between", "against", "under",  "within", "upon",
                                                             "after", "without", "until", "over", "into",  "among",   "behind",  "per",    "beside"};
constexpr std::array<std::string_view, 24> k_subordinators = {"if",    "where",    "when",    "unless", "whether", "once",     "until", "before",
                                                              "after", "while",    "because", "since",  "though",  "although", "that",  "than",
                                                              "as",    "whenever", "whom",    "which",  "who",     "what",     "whose", "provided"};
constexpr std::array<std::string_view, 6> k_negatives = {"not", "never", "no", "cannot", "nor", "neither"};
constexpr std::array<std::string_view, 5> k_between_verbs = {"not", "also", "then", "first", "always"};
// Beginnings of words that tell what kind of matter the sentence is about.
constexpr std::array<std::string_view, 11> k_matters = {"doubt", "disput", "disag", "conce", "compl", "unsur", "dissa", "unhap", "refus", "quer", "appea"};

std::string_view name_of_group(const RoleGroup& group, const Roles& roles) {
    if (group.pronoun) return "@pronoun";
    const bool everyone = roles.functions[static_cast<std::size_t>(group.roles.front().function)].everyone;
    if (group.possessive) return everyone ? "@everyones" : "@posts";
    return everyone ? "@everyone" : "@post";
}

std::string_view name_of_kind(RoleKind kind) {
    switch (kind) {
        case RoleKind::officer:
            return "officer";
        case RoleKind::member:
            return "member";
        case RoleKind::body:
            return "body";
        case RoleKind::person:
            return "person";
    }
    return "";
}

}  // namespace

class SentenceFeatures::Collector {
 public:
    explicit Collector(std::vector<Feature>& out) : out_(out) {}

    void add(std::string_view kind, std::string_view a = {}, std::string_view b = {}) {
        NameHash hash;
        hash.put(kind).put(a);
        if (!b.empty()) hash.put(' ').put(b);
        out_.push_back({hash.hash(), 1});
    }
    // A token by its name and by the classes that it belongs to.
    void add(std::string_view kind, const Seen& seen, std::string_view b = {}) {
        add(kind, seen.name, b);
        if (!seen.classes) return;
        for (const std::string_view name : *seen.classes) {
            NameHash hash;
            hash.put(kind).put('#').put(name);
            if (!b.empty()) hash.put(' ').put(b);
            out_.push_back({hash.hash(), 1});
        }
    }

 private:
    std::vector<Feature>& out_;
};

SentenceFeatures::SentenceFeatures(const Sentence& sentence, const Roles& roles, std::string_view heading)
    : sentence_(sentence), roles_(roles), heading_(heading) {}

void SentenceFeatures::make_ready() {
    Collector shared(shared_);
    for (const std::string& word : folded_words(heading_)) shared.add("heading:", stem_of(word));
    for (const Token& token : sentence_.tokens) {
        Seen seen;
        switch (token.kind) {
            case Token::Kind::word:
                seen.name = stem_of(std::string(token.word));
                seen.classes = &classes_of_verb(token.word);
                seen.article = is_one_of(k_before_role, token.word);
                seen.preposition = is_one_of(k_prepositions, token.word);
                seen.negative = is_one_of(k_negatives, token.word);
                if (is_one_of(k_modals, token.word)) seen.auxiliary = 'M';
                if (is_one_of(k_be, token.word)) seen.auxiliary = 'B';
                if (is_one_of(k_have, token.word)) seen.auxiliary = 'H';
                if (token.word == "to") seen.auxiliary = 'T';
                for (const std::string_view name : *seen.classes) shared.add("sentence:", name);
                for (const std::string_view matter : k_matters) {
                    if (token.word.starts_with(matter)) shared.add("matter:", matter);
                }
                break;
            case Token::Kind::sign:
                seen.name = {'<', token.sign, '>'};
                break;
            case Token::Kind::group:
                seen.name = name_of_group(sentence_.groups[static_cast<std::size_t>(token.group)], roles_);
                break;
        }
        seen.subordinator = is_one_of(k_subordinators, token.word);  // "who" and "which" too, that stand for a role
        seen_.push_back(std::move(seen));
    }
    if (sentence_.own < seen_.size() && seen_[sentence_.own].subordinator) shared.add("opens:", sentence_.tokens[sentence_.own].word);
}

std::vector<Feature> SentenceFeatures::of(std::size_t token, const RoleMention& mention) {
    if (seen_.empty()) make_ready();
    std::vector<Feature> out = shared_;
    Collector collector(out);
    const RoleGroup& group = sentence_.groups[static_cast<std::size_t>(sentence_.tokens[token].group)];
    add_role(group, mention, collector);
    const std::size_t governor = add_before(token, collector);
    const bool governed = governor < token && seen_[governor].preposition;
    collector.add(governed ? "governed" : "free");
    add_after(token, governed, collector);
    add_place(token, collector);
    std::sort(out.begin(), out.end(), [](const Feature& a, const Feature& b) { return a.hash < b.hash; });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void SentenceFeatures::add_role(const RoleGroup& group, const RoleMention& mention, Collector& out) const {
    const RoleFunction& function = roles_.functions[static_cast<std::size_t>(mention.function)];
    out.add("function:", function.key);
    out.add("kind:", name_of_kind(function.kind), function.everyone ? mention.plural ? "many" : "one" : mention.plural ? "posts" : "post");
    if (mention.plural) out.add("plural");
    if (group.possessive) out.add("possessive");
    if (group.pronoun) out.add("pronoun");
    if (group.definite) out.add("definite");
    if (group.denied) out.add("denied");
    if (group.roles.size() > 1) out.add("one of several");
    if (!(group.roles.front() == mention)) out.add("a later one");
}

// Gives the token that governs the role: the one before it and its article; `token` itself where there is none.
std::size_t SentenceFeatures::add_before(std::size_t token, Collector& out) const {
    std::size_t i = token;
    for (; i > 0 && seen_[i - 1].article; --i) out.add("article:", sentence_.tokens[i - 1].word);
    if (i == 0) {
        out.add("before:", "<^>");
        return token;
    }
    const std::size_t governor = i - 1;
    const Seen& before = seen_[governor];
    out.add("before:", before);
    if (governor > 0) {
        out.add("second before:", seen_[governor - 1]);
        out.add("two before:", seen_[governor - 1], before.name);
    }
    for (std::size_t n = 0; n < k_reach && n < governor; ++n) {
        const std::size_t at = governor - 1 - n;
        const Token& far = sentence_.tokens[at];
        if (far.sign == ';') break;
        if (seen_[at].auxiliary == 'M') out.add("modal before:", far.word);
        if (seen_[at].negative) out.add("denial before");
        if (seen_[at].auxiliary == 'B') out.add("be before");
        if (n < k_near) out.add("near before:", seen_[at]);
        if (before.preposition) out.add("governed by:", seen_[at], before.name);
    }
    return governor;
}

void SentenceFeatures::add_after(std::size_t token, bool governed, Collector& out) const {
    const std::size_t next = token + 1;
    if (next >= seen_.size()) {
        out.add("after:", "<$>");
        return;
    }
    out.add("after:", seen_[next]);
    if (!governed) out.add("its verb:", seen_[next]);
    if (next + 1 < seen_.size()) {
        out.add("second after:", seen_[next + 1]);
        out.add("two after:", seen_[next].name, seen_[next + 1].name);
    }
    std::string auxiliaries;
    std::string_view modal;
    bool verb = false;
    for (std::size_t n = 0; n < k_reach && next + n < seen_.size(); ++n) {
        const std::size_t at = next + n;
        const Token& far = sentence_.tokens[at];
        if (far.sign == ';') break;
        const char auxiliary = seen_[at].auxiliary;
        if (!verb && auxiliary != 0) {
            auxiliaries += auxiliary;
            if (auxiliary == 'M') modal = far.word;
        } else if (!verb && !auxiliaries.empty() && is_word(at) && !far.word.ends_with("ly") && !is_one_of(k_between_verbs, far.word)) {
            verb = true;
            out.add("verb:", seen_[at]);
            out.add("verb form:", seen_[at], auxiliaries);
            out.add("auxiliaries:", auxiliaries);
            out.add("modal:", modal);
            if (far.word.ends_with("ed") && auxiliaries.find('B') != std::string::npos) out.add("passive");
        }
        if (n < k_near) {
            if (seen_[at].negative) out.add("denial after");
            out.add("near after:", seen_[at]);
        }
        if (!governed) out.add("as subject:", seen_[at]);
    }
}

void SentenceFeatures::add_place(std::size_t token, Collector& out) const {
    std::size_t others = 0, last = token;
    for (std::size_t i = 0; i < token; ++i) {
        if (!sentence_.is_group(i)) continue;
        ++others;
        last = i;
    }
    out.add("roles before:", others == 0 ? "0" : others == 1 ? "1" : others == 2 ? "2" : "more");
    if (others > 0) out.add("role before:", seen_[last].name);
    std::string_view subordinator = "none";
    for (std::size_t i = token; i > 0 && sentence_.tokens[i - 1].kind != Token::Kind::sign; --i) {
        if (seen_[i - 1].subordinator) subordinator = sentence_.tokens[i - 1].word;
    }
    out.add("clause:", subordinator);
}

}  // namespace clausebook::deciders
