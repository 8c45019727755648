#pragma once
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "ingest/ocr.h"
#include "ingest/page_words.h"
#include "ingest/pdf_file.h"

namespace clausebook {

// Gives the words of a PDF's pages, whether the file spells them out or only shows their picture.
class PageReader {
 public:
    PageReader(const PdfFile& file, std::vector<Diagnostic>& diagnostics) : file_(file), diagnostics_(diagnostics) {}

    // Page `number`, from 1. A page whose letters cannot be had is empty, with a diagnostic that names it.
    PageWords read(int number);

 private:
    PageWords read_picture(const PageWords& page);
    void report(Severity severity, const char* code, std::string message, int page_number);
    void report_doubts(const PageWords& page);

    const PdfFile& file_;
    std::vector<Diagnostic>& diagnostics_;
    std::optional<Result<Recogniser>> recogniser_;
};

}  // namespace clausebook
