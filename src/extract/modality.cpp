#include "extract/modality.h"

#include "extract/phrases.h"
#include "extract/word_lists.h"

namespace clausebook {
namespace {

enum class Form : std::uint8_t { must, should, may, must_not, none };

const PhraseSet<Form>& modal_phrases() {
    static const PhraseSet<Form> phrases({
        {"must", Form::must},
        {"shall", Form::must},
        {"will", Form::must},
        {"has|have to", Form::must},
        {"is|are|be required|obliged|bound|obligated to", Form::must},
        {"is|are under a|an duty|obligation to", Form::must},
        {"is|are to", Form::must},
        {"is|are also|then|therefore|normally|always to", Form::must},
        {"it is essential|vital|imperative", Form::must},
        {"need|needs to", Form::must},
        {"undertake|undertakes to", Form::must},
        {"youll|theyll|itll|shell", Form::must},
        {"must not|never", Form::must_not},
        {"must in? no", Form::must_not},
        {"shall not|never", Form::must_not},
        {"will not|never", Form::must_not},
        {"may not|never", Form::must_not},
        {"can not|never", Form::must_not},
        {"cannot|cant|wont|mustnt|shant", Form::must_not},
        {"is|are not permitted|allowed to", Form::must_not},
        {"is|are not|never to", Form::must_not},
        {"is|are forbidden|prohibited", Form::must_not},
        {"should", Form::should},
        {"shouldnt", Form::should},
        {"ought", Form::should},
        {"is|are|be asked|encouraged|expected|advised|urged|requested|recommended|reminded to", Form::should},
        {"it is good practice", Form::should},
        {"it is recommended", Form::should},
        {"aim|aims to", Form::should},
        {"endeavour|endeavours to", Form::should},
        {"may", Form::may},
        {"can", Form::may},
        {"is|are entitled|free|permitted|allowed|welcome to", Form::may},
        // What is expected binds nobody by itself, and what may have been is a guess about the past.
        {"can|may|should? reasonably? expect", Form::none},
        {"will reasonably? expect", Form::none},
        {"may|might have been|had|commenced|begun|existed|arisen|occurred", Form::none},
        {"is|are expected by|of|from", Form::none},
        {"is|are entitled to expect", Form::none},
    });
    return phrases;
}

// "No councillor may", "Nothing may be", "Neither may".
bool is_denied(const Reading& reading, std::size_t clause, std::size_t modal) {
    if (clause < modal && is_one_of(reading.word(clause), {"no", "nothing", "neither", "nobody", "nor", "none"})) return true;
    for (std::size_t back = 1; back <= 3 && modal >= clause + back; ++back) {
        const std::string_view word = reading.word(modal - back);
        if (word == "no" || word == "nobody" || word == "nor") return true;
        if (reading.gap_has(modal - back, ",;:")) return false;
    }
    return false;
}

// "The purpose of this code is to guide".
bool states_purpose(const Reading& reading, std::size_t clause, std::size_t modal) {
    for (std::size_t at = clause; at < modal; ++at) {
        if (is_one_of(reading.word(at),
                      {"purpose", "purposes", "aim", "aims", "object", "objective", "objectives", "intention", "intent", "role", "roles", "function"}))
            return true;
    }
    return false;
}

bool is_determiner(std::string_view word) {
    return is_one_of(word, {"the", "a",     "an",  "he",   "she",  "they", "it", "any",     "each",     "his",
                            "her", "their", "its", "this", "that", "you",  "we", "members", "officers", "councillors"});
}

// The clause that a modal stands in only describes: it belongs to "who", "which" or "that" without a comma before it, or to a condition
// whose comma has not come yet ("if they are to be asked"). A relative clause with a verb of its own is over before the modal.
bool describes(const Reading& reading, std::size_t from, std::size_t modal) {
    for (std::size_t back = 1; back <= 14 && modal >= from + back; ++back) {
        const std::size_t at = modal - back;
        const std::string_view word = reading.word(at);
        const bool after_comma = at > from && reading.gap_has(at, ",;:(");
        if (is_one_of(word, {"who", "which", "whom", "that"}) && (back == 1 || (back <= 5 && word != "who" && is_determiner(reading.word(at + 1)))))
            return !after_comma;
        if (is_one_of(word, {"if", "where", "when", "whenever", "whose", "whether", "although", "though", "while", "whilst", "because", "what"})) return true;
        if (back <= 4 && is_one_of(word, {"as", "than", "since"})) return true;
        if (after_comma) return false;
    }
    return false;
}

}  // namespace

bool is_owed(const Reading& reading, WordRange modal) {
    return modal.end >= modal.begin + 3 && reading.word(modal.end - 2) == "entitled" && is_determiner(reading.word(modal.end));
}

std::vector<Modal> find_modals(const Reading& reading, WordRange sentence) {
    std::vector<Modal> out;
    std::size_t clause = sentence.begin;
    for (std::size_t at = sentence.begin; at < sentence.end;) {
        if (at > sentence.begin && reading.gap_has(at, ";:")) clause = at;
        std::size_t end = at + 1;
        Form form = Form::none;
        if (const auto found = modal_phrases().match(reading, at, sentence.end)) {
            end = found->end;
            form = found->value;
            // "is to" needs a verb after it, not "is to the point"; and what a purpose or role is to be, nobody must do.
            if (reading.word(end - 1) == "to" && end == at + 2) {
                if (is_one_of(reading.word(end), {"the", "a", "an", "this", "that"})) form = Form::none;
                if (states_purpose(reading, clause, at)) form = Form::none;
            }
        } else if (reading.word(at) == "well" && reading.printed(at).size() > 4) {
            form = Form::must;  // "we'll"
        }                       // The month: "May 2027".
        if (reading.word(at) == "may" && at > sentence.begin && reading.is_capital(at)) form = Form::none;
        if (form != Form::none) {
            Modal modal{{at, end}, Modality::none, describes(reading, out.empty() ? sentence.begin : out.back().words.end, at)};
            // ", and should leave": goes on from the main clause.
            if (at > sentence.begin && is_one_of(reading.word(at - 1), {"and", "but"}) &&
                std::any_of(out.begin(), out.end(), [](const Modal& m) { return !m.in_relative; }))
                modal.in_relative = false;
            switch (form) {
                case Form::must:
                    modal.modality = Modality::must;
                    break;
                case Form::should:
                    modal.modality = Modality::should;
                    break;
                case Form::may:
                    modal.modality = Modality::may;
                    break;
                case Form::must_not:
                case Form::none:
                    modal.modality = Modality::must_not;
                    break;
            }
            if (modal.modality != Modality::should && is_denied(reading, clause, at)) modal.modality = Modality::must_not;
            out.push_back(modal);
        }
        at = end;
    }
    return out;
}

const Modal* governing_modal(const std::vector<Modal>& modals, std::size_t word) {
    const Modal* before = nullptr;
    for (const Modal& modal : modals) {
        if (modal.words.begin < word && (!modal.in_relative || !before)) before = &modal;
    }
    if (before && !before->in_relative) return before;
    for (const Modal& modal : modals) {
        if (modal.words.begin >= word && !modal.in_relative) return &modal;
    }
    return before;
}

bool is_list_item(const DocumentReading& document, const Reading& part) {
    const Unit& unit = document.doc().units[static_cast<std::size_t>(part.unit)];
    if (unit.kind != UnitKind::bullet && unit.kind != UnitKind::clause) return unit.kind == UnitKind::table;
    const Reading* introduction = document.introduction_of(part.unit);
    if (!introduction) return unit.kind == UnitKind::bullet;
    const std::string_view end = introduction->gap_before(introduction->words.size());
    return end.find(':') != std::string_view::npos || end.find("\xE2\x80\x94") != std::string_view::npos || unit.kind == UnitKind::bullet;
}

Modality introduced_modality(const DocumentReading& document, const Reading& part) {
    const Reading* introduction = document.introduction_of(part.unit);
    if (!introduction || !is_list_item(document, part)) return Modality::none;
    const std::vector<Modal> modals = find_modals(*introduction, introduction->sentences.back());
    return modals.empty() ? Modality::none : modals.back().modality;
}

}  // namespace clausebook
