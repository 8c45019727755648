#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/read_options.h"
#include "model/source_text.h"

namespace clausebook {

// Readers between two files (sandbox/reader_process.h).
class IdleReaders;
std::shared_ptr<IdleReaders> idle_readers();

struct Sandbox {
    std::string reader{};                             // path of clausebook-reader
    std::size_t memory_bytes = std::size_t{1} << 30;  // on top of the file's own size
    std::chrono::seconds longest_page{60};            // without any page done in between
    std::chrono::seconds longest_file{3600};
    bool require_landlock = false;                // refuse where the kernel cannot confine the reader to chosen folders
    std::shared_ptr<IdleReaders> idle = nullptr;  // where many files are read: loads the reader's libraries once and not for each
};

// Called after each page that was read; `pages` is 0 where the format has none.
using OnPage = std::function<void(int page, int pages)>;

// Reads a file's bytes in a confined process of its own. `path` only names the file in errors. Safe to call from several
// threads. Besides the readers' errors: reader-missing, reader-crashed, reader-timeout, reader-memory, reader-answer,
// sandbox-missing, sandbox-failed.
Result<SourceText> read_in_sandbox(const Sandbox& sandbox, std::string_view bytes, const std::string& path, const ReadOptions& options,
                                   const OnPage& on_page = {});

// Page `page_number` (from 1) of a PDF as a PNG file, drawn with `dpi` dots an inch (10 to 600), in the same confinement.
Result<std::string> picture_in_sandbox(const Sandbox& sandbox, std::string_view bytes, const std::string& path, const ReadOptions& options, int page_number,
                                       double dpi);

}  // namespace clausebook
