// Stands in until the reader of this format lands; goes with that.
#include "ingest/readers.h"

namespace clausebook {

Result<SourceText> read_html(std::string_view, const ReadOptions&) {
    return fail({.code = "format-unread", .message = "HTML files are not read yet", .hint = "Save it as PDF"});
}

}  // namespace clausebook
