#include "extract/references.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/instrument_names.h"
#include "extract/place_fit.h"
#include "extract/place_index.h"
#include "extract/place_mentions.h"
#include "extract/word_lists.h"
#include "text/fold.h"

namespace clausebook {
namespace {

bool is_outside_place(std::string_view noun) {
    return noun == "part" || noun == "article" || noun == "schedule" || noun == "chapter" || noun == "regulation" || noun == "rule";
}

class Finder {
 public:
    Finder(const DocumentReading& document, const Instruments& instruments)
        : document_(document), instruments_(instruments), index_(document.doc()), own_(own_kinds(document)) {}

    std::vector<Reference> run() {
        for (const Reading& part : document_.parts()) {
            if (is_title_line(part)) continue;
            read_part(part);
        }
        std::stable_sort(out_.begin(), out_.end(), [](const Reference& a, const Reference& b) { return a.span.begin < b.span.begin; });
        return std::move(out_);
    }

 private:
    struct Named {
        std::string target;
        std::string instrument;
    };

    // A line of the title names the document itself.
    bool is_title_line(const Reading& part) const {
        const Unit& unit = document_.doc().units[static_cast<std::size_t>(part.unit)];
        if (unit.kind != UnitKind::title) return false;
        const std::string_view end = part.gap_before(part.words.size());
        return part.is_heading || end.find('.') == std::string_view::npos || part.words.size() < 6;
    }

    bool is_own_kind(InstrumentKind kind) const { return std::find(own_.begin(), own_.end(), kind) != own_.end(); }

    void read_part(const Reading& part) {
        std::vector<InstrumentName> names = find_instrument_names(part);
        std::vector<PlaceMention> places = part.is_heading ? std::vector<PlaceMention>() : find_place_mentions(part);
        std::vector<bool> used(places.size(), false);
        for (const InstrumentName& name : names) read_name(part, name, places, used);
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (!used[i]) read_place(part, places[i]);
        }
    }

    // ---- instruments

    // "section 2 of" right before a name, or ", section 2" right after it: part of the same reference.
    Span take_places(const Reading& part, const InstrumentName& name, const std::vector<PlaceMention>& places, std::vector<bool>& used,
                     std::string& provision) const {
        Span span = name.span;
        std::size_t begin = name.words.begin;
        for (std::size_t i = places.size(); i-- > 0;) {
            const PlaceMention& place = places[i];
            if (place.labels.empty() || place.words.end > begin || used[i]) continue;
            const bool follows = i + 1 < places.size() && used[i + 1] && places[i + 1].words.begin == begin;
            // "paragraphs 12 to 15, 17 or 18 of Schedule 12A", "Part 5, section 3 of the Constitution"
            const bool same_list = follows && places[i + 1].noun == place.noun;
            const bool chained = follows && begin == place.words.end && part.gap_before(begin) == ", ";
            const bool apart = place.is_own || part.gap_before(place.words.begin).find('(') != std::string_view::npos;
            bool joins = begin - place.words.end <= 4 && !apart;
            for (std::size_t at = place.words.end; at < begin && joins; ++at) {
                const std::string_view word = part.word(at);
                if (word == "and" && follows && !same_list) joins = false;  // "Annex B, and Schedule 12A to the Act"
                joins = joins && (is_one_of(word, {"of", "in", "to", "the", "under", "and", "its", "our", "as"}) || word == "councils" ||
                                  word == "authoritys" || (same_list && word == "or"));
                if (part.gap_has(at, ";:.") || (part.gap_has(at, ",") && at > place.words.end)) joins = false;
            }
            const bool quoted = begin == place.words.end && part.gap_before(begin).find_first_of("'\"\xE2(") != std::string_view::npos;
            if (begin == place.words.end && !quoted) joins = chained;
            if (!joins) break;
            used[i] = true;
            provision = provision.empty() ? std::string(part.doc->words(place.name)) : std::string(part.doc->words(place.name)) + ", " + provision;
            span.begin = place.name.begin;
            begin = place.words.begin;
        }
        std::size_t end = name.words.end;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const PlaceMention& place = places[i];
            const bool within = end > name.words.end && place.noun == "paragraph";  // "Schedule 12, paragraph 10"
            if (used[i] || place.words.begin != end ||
                (!within && place.noun != "section" && place.noun != "s" && place.noun != "schedule" && place.noun != "part"))
                continue;
            if (name.kind != InstrumentKind::act && name.kind != InstrumentKind::regulations && name.kind != InstrumentKind::constitution) continue;
            if (part.gap_has(place.words.begin, ".;:")) continue;
            used[i] = true;
            provision += (provision.empty() ? "" : ", ") + std::string(part.doc->words(place.name));
            span.end = place.name.end;
            end = place.words.end;
        }
        return span;
    }

