#include "extract/duties.h"

#include <algorithm>

#include "extract/bearer.h"
#include "extract/modality.h"

namespace clausebook {
namespace {

// The first modal of the main clause.
const Modal* main_modal(const std::vector<Modal>& modals) {
    const auto found = std::find_if(modals.begin(), modals.end(), [](const Modal& modal) { return !modal.in_relative; });
    return found == modals.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Duty> extract_duties(const DocumentReading& document) {
    std::vector<Duty> out;
    for (const Reading& part : document.parts()) {
        if (part.is_heading) continue;
        for (const WordRange sentence : part.sentences) {
            const std::vector<Modal> modals = find_modals(part, sentence);
            Duty duty;
            duty.unit = part.unit;
            duty.span = part.span(sentence);
            if (const Modal* modal = main_modal(modals)) {
                duty.modality = modal->modality;
                duty.bearer = name_of(find_bearer(document, part, sentence, modal));
                duty.rule = "modal";
            } else if (sentence == part.sentences.front()) {
                duty.modality = introduced_modality(document, part);
                if (duty.modality == Modality::none) continue;
                duty.bearer = name_of(find_bearer(document, part, sentence, nullptr));
                duty.rule = "introduction";
            }
            if (duty.modality != Modality::none) out.push_back(std::move(duty));
        }
    }
    return out;
}

}  // namespace clausebook
