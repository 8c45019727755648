#include "extract/time_limits.h"

#include "extract/bearer.h"
#include "extract/modality.h"
#include "extract/phrases.h"
#include "extract/time_expressions.h"
#include "extract/word_lists.h"

namespace clausebook {
namespace {

// ---- is anybody to act by it?

bool is_past_auxiliary(std::string_view word) { return is_one_of(word, {"was", "were", "had", "has", "have", "hasnt", "havent"}); }

// "has" or "have" with its participle: "has been given", not "has five days".
bool opens_perfect(const Reading& reading, std::size_t auxiliary, std::size_t end) {
    for (std::size_t at = auxiliary + 1; at < end && at < auxiliary + 4; ++at) {
        const std::string_view word = reading.word(at);
        if (word.ends_with("ed") ||
            is_one_of(word, {"been", "given", "made", "had", "sent", "told", "taken", "seen", "met", "gone", "come", "put", "become", "begun"}))
            return true;
        if (!word.ends_with("ly") && !is_one_of(word, {"not", "already", "also", "never", "since", "ever"})) return false;
    }
    return false;
}

// The clause around the expression tells of the past or of a condition: "the advice that was given before the meeting", "if the
// report was issued after the deadline". What somebody must have agreed ("unless the Chief Executive has agreed in advance") is none.
bool tells_past(const Reading& reading, WordRange sentence, std::size_t at, const std::vector<Modal>& modals) {
    bool past = false;
    if (at > sentence.begin && reading.gap_has(at, ",;:")) return false;
    for (std::size_t i = at; i > sentence.begin; --i) {
        const std::size_t word = i - 1;
        for (const Modal& modal : modals) {
            if (modal.words.contains(word) || modal.words.end == word + 1)
                return past && modal.modality == Modality::may && reading.word(modal.words.end) == "have" &&
                       !is_one_of(reading.word(modal.words.end + 1), {"a", "the", "copies", "access"});
        }
        if (reading.word(word) == "unless" || reading.word(word) == "until") return false;
        if (is_past_auxiliary(reading.word(word)) && (is_one_of(reading.word(word), {"was", "were"}) || opens_perfect(reading, word, at))) past = true;
        if (reading.gap_has(i - 1, ",;:") || is_one_of(reading.word(word), {"who", "which", "that", "if", "where", "when", "whose", "whether"})) break;
    }
    return past;
}

// The expression stands in a condition that asks nothing of anybody: "Where a member needs it before the meeting, ...".
bool is_condition(const Reading& reading, WordRange sentence, std::size_t at) {
    for (std::size_t i = at; i > sentence.begin; --i) {
        const std::string_view word = reading.word(i - 1);
        if (word == "unless") return false;
        if (is_one_of(word, {"if", "where", "when", "whenever", "whether", "wherever", "because", "although", "whereas"})) {
            // "where possible, promptly": a softener is no condition.
            return !is_one_of(reading.word(i), {"possible", "practicable", "appropriate", "necessary", "reasonably", "required", "requested"});
        }
        if (is_one_of(word, {"must", "shall", "should", "will", "may", "can", "cannot"})) return false;
        if (reading.gap_has(i - 1, ";:,")) return false;
    }
    return false;
}

// "If it cannot be settled within a month, ...", "Should a group ask in the six weeks before an election, ...": the length is part of the condition.
// Not so "If you have heard nothing after ten days, ...": from then on something is to be done.
bool is_supposed_length(const Reading& reading, WordRange sentence, std::size_t at) {
    for (std::size_t i = at; i > sentence.begin; --i) {
        if (reading.gap_has(i, ";:,")) return false;
        const std::string_view word = reading.word(i - 1);
        if (is_one_of(word, {"must", "shall", "will", "may", "unless"})) return false;
        if (word == "should") return i - 1 == sentence.begin;
        if (is_one_of(word, {"if", "where", "when", "whenever"})) return true;
    }
    return false;
}

// The expression is part of the subject that the modal follows: "Facts that come to light after the agenda has gone out shall be ...".
bool describes_subject(const Reading& reading, WordRange sentence, std::size_t at, const std::vector<Modal>& modals) {
    std::size_t clause = at;
    while (clause > sentence.begin && !reading.gap_has(clause, ",;:(")) --clause;
    if (clause == at) return false;
    if (is_one_of(reading.word(clause), {"unless", "in", "at", "on", "for", "as", "by", "before", "after", "and", "or", "but"})) return false;
    for (const Modal& modal : modals) {
        if (modal.words.begin >= clause && modal.words.begin < at) return false;
    }
    for (const Modal& modal : modals) {
        if (modal.words.begin < at || modal.in_relative) continue;
        for (std::size_t i = at; i <= modal.words.begin; ++i) {
            if (reading.gap_has(i, ",;:")) return false;
        }
        return true;
    }
    return false;
}

bool is_imperative(std::string_view word) {
    return is_one_of(word,
                     {"reply",   "respond",  "acknowledge", "tell",    "ask",    "check",  "give",      "send",     "let",     "ring",    "keep",    "speak",
                      "write",   "contact",  "report",      "make",    "raise",  "leave",  "wait",      "take",     "seek",    "consult", "read",    "return",
                      "book",    "allow",    "please",      "dont",    "do",     "never",  "always",    "use",      "put",     "provide", "inform",  "ensure",
                      "avoid",   "consider", "refer",       "obtain",  "submit", "notify", "agree",     "disclose", "answer",  "talk",    "confirm", "call",
                      "declare", "treat",    "meet",        "arrange", "warn",   "brief",  "circulate", "publish",  "discuss", "listen",  "respect"});
}

// Where the clause that holds the words at `at` begins: after a comma that closes a condition ("If in doubt, ask the Clerk first").
std::size_t main_clause_begin(const Reading& reading, WordRange sentence, std::size_t at) {
    if (!is_one_of(reading.word(sentence.begin), {"if", "where", "when", "unless", "before", "after", "once"})) return sentence.begin;
    for (std::size_t i = sentence.begin + 1; i < at; ++i) {
        if (reading.gap_has(i, ",") && (is_imperative(reading.word(i)) || is_one_of(reading.word(i), {"have", "go", "let"}))) return i;
    }
    return sentence.begin;
}

bool is_told(const Reading& reading, WordRange sentence, std::size_t at) {
    const std::size_t clause = main_clause_begin(reading, sentence, at);
    return is_imperative(reading.word(clause)) || clause > sentence.begin;
}

// "Matters of policy wait until the Clerk returns", "is embargoed until": the present tense of a rule; "needs their agreement before release".
bool is_rule_in_present(const Reading& reading, WordRange sentence, std::size_t at, bool until) {
    if (reading.word(sentence.begin) == "it" && is_one_of(reading.word(sentence.begin + 2), {"for", "up"})) return true;
    for (std::size_t i = sentence.begin; i < at; ++i) {
        if (is_one_of(reading.word(i), {"need", "needs", "needed", "requires", "require", "required"})) return true;
        if (until && is_one_of(reading.word(i), {"wait", "waits", "remain", "remains", "stay", "stays"})) return true;
    }
    return false;
}

bool has_present_passive(const Reading& reading, WordRange range) {
    for (std::size_t at = range.begin; at + 1 < range.end; ++at) {
        if (!is_one_of(reading.word(at), {"is", "are"})) continue;
        for (std::size_t next = at + 1; next < range.end && next < at + 4; ++next) {
            if (reading.word(next).ends_with("ed") ||
                is_one_of(reading.word(next), {"given", "sent", "told", "made", "met", "dealt", "kept", "held", "put", "due", "paid", "shown", "brought"}))
                return true;
        }
    }
    return false;
}

// ---- what else the sentence says of it

const PhraseSet<bool>& softeners() {
    static const PhraseSet<bool> phrases({
        {"usually|normally|generally|ordinarily|typically", true},
        {"where|wherever|if|whenever|when possible|practicable|practical|feasible|appropriate", true},
        {"where|wherever|if|whenever|when it|this|that is reasonably? possible|practicable|practical|feasible", true},
        {"where|wherever|if|whenever|when at all possible", true},
        {"where|wherever|if reasonably possible|practicable|practical", true},
        {"where|if time|circumstances permits|permit|allows|allow", true},
        {"so|as far as is? it? is? reasonably? possible|practicable", true},
        {"in normal|ordinary circumstances", true},
        {"save|except in exceptional circumstances", true},
        {"other than in exceptional circumstances", true},
        {"in most cases", true},
        {"as a rule", true},
        {"ideally|preferably", true},
        {"or such longer|later|other", true},
        {"where|wherever this|it|that can be", true},
        {"unless otherwise agreed|specified|stated", true},
        {"unless|save|except", true},
        {"aim|aims|endeavour|endeavours|try|seek|strive to", true},
        {"make|use every|all reasonable? effort|efforts|endeavours", true},
        {"best endeavours", true},
        {"more often than not", true},
        {"where|if the enquiry|request|matter|question|issue is complex", true},
    });
    return phrases;
}

// "and will arrange", "but you must": from here on something else is asked.
bool begins_statement(const Reading& reading, std::size_t at, std::size_t end) {
    if (!is_one_of(reading.word(at), {"and", "but"})) return false;
    for (std::size_t next = at + 1; next < std::min(end, at + 4); ++next) {
        if (is_one_of(reading.word(next), {"must", "shall", "should", "will", "may"})) return true;
    }
    return reading.word(at) == "but";
}

Span find_qualifier(const Reading& reading, WordRange sentence, const TimeExpression& expression) {
    std::size_t from = expression.words.begin, to = expression.words.end;
    while (from > sentence.begin && !reading.gap_has(from, ";:.()") && !begins_statement(reading, from, sentence.end)) --from;
    while (to < sentence.end && !reading.gap_has(to, ";:.()") && !begins_statement(reading, to, sentence.end)) ++to;
    for (std::size_t at = from; at < to; ++at) {
        if (expression.words.contains(at)) continue;
        const auto match = softeners().match(reading, at, to);
        if (!match) continue;
        WordRange found{at, match->end};
        const bool opens_clause = is_one_of(reading.word(at), {"unless", "save", "except"}) && match->end == at + 1;
        // "unless otherwise agreed in advance": the time is a part of the condition.
        if (reading.word(at) == "unless" && match->end == expression.words.begin) continue;
        if (opens_clause) {
            while (found.end < to && !reading.gap_has(found.end, ",)(") && found.end < at + 14) ++found.end;
            if (found.contains(expression.words.begin)) continue;
        }
        return reading.span(found);
    }
    return {};
}

Promise read_promise(const Reading& reading, WordRange range) {
    Promise promise = Promise::unstated;
    for (std::size_t at = range.begin; at < range.end; ++at) {
        const std::string_view word = reading.word(at);
        if (word.starts_with("acknowledg")) return Promise::acknowledgement;
        if (is_one_of(word, {"holding", "interim"}) || (word == "initial" && is_one_of(reading.word(at + 1), {"reply", "response", "answer"})))
            return Promise::holding_reply;
        if (word == "explaining" || (word == "reason" && promise == Promise::full_reply)) promise = Promise::holding_reply;
        if (promise != Promise::unstated) continue;
        if (is_one_of(word, {"reply", "replies", "respond", "response", "responses", "answer", "answered", "answers", "replied", "provided", "supplied"}))
            promise = Promise::full_reply;
        else if (is_one_of(word, {"meeting", "appointment", "meet", "met", "meetings"}))
            promise = Promise::meeting;
        else if (is_one_of(word, {"decision", "decide", "decided", "determined", "determine", "review", "reviewed"}))
            promise = Promise::decision;
        else if (is_one_of(word, {"notify", "notified", "notice", "inform", "informed", "told", "tell", "disclose", "declare", "warned"}))
            promise = Promise::notice;
    }
    return promise;
}

// What is to be done, in the text's words: from the modal's verb to the expression, or the words before it.
std::string find_action(const Reading& reading, WordRange sentence, const TimeExpression& expression, const Modal* modal) {
    WordRange range{sentence.begin, expression.words.begin};
    if (modal && modal->words.end <= expression.words.begin) range.begin = modal->words.end;
    if (modal && modal->words.begin >= expression.words.end) range = {modal->words.end, sentence.end};
    for (std::size_t at = range.begin; at < range.end; ++at) {
        if (at > range.begin && reading.gap_has(at, ";:")) {
            if (modal && modal->words.begin >= expression.words.end)
                range.end = at;
            else
                range.begin = at;
        }
    }
    while (range.begin < range.end && is_one_of(reading.word(range.begin), {"be", "also", "then", "normally", "usually", "to"})) ++range.begin;
    return range.empty() ? std::string() : std::string(reading.doc->words(reading.span(range)));
}

bool is_hard_cap(const Reading& reading, WordRange sentence, const TimeExpression& expression) {
    for (std::size_t back = 2; back <= 4 && expression.words.begin >= sentence.begin + back; ++back) {
        const std::size_t at = expression.words.begin - back;
        if (reading.word(at) == "in" && is_one_of(reading.word(at + 1), {"any", "all", "no", "every"}) &&
            is_one_of(reading.word(at + 2), {"event", "case", "circumstances"}))
            return true;
    }
    return false;
}

// Whether the words right before the expression are a noun with its participle, "the brief agreed in advance": no modal governs them.
bool hangs_on_participle(const Reading& reading, WordRange sentence, std::size_t at) {
    if (at < sentence.begin + 2 || reading.gap_has(at, ",")) return false;
    return reading.word(at - 1).ends_with("ed") && !is_one_of(reading.word(at - 1), {"concerned", "involved", "affected"}) &&
           !is_one_of(reading.word(at - 2), {"be", "been", "is", "are", "not", "otherwise", "has", "have", "and", "or", "was", "were", "being"}) &&
           !reading.word(at - 2).ends_with("ly");
}

Modality modality_of(const Modal* modal, const Reading& reading, WordRange sentence, const TimeExpression& expression) {
    if (!modal) return Modality::none;
    if (is_owed(reading, modal->words)) return Modality::must;
    if (modal->modality != Modality::must_not) return modal->modality;
    // "must not attend unless agreed in advance" asks for the agreement.
    for (std::size_t at = sentence.begin; at < expression.words.begin; ++at) {
        if (reading.word(at) == "unless" || reading.word(at) == "without") return Modality::must;
    }
    return Modality::must_not;
}

// "Reports are confidential until ...": said of what must not be passed on.
bool is_withheld(const Reading& reading, WordRange range) {
    for (std::size_t at = range.begin; at < range.end; ++at) {
        if (is_one_of(reading.word(at), {"confidential", "secret", "closed", "private", "restricted", "exempt", "embargoed"})) return true;
    }
    return false;
}

class Finder {
 public:
    explicit Finder(const DocumentReading& document) : document_(document) {}

