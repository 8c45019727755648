#include "extract/deciders.h"

#include <algorithm>
#include <array>
#include <functional>

#include "extract/decider_context.h"
#include "extract/decider_features.h"
#include "extract/decider_frames.h"
#include "extract/decider_sentence.h"
#include "text/fold.h"
#include "text/word_lists.h"

namespace clausebook {
namespace {

using namespace deciders;

// Who is asked by these is asked for advice, where there is a doubt; by the last, told of a concern, where there is one.
constexpr std::array<std::string_view, 4> k_asking = {"ask", "is-asked", "contact", "speak-to"};
// What is referred on in a dispute is to be settled there; whoever asks after a refusal asks for a review.
constexpr std::array<std::string_view, 4> k_referring = {"refer-to", "put-to", "lay-before", "go-to"};
constexpr std::array<std::string_view, 5> k_asking_again = {"ask", "is-asked", "is-asked-to-settle", "take-to", "and-to"};
// An officer or member who is one particular person though the name is everyone's.
constexpr std::array<std::string_view, 12> k_particular = {"senior", "original", "first",       "individual", "named",       "concerned",
                                                           "other",  "another",  "supervising", "presiding",  "responsible", "question"};
constexpr std::array<std::string_view, 8> k_no_clause = {"during", "including", "regarding", "concerning", "following", "according", "meeting", "being"};
constexpr std::array<std::string_view, 8> k_ward = {"ward", "wards", "division", "divisions", "area", "areas", "local", "divisional"};
constexpr std::array<std::string_view, 6> k_ranks = {"deputy", "vice", "assistant", "sub", "depute", "another"};
constexpr std::array<std::string_view, 8> k_employers = {"council", "county", "borough", "district", "town", "parish", "city", "authority"};
constexpr std::array<std::string_view, 5> k_bodies = {"committee", "panel", "subcommittee", "tribunal", "board"};
constexpr std::array<std::string_view, 4> k_told = {"local", "elected", "ward", "all"};
constexpr std::array<std::string_view, 5> k_role_words = {"role", "task", "duties", "responsibilit", "function"};
constexpr std::array<std::string_view, 6> k_strong_modals = {"must", "shall", "should", "will", "may", "can"};
constexpr std::array<std::string_view, 14> k_ends_clause = {"must", "shall", "should", "will",   "may",    "can", "is",
                                                            "are",  "has",   "have",   "cannot", "unless", "if",  "before"};

// First words of an item that has a subject of its own, and what may stand in a heading beside the name of a post.
constexpr std::array<std::string_view, 24> k_opens_clause = {"the",  "a",    "an",    "if", "where", "when", "in",  "to", "any", "all",  "each", "every",
                                                             "this", "that", "there", "no", "on",    "at",   "for", "by", "as",  "with", "it",   "they"};
constexpr std::array<std::string_view, 11> k_beside_name = {"the", "role", "roles", "of", "and", "or", "a", "an", "responsibilities", "duties", "functions"};

// Words that may stand beside a role in a sentence that is nothing but the role.
constexpr std::array<std::string_view, 20> k_beside_role = {"the",  "a",    "an",   "his",  "her",  "their", "its", "your", "to",    "first",
                                                            "then", "next", "else", "only", "also", "or",    "and", "that", "other", "always"};

constexpr std::array<std::string_view, 3> k_parishes = {"parish", "town", "community"};

// A row with what is needed to weigh it against others.
struct Found {
    Decider row;
    std::size_t sentence = 0;
    const RoleMention* mention = nullptr;
    std::size_t group_token = 0;
    std::size_t trigger = 0;
    bool weak = false;    // of a weak frame
    bool object = false;  // the role is what the frame's verb or preposition governs
    bool learnt = false;  // no frame speaks of it, but the model
};

// A role named in a sentence, of which the model may be asked.
struct Asked {
    SentenceFeatures& sentence;
    std::size_t token = 0;
    const RoleMention& mention;
    std::string role;  // as printed
    bool pronoun = false;
    bool by_rule = false;
};
using AskModel = std::function<std::optional<Stage>(const Asked&)>;

class UnitReader {
 public:
    UnitReader(const DocumentReading& document, const AskModel& ask)
        : document_(document), doc_(document.doc()), roles_(document.roles()), ask_(ask), in_parish_(is_one_of(k_parishes, doc_.details.authority_type)) {}

