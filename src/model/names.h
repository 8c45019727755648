#pragma once
#include <string_view>

#include "model/change.h"
#include "model/decision.h"
#include "model/facts.h"
#include "model/protocol_doc.h"
#include "model/provision.h"

// The words by which the values of the model's enumerations go in JSON, as docs/json.md lists them.
namespace clausebook {

std::string_view name_of(UnitKind kind);
std::string_view name_of(FurnitureKind kind);
std::string_view name_of(Modality modality);  // empty for none
std::string_view name_of(Period period);      // empty for none
std::string_view name_of(DayType type);
std::string_view name_of(Promise promise);
std::string_view name_of(Stage stage);
std::string_view name_of(ReferenceKind kind);
std::string_view name_of(AnswerStatus status);
std::string_view name_of(ChangeKind kind);
std::string_view name_of(WordsKind kind);
std::string_view name_of(SubstanceKind kind);
std::string_view name_of(DecisionKind kind);
std::string_view name_of(CheckState state);
std::string_view name_of(OutcomeState state);

}  // namespace clausebook
