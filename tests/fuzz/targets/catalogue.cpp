// The lists of provisions, roles, instruments, lapsed terms and synonyms, each by its reader.
#include "catalogue/catalogue.h"

#include "catalogue/synonyms.h"
#include "targets.h"

namespace clausebook {

namespace {

template <class T>
void require_told(const Result<T>& read) {
    if (!read) require(!read.error().code.empty() && !read.error().message.empty(), "an error says what is wrong");
}

}  // namespace

void fuzz_catalogue(std::string_view bytes) {
    const auto provisions = read_provisions(bytes, "a");
    require_told(provisions);
    if (provisions) {
        const std::string written = write_provisions(*provisions);
        const auto again = read_provisions(written, "a");
        require(again.has_value() && write_provisions(*again) == written, "what was read can be written and read");
    }
    require_told(read_roles(bytes, "a"));
    require_told(read_instruments(bytes, "a"));
    require_told(read_currency(bytes, "a"));
    require_told(read_synonyms(bytes, "a"));
    require_told(with_own_provisions({}, bytes, "a"));
}

}  // namespace clausebook