    std::vector<Decider> read(int index) {
        unit_ = index;
        found_.clear();
        refused_.clear();
        const Unit& unit = doc_.units[static_cast<std::size_t>(index)];
        const Reading& text = text_at(index);
        read_headings();
        RoleGroup subject;
        bool known = false;
        SentenceContext carried;  // the dispute that the sentence before speaks of
        for (std::size_t s = 0; s < text.printed_sentences.size(); ++s) {
            Sentence sentence;
            if (s == 0) {
                add_introduction(sentence, unit);
                if (sentence.tokens.empty() && lacks_subject(text)) add_heading(sentence);
            }
            if (text.roles.empty() && sentence.groups.empty() && !known) break;  // nobody is named, so nobody is meant
            sentence.own = sentence.tokens.size();
            add_words(sentence, text, text.printed_sentences[s], known ? &subject : nullptr);
            read_sentence(sentence, s, carried);
            carried = opens_with_condition(sentence) ? read_context(sentence, heading_, {}) : SentenceContext{};
            for (const RoleGroup& group : sentence.groups) {
                if (group.possessive) continue;
                subject = group;
                known = true;
                break;
            }
        }
        return settle();
    }

 private:
    static const Reading& or_nothing(const Reading* part) {
        static const Reading nothing;
        return part != nullptr ? *part : nothing;
    }
    const Reading& text_at(int unit) const { return or_nothing(document_.text_of(unit)); }
    const Reading& heading_at(int unit) const { return or_nothing(document_.heading_of(unit)); }
    const RoleFunction& function(const RoleMention& mention) const { return roles_.functions[static_cast<std::size_t>(mention.function)]; }

    void read_headings() {
        heading_ = {};
        matter_.clear();
        for (int u = unit_; u >= 0; u = doc_.units[static_cast<std::size_t>(u)].parent) {
            const Unit& unit = doc_.units[static_cast<std::size_t>(u)];
            if (unit.heading.empty()) continue;
            if (matter_.empty()) matter_ = std::string(doc_.words(unit.heading));
            if (u != unit_ && unit.kind == UnitKind::title) break;
            heading_ = read_heading_context(doc_.words(unit.heading));
            break;
        }
    }

    // The last sentence of the text that opens the list which the unit stands in.
    void add_introduction(Sentence& sentence, const Unit& unit) const {
        if (unit.parent < 0 || unit.text.empty()) return;
        const Unit& parent = doc_.units[static_cast<std::size_t>(unit.parent)];
        const Reading& text = text_at(unit.parent);
        if (parent.text.empty() || text.printed_sentences.empty() || doc_.text[parent.text.end - 1] != ':') return;
        RoleGroup subject;
        bool known = false;
        if (text.printed_sentences.size() > 1) {
            Sentence before;
            add_words(before, text, text.printed_sentences[text.printed_sentences.size() - 2], nullptr);
            if (!before.groups.empty()) subject = before.groups.front(), known = true;
        }
        Span last = text.printed_sentences.back();
        --last.end;  // the colon
        add_words(sentence, text, last, known ? &subject : nullptr);
        add_bearer_of_role(sentence, known ? &subject : nullptr);
    }

    // "Appoints the Deputy Leader" under a heading: whether the unit's first words can be the predicate of somebody named above.
    static bool lacks_subject(const Reading& text) {
        return !text.words.empty() && (text.roles.empty() || text.roles.front().first_word > 0) && !is_one_of(k_opens_clause, text.words.front().folded);
    }

