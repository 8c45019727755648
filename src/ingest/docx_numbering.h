#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "ingest/docx_styles.h"
#include "ooxml/package.h"

namespace clausebook {

// What Word prints before a paragraph of a list.
struct ListNumber {
    std::string label;  // "4.2", "(a)"; empty for a bullet and where nothing is printed
    bool bullet = false;
    std::optional<double> left, first;  // the list level's indents, as in ParagraphFormat
};

// numbering.xml and the running counters of its lists. Lists that share an abstract definition share its counters, as in Word;
// a level restarts where a higher one is used (lvlRestart says which), or where a list's startOverride is met for the first time.
class Numbering {
 public:
    Numbering() = default;
    Numbering(Element root, const Styles& styles);

    // Counts one paragraph of the list `list` (numId) at `level` (from 0) and gives what is printed before it; nothing where there is no
    // such list. Call it for the paragraphs in document order. `by_style`: the paragraph's style, not the paragraph, put it there.
    std::optional<ListNumber> next(int list, int level, bool by_style);

    // The level that the list's definition ties to a paragraph style.
    std::optional<int> level_of_style(int list, std::string_view style_id) const;

 private:
    static constexpr int k_levels = 9;
    struct Level {
        int start = 1;
        std::string format = "decimal";
        std::string text;        // "%1.%2"
        int restart_after = -1;  // restarts after use of this level (from 0) or a higher one; -1 after any higher one; k_levels never
        bool legal = false;      // all numbers in it decimal
        std::string style;
        std::optional<double> left, first;
    };
    using Levels = std::array<Level, k_levels>;
    struct List {
        int definition = -1;
        Levels levels;
        std::array<std::optional<int>, k_levels> start_override;
    };
    struct Counter {
        std::array<std::optional<int>, k_levels> value;
        std::array<int, k_levels> owner{};  // the list that counted there last
        int last_level = -1;
        bool override_met = false;  // the last paragraph, or one since the last step up, took a startOverride
    };
    static void read_level(Element element, Level& level);
    int count(List& list, int list_id, int level, bool by_style);

    std::map<int, List> lists_;
    std::map<int, Counter> counters_;              // by abstract definition
    std::set<std::pair<int, int>> overrides_met_;  // list, level
};

}  // namespace clausebook
