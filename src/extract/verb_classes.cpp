#include "extract/verb_classes.h"

#include <array>
#include <deque>
#include <map>
#include <unordered_map>
#include <utility>

namespace clausebook::deciders {
namespace {

struct VerbClass {
    std::string_view name;
    std::string_view verbs;  // with blanks between them
};

// Whoever does the verbs of `rule` decides; those of `power` are acts of authority; `approve` and `refuse` answer a request; `transfer`
// brings a matter to somebody; `arbitrate` settles a dispute.
constexpr std::array<VerbClass, 11> k_classes = {{
    {"rule", "decide determine resolve rule settle judge pronounce"},
    {"power",
     "adjourn require disallow forbid prohibit ban bar veto suspend waive dispense extend shorten vary limit restrict curtail impose withdraw revoke rescind "
     "cancel postpone defer stop halt interrupt terminate commission elect co-opt coopt nominate designate select choose recruit hire engage dismiss "
     "discipline reprimand adopt amend allot allocate apportion award delegate overrule override uphold overturn quash censure "
     "summon empower insist stipulate establish redact appoint remove exclude"},
    {"approve", "approve agree consent authorise permit allow endorse sanction ratify license clear countersign"},
    {"refuse", "refuse reject decline"},
    {"review", "review reconsider revisit reassess re-examine"},
    {"monitor", "monitor oversee"},
    {"investigate", "investigate inquire enquire probe examine"},
    {"advise", "advise guide counsel explain interpret clarify"},
    {"arbitrate", "arbitrate mediate adjudicate conciliate"},
    {"transfer",
     "raise report refer pass forward escalate hand copy redirect direct address route channel send submit put take bring convey communicate relay "
     "signal intimate return disclose declare notify reveal admit confess confide mention say voice express complain apply appeal turn go come speak talk "
     "write email "
     "telephone deliver remit transfer lie make give"},
    {"talk", "raise lodge file log register deposit leave"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> k_irregular = {{
    {"choose", "chosen"},
    {"withdraw", "withdrawn"},
    {"forbid", "forbidden"},
    {"uphold", "upheld"},
    {"override", "overridden"},
    {"oversee", "overseen"},
    {"bring", "brought"},
    {"send", "sent"},
    {"take", "taken"},
    {"put", "put"},
    {"say", "said"},
    {"go", "gone"},
    {"come", "come"},
    {"speak", "spoken"},
    {"write", "written"},
    {"lead", "led"},
    {"run", "run"},
    {"lie", "lain"},
    {"make", "made"},
    {"give", "given"},
    {"rerun", "rerun"},
    {"leave", "left"},
    {"overrule", "overruled"},
}};

constexpr std::array<std::string_view, 14> k_doubling = {"ban",  "bar", "stop",   "defer", "refer",  "run",   "put",
                                                         "flag", "log", "submit", "remit", "permit", "admit", "transfer"};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

template <std::size_t N>
bool has(const std::array<std::string_view, N>& list, std::string_view word) {
    for (const std::string_view item : list) {
        if (item == word) return true;
    }
    return false;
}

// "cancelled": British English doubles the l as well.
bool doubles(std::string_view verb) {
    if (has(k_doubling, verb) || verb == "forbid") return true;
    return verb.size() > 3 && verb.back() == 'l' && is_vowel(verb[verb.size() - 2]) && !is_vowel(verb[verb.size() - 3]);
}

bool ends_in_consonant_y(std::string_view verb) { return verb.size() > 2 && verb.back() == 'y' && !is_vowel(verb[verb.size() - 2]); }

std::map<std::string, WordSet, std::less<>> make_classes() {
    static std::deque<std::string> store;
    std::map<std::string, WordSet, std::less<>> out;
    const auto add = [&](const std::string& name, std::string form) {
        store.push_back(std::move(form));
        out[name].insert(store.back());
    };
    for (const VerbClass& verbs : k_classes) {
        const std::string name(verbs.name);
        for (std::size_t at = 0; at < verbs.verbs.size();) {
            const std::size_t end = std::min(verbs.verbs.find(' ', at), verbs.verbs.size());
            const std::string_view verb = verbs.verbs.substr(at, end - at);
            at = end + 1;
            add(name, std::string(verb));
            add(name, third_person(verb));
            add(name + ".ed", participle(verb));
            add(name + ".ing", gerund(verb));
        }
    }
    return out;
}

std::unordered_map<std::string_view, std::vector<std::string_view>> make_class_names() {
    std::unordered_map<std::string_view, std::vector<std::string_view>> out;
    for (const VerbClass& verbs : k_classes) {
        for (const std::string_view forms : {"", ".ed", ".ing"}) {
            for (const std::string_view word : *verb_class(std::string(verbs.name) + std::string(forms))) {
                std::vector<std::string_view>& names = out[word];
                if (names.empty() || names.back() != verbs.name) names.push_back(verbs.name);
            }
        }
    }
    return out;
}

}  // namespace

std::string third_person(std::string_view verb) {
    std::string out(verb);
    if (ends_in_consonant_y(verb)) return out.substr(0, out.size() - 1) + "ies";
    const bool hisses =
        verb.ends_with("s") || verb.ends_with("x") || verb.ends_with("z") || verb.ends_with("ch") || verb.ends_with("sh") || verb == "go" || verb == "veto";
    return out + (hisses ? "es" : "s");
}

std::string participle(std::string_view verb) {
    for (const auto& [base, form] : k_irregular) {
        if (base == verb) return std::string(form);
    }
    std::string out(verb);
    if (out.back() == 'e') return out + "d";
    if (ends_in_consonant_y(verb)) return out.substr(0, out.size() - 1) + "ied";
    if (verb == "veto") return "vetoed";
    return doubles(verb) ? out + out.back() + "ed" : out + "ed";
}

std::string gerund(std::string_view verb) {
    std::string out(verb);
    if (verb == "lie") return "lying";
    if (out.size() > 2 && out.back() == 'e' && out[out.size() - 2] != 'e') return out.substr(0, out.size() - 1) + "ing";
    return doubles(verb) ? out + out.back() + "ing" : out + "ing";
}

const WordSet* verb_class(std::string_view name) {
    static const std::map<std::string, WordSet, std::less<>> classes = make_classes();
    const auto found = classes.find(name);
    return found == classes.end() ? nullptr : &found->second;
}

const std::vector<std::string_view>& classes_of_verb(std::string_view word) {
    static const std::unordered_map<std::string_view, std::vector<std::string_view>> names = make_class_names();
    static const std::vector<std::string_view> none;
    const auto found = names.find(word);
    return found == names.end() ? none : found->second;
}

}  // namespace clausebook::deciders