    // A heading that is the name of a post or body and nothing else is the subject of the items below it.
    void add_heading(Sentence& sentence) const {
        int u = unit_;
        while (u >= 0 && doc_.units[static_cast<std::size_t>(u)].heading.empty()) u = doc_.units[static_cast<std::size_t>(u)].parent;
        if (u < 0 || doc_.units[static_cast<std::size_t>(u)].kind == UnitKind::title) return;
        const Reading& text = heading_at(u);
        if (text.roles.empty()) return;
        for (std::size_t i = 0; i < text.words.size(); ++i) {
            const bool named = std::any_of(text.roles.begin(), text.roles.end(), [i](const RoleMention& r) { return r.first_word <= i && i < r.end_word; });
            if (!named && !is_one_of(k_beside_name, text.words[i].folded)) return;
        }
        add_words(sentence, text, doc_.units[static_cast<std::size_t>(u)].heading, nullptr);
        Token subject;
        for (const Token& token : sentence.tokens) {
            if (token.kind == Token::Kind::group) subject = token;
        }
        sentence.tokens = {subject};
        sentence.groups.back().pronoun = true;
    }

    // "The role of the Leader includes:", "Their main tasks are to:": the items' verbs have that subject.
    static void add_bearer_of_role(Sentence& sentence, const RoleGroup* before) {
        const bool role =
            std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) { return begins_with_one_of(k_role_words, token.word); });
        if (!role) return;
        const auto own = std::find_if(sentence.groups.begin(), sentence.groups.end(), [](const RoleGroup& group) { return !group.denied; });
        if (own == sentence.groups.end() && !before) return;
        RoleGroup bearer = own != sentence.groups.end() ? *own : *before;
        bearer.pronoun = true;
        bearer.possessive = false;
        Token token;
        token.kind = Token::Kind::group;
        token.group = static_cast<int>(sentence.groups.size());
        token.span = bearer.span;
        sentence.groups.push_back(std::move(bearer));
        sentence.tokens.push_back(std::move(token));
    }

    // "Ordinarily the Head of Service.", "(4) If unresolved, Monitoring Officer.": a sentence that is a role and no more. What the role does the
    // heading or the sentence before says; in a dispute it decides.
    void read_verbless(const Sentence& sentence, const SentenceContext& context, std::size_t number) {
        std::size_t i = sentence.tokens.size();
        while (i > sentence.own && sentence.tokens[i - 1].kind == Token::Kind::sign) --i;
        if (i == sentence.own || !sentence.is_group(i - 1)) return;
        const std::size_t group_token = i - 1;
        const RoleGroup& group = sentence.groups[static_cast<std::size_t>(sentence.tokens[group_token].group)];
        if (group.pronoun || group.possessive || group.denied) return;
        bool to = false;
        for (--i; i > sentence.own && sentence.tokens[i - 1].kind == Token::Kind::word; --i) {
            const Token& token = sentence.tokens[i - 1];
            to |= token.word == "to";
            if (!is_one_of(k_beside_role, token.word) && !is_adverb(token)) return;
        }
        if (i > sentence.own && sentence.tokens[i - 1].sign != ',' && sentence.tokens[i - 1].sign != ':') return;
        // What stands before the comma must be a condition.
        // "Members: your Group Leader." tells who does it.
        const bool whose = i == sentence.own + 2 && sentence.tokens[i - 1].sign == ':' && sentence.is_group(sentence.own);
        if (i > sentence.own && !whose && !opens_with_condition(sentence)) return;
        Stage stage = Stage::initial;
        if (to)
            stage = Stage::report_to;
        else if (heading_.asks)
            stage = *heading_.asks;
        else if (!context.dispute && !context.again)
            return;
        if (stage == Stage::initial && (context.dispute || context.again)) stage = Stage::dispute;
        for (const RoleMention& mention : group.roles) {
            if (takes(Takes::posts, mention, group)) add(mention, stage, "role-alone", number, group_token, group_token, true);
        }
    }