    void read_name(const Reading& part, const InstrumentName& name, const std::vector<PlaceMention>& places, std::vector<bool>& used) {
        if (names_document_itself(part, name)) return;
        Reference reference;
        reference.unit = part.unit;
        reference.kind = ReferenceKind::external;
        reference.rule = name.rule;
        reference.span = take_places(part, name, places, used, reference.provision);
        const std::string printed(part.doc->words(name.span));
        reference.target = printed;
        if (name.is_bare) {
            const std::optional<Named> meant = meaning_of(part, name);
            if (!meant) return;
            reference.target = meant->target;
            reference.instrument = meant->instrument;
        } else {
            reference.instrument = instrument_of(name, printed);
            remember(part, name, reference);
        }
        out_.push_back(std::move(reference));
    }

    std::string instrument_of(const InstrumentName& name, std::string_view printed) const {
        const Instrument* found = instruments_.find(printed);
        if (!found && name.kind == InstrumentKind::act && last_by_year_.count(std::string(printed.substr(0, 4))) > 0)
            return last_by_year_.at(std::string(printed.substr(0, 4)));
        return found ? found->key : std::string();
    }

    // "the Code" stands for the code that was named last, if that is nearer than what the document calls itself.
    void remember(const Reading& part, const InstrumentName& name, const Reference& reference) {
        meanings_[name.kind] = {reference.target, reference.instrument};
        named_in_[name.kind] = {part.unit, name.words.end};
        if (name.kind == InstrumentKind::act && reference.target.size() > 4 && !reference.instrument.empty())
            last_by_year_[reference.target.substr(reference.target.size() - 4)] = reference.instrument;
    }

    // "this Code", and "the Code" in a document that is one and has not just named another.
    bool names_document_itself(const Reading& part, const InstrumentName& name) {
        const std::string_view before = name.words.begin > 0 ? part.word(name.words.begin - 1) : std::string_view();
        // A heading names what its own section holds: "Communications Protocol" in a protocol.
        if (part.is_heading && is_own_kind(name.kind) && name.kind != InstrumentKind::code) return true;
        if (before == "this") {
            bound_to_self_[name.kind] = part.unit;
            return true;
        }
        const std::string printed = fold(part.doc->words(name.span));
        if (!name.is_bare && !document_.doc().details.title.empty() && fold(document_.doc().details.title).find(printed) != std::string::npos &&
            printed.find(' ') != std::string::npos && is_own_kind(name.kind) && printed.find("relation") != std::string::npos)
            return true;
        return false;
    }

    std::optional<Named> meaning_of(const Reading& part, const InstrumentName& name) {
        const auto found = meanings_.find(name.kind);
        const bool own = is_own_kind(name.kind);
        if (name.kind == InstrumentKind::protocol && own) return std::nullopt;
        if (found == meanings_.end()) return std::nullopt;
        if (!own) {
            if (!part.is_capital(name.words.end - 1) && name.kind != InstrumentKind::code && name.kind != InstrumentKind::act) return std::nullopt;
            return found->second;
        }
        // In a document of that kind the bare name is another's only once a sentence has introduced it so: right after the full name.
        const auto [unit, end] = named_in_.at(name.kind);
        const auto self = bound_to_self_.find(name.kind);
        const bool near = unit == part.unit && name.words.begin > end && (self == bound_to_self_.end() || self->second != part.unit);
        if (near) introduced_[name.kind] = true;
        if (!introduced_[name.kind]) return std::nullopt;
        return found->second;
    }

