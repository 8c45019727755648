#include "segment/outer_headings.h"

#include <algorithm>
#include <vector>

namespace clausebook {

namespace {

class OuterHeadings {
 public:
    explicit OuterHeadings(ProtocolDoc& doc) : units_(doc.units) {}

    void settle_title() {
        std::size_t first = 0;
        while (first < units_.size() && is_front(units_[first])) ++first;
        std::size_t last = first;
        while (last + 1 < units_.size() && unnumbered_section(last) && unnumbered_section(last + 1) && units_[last].parent == units_[last + 1].parent) ++last;
        if (last >= units_.size() || !unnumbered_section(last) || units_[last].parent >= 0 || !holds_all_after(last) || parts_of(last) < 2) return;
        int title = -1;
        for (std::size_t i = 0; i <= last; ++i) {
            Unit& unit = units_[i];
            if (i >= first) {
                unit.kind = UnitKind::title;
                unit.text = unit.heading;
                unit.heading = {};
                unit.parent = title;
            }
            if (title < 0 && unit.kind == UnitKind::title) title = static_cast<int>(i);
        }
        bool in_parts = false;  // paragraphs before the first section or clause introduce the document
        for (std::size_t i = last + 1; i < units_.size(); ++i) {
            if (units_[i].parent != static_cast<int>(last)) continue;
            in_parts = in_parts || units_[i].kind == UnitKind::section || !units_[i].label.empty();
            units_[i].parent = in_parts ? -1 : title;
        }
    }

    void settle_closing() {
        std::size_t behind_numbers = units_.size();
        while (behind_numbers > 0 && units_[behind_numbers - 1].label.empty()) --behind_numbers;
        for (std::size_t i = behind_numbers; i < units_.size(); ++i) {
            if (!unnumbered_section(i) || !holds_only_numbered(units_[i].parent, behind_numbers)) continue;
            int outer = units_[i].parent;
            while (outer >= 0 && !at(outer).label.empty()) outer = at(outer).parent;
            units_[i].parent = outer;
        }
    }

 private:
    Unit& at(int unit) { return units_[static_cast<std::size_t>(unit)]; }
    static bool is_front(const Unit& unit) { return unit.kind == UnitKind::title || unit.kind == UnitKind::meta; }
    bool unnumbered_section(std::size_t unit) const { return units_[unit].kind == UnitKind::section && units_[unit].label.empty(); }

    bool holds_all_after(std::size_t holder) const {
        for (std::size_t i = holder + 1; i < units_.size(); ++i) {
            if (units_[i].parent < static_cast<int>(holder) && units_[i].kind != UnitKind::meta) return false;
        }
        return true;
    }
    // Sections and numbered clauses right below.
    std::ptrdiff_t parts_of(std::size_t holder) const {
        return std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) {
            return unit.parent == static_cast<int>(holder) && (unit.kind == UnitKind::section || !unit.label.empty());
        });
    }
    // Whether `section` is numbered, and all that stands right below it before unit `end`.
    bool holds_only_numbered(int section, std::size_t end) {
        if (section < 0 || at(section).label.empty() || at(section).kind != UnitKind::section) return false;
        bool any = false;
        for (std::size_t i = static_cast<std::size_t>(section) + 1; i < end; ++i) {
            if (units_[i].parent != section) continue;
            if (units_[i].label.empty()) return false;
            any = true;
        }
        return any;
    }

    std::vector<Unit>& units_;
};

}  // namespace

void settle_outer_headings(ProtocolDoc& doc) {
    OuterHeadings headings(doc);
    headings.settle_title();
    headings.settle_closing();
}

}  // namespace clausebook