    bool particular(const RoleMention& mention, const Reading& text) const {
        for (const std::string& word : folded_words(doc_.words(mention.span))) {
            if (is_one_of(k_particular, word)) return true;
        }
        return titled(mention, text) || clause_end(mention, text) > mention.span.end;
    }

    // "the Civic Officer": a post by its capitals, and not merely one of the council's officers.
    bool titled(const RoleMention& mention, const Reading& text) const {
        const auto capital = [&](std::size_t i) { return doc_.text[text.words[i].span.begin] >= 'A' && doc_.text[text.words[i].span.begin] <= 'Z'; };
        if (mention.plural || mention.end_word - mention.first_word < 2 || function(mention).kind != RoleKind::officer) return false;
        return capital(mention.first_word) && capital(mention.first_word + 1) && !is_one_of(k_employers, text.words[mention.first_word].folded);
    }

    // "members of the Appeals Panel", "three members of the Standards Committee"
    bool of_body(const RoleMention& mention, const Reading& text) const {
        const std::string& last = text.words[mention.end_word - 1].folded;
        return function(mention).kind == RoleKind::member && mention.end_word - mention.first_word > 2 && is_one_of(k_bodies, last);
    }

    // Whether a frame takes this role.
    bool takes(Takes takes, const RoleMention& mention, const RoleGroup& group) const {
        const RoleFunction& of = function(mention);
        if (of.key == "public") return false;
        const Reading& text = text_of(mention);
        const bool ward = is_ward(mention);
        if (of.key == "secretary-of-state") return false;
        if (of.key == "person") return (takes == Takes::posts || takes == Takes::definite) && clause_end(mention, text) > mention.span.end;
        if ((!of.everyone && !ward) || titled(mention, text) || of_body(mention, text)) return true;
        switch (takes) {
            case Takes::anyone:
                return true;
            case Takes::posts:
                if (ward || mention.plural) return false;
                return of.kind == RoleKind::officer ? particular(mention, text) && (group.definite || clause_end(mention, text) == mention.span.end)
                                                    : group.definite && clause_end(mention, text) > mention.span.end;
            case Takes::definite:
                return ward ||
                       (!mention.plural && of.kind != RoleKind::body && (group.definite || (of.kind == RoleKind::officer && particular(mention, text))));
            case Takes::officers:
                return of.kind == RoleKind::officer && !mention.plural && (group.definite || particular(mention, text));
            case Takes::told: {
                if (ward) return true;
                const auto words = folded_words(doc_.words(mention.span));
                if (mention.plural) return of.kind == RoleKind::member && words.size() > 1 && is_one_of(k_told, words.front());
                return std::any_of(words.begin(), words.end(), [](const std::string& w) { return w == "original" || w == "first"; });
            }
        }
        return false;
    }

    bool is_ward(const RoleMention& mention) const {
        const std::string& key = function(mention).key;
        if (key == "ward-member") return true;
        if (key != "member") return false;
        const auto all = folded_words(doc_.words(mention.span));
        return std::any_of(all.begin(), all.end(), [](const std::string& word) { return is_one_of(k_ward, word); });
    }

    const Reading& text_of(const RoleMention& mention) const {
        for (int u = unit_; u >= 0; u = doc_.units[static_cast<std::size_t>(u)].parent) {
            if (doc_.units[static_cast<std::size_t>(u)].heading.contains(mention.span)) return heading_at(u);
            if (doc_.units[static_cast<std::size_t>(u)].text.contains(mention.span)) return text_at(u);
        }
        return text_at(unit_);
    }

