#include "extract/instrument_names.h"

#include <algorithm>
#include <optional>

#include "extract/phrases.h"
#include "extract/word_lists.h"

namespace clausebook {
namespace {

const PhraseSet<InstrumentKind>& heads() {
    static const PhraseSet<InstrumentKind> phrases({
        {"code|codes", InstrumentKind::code},
        {"policy|policies", InstrumentKind::policy},
        {"procedure|procedures", InstrumentKind::procedure},
        {"rules|rule", InstrumentKind::rules},
        {"protocol|protocols", InstrumentKind::protocol},
        {"scheme|schemes", InstrumentKind::scheme},
        {"constitution", InstrumentKind::constitution},
        {"orders", InstrumentKind::standing_orders},
        {"register|registers", InstrumentKind::registers},
        {"act|acts", InstrumentKind::act},
        {"regulations|regulation|order", InstrumentKind::regulations},
        {"guidance|guidelines|guide|handbook", InstrumentKind::guidance},
        {"charter|strategy|concordat|compact|convention", InstrumentKind::charter},
        {"law|laws|legislation", InstrumentKind::law},
        {"principles", InstrumentKind::principles},
    });
    return phrases;
}

// Words that make a lower-case noun the name of one document of a council: "the disciplinary procedure".
bool is_subject_of_rules(std::string_view word) {
    return is_one_of(
        word,
        {"disciplinary",  "discipline",   "grievance",     "grievances",  "whistleblowing", "complaints",  "complaint",      "capability",    "equal",
         "opportunities", "equality",     "equalities",    "diversity",   "inclusion",      "recruitment", "selection",      "data",          "protection",
         "freedom",       "appeals",      "appeal",        "media",       "social",         "publicity",   "communications", "communication", "financial",
         "finance",       "contract",     "contracts",     "procurement", "delegation",     "employment",  "harassment",     "bullying",      "dignity",
         "health",        "safety",       "safeguarding",  "gifts",       "hospitality",    "retention",   "records",        "ict",           "internet",
         "email",         "usage",        "acceptable",    "petitions",   "attendance",     "absence",     "sickness",       "allowances",    "expenses",
         "redundancy",    "planning",     "licensing",     "standing",    "statutory",      "national",    "model",          "written",       "councillors",
         "councillor",    "members",      "member",        "employees",   "employee",       "officers",    "staff",          "standards",     "corporate",
         "resolution",    "confidential", "reporting",     "whistle",     "blowing",        "conduct",     "security",       "publication",   "procedure",
         "access",        "dispute",      "misconduct",    "performance", "call",           "petition",    "speak",          "fraud",         "corruption",
         "bribery",       "lobbying",     "investigation", "human",       "rights",         "information", "governance",     "leave",         "travel",
         "ethical",       "local",        "conflicts",     "interest",    "interests",      "mediation",   "arrangements",   "transparency",  "correspondence",
         "enquiry",       "enquiries",    "recommended",   "practice"});
}

// Describe a document further but make no name by themselves.
bool is_describing(std::string_view word) {
    return is_one_of(word, {"formal", "existing", "agreed", "own", "adopted", "current", "published", "internal", "full", "approved", "relevant",
                            "three",  "two",      "stage",  "and", "or",      "at",      "work",      "of",       "in",   "to",       "on"});
}

bool is_definite(std::string_view word) { return is_one_of(word, {"the", "its", "our", "their", "your", "both", "his", "her", "respective"}); }

// Capitals at the head of a sentence that belong to no name.
bool is_opener(std::string_view word) {
    return is_one_of(
        word, {"the",        "a",       "an",        "this",     "that",     "these",        "those",   "any",     "each",     "every",  "all",    "both",
               "no",         "our",     "your",      "their",    "its",      "his",          "her",     "in",      "under",    "by",     "for",    "from",
               "with",       "of",      "to",        "on",       "at",       "if",           "when",    "where",   "see",      "as",     "and",    "or",
               "but",        "such",    "other",     "existing", "while",    "whilst",       "unless",  "subject", "use",      "read",   "follow", "only",
               "nothing",    "per",     "whether",   "since",    "although", "because",      "also",    "further", "like",     "both",   "either", "neither",
               "within",     "without", "upon",      "after",    "before",   "how",          "what",    "copies",  "breaches", "breach", "making", "amending",
               "amendments", "neither", "following", "using",    "applying", "contravening", "breaking"});
}

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("20") || word.starts_with("19") || word.starts_with("18")) &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_any_head(const Reading& reading, std::size_t at) { return heads().match(reading, at, at + 1).has_value(); }

// An owner that is no part of the name: "the Council's", "the Leader's"; but "Members' Code", "Officer's Code" are names.
bool is_owner(const Reading& reading, std::size_t at) {
    if (!is_possessive(reading, at)) return false;
    std::string_view word = reading.word(at);
    if (word.ends_with("s")) word.remove_suffix(1);
    return !is_one_of(word,
                      {"member", "officer", "councillor", "employee", "staff", "customer", "citizen", "resident", "clerk", "children", "worker", "complaint"});
}

bool joins(const Reading& reading, std::size_t at, bool allows_brackets) {
    const std::string_view gap = reading.gap_before(at);
    if (gap.find('\t') != std::string_view::npos || gap.find('\n') != std::string_view::npos) return false;
    if (allows_brackets && gap == ". (") return true;  // "in Public Life etc. (Scotland) Act"
    if (gap.find_first_of(",;:.?!") != std::string_view::npos) return false;
    return allows_brackets || gap.find_first_of("()[]") == std::string_view::npos;
}

class NameReader {
 public:
    NameReader(const Reading& reading, WordRange sentence) : reading_(reading), sentence_(sentence) {}

