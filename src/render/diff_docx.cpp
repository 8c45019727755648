#include "render/diff_docx.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/docx_writer.h"

namespace clausebook {

namespace {

Revision revision_of(WordsKind kind) {
    switch (kind) {
        case WordsKind::same:
            return Revision::none;
        case WordsKind::removed:
            return Revision::deleted;
        case WordsKind::inserted:
            return Revision::inserted;
    }
    return Revision::none;
}

class TrackedWriter {
 public:
    TrackedWriter(const VersionComparison& versions, const std::string& date)
        : versions_(versions), old_of_new_(versions.new_doc.units.size(), -1), writer_({.title = versions.new_name, .date = date}) {
        for (std::size_t i = 0; i < versions.changes.new_of_old.size(); ++i)
            if (versions.changes.new_of_old[i] >= 0) old_of_new_[static_cast<std::size_t>(versions.changes.new_of_old[i])] = static_cast<int>(i);
    }

    Result<std::string> write() {
        for (const ChangeRow& row : versions_.changes.rows) {
            const Change* change = row.changes.empty() ? nullptr : &versions_.changes.changes[static_cast<std::size_t>(row.changes.back())];
            if (in_one_place(change)) {
                if (row.old_unit >= 0 && row.new_unit >= 0) write_words(*change, row);
            } else if (row.old_unit >= 0 && row.new_unit >= 0) {
                change ? write_words(*change, row) : write_paragraph(shown_unchanged(versions_, row.old_unit, row.new_unit, Letters::both), row);
            } else {
                write_alone(row, change);
            }
        }
        writer_.add(DocxParagraph{});  // an end that no change takes away
        return writer_.finish();
    }

 private:
    // A split or merge that shares a row with its partner: its other rows are written there. Between them stands nothing of either version.
    bool in_one_place(const Change* change) const {
        if (!change || (change->kind != ChangeKind::split && change->kind != ChangeKind::merge)) return false;
        return std::any_of(versions_.changes.rows.begin(), versions_.changes.rows.end(),
                           [&](const ChangeRow& row) { return row.old_unit == change->old_units.front() && row.new_unit == change->new_units.front(); });
    }

    DocxParagraph styled(const ChangeRow& row) const {
        const ProtocolDoc& doc = row.new_unit >= 0 ? versions_.new_doc : versions_.old_doc;
        DocxParagraph paragraph;
        int unit = row.new_unit >= 0 ? row.new_unit : row.old_unit;
        const UnitKind kind = doc.units[static_cast<std::size_t>(unit)].kind;
        int depth = 0;
        for (unit = doc.units[static_cast<std::size_t>(unit)].parent; unit >= 0; unit = doc.units[static_cast<std::size_t>(unit)].parent) ++depth;
        if (kind == UnitKind::title) {
            paragraph.style = DocxStyle::title;
        } else if (kind == UnitKind::section) {
            paragraph.style = depth == 0 ? DocxStyle::heading1 : depth == 1 ? DocxStyle::heading2 : DocxStyle::heading3;
        } else {
            paragraph.level = std::clamp(depth - 1, 0, 8);
        }
        return paragraph;
    }

    void write_paragraph(const ShownParagraph& shown, const ChangeRow& row) {
        DocxParagraph paragraph = styled(row);
        for (const ShownRun& run : shown.runs) paragraph.runs.push_back({.text = run.text, .revision = revision_of(run.kind)});
        paragraph.revision = revision_of(shown.end);
        writer_.add(paragraph);
    }

    void write_words(const Change& change, const ChangeRow& row) {
        for (const ShownParagraph& paragraph : shown_words(versions_, change, Letters::both)) write_paragraph(paragraph, row);
    }

    // A unit that only one version has here: it came, went or moved.
    void write_alone(const ChangeRow& row, const Change* change) {
        const bool is_old = row.old_unit >= 0;
        const int partner = is_old ? versions_.changes.new_of_old[static_cast<std::size_t>(row.old_unit)] : old_of_new_[static_cast<std::size_t>(row.new_unit)];
        const bool grouped = change && (change->kind == ChangeKind::split || change->kind == ChangeKind::merge);
        const bool moved = partner >= 0 && !grouped;
        DocxParagraph paragraph = styled(row);
        paragraph.revision = moved ? (is_old ? Revision::moved_from : Revision::moved_to) : (is_old ? Revision::deleted : Revision::inserted);
        if (moved) paragraph.move_name = fmt::format("move{}", (is_old ? row.old_unit : partner) + 1);
        if (moved && !is_old && change && change->kind == ChangeKind::modify) {
            const std::vector<ShownParagraph> shown = shown_words(versions_, *change, Letters::new_version);
            for (const ShownRun& run : shown.front().runs)
                if (run.kind != WordsKind::removed)
                    paragraph.runs.push_back({.text = run.text, .revision = run.kind == WordsKind::same ? Revision::moved_to : Revision::inserted});
        } else {
            paragraph.runs.push_back(
                {.text = is_old ? shown_unit(versions_.old_doc, row.old_unit) : shown_unit(versions_.new_doc, row.new_unit), .revision = paragraph.revision});
        }
        writer_.add(paragraph);
    }

    const VersionComparison& versions_;
    std::vector<int> old_of_new_;
    DocxWriter writer_;
};

}  // namespace

Result<std::string> diff_docx(const VersionComparison& versions, const std::string& date) { return TrackedWriter(versions, date).write(); }

}  // namespace clausebook