    // The end of the clause that says which officer is meant ("whose section holds the document"); the role's own end where none follows.
    std::size_t clause_end(const RoleMention& mention, const Reading& text) const {
        const std::size_t none = mention.span.end;
        std::size_t i = mention.end_word;
        if (i + 1 >= text.words.size() || doc_.words({none, text.words[i].span.begin}) != " ") return none;
        const std::string& first = text.words[i].folded;
        const bool everyone = function(mention).everyone;
        const bool preposition =
            (first == "for" || first == "in" || first == "to") && (text.words[i + 1].folded == "whom" || text.words[i + 1].folded == "whose");
        const bool relative = first == "who" || first == "whose" || preposition;
        const bool participle =
            everyone && !mention.plural && first.size() > 5 && first.compare(first.size() - 3, 3, "ing") == 0 && !is_one_of(k_no_clause, first);
        const bool empowered = everyone && first == "with" && i + 2 < text.words.size() && text.words[i + 2].folded.compare(0, 5, "power") == 0;
        if (empowered) return text.words[i + 2].span.end;  // "an officer with delegated powers"
        if (!relative && !participle) return none;
        if (is_one_of(k_strong_modals, text.words[i + 1].folded)) return none;
        const std::size_t start = i;
        for (++i; i < text.words.size(); ++i) {
            const std::string_view gap = doc_.words({text.words[i - 1].span.end, text.words[i].span.begin});
            if (gap != " " && gap != "-") return text.words[i - 1].span.end;
            if (i > start + 1 && is_one_of(k_ends_clause, text.words[i].folded)) return i > start + 2 ? text.words[i - 1].span.end : none;
            if (i - start > (participle ? 5u : 10u)) return none;
        }
        return text.words.back().span.end;
    }

    void read_sentence(const Sentence& sentence, std::size_t number, const SentenceContext& carried) {
        if (sentence.groups.empty()) return;
        const SentenceContext context = read_context(sentence, heading_, carried);
        const auto accepts = [this](Takes wanted, const RoleGroup& group) {
            return std::any_of(group.roles.begin(), group.roles.end(), [&](const RoleMention& mention) { return takes(wanted, mention, group); });
        };
        const bool adoption = doc_.units[static_cast<std::size_t>(unit_)].kind == UnitKind::meta;  // "Approved by the Council on ..."
        for (const FrameMatch& match : match_frames(sentence, accepts)) {
            const Token& token = sentence.tokens[match.group_token];
            const RoleGroup& group = sentence.groups[static_cast<std::size_t>(token.group)];
            if (match.frame->in_doubt && !context.doubt) continue;
            if (adoption && (match.frame->weak || match.frame->stage == Stage::approval)) continue;
            if (match.frame->stage == Stage::report_to && (only_given(sentence, match) || (match.frame->weak && is_no_address(sentence, match)))) {
                for (const RoleMention& mention : group.roles) refused_.push_back(mention.span);
                continue;
            }
            const bool by_post = match.frame->rule == "speak-to" && spoken_by_post(sentence, match.trigger);
            for (const RoleMention& mention : group.roles) {
                if (!takes(by_post ? Takes::posts : match.frame->takes, mention, group)) continue;
                // Weak frames say nothing of officers and members at large, nor of several posts at once.
                if (match.frame->weak && (function(mention).everyone || (match.frame->stage == Stage::report_to && mention.plural))) continue;
                // "questions go through the Chair" is how a meeting is kept in order.
                const bool in_chair = function(mention).key == "chair" || function(mention).key == "vice-chair";
                if ((match.frame->weak || match.frame->rule == "go-to") && in_chair && is_through(sentence, match)) continue;
                if (match.frame->rule == "to-post" && function(mention).kind == RoleKind::body) continue;
                add(mention, by_post ? Stage::advice : stage_of(match, context, sentence), match.frame->rule, number, match.group_token, match.trigger,
                    match.frame->weak);
                Found& found = found_.back();
                if (!doc_.units[static_cast<std::size_t>(unit_)].text.contains(mention.span)) found.row.span = sentence.tokens[match.trigger].span;
                if (match.frame->rule == "member-of-body" && !strip_membership(found.row.role)) found_.pop_back();
            }
        }
        read_verbless(sentence, context, number);
        if (!adoption) ask_of_others(sentence, number);
    }

