#include "catalogue/catalogue.h"

#include <fstream>
#include <iterator>
#include <string>

namespace clausebook {
namespace {

// Reads one file of the folder by its reader.
template <class Reader>
auto read_part(const std::filesystem::path& folder, const char* name, Reader reader) -> decltype(reader(std::string(), std::string())) {
    const std::string path = (folder / name).string();
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail({"catalogue-missing", "the file cannot be opened", "install clausebook's share folder whole", path, ""});
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return reader(bytes, path);
}

}  // namespace

Result<Catalogue> read_catalogue(const std::filesystem::path& folder) {
    Catalogue catalogue;
    auto roles = read_part(folder, "roles.xml", read_roles);
    if (!roles) return fail(roles.error());
    catalogue.roles = std::move(*roles);
    auto provisions = read_part(folder, "provisions.xml", read_provisions);
    if (!provisions) return fail(provisions.error());
    catalogue.provisions = std::move(*provisions);
    auto instruments = read_part(folder, "instruments.xml", read_instruments);
    if (!instruments) return fail(instruments.error());
    catalogue.instruments = std::move(*instruments);
    auto currency = read_part(folder, "currency.xml", read_currency);
    if (!currency) return fail(currency.error());
    catalogue.currency = std::move(*currency);
    return catalogue;
}

}  // namespace clausebook
