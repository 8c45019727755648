#pragma once
#include <functional>
#include <string_view>

#include "base/result.h"
#include "model/read_options.h"
#include "model/source_text.h"

// One reader a format: the bytes of a file into lines with style and place. All of them run only inside clausebook-reader.
// Every input is hostile: each reader gives a text or one Error, within bounded time and memory, and never an empty
// success without a diagnostic. `Error::path` is left empty; whoever knows the file's name fills it in.
namespace clausebook {

// Called after each page; `pages` of the file.
using PageDone = std::function<void(int page, int pages)>;

Result<SourceText> read_pdf(std::string_view bytes, const ReadOptions& options, const PageDone& page_done = {});
Result<SourceText> read_docx(std::string_view bytes, const ReadOptions& options);
Result<SourceText> read_html(std::string_view bytes, const ReadOptions& options);
Result<SourceText> read_text(std::string_view bytes, const ReadOptions& options);

}  // namespace clausebook
