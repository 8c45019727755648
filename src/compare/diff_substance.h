#pragma once
#include <vector>

#include "compare/diff_match.h"
#include "model/change.h"
#include "model/facts.h"

namespace clausebook {

// Says what a change of words changes in substance, by comparing the facts of the units before and after.
class SubstanceFinder {
 public:
    // All arguments must outlive the finder.
    SubstanceFinder(const DiffDocument& old_doc, const Facts& old_facts, const DiffDocument& new_doc, const Facts& new_facts, const Correspondence& match);

    // Time limits first, then modality, deciders, references; empty where the words changed and nothing that was extracted did.
    std::vector<Substance> compare(const Change& change) const;

 private:
    struct Side {
        const DiffDocument& doc;
        const Facts& facts;
        // Indices of the facts of each unit.
        std::vector<std::vector<int>> time_limits, deciders, references, duties;
    };
    static Side gather(const DiffDocument& doc, const Facts& facts);
    void compare_time_limits(const Change& change, std::vector<Substance>& out) const;
    void compare_duties(const Change& change, std::vector<Substance>& out) const;
    void compare_deciders(const Change& change, std::vector<Substance>& out) const;
    void compare_references(const Change& change, std::vector<Substance>& out) const;
    std::string place(const Change& change, int new_unit) const;

    Side old_, new_;
    const Correspondence& match_;
};

}  // namespace clausebook
