#include "extract/decider_context.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/word_lists.h"

namespace clausebook::deciders {
namespace {

// Words that make a matter one of dispute, of doubt, or of a decision looked at again.
constexpr std::array<std::string_view, 9> k_dispute = {"disput", "challeng", "objection", "disagree", "contest", "deadlock", "unresolved", "impasse", "differ"};
constexpr std::array<std::string_view, 11> k_doubt = {"doubt",      "unsure", "uncertain", "meaning", "means",  "meant",
                                                      "misunderst", "ambig",  "interpret", "clarif",  "unclear"};
constexpr std::array<std::string_view, 5> k_doubt_headings = {"further", "help", "questions", "queries", "explanation"};
constexpr std::array<std::string_view, 8> k_concern = {"concern", "complain", "dissatisf", "unhappy", "aggrieved", "griev", "worr", "uneas"};
constexpr std::array<std::string_view, 10> k_agreed = {"agree",   "agreed",  "agreement", "accept",  "accepted",
                                                       "accepts", "settled", "resolved",  "resolve", "settle"};
constexpr std::array<std::string_view, 9> k_opposed = {"object", "objects", "objected", "rejects", "rejected", "rejection", "odds", "insists", "failing"};
constexpr std::array<std::string_view, 4> k_refused = {"refus", "withheld", "denied", "declined"};
constexpr std::array<std::string_view, 4> k_again = {"dissatisf", "aggrieved", "unhappy", "unsatisf"};
constexpr std::array<std::string_view, 7> k_outcome = {"decision", "outcome", "refus", "response", "reply", "answer", "result"};
// What is handed to somebody in order that he may know or decide, and is no request, concern or question put to him.
constexpr std::array<std::string_view, 8> k_given = {"information", "advice", "decision", "decisions", "response", "reply", "answer", "briefing"};
// Beginnings of words that make "to the Director" somebody's due, line of command or audience, and no place where a matter is taken.
constexpr std::array<std::string_view, 55> k_no_address = {
    "delegat", "accountab", "respons",  "answer",    "duty",     "duties",  "obligat",  "commit",  "loyal",   "embarrass", "belong",
    "advice",  "advis",     "guidance", "informati", "evidence", "leader",  "direct",   "steer",   "support", "relat",     "confin",
    "limited", "attach",    "access",   "appoint",   "allocat",  "employ",  "instruct", "offer",   "provid",  "assist",    "help",
    "brief",   "present",   "servi",    "serve",     "open",     "known",   "close",    "invit",   "reply",   "replies",   "reports",
    "papers",  "follow",    "owe",      "second",    "place",    "subject", "accord",   "respect", "courtes", "same",      "similar"};
constexpr std::array<std::string_view, 5> k_returned = {"response", "reply", "answer", "feedback", "apology"};
constexpr std::array<std::string_view, 8> k_modals = {"must", "shall", "should", "will", "may", "can", "is", "are"};
// Words that open a condition, and those by which a sentence goes on from the one before.
constexpr std::array<std::string_view, 9> k_opens_condition = {"if", "in", "where", "when", "for", "failing", "otherwise", "after", "should"};
constexpr std::array<std::string_view, 7> k_goes_on = {"then", "matter", "dispute", "disagreement", "issue", "question", "point"};

// What a heading asks for.
struct AskedStage {
    std::string_view stem;
    Stage stage;
};
constexpr std::array<AskedStage, 17> k_asked_stages = {{
    {"decid", Stage::initial},
    {"decision", Stage::initial},
    {"determin", Stage::initial},
    {"judg", Stage::initial},
    {"contact", Stage::report_to},
    {"tell", Stage::report_to},
    {"report", Stage::report_to},
    {"complain", Stage::report_to},
    {"approach", Stage::report_to},
    {"ask", Stage::report_to},
    {"appeal", Stage::review},
    {"review", Stage::review},
    {"advice", Stage::advice},
    {"help", Stage::advice},
    {"approv", Stage::approval},
    {"consent", Stage::approval},
    {"permission", Stage::approval},
}};

// "The matter will then be put to the Council": the sentence goes on from the one before.
bool goes_on(const Sentence& sentence) {
    for (std::size_t i = sentence.own; i < std::min(sentence.tokens.size(), sentence.own + 8); ++i) {
        if (is_one_of(k_goes_on, sentence.tokens[i].word)) return true;
    }
    return false;
}

}  // namespace

HeadingContext read_heading_context(std::string_view heading) {
    HeadingContext context;
    for (const std::string& word : folded_words(heading)) {
        context.dispute |= begins_with_one_of(k_dispute, word);
        context.doubt |= begins_with_one_of(k_doubt, word) || is_one_of(k_doubt_headings, word);
        for (const AskedStage& asked : k_asked_stages) {
            if (!context.asks && word.compare(0, asked.stem.size(), asked.stem) == 0) context.asks = asked.stage;
        }
    }
    return context;
}

bool opens_with_condition(const Sentence& sentence) {
    return sentence.own < sentence.tokens.size() && is_one_of(k_opens_condition, sentence.tokens[sentence.own].word);
}

SentenceContext read_context(const Sentence& sentence, const HeadingContext& heading, const SentenceContext& carried) {
    SentenceContext context;
    bool outcome = false, unhappy = false, denied = false;
    for (const Token& token : sentence.tokens) {
        context.dispute |= denied ? is_one_of(k_agreed, token.word) : begins_with_one_of(k_dispute, token.word) || is_one_of(k_opposed, token.word);
        context.refused |= begins_with_one_of(k_refused, token.word);
        context.doubt |= begins_with_one_of(k_doubt, token.word);
        context.concern |= begins_with_one_of(k_concern, token.word);
        unhappy |= begins_with_one_of(k_again, token.word) || (denied && token.word == "satisfied");
        outcome |= begins_with_one_of(k_outcome, token.word) || token.word == "remains" || token.word == "still";
        if (token.sign == ',') denied = false;
        denied |=
            is_negative(token) || token.word == "default" || token.word == "failing" || token.word == "fail" || token.word == "fails" || token.word == "unable";
    }
    context.again = unhappy && outcome;
    if (goes_on(sentence)) {
        context.dispute |= carried.dispute;
        context.again |= carried.again;
    }
    context.disputed_matter = context.dispute || heading.dispute;
    context.doubt |= heading.doubt;
    return context;
}

bool only_given(const Sentence& sentence, const FrameMatch& match) {
    // "Directors report to the Managing Director" is the line of command.
    const bool reports = (sentence.is_word(match.trigger, "report") || sentence.is_word(match.trigger, "reports")) && sentence.is_word(match.trigger + 1, "to");
    if (reports && match.trigger > 0 && sentence.is_group(match.trigger - 1)) return true;
    for (std::size_t i = match.trigger; i < match.group_token; ++i) {
        if (is_one_of(k_given, sentence.tokens[i].word)) return true;
    }
    const bool passive = match.trigger > 0 && (sentence.is_word(match.trigger - 1, "be") || sentence.is_word(match.trigger - 1, "is") ||
                                               sentence.is_word(match.trigger - 1, "been"));
    for (std::size_t n = 1; passive && n <= std::min<std::size_t>(5, match.trigger); ++n) {
        const Token& token = sentence.tokens[match.trigger - n];
        if (token.kind == Token::Kind::sign) break;
        if (is_one_of(k_returned, token.word)) return !(match.trigger > n && sentence.is_word(match.trigger - n - 1, "to"));
    }
    return false;
}

bool is_no_address(const Sentence& sentence, const FrameMatch& match) {
    // "Questions to a Chief Officer should receive an answer": of whom the sentence speaks, not where they go.
    const std::size_t next = match.group_token + 1;
    const auto modal = [&](std::size_t i) { return i < sentence.tokens.size() && is_one_of(k_modals, sentence.tokens[i].word); };
    bool verb = false;
    for (std::size_t i = sentence.own; i < match.group_token; ++i) verb |= modal(i);
    if (!verb && modal(next)) return true;
    std::size_t to = match.group_token;
    while (to > match.trigger && !sentence.is_word(to, "to") && !sentence.is_word(to, "through") && !sentence.is_word(to, "via") &&
           !sentence.is_word(to, "with"))
        --to;
    for (std::size_t n = 0; n < 10 && n <= to; ++n) {
        const Token& token = sentence.tokens[to - n];
        if (token.sign == ';' || token.sign == ':') break;
        // "every report to the Board"
        if (n == 1 && token.word == "report" && to > 1 && !is_auxiliary(sentence.tokens[to - 2]) && !sentence.is_group(to - 2)) return true;
        if (begins_with_one_of(k_no_address, token.word)) return true;
        // "a member who writes to the Director"
        if (n <= 3 && (token.word == "who" || token.word == "which")) return true;
    }
    return false;
}

}  // namespace clausebook::deciders
