#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "render/docx_template.h"

namespace clausebook {

// What a tracked change says of a run or of a paragraph's end.
enum class Revision { none, inserted, deleted, moved_from, moved_to };

struct DocxRun {
    std::string text;  // UTF-8; a tab or a line break is kept as such
    bool bold = false;
    bool italic = false;
    bool strike = false;
    bool underline = false;
    bool muted = false;  // grey: what is said about a quote, not part of it
    Revision revision = Revision::none;
};

struct DocxParagraph {
    std::vector<DocxRun> runs;
    DocxStyle style = DocxStyle::normal;
    int level = 0;                       // indentation, from 0
    Revision revision = Revision::none;  // of the paragraph's end: rejecting an inserted end joins it to the next paragraph
    std::string move_name = {};          // joins the two places of one move; both have the same
};

struct DocxCell {
    std::vector<DocxParagraph> paragraphs;
    int columns = 1;  // how many it spans
};

// A table with ruled cells; its header rows are repeated on each page.
struct DocxTable {
    std::vector<int> widths;  // of the columns, as shares of the page's width: {1, 1, 2}
    int header_rows = 1;
    std::vector<std::vector<DocxCell>> rows;
    bool unsplit_rows = false;  // no row goes over a page's end, unless it is longer than a page
};

struct DocxOptions {
    std::string title;
    std::string author = "clausebook";
    std::string date = {};     // ISO 8601, of the file and of tracked changes; empty: none is written
    bool landscape = false;    // A4 in either case
    DocxTemplate styles = {};  // another document's; none: our own
};

// A paragraph or a cell of plain text.
DocxParagraph docx_paragraph(std::string_view text, DocxStyle style = DocxStyle::normal);
DocxCell docx_cell(std::string_view text, bool bold = false);

// Writes one Word document (WordprocessingML, ISO/IEC 29500) into memory: add paragraphs and tables in their order, then finish.
class DocxWriter {
 public:
    explicit DocxWriter(DocxOptions options);
    void add(const DocxParagraph& paragraph);
    void add(const DocxTable& table);
    // The bytes of the file. Nothing is added afterwards. Error "package-write" where it could not be zipped.
    Result<std::string> finish();

 private:
    std::string revision_attributes();
    void write_runs(const DocxParagraph& paragraph);
    void write_paragraph(const DocxParagraph& paragraph);
    std::string style_id(DocxStyle style) const;

    DocxOptions options_;
    std::string body_;
    int next_id_ = 1;
};

}  // namespace clausebook
