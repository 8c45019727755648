#pragma once
#include <string>
#include <vector>

#include "ingest/pdf_file.h"

namespace clausebook {

// A PDF file put together by hand, object by object: the tests' own, so that what is wrong with it is known.
class MadePdf {
 public:
    // A page with `contents` (PDF drawing operators; fonts /F1 Helvetica, /F2 Helvetica-Bold, /F3 a font without characters).
    MadePdf& page(const std::string& contents, const std::string& entries = "/MediaBox [0 0 595 842]");
    // A page that shows `picture` and nothing else.
    MadePdf& page(const Picture& picture);
    // Any object as it is; gives its number.
    int object(const std::string& body);
    std::string file(const std::string& page_tree = {}) const;

 private:
    std::vector<std::string> objects_;  // numbered from k_first
    std::vector<int> pages_;
};

// Operators that set `text` at (x, y) in points from the lower left corner.
std::string set_text(double x, double y, const std::string& text, double size = 11, const std::string& font = "F1");

// Lines of text from (x, y) downwards, `step` points apart.
std::string set_lines(double x, double y, const std::vector<std::string>& lines, double step = 14, double size = 11);

// The picture as a scanner would make it: turned by `degrees`, with specks (always the same).
Picture scanned(const Picture& picture, double degrees);

}  // namespace clausebook
