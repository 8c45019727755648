#include "extract/bearer.h"

#include <algorithm>

#include "extract/phrases.h"
#include "extract/word_lists.h"

namespace clausebook {
namespace {

// Who is no post, member or body of corpus/roles.xml and yet bears duties, or only looks like one that does.
const PhraseSet<Party>& other_parties() {
    static const PhraseSet<Party> phrases({
        {"backbencher|backbenchers", Party::member},
        {"political|party group|groups", Party::member},
        {"group|groups", Party::member},
        {"group secretary|secretaries", Party::member},
        {"group|party leader|leaders|whip|whips|secretary|secretaries", Party::member},
        {"secretary|leader|whip|chairman|chair of the|that|a group|party", Party::member},
        {"committee|ward|local|council|division|panel member|members|councillor|councillors", Party::member},
        {"member|members of the public", Party::outsider},
        {"resident|residents|public|complainant|complainants|constituent|constituents|citizen|citizens|applicant|applicants", Party::outsider},
        {"member|members of staff|the? team", Party::officer},
        {"staff member|members", Party::officer},
        {"solicitor|treasurer|postholder|postholders", Party::officer},
        {"team|teams|service|services|department|departments|directorate|directorates|secretary|author|authors|section", Party::officer},
        {"council|authority|borough|district officer|officers|staff|employee|employees|solicitor|manager", Party::officer},
        {"democratic|committee|member|members|legal|electoral services|support|team|officer|officers|manager|secretary|clerk|clerks", Party::officer},
        {"council|authority|committee|committees|executive|panel|board|commission|subcommittee", Party::council},
    });
    return phrases;
}

struct PartyMatch {
    std::size_t end = 0;
    Party value = Party::none;
};

Party party_of(const RoleFunction& function) {
    if (function.key == "chair" || function.key == "vice-chair") return Party::chair;
    switch (function.kind) {
        case RoleKind::officer:
            return Party::officer;
        case RoleKind::member:
            return Party::member;
        case RoleKind::body:
            return Party::council;
        case RoleKind::person:
            break;
    }
    return Party::outsider;
}

// The party named at the word, by the longest name: a role of the catalogue or one of the others.
std::optional<PartyMatch> party_at(const Reading& reading, std::size_t at, std::size_t end) {
    std::optional<PartyMatch> best;
    if (const auto found = other_parties().match(reading, at, end)) best = PartyMatch{found->end, found->value};
    const auto role = std::lower_bound(reading.roles.begin(), reading.roles.end(), at, [](const RoleMention& r, std::size_t i) { return r.first_word < i; });
    if (role != reading.roles.end() && role->first_word == at && role->end_word <= end && (!best || role->end_word > best->end)) {
        const Party party = party_of(reading.catalogue->functions[static_cast<std::size_t>(role->function)]);
        best = PartyMatch{role->end_word, party};
    }
    return best;
}

bool is_preposition(std::string_view word) {
    return is_one_of(word, {"of", "for",   "by",      "from",       "to",        "with", "about",  "on",     "in",    "at",     "under",   "between",
                            "as", "other", "against", "concerning", "regarding", "into", "within", "before", "after", "during", "without", "upon"});
}

// What stands as the subject of a modal, or after "by".
struct Subject {
    Party party = Party::none;
    std::string_view head;  // the word that names it where it is no party: "request"
    bool is_pronoun = false;
    std::size_t at = 0;
};

// The first party named in the range by a phrase that owns nothing ("the Council's", "Council business") and follows no preposition.
Subject read_subject(const Reading& reading, WordRange range) {
    Subject subject;
    std::string_view last_noun;
    for (std::size_t at = range.begin; at < range.end;) {
        const std::string_view word = reading.word(at);
        if (is_one_of(word, {"they", "he", "she"})) return {Party::none, "they", true, at};
        if (word == "it" || word == "this" || word == "these") {
            if (at + 1 >= range.end || word == "it") return {Party::none, "it", true, at};
        }
        if (word == "we" || word == "you") return {Party::none, word == "we" ? "we" : "you", true, at};
        if (word == "who" || word == "which" || word == "that" || is_preposition(word)) {
            subject.head = last_noun;
            if (!last_noun.empty()) return subject;
            ++at;
            continue;
        }
        if (const auto found = party_at(reading, at, range.end)) {
            const std::size_t last = found->end - 1;
            const bool owns = is_possessive(reading, last);
            // "the committee report": the party only describes the noun after it.
            const bool describes = found->end < range.end && found->value != Party::chair && !reading.gap_has(found->end, ",(;") &&
                                   reading.word(last) != "of" && !is_preposition(reading.word(found->end)) &&
                                   is_one_of(reading.word(found->end),
                                             {"report",         "reports",   "meeting",   "meetings", "business",  "support",    "request",   "requests",
                                              "advice",         "papers",    "agenda",    "agendas",  "equipment", "facilities", "resources", "property",
                                              "enquiry",        "enquiries", "premises",  "decision", "decisions", "briefing",   "briefings", "information",
                                              "correspondence", "training",  "relations", "conduct",  "policy",    "letter",     "letters",   "data"});
            if (!owns && !describes) return {found->value, {}, false, at};
            at = found->end;
            continue;
        }
        if (!is_one_of(word, {"the",     "a",    "an",  "any",   "each", "every", "all", "both", "no",   "such", "other",
                              "another", "some", "its", "their", "his",  "her",   "and", "or",   "also", "not"}))
            last_noun = word;
        ++at;
    }
    subject.head = last_noun;
    return subject;
}

bool opens_aside(std::string_view word) {
    return is_one_of(
        word, {"if",      "where",       "when",  "whenever",      "wherever",  "although",    "though",    "while",        "whilst",   "unless",  "except",
               "in",      "on",          "for",   "under",         "at",        "before",      "after",     "once",         "as",       "subject", "to",
               "upon",    "during",      "prior", "following",     "however",   "accordingly", "similarly", "additionally", "normally", "usually", "save",
               "should",  "with",        "given", "because",       "since",     "until",       "apart",     "having",       "by",       "from",    "within",
               "further", "furthermore", "also",  "alternatively", "therefore", "otherwise",   "wherever"});
}

// The words between which the subject of a modal stands.
WordRange subject_range(const Reading& reading, WordRange sentence, const Modal& modal, const std::vector<Modal>& modals) {
    std::size_t begin = sentence.begin;
    for (const Modal& other : modals) {
        if (other.words.end <= modal.words.begin && !other.in_relative) begin = other.words.end;
    }
    const std::size_t end = modal.words.begin;
    if (begin > sentence.begin) {
        // A second verb: what stands after the last "and", "but", ";" or comma before it.
        std::size_t from = end;
        for (std::size_t at = begin; at < end; ++at) {
            if (is_one_of(reading.word(at), {"and", "but", "or", "nor"})) from = at + 1;
            if (at > begin && reading.gap_has(at, ";:,")) from = at;
        }
        return {from, end};
    }
    std::size_t from = begin;
    for (std::size_t at = begin + 1; at < end; ++at) {
        if (reading.gap_has(at, ";:")) from = at;
    }
    if (end > from && is_one_of(reading.word(end - 1), {"they", "he", "she", "we", "you", "it"})) return {end - 1, end};
    // "On receiving a complaint the Monitoring Officer will": a party right before the modal, of which nothing is said to be.
    for (std::size_t at = from; at < end; ++at) {
        const auto party = party_at(reading, at, end);
        if (!party || party->end != end) continue;
        std::size_t first = at;
        while (first > from && is_one_of(reading.word(first - 1), {"the", "a", "an", "any", "each", "every", "all", "both", "no", "appropriate", "relevant"}))
            --first;
        const bool joined = first > from && is_one_of(reading.word(first - 1), {"and", "or"}) && !reading.gap_has(first - 1, ",");
        if (first > from && !is_preposition(reading.word(first - 1)) && !joined &&
            (first < at || reading.gap_has(first, ",") || is_one_of(reading.word(first - 1), {"and", "but"})))
            return {first, end};
        break;
    }
    if (opens_aside(reading.word(from))) {
        std::size_t after = from;
        for (std::size_t at = from + 1; at < end; ++at) {
            if (reading.gap_has(at, ",") && !is_one_of(reading.word(at), {"who", "which", "if", "or", "whether"})) after = at;
        }
        from = after;
        while (from < end && is_one_of(reading.word(from), {"and", "but", "then", "however"})) ++from;
    }
    return {from, end};
}

Party opposite(Party party) { return party == Party::member ? Party::officer : party == Party::officer ? Party::member : Party::none; }

// "Members can expect officers to", "What councillors can expect", "Officer commitments to members": who is to deliver it.
Party expected_of(const Reading& part, WordRange range) {
    for (std::size_t at = range.begin; at < range.end; ++at) {
        if (!is_one_of(part.word(at), {"expect", "expects", "expected", "expectations", "entitled", "look"})) continue;
        for (std::size_t next = at + 1; next < range.end; ++next) {
            if (const auto found = party_at(part, next, range.end); found && found->value != Party::outsider) return found->value;
            if (part.gap_has(next, ";")) break;
        }
        for (std::size_t back = at; back > range.begin; --back) {
            if (const auto found = party_at(part, back - 1, range.end)) return opposite(found->value);
        }
    }
    return Party::none;
}

// The last party named in the range, by its whole name: "Chief Executive" and not "Executive".
Party nearest_party(const Reading& part, WordRange range) {
    for (std::size_t at = range.end; at > range.begin; --at) {
        auto found = party_at(part, at - 1, range.end);
        if (!found) continue;
        const std::size_t end = found->end;
        for (std::size_t back = 1; back <= 3 && at >= range.begin + 1 + back; ++back) {
            const auto longer = party_at(part, at - 1 - back, range.end);
            if (longer && longer->end >= end) found = longer;
        }
        return found->value;
    }
    return Party::none;
}

Party first_party(const Reading& part, WordRange range) {
    for (std::size_t at = range.begin; at < range.end; ++at) {
        if (const auto found = party_at(part, at, range.end)) return found->value;
    }
    return Party::none;
}

bool is_participle(std::string_view word) {
    return word.ends_with("ed") ||
           is_one_of(word, {"told",   "sent",    "given",     "made",       "held",  "kept", "put",   "met",      "dealt", "shown", "brought", "taken",
                            "sought", "written", "paid",      "set",        "drawn", "left", "seen",  "heard",    "read",  "said",  "done",    "shut",
                            "found",  "lent",    "withdrawn", "undertaken", "borne", "laid", "begun", "shredded", "gone",  "sworn", "run"});
}

bool is_skipped(std::string_view word) {
    return word.ends_with("ly") || is_one_of(word, {"always",      "also",       "then", "not",   "never",    "therefore", "at",      "all",    "times",
                                                    "as",          "be",         "been", "being", "soon",     "possible",  "further", "either", "to",
                                                    "first",       "thus",       "once", "in",    "writing",  "advance",   "it",      "so",     "far",
                                                    "practicable", "reasonably", "good", "time",  "normally", "wherever",  "where",   "have"});
}

// The participle of the passive that the modal opens ("must normally be answered"); past the range where it is active.
std::size_t passive_verb(const Reading& reading, WordRange sentence, std::size_t after_modal) {
    bool has_be = is_one_of(reading.word(after_modal - 1), {"be", "is", "are"}) ||
                  (after_modal >= 2 && reading.word(after_modal - 1) == "to" && reading.word(after_modal) == "be");
    for (std::size_t at = after_modal; at < sentence.end && at < after_modal + 8; ++at) {
        const std::string_view word = reading.word(at);
        if (word == "be" || word == "been") has_be = true;
        if (has_be && is_participle(word)) return at;
        if (!is_skipped(word)) break;
    }
    return sentence.end;
}

Party agent_after(const Reading& reading, WordRange sentence, std::size_t verb) {
    for (std::size_t at = verb + 1; at < sentence.end && at < verb + 14; ++at) {
        if (reading.gap_has(at, ";:")) break;
        if (reading.word(at) == "by" && !is_one_of(reading.word(at + 1), {"the"})) {
            if (const auto found = party_at(reading, at + 1, sentence.end)) return found->value;
        }
        if (reading.word(at) == "by") {
            const Subject agent = read_subject(reading, {at + 1, std::min(sentence.end, at + 8)});
            if (agent.party != Party::none) return agent.party;
        }
    }
    return Party::none;
}

// "must receive", "is to have a substantive reply": the subject is given what somebody else must give.
bool is_receiving(const Reading& reading, WordRange sentence, std::size_t verb) {
    while (verb < sentence.end && is_skipped(reading.word(verb)) && reading.word(verb) != "have") ++verb;
    if (is_one_of(reading.word(verb), {"receive", "get"})) return true;
    if (reading.word(verb) == "hear") return is_one_of(reading.word(verb + 1), {"from", "of", "about", "back", "within", "in"});
    if (reading.word(verb) != "have" && reading.word(verb) != "expect") return false;
    for (std::size_t at = verb + 1; at < sentence.end && at < verb + 6; ++at) {
        if (is_one_of(reading.word(at),
                      {"reply", "answer", "response", "result", "explanation", "access", "notice", "warning", "acknowledgement", "copy", "sight"}))
            return true;
    }
    return false;
}

bool mentions(const Reading& reading, WordRange range, std::initializer_list<std::string_view> list) {
    for (std::size_t at = range.begin; at < range.end; ++at) {
        if (is_one_of(reading.word(at), list)) return true;
    }
    return false;
}

// Who does what is done to something that is no party: requests are made by members and answered by officers.
Party agent_of_act(const Reading& reading, WordRange sentence, std::string_view head, std::string_view verb) {
    if (is_one_of(head, {"code", "protocol", "guidance", "document", "arrangements", "guide", "policy", "note"}) ||
        is_one_of(verb, {"reviewed", "amended", "updated", "revised"}))
        return is_one_of(verb, {"withdrawn", "circulated"}) || is_one_of(head, {"report", "reports", "decision", "refusal"}) ? Party::officer : Party::council;
    if (mentions(reading, sentence, {"complaint", "complaints"}) && first_party(reading, sentence) == Party::outsider) return Party::council;
    const bool is_request =
        is_one_of(head, {"request", "requests",    "question",    "questions", "notice", "claim",   "claims",  "complaint", "complaints", "objection",
                         "appeal",  "application", "nominations", "apologies", "motion", "motions", "concern", "concerns",  "matter",     "issue"});
    if (is_request && is_one_of(verb, {"made", "submitted", "lodged", "handed", "delivered", "sent", "put", "raised", "notified", "received", "directed",
                                       "reported", "addressed"}))
        return Party::member;
    if (is_one_of(verb,
                  {"disclosed", "declared", "registered", "returned", "treated", "released", "shredded", "destroyed", "divulged", "discussed", "shared"}) &&
        !is_one_of(head, {"call", "calls", "message", "messages"}))
        return Party::member;
    if (verb == "made" && mentions(reading, sentence, {"public"})) return Party::member;
    return Party::officer;
}

Party resolve_we(const DocumentReading& document, const Reading& part) {
    // "Our promises to members": they are spoken to.
    const auto of = [](const Reading* text) {
        if (!text) return Party::none;
        const WordRange all{0, text->words.size()};
        for (std::size_t at = 0; at < all.end; ++at) {
            const auto found = party_at(*text, at, all.end);
            if (found) return at > 0 && is_one_of(text->word(at - 1), {"to", "for"}) ? opposite(found->value) : found->value;
        }
        return Party::none;
    };
    if (const Party party = of(document.introduction_of(part.unit)); party != Party::none) return party;
    if (const Party party = of(document.heading_over(part.unit)); party != Party::none && party != Party::council) {
        const Reading* heading = document.heading_over(part.unit);
        const Party expected = expected_of(*heading, {0, heading->words.size()});
        return expected != Party::none ? expected : party;
    }
    return Party::officer;
}

Party resolve_pronoun(const DocumentReading& document, const Reading& part, WordRange sentence, const Subject& subject, WordRange before) {
    if (subject.head == "we") return resolve_we(document, part);
    if (subject.head == "you") return addressee(document, part, sentence);
    if (subject.head == "they" && is_one_of(part.word(subject.at), {"he", "she"})) {
        if (const Party party = nearest_party(part, {sentence.begin, subject.at}); party != Party::none) return party;
    }
    if (subject.head == "it") {
        // Only a body is "it".
        const auto body = [](Party party) { return party == Party::council ? party : Party::none; };
        if (const Subject earlier = read_subject(part, before); earlier.party != Party::none) return body(earlier.party);
        return sentence.begin > 0 ? body(read_subject(part, part.sentence_at(sentence.begin - 1)).party) : Party::none;
    }
    if (subject.head == "they") {
        if (const Subject earlier = read_subject(part, before); earlier.party != Party::none) return earlier.party;
        if (const Party any = first_party(part, before); any != Party::none) return any;
        if (sentence.begin > 0) {
            const WordRange last = part.sentence_at(sentence.begin - 1);
            if (const Subject earlier = read_subject(part, last); earlier.party != Party::none) return earlier.party;
            return first_party(part, last);
        }
    }
    return Party::none;
}

Party from_introduction(const DocumentReading& document, const Reading& part) {
    if (const Reading* introduction = document.introduction_of(part.unit)) {
        const WordRange last = introduction->sentences.back();
        if (const Party party = expected_of(*introduction, last); party != Party::none) return party;
        if (const Party party = first_party(*introduction, last); party != Party::none && introduction->unit != part.unit) return party;
    }
    if (const Reading* heading = document.heading_over(part.unit)) {
        const WordRange all{0, heading->words.size()};
        if (const Party party = expected_of(*heading, all); party != Party::none) return party;
        if (mentions(*heading, all, {"review", "monitoring"})) return Party::council;
    }
    return Party::none;
}

// "It is essential that requests are met": who must do what the clause after "that" says.
Party bearer_of_clause(const Reading& part, WordRange clause) {
    for (std::size_t at = clause.begin; at < clause.end; ++at) {
        if (!is_one_of(part.word(at), {"is", "are", "be"})) continue;
        const std::size_t verb = passive_verb(part, clause, at + 1);
        if (verb < clause.end) {
            if (const Party agent = agent_after(part, clause, verb); agent != Party::none) return agent;
            return agent_of_act(part, clause, {}, part.word(verb));
        }
    }
    return first_party(part, clause);
}

}  // namespace

Party addressee(const DocumentReading& document, const Reading& part, WordRange sentence) {
    for (std::size_t at = sentence.begin; at + 1 < sentence.end; ++at) {
        // "you must check with your Service Manager" speaks to officers.
        const auto found = part.word(at) == "your" ? party_at(part, at + 1, sentence.end) : std::nullopt;
        if (found && found->value == Party::officer) return Party::officer;
    }
    if (first_party(part, sentence) == Party::officer) return Party::member;
    return document.speaks_to_members() ? Party::member : Party::officer;
}

std::string_view name_of(Party party) {
    switch (party) {
        case Party::officer:
            return "officer";
        case Party::member:
            return "member";
        case Party::chair:
            return "chair";
        case Party::council:
            return "council";
        case Party::none:
        case Party::outsider:
            break;
    }
    return {};
}

Party find_bearer(const DocumentReading& document, const Reading& part, WordRange sentence, const Modal* modal) {
    if (!modal) {
        if (const Party party = expected_of(part, sentence); party != Party::none) return party;
        if (const Party party = from_introduction(document, part); party != Party::none) return party;
        const Subject subject = read_subject(part, sentence);
        return subject.is_pronoun && subject.head == "you" ? addressee(document, part, sentence) : subject.party;
    }
    const std::vector<Modal> modals = find_modals(part, sentence);
    if (part.word(modal->words.begin) == "it" && modal->words.end > modal->words.begin + 1) return bearer_of_clause(part, {modal->words.end, sentence.end});
    const WordRange range = subject_range(part, sentence, *modal, modals);
    Subject subject = read_subject(part, range);
    if (modal->words.begin > sentence.begin && is_one_of(part.word(modal->words.begin - 1), {"who", "which"})) {
        // ", who will look into it": the nearest party before.
        subject = {};
        subject.party = nearest_party(part, {sentence.begin, modal->words.begin - 1});
    } else if (subject.party == Party::none && subject.head.empty()) {
        // A second verb shares the first one's subject.
        for (const Modal& earlier : modals) {
            if (earlier.words.end > modal->words.begin || earlier.in_relative) continue;
            const bool relative = earlier.words.begin > sentence.begin && is_one_of(part.word(earlier.words.begin - 1), {"who", "which"});
            if (relative)
                subject = {
                    nearest_party(part, {sentence.begin, earlier.words.begin - 1}), {}, false, 0};  // "the Committee, which shall hear him and shall reply"
            else
                subject = read_subject(part, subject_range(part, sentence, earlier, modals));
        }
    }
    if (subject.is_pronoun) subject.party = resolve_pronoun(document, part, sentence, subject, {sentence.begin, std::max(sentence.begin, subject.at)});
    const std::size_t verb = passive_verb(part, sentence, modal->words.end);
    if (verb < sentence.end) {
        if (const Party agent = agent_after(part, sentence, verb); agent != Party::none && agent != Party::outsider) return agent;
        const std::string_view participle = part.word(verb);  // "It must be answered": the sentence before says what.
        const WordRange about = subject.head == "it" && sentence.begin > 0 ? WordRange{part.sentence_at(sentence.begin - 1).begin, sentence.end} : sentence;
        if (subject.party == Party::none) return agent_of_act(part, about, subject.head, participle);
        if (subject.party == Party::outsider) return Party::council;
        const bool is_advice = is_one_of(part.word(modal->words.begin), {"is", "are", "be"}) && modal->modality == Modality::should;
        if (is_advice || is_one_of(participle, {"prepared", "required", "obliged", "expected"})) return subject.party;
        return subject.party == Party::officer && is_one_of(participle, {"given", "asked"}) ? Party::member : Party::officer;
    }
    // "Notice must reach the clerk": the member's.
    if (subject.party == Party::none && is_one_of(subject.head, {"notice", "nominations", "apologies", "motion", "motions", "question", "questions"}) &&
        is_one_of(part.word(modal->words.end), {"reach", "go", "arrive"}))
        return Party::member;
    if (is_receiving(part, sentence, modal->words.end)) return subject.party == Party::officer && subject.head != "you" ? Party::member : Party::officer;
    if (subject.party != Party::none) return subject.party;
    if (const Party party = from_introduction(document, part); party != Party::none) return party;
    return is_one_of(subject.head, {"reply", "replies", "response", "answer", "information", "advice", "report", "reports", "briefing", "agenda"})
               ? Party::officer
               : first_party(part, {sentence.begin, modal->words.begin});
}

}  // namespace clausebook
