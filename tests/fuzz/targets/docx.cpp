// Word files: a whole container, or, since hardly a change of a packed one leaves it whole, what stands in its parts: body, styles, numbering,
// footnotes, comments, parted by the byte 0x1E.
#include <vector>

#include "ingest/readers.h"
#include "make_docx.h"
#include "targets.h"

namespace clausebook {

namespace {

std::string container_of(std::string_view bytes) {
    std::vector<std::string> parts(5);
    for (std::string& part : parts) {
        const std::size_t end = bytes.find('\x1E');
        part = bytes.substr(0, end);
        bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
    }
    make_docx::File file;
    file.body = parts[0];
    file.styles = parts[1];
    file.numbering = parts[2];
    if (!parts[3].empty()) file.more["footnotes"] = make_docx::part("footnotes", parts[3]);
    if (!parts[4].empty()) file.more["comments"] = make_docx::part("comments", parts[4]);
    return file.bytes();
}

}  // namespace

void fuzz_docx(std::string_view bytes) {
    const std::string file = bytes.substr(0, 2) == "PK" ? std::string(bytes) : container_of(bytes);
    for (const TrackedChanges tracked : {TrackedChanges::accepted, TrackedChanges::original}) require_read(read_docx(file, {.tracked = tracked}));
}

}  // namespace clausebook
