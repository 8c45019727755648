#include "app/details_table.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/printed_details.h"

namespace clausebook {
namespace {

struct Detail {
    std::string Details::*field;
    bool is_date = false;
};

const std::vector<std::pair<std::string, Detail>> k_details = {
    {"authority", {&Details::authority}},
    {"type", {&Details::authority_type}},
    {"nation", {&Details::nation}},
    {"kind", {&Details::kind}},
    {"title", {&Details::title}},
    {"adopted", {&Details::adopted, true}},
    {"review", {&Details::review, true}},
    {"effective", {&Details::effective, true}},
    {"version", {&Details::version}},
    {"status", {&Details::status}},
    {"url", {&Details::url}},
    {"retrieved", {&Details::retrieved, true}},
};

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

// The ISO 8601 form of a date as people in the United Kingdom write it; none where it is no date.
std::optional<std::string> iso_date(const std::string& written) {
    const bool is_iso = (written.size() == 4 || written.size() == 7 || written.size() == 10) && std::all_of(written.begin(), written.end(), [&](const char& c) {
                            return (&c - written.data()) % 3 == 1 && &c - written.data() > 3 ? c == '-' : c >= '0' && c <= '9';
                        });
    if (is_iso) return written;
    const std::string date = date_in(written);
    return date.empty() ? std::nullopt : std::optional(date);
}

// Records of fields; a quoted field may hold commas, line breaks and doubled quotes. Each with the line that it begins on.
struct CsvRecord {
    int line = 1;
    std::vector<std::string> fields;
};
std::vector<CsvRecord> parse_csv(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    std::vector<CsvRecord> records;
    int line = 1;
    for (std::size_t at = 0; at < text.size();) {
        CsvRecord record{line, {""}};
        for (bool quoted = false; at < text.size(); ++at) {
            const char c = text[at];
            if (c == '\n') ++line;
            if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
                record.fields.back() += text[at++];
            } else if (c == '"' && (quoted || record.fields.back().empty())) {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                record.fields.emplace_back();
            } else if (!quoted && c == '\n') {
                ++at;
                break;
            } else if (quoted || c != '\r') {
                record.fields.back() += c;
            }
        }
        if (record.fields.size() > 1 || !record.fields[0].empty()) records.push_back(std::move(record));
    }
    return records;
}

}  // namespace

const std::vector<std::string>& detail_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const auto& [name, detail] : k_details) out.push_back(name);
        return out;
    }();
    return names;
}

Result<void> set_detail(Details& details, const std::string& name, const std::string& value) {
    const auto found = std::find_if(k_details.begin(), k_details.end(), [&](const auto& entry) { return entry.first == name; });
    if (found == k_details.end()) {
        std::string known;
        for (const std::string& known_name : detail_names()) known += (known.empty() ? "" : ", ") + known_name;
        return fail({"detail-bad", "there is no detail '" + name + "'", "there are " + known, "", ""});
    }
    std::string stored = value;
    if (found->second.is_date && !value.empty()) {
        const std::optional<std::string> date = iso_date(value);
        if (!date) return fail({"detail-bad", "'" + value + "' is no date", "write it as 2023-05-16", "", name});
        stored = *date;
    }
    if (name == "status" && value != "in-force" && value != "draft" && value != "superseded" && value != "unknown" && !value.empty()) {
        return fail({"detail-bad", "'" + value + "' is no status", "it is in-force, draft, superseded or unknown", "", name});
    }
    details.*found->second.field = stored;
    return {};
}

Result<void> set_pages(ReadOptions& options, const std::string& written) {
    const std::size_t dash = written.find('-');
    const std::optional<int> first = number(std::string_view(written).substr(0, dash));
    const bool open = dash != std::string::npos && dash + 1 == written.size();
    const std::optional<int> last = dash == std::string::npos ? first : open ? std::optional(0) : number(std::string_view(written).substr(dash + 1));
    if (!first || !last || *first < 1 || (*last != 0 && *last < *first)) {
        return fail({"pages-bad", "'" + written + "' is no range of pages", "write it as 112-131", "", "pages"});
    }
    options.first_page = *first;
    options.last_page = *last;
    return {};
}

Result<std::vector<DetailsRow>> read_details_table(std::string_view csv, const std::string& path) {
    const std::vector<CsvRecord> records = parse_csv(csv);
    const auto bad = [&](Error error, int line) {
        error.code = "details-bad";
        error.path = path;
        error.place = "line " + std::to_string(line) + (error.place.empty() ? "" : ", " + error.place);
        return fail(std::move(error));
    };
    const std::string columns = "the first line names the columns: file, and any of id, pages and the details";
    if (records.empty()) return bad({"", "the table is empty", columns, "", ""}, 1);
    const std::vector<std::string>& head = records[0].fields;
    if (std::find(head.begin(), head.end(), "file") == head.end()) return bad({"", "there is no column 'file'", columns, "", ""}, 1);
    std::vector<DetailsRow> rows;
    for (std::size_t r = 1; r < records.size(); ++r) {
        DetailsRow row;
        if (records[r].fields.size() > head.size())
            return bad({"", "has more fields than the first line", "put fields that hold commas in quotation marks", "", ""}, records[r].line);
        for (std::size_t c = 0; c < records[r].fields.size(); ++c) {
            const std::string& value = records[r].fields[c];
            Result<void> set;
            if (head[c] == "file") {
                row.file = value;
            } else if (value.empty()) {
                continue;
            } else if (head[c] == "id") {
                row.id = value;
            } else if (head[c] == "pages") {
                set = set_pages(row.read_with, value);
                row.says_pages = true;
            } else {
                set = set_detail(row.details, head[c], value);
            }
            if (!set) return bad(set.error(), records[r].line);
        }
        if (row.file.empty()) return bad({"", "names no file", columns, "", ""}, records[r].line);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace clausebook
