#include "extract/place_mentions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "extract/word_lists.h"

namespace clausebook {
namespace {

struct PlaceNoun {
    std::string_view word, noun;
};
constexpr std::array<PlaceNoun, 46> k_place_nouns = {{
    {"paragraph", "paragraph"},
    {"paragraphs", "paragraph"},
    {"para", "paragraph"},
    {"paras", "paragraph"},
    {"section", "section"},
    {"sections", "section"},
    {"s", "s"},
    {"ss", "s"},
    {"sec", "s"},
    {"sect", "s"},
    {"clause", "clause"},
    {"clauses", "clause"},
    {"cl", "clause"},
    {"subclause", "clause"},
    {"subclauses", "clause"},
    {"subparagraph", "paragraph"},
    {"subparagraphs", "paragraph"},
    {"subsection", "section"},
    {"subsections", "section"},
    {"article", "article"},
    {"articles", "article"},
    {"part", "part"},
    {"parts", "part"},
    {"appendix", "appendix"},
    {"appendices", "appendix"},
    {"annex", "annex"},
    {"annexe", "annex"},
    {"annexes", "annex"},
    {"schedule", "schedule"},
    {"schedules", "schedule"},
    {"chapter", "chapter"},
    {"chapters", "chapter"},
    {"point", "point"},
    {"points", "point"},
    {"rule", "rule"},
    {"rules", "rule"},
    {"regulation", "regulation"},
    {"regulations", "regulation"},
    {"step", "step"},
    {"steps", "step"},
    {"stage", "stage"},
    {"stages", "stage"},
    {"note", "note"},
    {"notes", "note"},
    {"footnote", "footnote"},
    {"footnotes", "footnote"},
}};

// "paragraph" of "paras"; empty where the word names no kind of place.
std::string_view place_noun(std::string_view word) {
    static const WordGate gate = [] {
        WordGate made;
        for (const PlaceNoun& each : k_place_nouns) made.add(each.word);
        return made;
    }();
    if (!gate.may_hold(word)) return {};
    const auto found = std::find_if(k_place_nouns.begin(), k_place_nouns.end(), [word](const PlaceNoun& each) { return is_same_word(each.word, word); });
    return found == k_place_nouns.end() ? std::string_view() : found->noun;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_roman(std::string_view word) { return !word.empty() && word.find_first_not_of("ivxl") == std::string_view::npos; }

// "4.2", "100F", "12A"; a letter or roman figure only in brackets or as a capital by itself.
bool is_label_word(const Reading& reading, std::size_t at, bool in_brackets) {
    const std::string_view word = reading.word(at);
    if (word.empty() || word.size() > 8) return false;
    if (is_digit(word[0]))
        return word.find_first_not_of("0123456789.abcdefghijklmnopqrstuvwxyz") == std::string_view::npos && word.find_first_of("0123456789") == 0;
    if (in_brackets) return (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') || is_roman(word);
    if (!reading.is_capital(at)) return false;
    if (word.size() > 1 && word.find_first_not_of("0123456789.", 1) == std::string_view::npos) return true;  // "E9", "B2.1"
    return (word.size() == 1 && word != "i") ||
           (word.size() <= 4 && is_roman(word) && std::isupper(static_cast<unsigned char>(reading.printed(at).back())) != 0);
}

bool opens_bracket(const Reading& reading, std::size_t at) {
    const std::string_view gap = reading.gap_before(at);
    return !gap.empty() && gap.back() == '(';
}

bool closes_bracket(const Reading& reading, std::size_t at) {
    const std::string_view gap = reading.gap_before(at + 1);
    return !gap.empty() && gap.front() == ')';
}

struct Label {
    std::vector<std::string> parts;
    std::size_t end = 0;  // the index after its last word
    Span span;
};

// "4.2(b)(ii)" from its first word on.
constexpr std::size_t k_most_parts = 8;  // of a label: "12.4(b)(iii)(A)"; longer runs of brackets are none

std::optional<Label> label_at(const Reading& reading, std::size_t at, std::size_t end) {
    if (at >= end) return std::nullopt;
    const bool bracketed = opens_bracket(reading, at) && closes_bracket(reading, at);
    if (!is_label_word(reading, at, bracketed)) return std::nullopt;
    Label label;
    label.parts = label_parts(reading.word(at));
    label.span = reading.words[at].span;
    if (bracketed) --label.span.begin;
    std::size_t next = at + 1;
    while (next < end && label.parts.size() < k_most_parts && is_one_of(reading.gap_before(next), {"(", ")(", ") (", " ("}) &&
           is_label_word(reading, next, true) && closes_bracket(reading, next)) {
        label.parts.emplace_back(reading.word(next));
        ++next;
    }
    label.end = next;
    label.span.end = reading.words[next - 1].span.end;
    if (closes_bracket(reading, next - 1) && (bracketed || next > at + 1)) ++label.span.end;
    return label;
}

class PlaceReader {
 public:
    PlaceReader(const Reading& reading, std::vector<PlaceMention>& out) : reading_(reading), out_(out) {}

    void read(WordRange sentence) {
        sentence_ = sentence;
        for (std::size_t at = sentence.begin; at < sentence.end;) {
            std::size_t next = read_labelled(at);
            if (next == at) next = read_bracketed(at);
            if (next == at) next = read_neighbour(at);
            at = next == at ? at + 1 : next;
        }
    }

 private:
    std::string_view word(std::size_t at) const { return at >= sentence_.begin && at < sentence_.end ? reading_.word(at) : std::string_view(); }

    // "see", "see also" before a place are printed with it.
    Span with_see(Span span, std::size_t first) const {
        if (first > sentence_.begin && word(first - 1) == "see") span.begin = reading_.words[first - 1].span.begin;
        if (first > sentence_.begin + 1 && word(first - 1) == "also" && word(first - 2) == "see") span.begin = reading_.words[first - 2].span.begin;
        return span;
    }

    void read_tail(PlaceMention& place, std::size_t at) const {
        if (is_one_of(word(at), {"above", "below"}) && !reading_.gap_has(at, ".;:")) {
            place.direction = word(at) == "above" ? Direction::above : Direction::below;
            place.span.end = reading_.words[at].span.end;
            place.words.end = at + 1;
            return;
        }
        if (is_one_of(word(at), {"of", "in", "to"}) && word(at + 1) == "this" &&
            is_one_of(word(at + 2), {"protocol", "code", "guidance", "document", "policy", "procedure", "charter", "guide", "part", "section", "constitution",
                                     "scheme", "note"})) {
            place.is_own = word(at + 2) != "constitution";
            if (!place.is_own) return;
            place.span.end = reading_.words[at + 2].span.end;
            place.words.end = at + 3;
        }
    }

    std::size_t read_labelled(std::size_t at) {
        std::string_view noun = place_noun(word(at));
        if (noun.empty()) return at;
        if (noun == "s" && reading_.printed(at) != "s" && reading_.printed(at) != "ss" && reading_.printed(at) != "S") return at;
        std::size_t first = at;
        if (at > sentence_.begin && word(at - 1) == "sub") first = at - 1;
        auto label = label_at(reading_, at + 1, sentence_.end);
        if (!label || reading_.gap_before(at + 1).find_first_of(",;:") != std::string_view::npos) return at;
        const std::string_view gap = reading_.gap_before(at + 1);
        if (gap.find('.') != std::string_view::npos && !is_one_of(word(at), {"s", "ss", "cl", "para", "paras", "sec", "sect"})) return at;
        // "Regulations 2012" ends a name.
        if (noun == "regulation" && label->parts.size() == 1 && label->parts.front().size() == 4 && !reading_.gap_has(at + 1, "(")) return at;
        // "section 151 officer" is a post.
        if (is_one_of(word(label->end),
                      {"officer", "officers", "report", "reports", "items", "item", "business", "session", "agenda", "papers", "matters", "information"}) &&
            !reading_.gap_has(label->end, ".,;"))
            return label->end;
        PlaceMention place;
        place.noun = noun;
        place.labels = label->parts;
        place.words = {first, label->end};
        place.name = {reading_.words[first].span.begin, label->span.end};
        place.span = with_see(place.name, first);
        place.rule = "labelled-place";
        std::size_t end = label->end;
        const std::size_t begun = out_.size();
        out_.push_back(place);
        // "paragraphs 8 to 11": one place; "2, 5 and 7": one each.
        while (end < sentence_.end) {
            const std::string_view between = reading_.gap_before(end);
            std::size_t next = end;
            const bool comma = between.find(',') != std::string_view::npos;
            const bool dash = between.find_first_of("-\xE2") != std::string_view::npos;
            const bool through = is_one_of(word(next), {"to"});
            const bool joined = is_one_of(word(next), {"and", "or"});
            if (through || joined)
                ++next;
            else if (!comma && !dash)
                break;
            if (comma && !joined && !is_digit(word(next).empty() ? 'x' : word(next)[0]) && !opens_bracket(reading_, next)) break;
            const auto further = label_at(reading_, next, sentence_.end);
            if (!further || (reading_.is_capital(next) && !is_digit(word(next)[0]) && !opens_bracket(reading_, next) && word(next).size() > 1)) break;
            if (through || dash) {
                out_.back().span.end = out_.back().name.end = further->span.end;
                out_.back().words.end = further->end;
            } else {
                PlaceMention other = place;
                other.labels = further->parts;
                other.words = {next, further->end};
                other.name = other.span = further->span;
                // "4.2(a) and (b)": a letter alone belongs to the number before it.
                if (opens_bracket(reading_, next) && place.labels.size() > 1 && further->parts.size() == 1) {
                    other.labels = place.labels;
                    other.labels.back() = further->parts.front();
                }
                out_.push_back(std::move(other));
            }
            end = further->end;
        }
        read_tail(out_.back(), end);
        for (std::size_t i = begun; i + 1 < out_.size(); ++i) {
            out_[i].direction = out_.back().direction;
            out_[i].is_own = out_.back().is_own;
        }
        return std::max(end, out_.back().words.end);
    }

    // "(b) below", "see (a)", "4.2 above": a label without a noun.
    std::size_t read_bracketed(std::size_t at) {
        const auto label = label_at(reading_, at, sentence_.end);
        if (!label) return at;
        const bool bracketed = opens_bracket(reading_, at) && closes_bracket(reading_, at);
        const std::string_view next = word(label->end);
        const bool directed = is_one_of(next, {"above", "below"}) && !reading_.gap_has(label->end, ",.;:");
        const bool seen = at > sentence_.begin && word(at - 1) == "see";
        const bool dotted = word(at).find('.') != std::string_view::npos;
        const bool is_bare = !directed && !(seen && (bracketed || dotted));
        if (is_bare && !(dotted && is_pointed_at(at, label->end))) return at;
        if (!bracketed && !dotted) return at;
        PlaceMention place;
        place.labels = label->parts;
        place.words = {at, label->end};
        place.name = label->span;
        place.span = with_see(label->span, at);
        place.rule = "label-alone";
        place.is_bare = is_bare;
        read_tail(place, label->end);
        const std::size_t end = std::max(label->end, place.words.end);
        out_.push_back(std::move(place));
        return end;
    }

    // "see also 4.3", "in accordance with 4.3", "4.3 and 4.4": words that point at a clause by its number; not "in 4.3 hours".
    bool is_pointed_at(std::size_t at, std::size_t end) const {
        const std::string_view gap = reading_.gap_before(at);
        if (gap != " " && gap != " (") return false;
        if (end < sentence_.end && reading_.gap_before(end) == " " &&
            !is_one_of(word(end), {"and", "or",   "to",       "of",      "in", "the",   "a",     "an",   "applies", "apply", "does",   "is",
                                   "are", "sets", "officers", "members", "as", "which", "where", "must", "may",     "shall", "should", "will"}))
            return false;
        const std::string_view before = at > sentence_.begin ? word(at - 1) : std::string_view();
        if (is_one_of(before, {"and", "or"})) return !out_.empty() && out_.back().is_bare && out_.back().words.end + 1 == at;
        if (before == "also") return at > sentence_.begin + 1 && word(at - 2) == "see";
        return is_one_of(before, {"in", "under", "with", "at", "by", "per"});
    }

    // "the above", "set out below", "the following paragraphs", "the preceding section".
    std::size_t read_neighbour(std::size_t at) {
        const std::string_view here = word(at);
        const std::string_view before = at > sentence_.begin ? word(at - 1) : std::string_view();
        const std::string_view after = word(at + 1);
        WordRange range;
        Direction direction = Direction::none;
        const std::string_view following_gap = reading_.gap_before(at + 1);
        if (is_one_of(here, {"above", "below"})) {
            const bool closes = at + 1 >= sentence_.end || following_gap.find_first_of(",.;)") != std::string_view::npos;
            const bool shown = is_one_of(before, {"shown", "out", "described", "listed", "mentioned", "to", "given", "outlined", "stated", "defined", "as",
                                                  "detailed", "specified", "noted", "explained", "identified", "provided", "summarised"});
            const bool noun = is_one_of(before, {"procedure", "procedures", "rules", "paragraph", "paragraphs", "section", "sections", "provisions",
                                                 "principles", "list", "table", "guidance", "steps", "process", "points", "arrangements", "criteria"});
            if (before == "the" && here == "above") {
                // "the above also applies", "subject to the above": not "the above average".
                range = {at - 1, at + 1};
                if (is_one_of(after, {"average", "mentioned", "named"})) return at;
                if (is_one_of(after, {"paragraph", "paragraphs", "provisions", "principles", "rules", "section", "procedure", "requirements", "guidance",
                                      "arrangements"}))
                    range.end = at + 2;
            } else if (shown || noun) {
                if (reading_.gap_before(at + 1).find(':') != std::string_view::npos) return at;
                if (before == "to" && !(at > sentence_.begin + 1 && word(at - 2) == "referred")) return at;
                if (before == "as" && !closes) return at;
                if (!closes && is_one_of(after, {"the", "a", "an", "all", "any", "that", "those", "average"})) return at;
                range = {at, at + 1};
            } else {
                return at;
            }
            direction = here == "above" ? Direction::above : Direction::below;
        } else if (is_one_of(here, {"following", "preceding", "previous", "foregoing", "next"}) && is_one_of(before, {"the", "two", "three"})) {
            const bool noun =
                is_one_of(after, {"paragraph", "paragraphs", "section", "sections", "clause", "clauses", "subsection", "subsections", "provisions"});
            if (!noun && !(here == "foregoing")) return at;
            const std::size_t end = noun ? at + 2 : at + 1;
            if (reading_.gap_before(end).find(':') != std::string_view::npos || opens_own_list()) return at;
            range = {at - 1, end};
            direction = is_one_of(here, {"following", "next"}) ? Direction::below : Direction::above;
        } else {
            return at;
        }
        PlaceMention place;
        place.words = range;
        place.name = place.span = reading_.span(range);
        place.direction = direction;
        place.rule = "neighbouring-place";
        out_.push_back(std::move(place));
        return range.end;
    }

    // The sentence ends in a colon: what it announces is its own list.
    bool opens_own_list() const {
        const std::string_view close = reading_.gap_before(sentence_.end);
        return sentence_.end == reading_.words.size() && close.find(':') != std::string_view::npos;
    }

    const Reading& reading_;
    std::vector<PlaceMention>& out_;
    WordRange sentence_;
};

}  // namespace

std::vector<PlaceMention> find_place_mentions(const Reading& reading) {
    std::vector<PlaceMention> out;
    PlaceReader reader(reading, out);
    for (const WordRange sentence : reading.sentences) reader.read(sentence);
    return out;
}

std::vector<std::string> label_parts(std::string_view printed) {
    std::vector<std::string> parts;
    std::string current;
    const auto close = [&] {
        if (current.size() == 1 || (!current.empty() && place_noun(current).empty())) parts.push_back(current);
        current.clear();
    };
    for (const char c : printed) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0)
            current.push_back(static_cast<char>(std::tolower(byte)));
        else
            close();
    }
    close();
    return parts;
}

}  // namespace clausebook
