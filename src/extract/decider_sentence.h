#pragma once
#include <string>
#include <vector>

#include "catalogue/roles.h"
#include "model/protocol_doc.h"
#include "text/words.h"

// What the frames of deciders look at: a sentence as words, signs and roles. Internal to src/extract.
namespace clausebook::deciders {

// The text of one unit, cut up. All spans count in ProtocolDoc::text.
struct UnitText {
    std::vector<Word> words;
    std::vector<RoleMention> roles;
    std::vector<Span> sentences;
};

UnitText read_unit_text(const ProtocolDoc& doc, Span text, const Roles& roles);

// Roles that share one place in a sentence: "the Director or the Head of Service", or the pronoun that stands for them.
struct RoleGroup {
    std::vector<RoleMention> roles;
    Span span;
    bool pronoun = false;     // who, which, they, he, she
    bool possessive = false;  // "the Chief Executive's"
    bool definite = false;    // after "the", "that", "his or her"
    bool denied = false;      // after "no", "neither"
};

struct Token {
    enum class Kind : unsigned char { word, sign, group };
    Kind kind = Kind::word;
    char sign = 0;  // , ; : ( ) /
    int group = -1;
    Span span;
    std::string word;  // folded
};

struct Sentence {
    std::vector<Token> tokens;
    std::vector<RoleGroup> groups;
    std::size_t own = 0;  // tokens before it are those of the sentence that introduces a list item

    bool is_word(std::size_t i, std::string_view word) const { return i < tokens.size() && tokens[i].kind == Token::Kind::word && tokens[i].word == word; }
    bool is_sign(std::size_t i, char sign) const { return i < tokens.size() && tokens[i].sign == sign; }
    bool is_group(std::size_t i) const { return i < tokens.size() && tokens[i].kind == Token::Kind::group; }
};

// Adds the words of `span` (within the unit's text) to the sentence; `before` is the group that a pronoun at its start stands for, if any.
void add_words(Sentence& sentence, const ProtocolDoc& doc, const UnitText& unit, Span span, const RoleGroup* before);

bool is_auxiliary(const Token& token);  // may stand between a subject and its verb: modals, have, be, "is required to"
bool is_adverb(const Token& token);
bool is_negative(const Token& token);

}  // namespace clausebook::deciders
