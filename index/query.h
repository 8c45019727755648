#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "index/schema.h"

namespace clausebook {

// A search as a person writes it, as a tree. What it means to the index is said in search.cpp.
struct QueryNode {
    enum class Kind {
        sequence,  // of items one after another: required, excluded and other ones
        any_of,    // OR
        all_of,    // AND
        word,
        beginning,  // "respon*"
        phrase,     // "need to know"
        place,      // "9(b)", "para 4.2"
        field,      // council:hyndburn
    };
    Kind kind = Kind::sequence;
    bool required = false;  // +word, and what is always required: fields and phrases
    bool excluded = false;  // -word, NOT word
    bool doubtful = false;  // of a place: a mere number, which is one only beside a council's name
    std::string text;       // the word, phrase, place or the field's value, as written
    Span span;              // in the query
    const schema::Field* field = nullptr;
    std::vector<QueryNode> children;
};

// Never fails: what is no operator, field or place is a word. Operators: AND, OR, NOT, +, -, quotation marks, brackets, * at a word's end, field:value.
// AND binds closer than OR, both closer than a mere blank.
QueryNode parse_query(std::string_view query);

// A text of which every word is a mere word.
QueryNode words_query(std::string_view text);

}  // namespace clausebook
