#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/page_words.h"

namespace clausebook {

// A page or a part of it as picture: `bytes` are rows from the top, `channels` bytes a pixel (1 grey, 3 red green blue),
// no padding. `left` and `top` say where on the whole page's picture it begins.
struct Picture {
    int width = 0, height = 0;
    int channels = 1;
    int left = 0, top = 0;
    std::string bytes;
};

// An opened PDF file: the only code that knows poppler.
class PdfFile {
 public:
    // `bytes` must outlive the object. Errors: pdf-encrypted, pdf-password, pdf-damaged, pdf-no-pages.
    static Result<PdfFile> open(std::string_view bytes, const std::string& password);
    PdfFile(PdfFile&&) noexcept;
    PdfFile& operator=(PdfFile&&) noexcept;
    ~PdfFile();

    int page_count() const;
    // The words of page `number`, from 1. Error: pdf-page, where the page cannot be read.
    Result<PageWords> words(int number) const;
    // The page drawn with `dpi` dots an inch, in grey or in colour. Errors: pdf-page; pdf-page-size, where it would be
    // larger than 100 million pixels. `part` (points) draws what is in it alone, and quicker; empty is the whole page.
    Result<Picture> picture(int number, double dpi, bool colour, const Box& part = {}) const;

 private:
    struct Impl;
    explicit PdfFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace clausebook