    std::vector<TimeLimit> run() {
        for (const Reading& part : document_.parts()) {
            if (part.is_heading) continue;
            const std::vector<TimeExpression> expressions = find_time_expressions(part);
            WordRange sentence;
            for (std::size_t i = 0; i < expressions.size(); ++i) {
                const TimeExpression& expression = expressions[i];
                if (!sentence.contains(expression.words.begin)) {
                    sentence = part.sentence_at(expression.words.begin);
                    modals_ = find_modals(part, sentence);
                }
                if (is_limit(part, sentence, expression)) keep(part, sentence, expression, own_words(sentence, expressions, i));
            }
        }
        return std::move(limits_);
    }

 private:
    bool is_limit(const Reading& part, WordRange sentence, const TimeExpression& expression) {
        if (expression.form == TimeForm::date) return true;
        const std::size_t at = expression.words.begin;
        // "papers that were sent before coming to the meeting": whoever is to come is to act.
        const bool own_act = expression.form == TimeForm::event && !expression.trigger.empty() && part.word(expression.trigger.begin).ends_with("ing");
        if (!own_act && tells_past(part, sentence, at, modals_)) return false;
        if (expression.form == TimeForm::duration)
            return !((expression.bound == "within" || expression.bound == "before") && is_supposed_length(part, sentence, at));
        if (expression.form == TimeForm::event && at > sentence.begin && part.word(at - 1) == "only") return true;
        if (hangs_on_participle(part, sentence, at)) return !describes_subject(part, sentence, at, modals_);
        if (is_condition(part, sentence, at) || describes_subject(part, sentence, at, modals_)) return false;
        const Modal* modal = governing_modal(modals_, at);
        if (modal) return true;
        if (is_list_item(document_, part)) return true;
        if (is_told(part, sentence, std::max(at, std::min(sentence.end, at + 14))) ||
            (at >= sentence.begin + 1 && is_one_of(part.word(sentence.begin), {"we", "you"})))
            return true;
        if (expression.form == TimeForm::vague) return has_present_passive(part, sentence) || is_rule_in_present(part, sentence, at, false);
        const bool until = expression.bound == "until";
        if ((part.word(at) == "once" && at > sentence.begin) || (until && part.word(sentence.begin) == "no")) return true;
        return is_rule_in_present(part, sentence, at, until) || (until && (is_withheld(part, sentence) || has_present_passive(part, {sentence.begin, at})));
    }