    std::optional<InstrumentName> read(std::size_t head, InstrumentKind kind) {
        const bool standing_order = word(head) == "order" && head > sentence_.begin && word(head - 1) == "standing";  // "Standing Order 31"
        kind_ = standing_order ? InstrumentKind::standing_orders : kind;
        head_ = head;
        begin_ = head;
        end_ = head + 1;
        capital_ = reading_.is_capital(head);
        extend_right();
        if (followed_by_body()) return std::nullopt;
        const bool found = capital_ ? read_capital() : read_lower();
        if (!found) return std::nullopt;
        InstrumentName name;
        name.words = {begin_, end_};
        name.kind = kind_;
        name.is_bare = begin_ == head_ && end_ == head_ + 1 && kind_ != InstrumentKind::constitution;
        name.rule = name.is_bare ? "bare-instrument" : capital_ ? "named-instrument" : "definite-instrument";
        // A name that stands for another is printed with its article: "the Act".
        if (name.is_bare && begin_ > sentence_.begin && word(begin_ - 1) == "the") name.words.begin = begin_ - 1;
        name.span = reading_.span(name.words);
        return name;
    }

 private:
    std::string_view word(std::size_t at) const { return at >= sentence_.begin && at < sentence_.end ? reading_.word(at) : std::string_view(); }
    bool in_sentence(std::size_t at) const { return sentence_.contains(at); }
    bool touches(std::size_t at) const { return in_sentence(at) && joins(reading_, at, kind_ == InstrumentKind::act || kind_ == InstrumentKind::regulations); }

    // A run of capitals with "of", "and", "for" between, from `at` on.
    std::size_t capital_run(std::size_t at) const {
        std::size_t end = at;
        while (in_sentence(end) && (end == at || touches(end))) {
            if (reading_.is_capital(end) && !is_one_of(word(end), {"the"})) {
                ++end;
                continue;
            }
            const bool connects = is_one_of(word(end), {"of", "and", "for", "in", "the"}) && end > at && in_sentence(end + 1) && touches(end + 1) &&
                                  reading_.is_capital(end + 1) && !is_any_head(reading_, end + 1);
            if (!connects || (word(end) == "and" && is_possessive(reading_, end + 1))) break;
            ++end;
        }
        return end;
    }

