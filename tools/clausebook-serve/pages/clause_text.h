#pragma once
#include <string>
#include <vector>

#include "model/document_record.h"
#include "model/reference_list.h"
#include "view.h"

namespace clausebook {

// A document's clauses as its page shows them: their words in pieces, facts marked.
class ClauseText {
 public:
    // `references` are the document's, all of them, in its order (list_references).
    ClauseText(const DocumentRecord& record, const ReferenceList& references);

    // The words of a span of unit `unit` in pieces: {"words"} and where a fact is stated also "tip" (what was found, for people), "kind" (limit, decider,
    // reference), "path" (of what is referred to), "number" (unique in the page). Facts that overlap an earlier one are left to the list of facts.
    std::vector<View> pieces(int unit, Span span);
    // What was found in a clause, each as {"words", "said", "path"}.
    std::vector<View> facts(int unit) const;
    // The clauses that refer to a clause or to one under it: {"path", "clause", "said"}.
    std::vector<View> pointing_at(int unit) const;

 private:
    struct Mark {
        Span span;
        std::string kind, tip, path;
        bool outside = false;
    };
    const std::vector<Mark>& marks(int unit) const { return marks_[static_cast<std::size_t>(unit)]; }

    const DocumentRecord& record_;
    std::string name_;                      // "hyndburn@2"
    std::vector<std::vector<Mark>> marks_;  // of each unit, in order
    int shown_ = 0;
};

}  // namespace clausebook