    // The words of the sentence that tell of one of its expressions: "acknowledged within two days and | answered in full within ten".
    static WordRange own_words(WordRange sentence, const std::vector<TimeExpression>& expressions, std::size_t i) {
        WordRange own = sentence;
        if (i > 0 && sentence.contains(expressions[i - 1].words.begin)) own.begin = expressions[i - 1].words.end;
        if (i + 1 < expressions.size() && sentence.contains(expressions[i + 1].words.begin)) own.end = expressions[i].words.end;
        return own;
    }

    void keep(const Reading& part, WordRange sentence, const TimeExpression& expression, WordRange own) {
        const Modal* modal = hangs_on_participle(part, sentence, expression.words.begin) ? nullptr : governing_modal(modals_, expression.words.begin);
        TimeLimit limit;
        limit.unit = part.unit;
        limit.span = part.span(expression.words);
        limit.quantity = expression.quantity;
        limit.period = expression.period;
        limit.day_type = expression.day_type;
        limit.bound = expression.bound;
        limit.qualifier = find_qualifier(part, sentence, expression);
        if (!expression.trigger.empty()) limit.trigger = std::string(part.doc->words(part.span(expression.trigger)));
        limit.modality = modality_of(modal, part, sentence, expression);
        if (!modal && modals_.empty()) limit.modality = introduced_modality(document_, part);
        if (!modal && limit.modality == Modality::none && !hangs_on_participle(part, sentence, expression.words.begin) && expression.form != TimeForm::date)
            limit.modality = unspoken_modality(part, sentence, expression.words.begin);
        limit.bearer = expression.form == TimeForm::date && expression.rule == "review-date" ? "council" : bearer_of(part, sentence, expression, modal);
        limit.action = find_action(part, sentence, expression, modal);
        limit.promise = read_promise(part, own);
        if (limit.promise == Promise::unstated) limit.promise = read_promise(part, sentence);
        limit.hard_cap = is_hard_cap(part, sentence, expression);
        limit.rule = expression.rule;
        limits_.push_back(std::move(limit));
    }