    void extend_right() {
        const auto take_if = [&](std::string_view pattern) {
            if (!touches(end_)) return false;
            const auto after = match_phrase(reading_, end_, sentence_.end, pattern);
            if (after) end_ = *after;
            return after.has_value();
        };
        if (kind_ == InstrumentKind::code) {
            const bool of = take_if("of good|recommended? conduct|practice|practices|ethics|governance|behaviour") || take_if("of corporate governance");
            if (of) {
                if (!take_if("for elected? members|councillors|officers|employees|staff and|or members|councillors|officers|employees|staff"))
                    take_if("for elected? members|councillors|officers|employees|staff");
            }
        } else if (kind_ == InstrumentKind::scheme) {
            take_if("of delegation|delegations|management|administration|allowances") || take_if("for members|councillors allowances");
            take_if("to officers");
        } else if (kind_ == InstrumentKind::registers) {
            if (take_if("of|for")) {
                while (touches(end_) && end_ < head_ + 9 &&
                       (reading_.is_capital(end_) || is_subject_of_rules(word(end_)) ||
                        is_one_of(word(end_), {"and", "disclosable", "pecuniary", "personal", "other", "relationships", "restricted", "posts", "members'",
                                               "declarations", "financial"})))
                    ++end_;
                if (is_one_of(word(end_ - 1), {"and", "of", "for"})) --end_;
            }
        }
        if (kind_ == InstrumentKind::act || kind_ == InstrumentKind::regulations) {
            if (in_sentence(end_) && is_year(word(end_)) && reading_.gap_before(end_).find_first_of(".;:") == std::string_view::npos)
                ++end_;
            else
                take_if("of *") && !is_year(word(end_ - 1)) ? end_ = head_ + 1 : end_;
            return;
        }
        if (in_sentence(end_) && touches(end_) && capital_ &&
            (is_one_of(word(end_), {"on", "for", "of", "relating", "about"}) || (word(end_) == "to" && kind_ == InstrumentKind::guidance)) &&
            in_sentence(end_ + 1)) {
            std::size_t from = end_ + 1;
            if (is_one_of(word(from), {"the", "to"})) ++from;
            if (in_sentence(from) && reading_.is_capital(from) && touches(from) && !(is_one_of(word(end_), {"for", "to"}) && is_any_head(reading_, from)))
                end_ = std::max(end_, capital_run(from));
        }
        // "policy and procedure", "Code of Conduct procedure", "Policy Statement".
        if (touches(end_) && is_one_of(word(end_), {"and"}) && touches(end_ + 1) &&
            is_one_of(word(end_ + 1), {"procedure", "procedures", "policy", "guidance", "rules", "code", "protocol"}) &&
            reading_.is_capital(end_ + 1) == capital_ && !is_possessive(reading_, end_ + 1))
            end_ += 2;
        else if (touches(end_) && is_one_of(word(end_), {"procedure", "procedures", "rules", "statement", "policy"}) && end_ > head_)
            ++end_;
        if (kind_ == InstrumentKind::standing_orders) {
            take_if("for|on|of contracts");
            if (in_sentence(end_) && is_one_of(word(end_), {"no", "nos", "number"}) && in_sentence(end_ + 1))
                end_ += 2;
            else if (in_sentence(end_) && !word(end_).empty() && word(end_)[0] >= '0' && word(end_)[0] <= '9' && reading_.gap_before(end_) == " ")
                ++end_;
        }
    }

    // "Policy Committee", "policy framework": the noun describes somebody or something else.
    bool followed_by_body() const {
        if (!touches(end_)) return false;
        const std::string_view next = word(end_);
        if (is_one_of(next, {"committee", "committees", "sub",        "subcommittee", "panel",        "board",     "group",   "officer",  "officers",
                             "manager",   "team",       "unit",       "commission",   "commissioner", "framework", "adviser", "advisers", "lead",
                             "making",    "makers",     "maker",      "development",  "decision",     "decisions", "matter",  "matters",  "working",
                             "direction", "options",    "objectives", "areas",        "area",         "issues",    "on's"}))
            return true;
        return kind_ == InstrumentKind::rules && is_one_of(next, {"on", "that", "out"}) && begin_ == head_ && !capital_;
    }

    bool has_bad_determiner(std::size_t at) const {
        return at > sentence_.begin && joins(reading_, at, false) &&
               is_one_of(word(at - 1), {"this", "that", "these", "those", "such", "a", "an", "any", "no", "each", "every", "either", "another", "some", "which",
                                        "what", "other", "following", "same"});
    }