    // ---- places in this document

    void read_place(const Reading& part, const PlaceMention& place) {
        Reference reference;
        reference.unit = part.unit;
        reference.kind = ReferenceKind::internal;
        reference.span = place.span;
        reference.rule = place.rule;
        reference.target_unit = index_.resolve(place, part.unit);
        if ((place.is_bare || must_be_named(place.noun)) && reference.target_unit < 0) return;
        if (reference.target_unit < 0 && !place.labels.empty() && !place.is_own) {
            if (place.noun == "rule" || place.noun == "point") return;
            const int number = std::atoi(place.labels.front().c_str());
            const bool statutory = place.noun == "s" || number > std::max(40, 2 * index_.greatest_number()) ||
                                   (number > index_.greatest_number() && place.labels.front().find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos);
            if (statutory) {
                // "section 100F" by itself: of the Act that was named last in this unit.
                const auto act = meanings_.find(InstrumentKind::act);
                if (act == meanings_.end() || named_in_.at(InstrumentKind::act).first != part.unit) return;
                reference.kind = ReferenceKind::external;
                reference.target = act->second.target;
                reference.instrument = act->second.instrument;
                reference.provision = std::string(part.doc->words(place.name));
            } else if (is_outside_place(place.noun)) {
                reference.kind = ReferenceKind::external;
                reference.target = std::string(part.doc->words(place.name));
                reference.provision = reference.target;
            }
        }
        if (reference.target_unit >= 0 && !place.labels.empty()) {
            const WordRange sentence = part.sentence_at(place.words.begin);
            if (!fit_) fit_.emplace(document_);
            reference.likelier_unit = fit_->likelier(reference.target_unit, part, sentence, place.words);
            reference.doubtful = reference.likelier_unit >= 0;
        }
        out_.push_back(std::move(reference));
    }

    const DocumentReading& document_;
    const Instruments& instruments_;
    PlaceIndex index_;
    std::optional<PlaceFit> fit_;  // once a reference asks
    std::vector<InstrumentKind> own_;
    std::map<InstrumentKind, Named> meanings_;
    std::map<InstrumentKind, std::pair<int, std::size_t>> named_in_;
    std::map<InstrumentKind, int> bound_to_self_;
    std::map<InstrumentKind, bool> introduced_;
    std::map<std::string, std::string, std::less<>> last_by_year_;
    std::vector<Reference> out_;
};

}  // namespace

std::vector<Reference> extract_references(const DocumentReading& reading, const Instruments& instruments) { return Finder(reading, instruments).run(); }

std::vector<Diagnostic> reference_diagnostics(const ProtocolDoc& doc, const std::vector<Reference>& references) {
    std::vector<Diagnostic> out;
    const auto citation = [&](int unit) { return doc.units[static_cast<std::size_t>(unit)].citation; };
    for (const Reference& reference : references) {
        if (reference.kind != ReferenceKind::internal) continue;
        const std::string words(doc.words(reference.span));
        if (reference.target_unit < 0) {
            out.push_back({Severity::warning, "reference-dangling",
                           citation(reference.unit) + " refers to \"" + words + "\", which this document does not have", reference.span, 0});
        } else if (reference.doubtful) {
            out.push_back({Severity::warning, "reference-doubtful",
                           citation(reference.unit) + " refers to \"" + words + "\", but " + citation(reference.likelier_unit) + " fits its words better",
                           reference.span, 0});
        }
    }
    return out;
}

}  // namespace clausebook
