#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "model/decision.h"
#include "model/document_record.h"

namespace clausebook {

// The decisions on one document that count in one version of it: nobody took them back, and they were made on this version, an earlier one, or one that the
// library no longer holds. An earlier version's own stay with it when a later one is decided otherwise. In the order in which they were made, whatever book
// they come from.
class StandingDecisions {
 public:
    // `versions` are those that the library holds. Pointers into `all`, which must outlive this.
    StandingDecisions(const std::vector<Decision>& all, const std::string& document, int version, const std::vector<int>& versions);

    const std::vector<const Decision*>& all() const { return standing_; }
    // Of those that are given, the ones that none of the others replaces.
    std::vector<const Decision*> unreplaced(const std::vector<const Decision*>& some) const;
    // Confirmations and corrections of a cell that none replaces: one, or several that were made on copies of the book.
    std::vector<const Decision*> on_cell(const std::string& provision) const;
    // How the document is cut; the decision is unreplaced. Several with one subject are in conflict where they do not say the same.
    std::vector<const Decision*> on_units() const;

 private:
    std::map<std::string, const Decision*> by_id_;  // of the document, whatever the version
    std::vector<const Decision*> standing_;
};

// Whether decisions of this kind are about how a document is cut into units.
bool cuts_document(DecisionKind kind);
// Whether two decisions want the same.
bool says_same(const Decision& a, const Decision& b);
// What a decision on how a document is cut is about: of the same subject only one can hold.
std::string unit_subject(const Decision& decision);

// What has to be made anew of a document whose units were changed. Both keep to what the document now says.
struct Renewal {
    std::function<void(ProtocolDoc&)> names;       // ids and citations
    std::function<void(DocumentRecord&)> reading;  // facts, doubts and answers
};

// Cuts the document as people decided. Where a decision's words are no longer there, or no longer as they were, it is a recheck, and the document stays
// as it is in that. Gives what became of each decision.
std::vector<DecisionOutcome> apply_unit_decisions(DocumentRecord& record, const StandingDecisions& standing, const Renewal& renewal);

// Sets the answers as people decided, and adds people's notes; what the words no longer bear becomes a recheck, and what several decided differently a
// conflict: the program's answer stands then, and its review says so. Gives what became of each decision.
std::vector<DecisionOutcome> apply_cell_decisions(DocumentRecord& record, const StandingDecisions& standing);

// What a cell of a document says now.
CellState cell_state(const DocumentRecord& record, const ProvisionAnswer& answer);

// "A. Officer, 2026-03-31".
std::string signature(const Decision& decision);

}  // namespace clausebook
