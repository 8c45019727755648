#include "app/verify_report.h"

#include <algorithm>
#include <map>
#include <optional>

#include "ooxml/sheets.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace clausebook {
namespace {

constexpr std::string_view k_open = "\u201c", k_close = "\u201d";
constexpr std::string_view k_cut = "[cut:";  // a text too long for a cell ends so

// A version's words, blanks folded.
class Texts {
 public:
    explicit Texts(const Library& library) : library_(library) {}

    Result<const std::string*> of(const DocumentRef& ref) {
        auto found = texts_.find(ref.name());
        if (found == texts_.end()) {
            const Result<DocumentRecord> record = library_.read(ref);
            if (!record) return fail(record.error());
            found = texts_.emplace(ref.name(), fold_blanks(record->doc.text)).first;
        }
        return &found->second;
    }

 private:
    const Library& library_;
    std::map<std::string, std::string> texts_;
};

std::vector<const DocumentEntry*> documents_named(const Library& library, const std::string& name) {
    const Manifest& manifest = library.book().manifest();
    if (const DocumentEntry* document = manifest.document(name)) return {document};
    std::vector<const DocumentEntry*> out;
    for (const DocumentEntry& document : manifest.documents) {
        if (!name.empty() && document.current(library.today()).details().authority == name) out.push_back(&document);
    }
    return out;
}

Result<void> hold(const Library& library, Texts& texts, ReportQuote& quote) {
    const std::string words = fold_blanks(quote.text);
    const std::vector<const DocumentEntry*> documents = documents_named(library, quote.document);
    if (documents.empty()) {
        quote.state = QuoteState::unknown;
        quote.message = "the library does not hold this document";
        return {};
    }
    quote.state = QuoteState::altered;
    quote.message = "these words stand in no version of the document";
    for (const DocumentEntry* document : documents) {
        const VersionEntry& current = document->current(library.today());
        const auto text = texts.of({document->id, current.number});
        if (!text) return fail(text.error());
        if ((*text)->find(words) != std::string::npos) {
            const bool in_force = current.details().status != "superseded";
            quote.state = in_force ? QuoteState::stands : QuoteState::superseded;
            quote.message = in_force ? "" : "the document is superseded";
            return {};
        }
        for (const VersionEntry& version : document->versions) {
            if (version.number == current.number) continue;
            const auto other = texts.of({document->id, version.number});
            if (!other) return fail(other.error());
            if ((*other)->find(words) == std::string::npos) continue;
            quote.state = QuoteState::superseded;
            quote.message = "stands in " + DocumentRef{document->id, version.number}.name() + ", and no longer in " +
                            DocumentRef{document->id, current.number}.name() + ", which holds now";
        }
    }
    return {};
}

// "Made by clausebook 0.1.0, library 3fd1...": what the report says it was made from.
void find_fingerprint(std::string_view line, ReportCheck& check) {
    constexpr std::string_view k_before = ", library ";
    const std::size_t at = line.rfind(k_before);
    if (line.substr(0, 8) != "Made by " || at == std::string_view::npos) return;
    line.remove_prefix(at + k_before.size());
    check.fingerprint = std::string(line.substr(0, line.find_first_not_of("0123456789abcdef")));
}

Result<ReportCheck> read_workbook(std::string_view bytes) {
    const auto sheets = read_sheets(bytes);
    if (!sheets) return fail(sheets.error());
    ReportCheck check;
    for (const Sheet& sheet : *sheets) {
        if (sheet.rows.empty()) continue;
        const auto column = [&](std::string_view name) -> std::optional<std::size_t> {
            const auto& head = sheet.rows.front().cells;
            const auto found = std::find_if(head.begin(), head.end(), [&](const std::string& cell) { return fold(cell) == name; });
            return found == head.end() ? std::nullopt : std::optional<std::size_t>(found - head.begin());
        };
        const auto words = column("exact words"), document = column("document"), citation = column("citation");
        for (const SheetRow& row : sheet.rows) {
            const auto cell = [&](const std::optional<std::size_t>& at) { return at && *at < row.cells.size() ? row.cells[*at] : std::string(); };
            for (const std::string& text : row.cells) find_fingerprint(text, check);
            const std::string text = cell(words);
            const bool is_head = &row == &sheet.rows.front();
            if (is_head || text.empty() || text.find(k_cut) != std::string::npos) continue;
            check.quotes.push_back({QuoteState::stands, cell(document), sheet.name + ", row " + std::to_string(row.number), cell(citation), text, ""});
        }
    }
    return check;
}

std::optional<std::string> quoted(const std::string& paragraph) {
    const std::string text = fold_blanks(paragraph);
    if (!text.starts_with(k_open) || !text.ends_with(k_close) || text.size() <= k_open.size() + k_close.size()) return std::nullopt;
    return text.substr(k_open.size(), text.size() - k_open.size() - k_close.size());
}

Result<ReportCheck> read_word_file(std::string_view bytes) {
    const auto text = read_docx_tables(bytes);
    if (!text) return fail(text.error());
    ReportCheck check;
    for (const std::string& paragraph : text->paragraphs) find_fingerprint(paragraph, check);
    const auto first = [](const DocxCellText& cell) { return cell.paragraphs.empty() ? std::string() : fold_blanks(cell.paragraphs.front()); };
    for (std::size_t t = 0; t < text->tables.size(); ++t) {
        const DocxTableText& table = text->tables[t];
        if (table.empty() || table.front().empty()) continue;
        // A matrix has a document a column, a list one a row.
        const bool matrix = first(table.front().front()) == "Question";
        for (std::size_t r = 1; r < table.size(); ++r) {
            for (std::size_t c = 0; c < table[r].size(); ++c) {
                const std::vector<std::string>& paragraphs = table[r][c].paragraphs;
                for (std::size_t p = 0; p < paragraphs.size(); ++p) {
                    const std::optional<std::string> words = quoted(paragraphs[p]);
                    if (!words) continue;
                    const std::string name = matrix ? (c < table.front().size() ? first(table.front()[c]) : "") : first(table[r].front());
                    const std::string citation = p + 1 < paragraphs.size() ? paragraphs[p + 1] : "";
                    check.quotes.push_back(
                        {QuoteState::stands, name, "table " + std::to_string(t + 1) + ", row " + std::to_string(r + 1), citation, *words, ""});
                }
            }
        }
    }
    return check;
}

}  // namespace

Result<ReportCheck> verify_report(const Library& library, std::string_view bytes) {
    Result<ReportCheck> check = read_workbook(bytes);
    if (!check && check.error().code == "xlsx-damaged") check = read_word_file(bytes);
    if (!check) return check;
    if (check->quotes.empty()) {
        return fail({"report-bad", "it holds no quotes", "name a table that was made with: clausebook compare --format xlsx, or docx", "", ""});
    }
    check->same_library = !check->fingerprint.empty() && check->fingerprint == library.fingerprint();
    Texts texts(library);
    for (ReportQuote& quote : check->quotes) {
        if (auto held = hold(library, texts, quote); !held) return fail(held.error());
    }
    return check;
}

}  // namespace clausebook
