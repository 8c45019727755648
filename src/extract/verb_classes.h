#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

// Classes of verbs by what they say of whoever does them, in all their forms. Internal to src/extract.
namespace clausebook::deciders {

using WordSet = std::unordered_set<std::string_view>;

// The forms of a class: "rule" its finite and bare forms ("decide", "decides"), "rule.ed" its participles ("decided"), "rule.ing" its
// gerunds ("deciding"). Null where there is no such class.
const WordSet* verb_class(std::string_view name);

// The names of the classes that a word is a form of, without regard to which form.
const std::vector<std::string_view>& classes_of_verb(std::string_view word);

// The forms of a regular or irregular English verb.
std::string third_person(std::string_view verb);
std::string participle(std::string_view verb);
std::string gerund(std::string_view verb);

}  // namespace clausebook::deciders
