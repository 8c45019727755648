#pragma once
#include <vector>

#include "catalogue/catalogue.h"
#include "model/facts.h"
#include "model/protocol_doc.h"
#include "model/provision.h"

namespace clausebook {

// Fills the value of each found answer from the facts of the units that answer; `answers` are in the catalogue's order.
// - duration: of the best units the limit with a figure, in the answering sentence, that an officer bears, as "5 working days, usually", without a figure
//   "timely (no period given)"; when a letter is acknowledged is no answer where the question does not ask for that;
// - role: the deciders of the provision's stages as printed, else the roles that the answering sentence names, parted by "; ", else the
//   route "Grievance Procedure (no role named)";
// - yes-no: "no" where the answering sentence denies or forbids, "yes" where it permits;
// - text: the answering sentence, verbatim.
void derive_values(const ProtocolDoc& doc, const Facts& facts, const Catalogue& catalogue, std::vector<ProvisionAnswer>& answers);

// The limit that a duration's value was taken from: of the units that answer the first whose words are the value; null where none is, as where a person
// gave another value.
const TimeLimit* stated_limit(const ProtocolDoc& doc, const Facts& facts, const ProvisionAnswer& answer);

// A time limit in words: "5 working days, usually", "without delay (no period given)".
std::string duration_words(const ProtocolDoc& doc, const TimeLimit& limit);

}  // namespace clausebook
