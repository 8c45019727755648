// The stored form of a document: its text, the byte 0x1E, its XML.
#include "book/akn.h"

#include "targets.h"

namespace clausebook {

void fuzz_akn(std::string_view bytes) {
    const std::size_t end = bytes.find('\x1E');
    if (end == std::string_view::npos) return;
    const std::string text(bytes.substr(0, end));
    const auto record = read_akn(bytes.substr(end + 1), text);
    if (!record) {
        require(record.error().code == "akn-damaged", "damage is told as such");
        return;
    }
    const auto again = read_akn(write_akn(*record), text);
    require(again.has_value(), "what was read can be written and read");
    require(write_akn(*again) == write_akn(*record), "and is written the same");
}

}  // namespace clausebook
