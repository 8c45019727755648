#include "ingest/docx_numbering.h"

#include <algorithm>

#include "ingest/number_format.h"

namespace clausebook {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

void Numbering::read_level(Element element, Level& level) {
    constexpr int k_absent = -1;
    level.start = std::clamp(element.child("start").number("val", 0), 0, 1'000'000);
    Element format = element.child("numFmt");
    // Word 2010 and later write custom formats beside one that older ones understand.
    if (!format) format = element.child("AlternateContent").child("Choice").child("numFmt");
    level.format = format ? std::string(format.attribute("val")) : "decimal";
    if (level.format == "custom") {
        const std::string_view custom = format.attribute("format");
        const std::size_t zeros = custom.substr(0, custom.find(',')).size();
        level.format = zeros >= 3 && zeros <= 5 && custom[0] == '0' ? "decimalZero" + std::to_string(zeros) : "decimal";
    }
    constexpr std::size_t k_longest_text = 200;
    level.text = element.child("lvlText").attribute("val").substr(0, k_longest_text);
    if (const Element restart = element.child("lvlRestart")) {
        const int after = restart.number("val", k_absent);
        level.restart_after = after == 0 ? k_levels : after - 1;
    }
    if (const Element legal = element.child("isLgl")) level.legal = legal.attribute("val") != "0" && legal.attribute("val") != "false";
    level.style = element.child("pStyle").attribute("val");
    const ParagraphFormat format_of = read_paragraph_format(element.child("pPr"));
    level.left = format_of.left;
    level.first = format_of.first;
}

Numbering::Numbering(Element root, const Styles& styles) {
    std::map<int, Element> definitions;
    std::map<int, int> definition_of_list;
    for (const Element element : root) {
        if (element.name() == "abstractNum") definitions[element.number("abstractNumId", -1)] = element;
        if (element.name() == "num") definition_of_list[element.number("numId", -1)] = element.child("abstractNumId").number("val", -1);
    }
    // A definition may stand for a list style, whose own list has the levels.
    const auto with_levels = [&](int id) {
        for (int steps = 0; steps < 8; ++steps) {
            const auto definition = definitions.find(id);
            if (definition == definitions.end()) return id;
            const Element link = definition->second.child("numStyleLink");
            if (!link) return id;
            const std::string_view wanted = link.attribute("val");
            const auto owner = std::find_if(definitions.begin(), definitions.end(),
                                            [&](const auto& other) { return other.second.child("styleLink").attribute("val") == wanted; });
            if (owner != definitions.end()) {
                id = owner->first;
                continue;
            }
            const auto through_style = definition_of_list.find(styles.paragraph(wanted).format.list.value_or(-1));
            if (through_style == definition_of_list.end()) return id;
            id = through_style->second;
        }
        return id;
    };
    for (const Element element : root) {
        if (element.name() != "num") continue;
        List list;
        list.definition = with_levels(element.child("abstractNumId").number("val", -1));
        const auto definition = definitions.find(list.definition);
        if (definition == definitions.end()) continue;
        const auto at = [&list](Element level) -> Level* {
            const int number = level.number("ilvl", -1);
            return number >= 0 && number < k_levels ? &list.levels[static_cast<std::size_t>(number)] : nullptr;
        };
        for (const Element level : definition->second)
            if (level.name() == "lvl")
                if (Level* into = at(level)) read_level(level, *into);
        for (const Element change : element) {
            if (change.name() != "lvlOverride") continue;
            Level* into = at(change);
            if (!into) continue;
            if (const Element level = change.child("lvl")) read_level(level, *into);
            if (const Element start = change.child("startOverride"))
                list.start_override[static_cast<std::size_t>(into - list.levels.data())] = std::clamp(start.number("val", 1), 0, 1'000'000);
        }
        lists_[element.number("numId", -1)] = std::move(list);
    }
}

std::optional<int> Numbering::level_of_style(int list, std::string_view style_id) const {
    const auto found = lists_.find(list);
    if (found == lists_.end() || style_id.empty()) return std::nullopt;
    for (int level = 0; level < k_levels; ++level)
        if (found->second.levels[static_cast<std::size_t>(level)].style == style_id) return level;
    return std::nullopt;
}

int Numbering::count(List& list, int list_id, int level, bool by_style) {
    Counter& counter = counters_[list.definition];
    for (int deeper = level + 1; deeper < k_levels; ++deeper) {
        const int after = list.levels[static_cast<std::size_t>(deeper)].restart_after;
        if (after == -1 || (after < k_levels && level <= after)) counter.value[static_cast<std::size_t>(deeper)].reset();
    }
    const auto at = static_cast<std::size_t>(level);
    // Word numbers "restart at 1" for all levels of a list at once; coming back up from the sub-list that restarted, or to a sub-list
    // by its style under a parent of another list, the numbers go on.
    bool overridden = false;
    if (list.start_override[at] && overrides_met_.insert({list_id, level}).second) {
        const bool back_from_below = counter.last_level > level && counter.override_met && counter.value[at];
        const bool under_another = by_style && level > 0 && counter.value[at - 1] && counter.owner[at - 1] != list_id;
        overridden = !back_from_below && !under_another;
    }
    auto& value = counter.value[at];
    if (overridden)
        value = *list.start_override[at];
    else
        value = value ? *value + 1 : list.levels[at].start;
    counter.owner[at] = list_id;
    counter.override_met = overridden || (counter.override_met && level >= counter.last_level);
    counter.last_level = level;
    return *value;
}

std::optional<ListNumber> Numbering::next(int list_id, int level_number, bool by_style) {
    const auto found = lists_.find(list_id);
    if (found == lists_.end() || list_id == 0) return std::nullopt;
    List& list = found->second;
    const int level = std::clamp(level_number, 0, k_levels - 1);
    count(list, list_id, level, by_style);
    const Level& shape = list.levels[static_cast<std::size_t>(level)];
    ListNumber number;
    number.left = shape.left;
    number.first = shape.first;
    if (shape.format == "bullet") {
        number.bullet = !shape.text.empty();
        return number;
    }
    const Counter& counter = counters_[list.definition];
    std::string label;
    for (std::size_t i = 0; i < shape.text.size(); ++i) {
        const char c = shape.text[i];
        if (c != '%' || i + 1 >= shape.text.size() || shape.text[i + 1] < '1' || shape.text[i + 1] > '9') {
            label.push_back(c);
            continue;
        }
        const auto shown = static_cast<std::size_t>(shape.text[++i] - '1');
        if (static_cast<int>(shown) > level) continue;
        const Level& other = list.levels[shown];
        // A higher level that was not used yet shows where it would start.
        const int value = counter.value[shown].value_or(list.start_override[shown].value_or(other.start));
        label += format_number(value, shape.legal && other.format != "none" ? "decimal" : std::string_view(other.format));
    }
    number.label = trimmed(label);
    return number;
}

}  // namespace clausebook
