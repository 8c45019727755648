#pragma once
#include <map>
#include <string>
#include <vector>

#include "model/document_record.h"

namespace clausebook {

// What one unit is found by (index/schema.h), without a library's types.
struct UnitTerms {
    struct Word {
        std::string term;
        int position = 0;
    };
    std::vector<Word> words;            // with positions
    std::vector<std::string> weighted;  // stems and joined words, with prefix, once for each time they occur
    std::vector<std::string> fields;    // each once
    std::string data;                   // JSON
};

// Indexes of the facts of each unit, and the terms of each heading, so that they are looked for once.
class UnitIndexer {
 public:
    UnitIndexer(const DocumentRecord& record, std::string text_hash);
    UnitTerms terms_of(int unit) const;

 private:
    const DocumentRecord& record_;
    std::string text_hash_;
    std::vector<std::vector<const TimeLimit*>> limits_;
    std::vector<std::vector<const Decider*>> deciders_;
    std::vector<std::vector<const Reference*>> references_;
    std::vector<std::vector<const Duty*>> duties_;
    std::vector<std::map<std::string, double>> provisions_;  // of each unit: what it answers, and how probably
    std::vector<std::string> document_fields_;
    // What a unit's own heading gives it and the units below it; empty where it has none.
    struct HeadingTerms {
        std::vector<std::string> weighted;
        std::vector<std::string> fields;
    };
    std::vector<HeadingTerms> headings_;
};

}  // namespace clausebook
