#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace clausebook {

enum class ReferenceState : std::uint8_t { resolved, dangling, doubtful, external, repealed };

// A reference as lists show it, with what is known of its target.
struct ListedReference {
    std::string document;  // id of the document that refers
    std::string unit;      // id of the clause that refers
    std::string citation;
    std::string text;  // the words, verbatim
    ReferenceState state = ReferenceState::resolved;
    std::string target;           // a clause's citation; the name of an instrument as printed; empty for a dangling reference
    std::string target_unit;      // id, of a clause of the same document
    std::string likelier_unit;    // of a doubtful one: the clause that fits its words better
    std::string likelier;         // its citation
    std::string instrument;       // key of corpus/instruments.xml; empty where it is not known there
    std::string identifier;       // of legislation.gov.uk
    std::string provision;        // "section 100F"
    std::string linked_document;  // id of the document of the book that the name means
    std::string remark;           // derived: what replaced it and when, or that no year is stated
};

struct ReferenceList {
    std::vector<std::string> documents;       // ids of those that were read
    std::string pointing_at;                  // citation of the clause whose references were asked for; empty for all
    std::vector<ListedReference> references;  // by document, then in document order
};

}  // namespace clausebook
