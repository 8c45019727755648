#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "text/word_lists.h"
#include "text/words.h"

namespace clausebook {

enum class RoleKind : std::uint8_t { officer, member, body, person };

// What somebody does in a council, under whatever name (corpus/roles.xml).
struct RoleFunction {
    std::string key;  // "chief-executive"
    RoleKind kind = RoleKind::officer;
    bool everyone = false;           // the name of all officers, all members: no one post
    std::string source;              // the statute, or "usage"
    std::vector<std::string> names;  // folded, singular
};

// The catalogue of roles. Words are folded; names are indexed by their first word, the longest first.
struct Roles {
    struct Name {
        std::vector<std::string> words;
        int function = -1;
        bool needs_complement = false;  // a role only with what follows "of" or "for": "Head of Planning"
    };
    // So that a part of a text is looked up as it lies there.
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
    };
    using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;
    std::vector<RoleFunction> functions;
    std::unordered_map<std::string, std::vector<Name>, Hash, std::equal_to<>> names;
    WordGate first_words;  // of the names
    Words modifiers;       // stand before a name, in lower case too
    Words complements;     // stand after its "of", in lower case too
    Words compounds;       // make the name before them no role: "cabinet meeting"

    // Index of the function of that key; -1 where there is none.
    int find(std::string_view key) const;
};

// Reads corpus/roles.xml. Errors: no XML, an unknown element, kind or attribute, a doubled key or name; each with its line.
Result<Roles> read_roles(std::string_view xml, std::string_view path);

// Where a text names a role: "the appropriate Head of Service concerned", from its first modifier to the end of its complement.
struct RoleMention {
    Span span;                   // without article, possessive pronoun and "the Council's"
    std::size_t first_word = 0;  // [first_word, end_word) of the words given
    std::size_t end_word = 0;
    int function = -1;        // index into Roles::functions, by the longest name that fits
    bool deputy = false;      // a deputy or assistant of that function which has no key of its own
    bool possessive = false;  // "the Chief Executive's": names the role, but something of his is meant
    bool plural = false;

    friend bool operator==(const RoleMention&, const RoleMention&) = default;
};

// The roles that a text names, in order, none within another. `words` are words(text).
std::vector<RoleMention> find_roles(const Roles& roles, std::string_view text, const std::vector<Word>& words);
std::vector<RoleMention> find_roles(const Roles& roles, std::string_view text);

}  // namespace clausebook