    bool read_capital() {
        while (begin_ > sentence_.begin && touches(begin_)) {
            const std::size_t at = begin_ - 1;
            const std::string_view previous = word(at);
            if (is_owner(reading_, at)) break;
            if (reading_.is_capital(at)) {
                if (is_opener(previous) || is_one_of(previous, {"council", "authority"})) break;
                // One name ends where another instrument's noun stands: "Standing Orders Financial Regulations".
                // But not where it stands in brackets: "Housing (Regulation) Act".
                const bool bracketed = reading_.gap_before(at).ends_with("(") && reading_.gap_before(at + 1).starts_with(")");
                if (is_any_head(reading_, at) && !bracketed && !is_one_of(previous, {"procedure", "policy", "protocol", "code", "order", "orders", "law"}))
                    break;
                begin_ = at;
                continue;
            }
            if (is_year(previous) && (begin_ < head_ || kind_ == InstrumentKind::act || kind_ == InstrumentKind::regulations)) {
                begin_ = at;
                break;
            }
            // "etc." stands in the names of Acts.
            if (previous == "etc" && begin_ < head_ && at > sentence_.begin && reading_.is_capital(at - 1)) {
                begin_ = at;
                continue;
            }
            const bool connects = is_one_of(previous, {"and", "of", "for", "or", "at"}) ||
                                  (previous == "to" && at > sentence_.begin && is_one_of(word(at - 1), {"access", "right", "rights"})) || previous == "in";
            if (!connects || at == sentence_.begin || !touches(at) || !reading_.is_capital(at - 1) || is_opener(word(at - 1)) || is_owner(reading_, at - 1))
                break;
            if (is_any_head(reading_, at - 1) || is_year(word(at - 1))) break;
            if (begin_ == head_ && is_one_of(previous, {"and", "or", "of", "for", "in", "at"})) break;
            // "the Council and Standing Orders": an actor before "and" is none of the name.
            if (is_one_of(word(at - 1), {"council", "authority", "committee", "executive", "cabinet"})) break;
            begin_ = at - 1;
        }
        const bool bare = begin_ == head_ && end_ == head_ + 1;
        if (kind_ == InstrumentKind::standing_orders) {
            const bool standing = begin_ < head_ && word(head_ - 1) == "standing";
            return standing;
        }
        if (kind_ == InstrumentKind::regulations && (word(head_) == "order" || word(head_) == "regulation"))
            return word(head_) == "order" && begin_ < head_ && is_year(word(end_ - 1));
        if (kind_ == InstrumentKind::rules && word(head_) == "rule") return false;
        if (kind_ == InstrumentKind::principles) return is_one_of(word(begin_), {"nolan", "seven"}) || (end_ > head_ + 1 && word(end_ - 1) == "life");
        if (kind_ == InstrumentKind::law) return begin_ < head_ && !is_one_of(word(begin_), {"common", "english", "case"}) && begin_ != sentence_.begin;
        if (has_bad_determiner(begin_) && (bare || is_one_of(word(begin_ - 1), {"this", "that", "these", "those", "such", "same"}))) return false;
        if (!bare) return true;
        if (kind_ == InstrumentKind::constitution) return reading_.is_heading ? false : true;
        return begin_ > sentence_.begin && (is_definite(word(begin_ - 1)) || is_owner(reading_, begin_ - 1));
    }

    bool read_lower() {
        bool names = false, capital_before = false;
        while (begin_ > sentence_.begin && touches(begin_)) {
            const std::size_t at = begin_ - 1;
            const std::string_view previous = word(at);
            if (is_owner(reading_, at)) break;
            const bool sentence_opens = at == sentence_.begin;
            if (reading_.is_capital(at) && !(sentence_opens && is_opener(previous))) {
                if (!sentence_opens && !is_one_of(previous, {"council", "authority"})) capital_before = true;
                if (is_one_of(previous, {"council", "authority"})) break;
                if (is_subject_of_rules(previous)) names = true;
                begin_ = at;
                continue;
            }
            if (is_subject_of_rules(previous)) {
                names = true;
                begin_ = at;
                continue;
            }
            // "recruitment or disciplinary procedures": another such word must stand before the joint.
            if (is_describing(previous) && at > sentence_.begin && (is_subject_of_rules(word(at - 1)) || (reading_.is_capital(at - 1) && names)) &&
                begin_ < head_) {
                begin_ = at;
                continue;
            }
            break;
        }
        while (begin_ < head_ && is_describing(word(begin_))) ++begin_;
        std::size_t at = begin_;
        while (at > sentence_.begin && is_one_of(word(at - 1), {"formal", "existing", "agreed", "own", "adopted", "current", "published", "internal", "full",
                                                                "approved", "corporate", "local", "new", "respective", "three", "stage"}))
            --at;
        const bool definite = at > sentence_.begin && (is_definite(word(at - 1)) || is_owner(reading_, at - 1));
        const bool extended = end_ > head_ + 1;
        switch (kind_) {
            case InstrumentKind::code:
                if (extended) return definite || capital_before || (names && !has_bad_determiner(begin_) && !is_one_of(word(begin_), {"national", "local"}));
                return begin_ == head_ ? definite && word(head_) == "code" && word(begin_ - 1) == "the" : definite && names;
            case InstrumentKind::constitution:
                return definite && (begin_ == head_ || word(begin_) == "written") && word(end_) != "of";
            case InstrumentKind::scheme:
                return extended ? definite || (names && capital_before)
                                : names && definite && is_one_of(word(head_ - 1), {"publication", "allowances", "delegation"});
            case InstrumentKind::registers:
                return extended && definite;
            case InstrumentKind::standing_orders:
                return begin_ < head_ && word(head_ - 1) == "standing" && !has_bad_determiner(begin_);
            case InstrumentKind::rules:
                if (word(head_) == "rule") return false;
                return begin_ < head_ && is_one_of(word(head_ - 1), {"procedure", "information"}) && (definite || capital_before);
            case InstrumentKind::regulations:
                return word(head_) == "regulations" && begin_ < head_ && word(head_ - 1) == "financial" && !has_bad_determiner(begin_);
            case InstrumentKind::law:
                return begin_ < head_ && is_one_of(word(begin_), {"data", "equality", "equalities", "freedom", "human"}) && (definite || true) && names;
            case InstrumentKind::guidance:
                if (word(head_) == "guide" || word(head_) == "guidelines") return capital_before && names;
                return capital_before || (definite && is_one_of(word(begin_), {"statutory", "national"}));
            case InstrumentKind::policy:
            case InstrumentKind::procedure:
            case InstrumentKind::protocol:
                return names && (definite || (capital_before && !has_bad_determiner(begin_)));
            case InstrumentKind::charter:
            case InstrumentKind::act:
            case InstrumentKind::principles:
            case InstrumentKind::address:
                return false;
        }
        return false;
    }