    // Roles of which no frame speaks: what the model says of them.
    void ask_of_others(const Sentence& sentence, std::size_t number) {
        SentenceFeatures features(sentence, roles_, matter_);
        for (std::size_t token = sentence.own; token < sentence.tokens.size(); ++token) {
            if (!sentence.is_group(token)) continue;
            const RoleGroup& group = sentence.groups[static_cast<std::size_t>(sentence.tokens[token].group)];
            for (const RoleMention& mention : group.roles) {
                const std::string& key = function(mention).key;
                if (key == "public" || key == "secretary-of-state" || (function(mention).everyone && !is_ward(mention))) continue;
                if (std::find(refused_.begin(), refused_.end(), mention.span) != refused_.end()) continue;
                const bool by_rule = std::any_of(found_.begin(), found_.end(), [&](const Found& f) { return !f.learnt && f.mention->span == mention.span; });
                const auto stage = ask_({features, token, mention, role_text(mention.span), group.pronoun, by_rule});
                if (!stage) continue;
                add(mention, *stage, k_learnt_rule, number, token, token, true);
                found_.back().learnt = true;
                if (!doc_.units[static_cast<std::size_t>(unit_)].text.contains(mention.span)) found_.back().row.span = sentence.tokens[token].span;
            }
        }
    }

    static bool is_through(const Sentence& sentence, const FrameMatch& match) {
        for (std::size_t i = match.trigger; i < match.group_token; ++i) {
            if (sentence.is_word(i, "through")) return true;
        }
        return false;
    }

    // "The Director will talk to the Head of Service": whoever deals with a matter consults; a councillor who does so raises it.
    bool spoken_by_post(const Sentence& sentence, std::size_t verb) const {
        for (std::size_t i = verb; i > sentence.own; --i) {
            if (sentence.tokens[i - 1].kind != Token::Kind::group) continue;
            const RoleGroup& group = sentence.groups[static_cast<std::size_t>(sentence.tokens[i - 1].group)];
            if (group.possessive) continue;
            return std::all_of(group.roles.begin(), group.roles.end(), [&](const RoleMention& m) { return !function(m).everyone && !m.plural; });
        }
        return false;
    }

    void add(const RoleMention& mention, Stage stage, std::string_view rule, std::size_t number, std::size_t group_token, std::size_t trigger, bool weak) {
        Found found;
        found.mention = &mention_in_store(mention);
        found.sentence = number;
        found.group_token = group_token;
        found.trigger = trigger;
        found.weak = weak;
        found.object = trigger < group_token;
        found.row.unit = unit_;
        found.row.rule = rule;
        found.row.stage = stage;
        const std::size_t end = clause_end(mention, text_of(mention));
        found.row.role = role_text({mention.span.begin, end});
        found.row.span = {mention.span.begin, end};
        if (!mention.deputy)
            found.row.function = in_parish_ && function(mention).key == "monitoring-officer" ? "principal-monitoring-officer" : function(mention).key;
        found.row.matter = matter_;
        found_.push_back(std::move(found));
    }

    // As printed, without the possessive ending.
    std::string role_text(Span span) const {
        std::string_view text = doc_.words(span);
        for (const std::string_view ending : {"\xE2\x80\x99s", "'s", "\xE2\x80\x99", "'"}) {
            if (text.size() > ending.size() && text.substr(text.size() - ending.size()) == ending) {
                text.remove_suffix(ending.size());
                break;
            }
        }
        return std::string(text);
    }

    // "member of the Appeals Panel" is the Panel; false where it is a member of no body.
    static bool strip_membership(std::string& role) {
        const std::size_t of = role.find(" of ");
        if (of == std::string::npos) return false;
        role.erase(0, of + 4);
        for (const std::string_view article : {"the ", "a ", "an ", "any "}) {
            if (role.compare(0, article.size(), article) == 0) role.erase(0, article.size());
        }
        return true;
    }

