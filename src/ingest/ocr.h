#pragma once
#include <memory>

#include "base/result.h"
#include "ingest/page_words.h"
#include "ingest/pdf_file.h"

namespace clausebook {

// Dots an inch that pictures of pages are recognised at: what the models were trained for.
inline constexpr double k_recognition_dpi = 300;

// Reads the letters in pictures of pages, with Tesseract. The library is opened when the first picture comes: most files have
// none, and it takes as long to load as a small file takes to read.
class Recogniser {
 public:
    // Errors: ocr-missing, where the program was built without or the library or its English model is not installed.
    static Result<Recogniser> open();
    Recogniser(Recogniser&&) noexcept;
    Recogniser& operator=(Recogniser&&) noexcept;
    ~Recogniser();

    // The words of a grey picture of `page`, upright and straight even where the scan leans; each with its confidence, its
    // size from its line, and bold where its strokes are thick among the page's. None where there are no letters.
    PageWords words(const Picture& picture, const Page& page);

 private:
    struct Impl;
    explicit Recogniser(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace clausebook
