#include "ingest/table_lines.h"

#include <algorithm>

namespace clausebook {

namespace {

constexpr std::size_t k_long_paragraph = 240;  // bytes; words of a data cell are fewer

bool is_structured(const TableCells::Cell& cell) {
    return std::any_of(cell.begin(), cell.end(), [](const Line& line) {
        return line.bullet || line.label || line.heading_level > 0 || line.role == LineRole::table_row || line.role == LineRole::note;
    });
}

bool is_prose(const TableCells::Cell& cell) {
    return cell.size() > 1 && std::any_of(cell.begin(), cell.end(), [](const Line& line) { return line.text.size() > k_long_paragraph; });
}

bool is_rich(const TableCells::Cell& cell) { return is_structured(cell) || is_prose(cell); }

// "4.2", "(a)", "iv.", "B": what stands alone in a cell beside its clause.
bool is_number_alone(const TableCells::Cell& cell) {
    if (cell.size() != 1) return false;
    const Line& line = cell.front();
    if (line.label && line.text.empty()) return true;
    const std::string& text = line.text;
    if (text.empty() || text.size() > 10 || line.label) return false;
    std::size_t letters = 0, digits = 0, marks = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            ++letters;
        else if (c == '.' || c == '(' || c == ')')
            ++marks;
        else
            return false;
    }
    return digits > 0 ? letters <= 2 : (letters == 1 || (marks > 0 && letters <= 4));
}

void put(TableCells::Cell& cell, std::vector<Line>& out) {
    for (Line& line : cell)
        if (!line.text.empty()) out.push_back(std::move(line));
}

// The number's cell and its clause's made one.
void put_numbered(TableCells::Cell& number, TableCells::Cell& clause, std::vector<Line>& out) {
    Line& first = clause.front();
    if (number.front().label && !first.label) {
        first.label = number.front().label;
        first.role = number.front().role;
        first.list_level = number.front().list_level;
    } else if (!number.front().label)
        first.text = number.front().text + "\t" + first.text;
    first.indent = number.front().indent;
    put(clause, out);
}

Line row_line(const TableCells::Row& row) {
    Line line;
    line.role = LineRole::table_row;
    line.start = LineStart::new_block;
    line.whole_paragraph = true;
    line.bold = line.italic = true;
    bool first = true;
    for (const auto& cell : row) {
        if (!first) line.text += '\t';
        for (const Line& part : cell) {
            if (&part != &cell.front()) line.text += ' ';
            for (const char c : part.text) line.text += c == '\t' ? ' ' : c;
            line.bold &= part.bold;
            line.italic &= part.italic;
            line.font_size = std::max(line.font_size, part.font_size);
            if (line.page_number == 0) line.page_number = part.page_number;
        }
        first = false;
    }
    return line;
}

}  // namespace

std::vector<Line> table_lines(TableCells table) {
    std::vector<Line> out;
    for (auto& row : table.rows) row.erase(std::remove_if(row.begin(), row.end(), [](const auto& cell) { return cell.empty(); }), row.end());
    table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.empty(); }), table.rows.end());
    const auto rows = table.rows.size();
    const bool one_column = std::all_of(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.size() == 1; });
    if (one_column) {
        const bool data =
            rows > 1 && std::all_of(table.rows.begin(), table.rows.end(), [](const auto& row) { return row[0].size() == 1 && !is_structured(row[0]); });
        for (auto& row : table.rows) {
            if (data)
                out.push_back(row_line(row));
            else
                put(row[0], out);
        }
        return out;
    }
    // Lists side by side under their headings.
    const auto is_list = [](const auto& cell) { return is_rich(cell) || cell.size() > 2; };
    if (rows == 2 && table.rows[0].size() == table.rows[1].size() &&
        std::none_of(table.rows[0].begin(), table.rows[0].end(), [](const auto& cell) { return is_rich(cell) || cell.size() > 1; }) &&
        std::count_if(table.rows[1].begin(), table.rows[1].end(), is_list) > 1) {
        for (std::size_t column = 0; column < table.rows[0].size(); ++column) {
            put(table.rows[0][column], out);
            put(table.rows[1][column], out);
        }
        return out;
    }
    const bool side_by_side = rows == 1 && std::count_if(table.rows[0].begin(), table.rows[0].end(), is_list) > 1;
    for (auto& row : table.rows) {
        if (row.size() == 2 && is_number_alone(row[0]))
            put_numbered(row[0], row[1], out);
        else if (side_by_side || std::any_of(row.begin(), row.end(), is_rich)) {
            for (auto& cell : row) put(cell, out);
        } else {
            out.push_back(row_line(row));
        }
    }
    return out;
}

}  // namespace clausebook
