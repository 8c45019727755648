#include "model/names.h"

namespace clausebook {

std::string_view name_of(UnitKind kind) {
    switch (kind) {
        case UnitKind::title:
            return "title";
        case UnitKind::section:
            return "section";
        case UnitKind::clause:
            return "clause";
        case UnitKind::bullet:
            return "bullet";
        case UnitKind::paragraph:
            return "paragraph";
        case UnitKind::note:
            return "note";
        case UnitKind::table:
            return "table";
        case UnitKind::meta:
            return "meta";
    }
    return {};
}

std::string_view name_of(FurnitureKind kind) {
    switch (kind) {
        case FurnitureKind::header:
            return "header";
        case FurnitureKind::footer:
            return "footer";
        case FurnitureKind::page_number:
            return "page-number";
        case FurnitureKind::contents:
            return "contents";
        case FurnitureKind::watermark:
            return "watermark";
        case FurnitureKind::chrome:
            return "chrome";
        case FurnitureKind::comment:
            return "comment";
    }
    return {};
}

std::string_view name_of(Modality modality) {
    switch (modality) {
        case Modality::none:
            return "";
        case Modality::must:
            return "must";
        case Modality::should:
            return "should";
        case Modality::may:
            return "may";
        case Modality::must_not:
            return "must-not";
    }
    return {};
}

std::string_view name_of(Period period) {
    switch (period) {
        case Period::none:
            return "";
        case Period::hour:
            return "hour";
        case Period::day:
            return "day";
        case Period::working_day:
            return "working-day";
        case Period::week:
            return "week";
        case Period::month:
            return "month";
        case Period::year:
            return "year";
        case Period::event:
            return "event";
    }
    return {};
}

std::string_view name_of(DayType type) {
    switch (type) {
        case DayType::unstated:
            return "unstated";
        case DayType::working:
            return "working";
        case DayType::clear:
            return "clear";
        case DayType::clear_working:
            return "clear-working";
        case DayType::calendar:
            return "calendar";
    }
    return {};
}

std::string_view name_of(Promise promise) {
    switch (promise) {
        case Promise::unstated:
            return "unstated";
        case Promise::acknowledgement:
            return "acknowledgement";
        case Promise::holding_reply:
            return "holding-reply";
        case Promise::full_reply:
            return "full-reply";
        case Promise::meeting:
            return "meeting";
        case Promise::decision:
            return "decision";
        case Promise::notice:
            return "notice";
    }
    return {};
}

std::string_view name_of(Stage stage) {
    switch (stage) {
        case Stage::initial:
            return "initial";
        case Stage::advice:
            return "advice";
        case Stage::dispute:
            return "dispute";
        case Stage::review:
            return "review";
        case Stage::approval:
            return "approval";
        case Stage::report_to:
            return "report-to";
        case Stage::investigate:
            return "investigate";
    }
    return {};
}

std::string_view name_of(ReferenceKind kind) {
    switch (kind) {
        case ReferenceKind::internal:
            return "internal";
        case ReferenceKind::external:
            return "external";
    }
    return {};
}

std::string_view name_of(AnswerStatus status) {
    switch (status) {
        case AnswerStatus::found:
            return "found";
        case AnswerStatus::silent:
            return "silent";
        case AnswerStatus::deferred:
            return "deferred";
    }
    return {};
}

std::string_view name_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::insert:
            return "insert";
        case ChangeKind::remove:
            return "delete";
        case ChangeKind::modify:
            return "modify";
        case ChangeKind::move:
            return "move";
        case ChangeKind::renumber:
            return "renumber";
        case ChangeKind::split:
            return "split";
        case ChangeKind::merge:
            return "merge";
    }
    return {};
}

std::string_view name_of(WordsKind kind) {
    switch (kind) {
        case WordsKind::same:
            return "same";
        case WordsKind::removed:
            return "removed";
        case WordsKind::inserted:
            return "inserted";
    }
    return {};
}

std::string_view name_of(SubstanceKind kind) {
    switch (kind) {
        case SubstanceKind::time_limit:
            return "time-limit";
        case SubstanceKind::modality:
            return "modality";
        case SubstanceKind::decider:
            return "decider";
        case SubstanceKind::reference:
            return "reference";
    }
    return {};
}

std::string_view name_of(DecisionKind kind) {
    switch (kind) {
        case DecisionKind::confirm:
            return "confirm";
        case DecisionKind::set:
            return "set";
        case DecisionKind::note:
            return "note";
        case DecisionKind::join:
            return "join";
        case DecisionKind::split:
            return "split";
        case DecisionKind::relabel:
            return "relabel";
        case DecisionKind::reparent:
            return "reparent";
        case DecisionKind::restore:
            return "restore";
        case DecisionKind::undo:
            return "undo";
    }
    return {};
}

std::string_view name_of(CheckState state) {
    switch (state) {
        case CheckState::no:
            return "no";
        case CheckState::yes:
            return "yes";
        case CheckState::corrected:
            return "corrected";
        case CheckState::recheck:
            return "recheck";
    }
    return {};
}

std::string_view name_of(OutcomeState state) {
    switch (state) {
        case OutcomeState::applied:
            return "applied";
        case OutcomeState::carried:
            return "carried";
        case OutcomeState::recheck:
            return "recheck";
        case OutcomeState::conflict:
            return "conflict";
    }
    return {};
}

}  // namespace clausebook