    // Without a modal: whoever is bid to act should; what a rule tells in the present tense must be ("is released only when", "has 15 days to").
    Modality unspoken_modality(const Reading& part, WordRange sentence, std::size_t at) const {
        if (is_list_item(document_, part)) return Modality::none;
        if (is_told(part, sentence, std::max(at, std::min(sentence.end, at + 14)))) return Modality::should;
        const WordRange before{sentence.begin, at};
        for (std::size_t i = before.begin; i < before.end; ++i) {
            if (is_one_of(part.word(i), {"try", "tries", "aim", "aims", "endeavour", "endeavours", "seek", "seeks", "strive", "strives", "target", "targets"}))
                return Modality::should;
        }
        bool denied = false, finite = has_present_passive(part, before) || is_rule_in_present(part, sentence, at, true) || is_withheld(part, before);
        for (std::size_t i = before.begin; i < before.end; ++i) {
            denied |= is_one_of(part.word(i), {"no", "nothing", "not", "nobody", "neither"});
            finite |= is_one_of(part.word(i), {"has", "have", "is", "are", "goes", "go", "takes", "take", "makes", "sends", "send", "gives"});
        }
        return !finite ? Modality::none : denied ? Modality::must_not : Modality::must;
    }

    // Somebody must act: where the text names nobody it is the council's staff.
    std::string bearer_of(const Reading& part, WordRange sentence, const TimeExpression& expression, const Modal* modal) const {
        // "Bids are kept closed until the Panel has met": whoever the event names is not bound by it.
        if (!modal && expression.form == TimeForm::event && expression.words.begin > sentence.begin) sentence.end = expression.words.begin;
        const bool bid = !modal && !document_.introduction_of(part.unit) && is_told(part, sentence, sentence.end);
        Party bearer = bid ? addressee(document_, part, sentence) : find_bearer(document_, part, sentence, modal);
        if (modal && is_owed(part, modal->words)) bearer = bearer == Party::officer ? Party::member : Party::officer;
        const std::string_view name = name_of(bearer);
        return std::string(name.empty() ? name_of(Party::officer) : name);
    }

    const DocumentReading& document_;
    std::vector<Modal> modals_;
    std::vector<TimeLimit> limits_;
};

}  // namespace

std::vector<TimeLimit> extract_time_limits(const DocumentReading& reading) { return Finder(reading).run(); }

}  // namespace clausebook
