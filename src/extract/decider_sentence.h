#pragma once
#include <string_view>
#include <vector>

#include "extract/reading.h"

// What the frames of deciders look at: a sentence as words, signs and roles. Internal to src/extract.
namespace clausebook::deciders {

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
    std::string_view word;  // folded; of a Reading, which outlives the token
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
void add_words(Sentence& sentence, const Reading& unit, Span span, const RoleGroup* before);

bool is_auxiliary(const Token& token);  // may stand between a subject and its verb: modals, have, be, "is required to"
bool is_adverb(const Token& token);
bool is_negative(const Token& token);

}  // namespace clausebook::deciders