    const RoleMention& mention_in_store(const RoleMention& mention) const {
        const Reading& text = text_of(mention);
        const auto at = std::find_if(text.roles.begin(), text.roles.end(), [&](const RoleMention& r) { return r.span == mention.span; });
        return *at;
    }

    static Stage stage_of(const FrameMatch& match, const SentenceContext& context, const Sentence& sentence) {
        const Frame& frame = *match.frame;
        if (frame.rule == "first-decision") return frame.stage;
        if (frame.stage == Stage::initial && context.disputed_matter) return Stage::dispute;
        if (context.dispute && is_one_of(k_referring, frame.rule)) return Stage::dispute;
        if (context.refused && is_one_of(k_asking_again, frame.rule)) return Stage::review;
        if (frame.stage == Stage::initial && context.again) return Stage::review;
        if (context.doubt && is_one_of(k_asking, frame.rule)) return Stage::advice;
        if (context.concern && frame.rule == "discuss-with") {
            // "the Chief Executive, who will discuss it with ...": told already, and advised.
            for (std::size_t i = 0; i < match.trigger; ++i) {
                if (sentence.is_group(i) && sentence.groups[static_cast<std::size_t>(sentence.tokens[i].group)].pronoun) return frame.stage;
            }
            return Stage::report_to;
        }
        return frame.stage;
    }

    // One row a role and stage, the weaker reading of the same words dropped.
    std::vector<Decider> settle() {
        name_in_full();
        std::vector<Decider> out;
        std::vector<const Found*> kept;
        for (const Found& found : found_) {
            if (read_better(found)) continue;
            if (found.learnt && std::any_of(found_.begin(), found_.end(), [&](const Found& other) { return !other.learnt && same_role(other, found); }))
                continue;
            const bool there = std::any_of(kept.begin(), kept.end(), [&](const Found* other) {
                return (found.learnt || other->row.stage == found.row.stage) && same_role(*other, found);
            });
            if (!there) kept.push_back(&found);
        }
        for (const Found* found : kept) {
            out.push_back(found->row);
            if (found->row.stage == Stage::advice || found->row.stage == Stage::investigate) continue;
            for (const Found* adviser : kept) {
                if (adviser->row.stage != Stage::advice || adviser->sentence != found->sentence || same_role(*adviser, *found)) continue;
                if (!out.back().advised_by.empty()) out.back().advised_by += " or ";
                out.back().advised_by += adviser->row.role;
            }
        }
        std::stable_sort(out.begin(), out.end(), [](const Decider& a, const Decider& b) { return a.span.begin < b.span.begin; });
        return out;
    }

    // Of two readings of the same words the better one counts: whoever is asked to review reviews; a matter raised by discussion is raised.
    bool read_better(const Found& found) const {
        if (found.weak &&
            std::any_of(found_.begin(), found_.end(), [&](const Found& other) { return !other.weak && other.mention->span == found.mention->span; }))
            return true;
        return std::any_of(found_.begin(), found_.end(), [&](const Found& other) {
            if (&other == &found || other.sentence != found.sentence || !(other.mention->span == found.mention->span) || other.row.stage == found.row.stage)
                return false;
            const Stage mine = found.row.stage, its = other.row.stage;
            if (mine == Stage::report_to && its == Stage::dispute) return true;
            if (other.group_token != found.group_token) return false;
            if (other.row.rule == "sets-policy" || found.row.rule == "sets-policy") return mine == Stage::approval && its == Stage::initial;
            if (mine == Stage::advice && found.row.rule == "discuss-with") return other.object && (other.row.rule == "raise-with" || its == Stage::dispute);
            if (mine == Stage::report_to) return other.object && other.row.rule != "discuss-with";
            if (mine == Stage::advice) return other.object && its == Stage::dispute;
            if (mine == Stage::initial && other.object && (its == Stage::review || its == Stage::approval)) return true;
            if (other.trigger != found.trigger) return false;
            return (mine == Stage::investigate && its == Stage::review) || (mine == Stage::initial && (its == Stage::approval || its == Stage::review));
        });
    }

