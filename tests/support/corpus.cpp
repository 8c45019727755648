#include "support/corpus.h"

#include <stdexcept>
#include <string>

namespace clausebook {

const Catalogue& corpus() {
    static const Catalogue catalogue = [] {
        auto read = read_catalogue(std::string(CLAUSEBOOK_SOURCE_DIR) + "/corpus");
        if (!read) throw std::runtime_error(read.error().path + ": " + read.error().message);
        return std::move(*read);
    }();
    return catalogue;
}

}  // namespace clausebook
