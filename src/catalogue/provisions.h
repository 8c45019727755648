#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/facts.h"

namespace clausebook {

enum class AnswerType : std::uint8_t { duration, role, yes_no, text };

// The law that governs a point, for documents that are silent on it. It is not in the library.
struct Statute {
    std::string name;                          // "Local Government Act 1972"
    std::string provision;                     // "section 100F"; may be empty
    std::vector<std::string> nations;          // where it applies
    std::vector<std::string> authority_types;  // to whom; empty: to all

    bool applies(std::string_view nation, std::string_view authority_type) const;
    friend bool operator==(const Statute&, const Statute&) = default;
};

// A clause that answers a user's own provision.
struct ProvisionExample {
    std::string heading;
    std::string text;

    friend bool operator==(const ProvisionExample&, const ProvisionExample&) = default;
};

// A point of substance on which documents are compared.
struct Provision {
    std::string key;  // "response-time"
    std::string question;
    std::string group;  // "information"
    AnswerType answer = AnswerType::text;
    std::vector<Stage> stages;  // of a role answer: whose deciders answer it; empty: whoever the answering sentence names
    std::vector<std::string> routes;  // the rules of which it is a step: provisions of one route belong together
    std::vector<Statute> statutes;
    std::vector<ProvisionExample> examples;  // of a user's own provision; the catalogue's are learnt from corpus/training
    bool untested = false;                   // a user's own: nobody has measured how well it is found

    friend bool operator==(const Provision&, const Provision&) = default;
};

// The catalogue of provisions, in the order of its file: the order of rows wherever they are listed.
struct Provisions {
    std::vector<Provision> list;

    // Index of the provision of that key; -1 where there is none.
    int find(std::string_view key) const;
};

// Reads corpus/provisions.xml, or a user's own list of the same form. Errors: no XML, an unknown element, answer type or attribute, a
// doubled or ill-formed key, a missing question; each with its line.
Result<Provisions> read_provisions(std::string_view xml, std::string_view path);

// Adds a user's own provisions, marked untested, behind the catalogue's. Errors: a key that the catalogue has, fewer than three examples.
Result<Provisions> with_own_provisions(const Provisions& catalogue, std::string_view xml, std::string_view path);

// The file that read_provisions reads back to the same values. Characters that XML forbids become blanks.
std::string write_provisions(const Provisions& provisions);

}  // namespace clausebook
