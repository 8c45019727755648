#pragma once
#include <string>
#include <vector>

#include "ingest/docx_styles.h"
#include "model/read_options.h"
#include "ooxml/package.h"

namespace clausebook {

// What stands in one paragraph, before it is cut into lines.
struct ParagraphText {
    static constexpr char k_break = '\n';      // a line break inside the paragraph
    static constexpr char k_page_turn = '\f';  // a new page begins here, as last laid out

    struct Run {
        std::size_t begin = 0;  // byte in `text`; up to the next run's
        bool bold = false, italic = false;
        double size = 0;
    };
    struct Note {
        std::string id;
        bool endnote = false;
        std::string mark;  // set by hand; empty where it is numbered
    };

    std::string text;  // UTF-8 as in the file; tabs stay
    std::vector<Run> runs;
    std::vector<Note> notes;            // in order of their marks
    std::vector<std::string> comments;  // their ids
    std::vector<Element> boxes;         // txbxContent: text that stands in a box beside it
    bool in_contents = false;           // some of it is made by a contents field

    bool blank() const;
    void append(const ParagraphText& next);
};

// Reads the runs of paragraphs one after another: fields give their results, tracked changes the chosen text. Keeps what spans paragraphs
// (fields) and counts what is left out.
class ParagraphReader {
 public:
    ParagraphReader(const Styles& styles, TrackedChanges tracked) : styles_(styles), tracked_(tracked) {}

    // `letters`: how letters of the paragraph's style look.
    ParagraphText read(Element paragraph, const LetterFormat& letters);

    // Whether the text that an ins, del, moveTo or moveFrom element holds is read; counts it.
    bool takes(Element change);

    int insertions = 0, deletions = 0;
    int hidden = 0;    // runs that are not printed
    int pictures = 0;  // and drawings without text
    bool too_deep = false;

 private:
    struct Field {
        bool in_code = true;
        std::string code;
        bool contents = false;
    };
    void read_content(Element parent, const LetterFormat& letters, ParagraphText& into);
    void read_run(Element run, const LetterFormat& letters, ParagraphText& into);
    void read_run_part(Element part, const LetterFormat& letters, ParagraphText& into);
    void read_field_mark(std::string_view type);
    void find_boxes(Element drawing, ParagraphText& into, int depth, bool& found);
    void add(std::string_view text, const LetterFormat& letters, ParagraphText& into);
    void end_field();
    bool in_code() const { return codes_ > 0; }

    const Styles& styles_;
    TrackedChanges tracked_;
    std::vector<Field> fields_;
    int codes_ = 0, contents_ = 0;  // how many open fields are in their code, are contents lists
    int depth_ = 0;
};

// The child of an mc:AlternateContent that is to be read: the newest form, else the fallback.
Element chosen_alternative(Element alternate);

}  // namespace clausebook