    static bool same_role(const Found& a, const Found& b) {
        if (a.mention->span == b.mention->span) return true;
        if (a.mention->function != b.mention->function) return false;
        auto few = folded_words(a.row.role), many = folded_words(b.row.role);
        if (few.size() > many.size()) std::swap(few, many);
        const auto has = [](const std::vector<std::string>& list, const std::string& w) { return std::find(list.begin(), list.end(), w) != list.end(); };
        // A deputy, a sub-committee is another.
        if (std::any_of(many.begin(), many.end(), [&](const std::string& w) { return is_one_of(k_ranks, w) && !has(few, w); })) return false;
        return std::all_of(few.begin(), few.end(), [&](const std::string& w) { return has(many, w); });
    }

    // "the Chairman" after "the Chairman of the Personnel Committee" is the same: named in full.
    void name_in_full() {
        const Reading& text = text_at(unit_);
        for (Found& found : found_) {
            const RoleMention& short_one = *found.mention;
            if (short_one.end_word - short_one.first_word != 1 || short_one.first_word == 0 || short_one.plural) continue;
            if (!doc_.units[static_cast<std::size_t>(unit_)].text.contains(short_one.span)) continue;
            const std::string& article = text.words[short_one.first_word - 1].folded;
            if ((article != "the" && article != "that") || found.row.role.size() > short_one.span.size()) continue;
            const std::string& word = text.words[short_one.first_word].folded;
            for (const RoleMention& longer : text.roles) {
                if (longer.span.begin >= short_one.span.begin) break;
                if (longer.end_word - longer.first_word < 2 || longer.possessive) continue;
                const std::string& last = text.words[longer.end_word - 1].folded;
                const bool of_something = doc_.words(longer.span).find(" of ") != std::string_view::npos;
                const bool ends_so = !of_something && last.substr(0, word.size()) == word && last.size() <= word.size() + 1;
                if (text.words[longer.first_word].folded != word && !ends_so) continue;
                found.row.role = std::string(doc_.words(longer.span));
                if (!longer.deputy) found.row.function = function(longer).key;
            }
        }
    }

    const DocumentReading& document_;
    const ProtocolDoc& doc_;
    const Roles& roles_;
    const AskModel& ask_;
    const bool in_parish_;  // a council without a monitoring officer of its own
    int unit_ = -1;
    HeadingContext heading_;
    std::string matter_;
    std::vector<Found> found_;
    std::vector<Span> refused_;  // roles of which a frame would speak if what it says were not denied by the words between
};

std::vector<Decider> read_deciders(const DocumentReading& document, const AskModel& ask) {
    UnitReader reader(document, ask);
    std::vector<Decider> out;
    for (std::size_t i = 0; i < document.doc().units.size(); ++i) {
        for (Decider& decider : reader.read(static_cast<int>(i))) out.push_back(std::move(decider));
    }
    return out;
}

}  // namespace

std::vector<Decider> extract_deciders(const DocumentReading& document, const DeciderModel& model) {
    return read_deciders(document, [&](const Asked& asked) { return asked.by_rule ? std::nullopt : model.ask(asked.sentence.of(asked.token, asked.mention)); });
}

std::vector<DeciderCandidate> decider_candidates(const DocumentReading& document) {
    std::vector<DeciderCandidate> out;
    read_deciders(document, [&](const Asked& asked) -> std::optional<Stage> {
        out.push_back({asked.role, asked.pronoun, asked.by_rule, asked.sentence.of(asked.token, asked.mention)});
        return std::nullopt;
    });
    return out;
}

}  // namespace clausebook