    const Reading& reading_;
    WordRange sentence_;
    InstrumentKind kind_ = InstrumentKind::code;
    std::size_t head_ = 0, begin_ = 0, end_ = 0;
    bool capital_ = false;
};

std::optional<InstrumentName> read_address(const Reading& reading, std::size_t at, std::size_t end) {
    if (!is_one_of(reading.word(at), {"http", "https", "www"})) return std::nullopt;
    if (reading.word(at) != "www" && !(at + 1 < end && reading.gap_before(at + 1) == "://")) return std::nullopt;
    const std::string_view text = reading.doc->text;
    const std::size_t begin = reading.words[at].span.begin;
    std::size_t stop = begin;
    const std::size_t limit = reading.part().end;
    while (stop < limit && text[stop] != ' ' && text[stop] != '\t' && text[stop] != '\n' && text[stop] != ')' && text[stop] != '>') ++stop;
    while (stop > begin && is_one_of(text.substr(stop - 1, 1), {".", ",", ";"})) --stop;
    InstrumentName name;
    name.kind = InstrumentKind::address;
    name.span = {begin, stop};
    name.words = {at, at + 1};
    while (name.words.end < end && reading.words[name.words.end].span.begin < stop) ++name.words.end;
    name.rule = "web-address";
    return name;
}

}  // namespace

std::vector<InstrumentKind> own_kinds(const DocumentReading& document) {
    std::vector<InstrumentKind> kinds;
    const auto add = [&](InstrumentKind kind) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    };
    for (const Reading& part : document.parts()) {
        const bool is_title = document.doc().units[static_cast<std::size_t>(part.unit)].kind == UnitKind::title;
        for (std::size_t at = 0; at < part.words.size(); ++at) {
            const auto head = heads().match(part, at, part.words.size());
            if (!head) continue;
            if ((at > 0 && part.word(at - 1) == "this" && !part.gap_has(at, ",.;:")) || (is_title && part.words.size() < 14)) add(head->value);
        }
    }
    return kinds;
}

std::vector<InstrumentName> find_instrument_names(const Reading& reading) {
    std::vector<InstrumentName> out;
    for (const WordRange sentence : reading.sentences) {
        NameReader names(reading, sentence);
        for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
            if (!out.empty() && at < out.back().words.end) continue;
            if (auto address = read_address(reading, at, sentence.end)) {
                out.push_back(*address);
                continue;
            }
            const auto head = heads().match(reading, at, sentence.end);
            if (!head) continue;
            auto name = names.read(at, head->value);
            if (!name) continue;
            // A name that reaches over an earlier one takes it in: "Code of Conduct procedure".
            while (!out.empty() && out.back().words.begin >= name->words.begin) out.pop_back();
            if (!out.empty() && out.back().words.end > name->words.begin) continue;
            out.push_back(*name);
        }
    }
    return out;
}

}  // namespace clausebook
