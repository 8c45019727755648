#include "pages/document_words.h"

#include <algorithm>

#include "http.h"

namespace clausebook {

std::string document_path(std::string_view version_name) { return "/documents/" + encode_address(version_name); }

std::string clause_path(std::string_view version_name, std::string_view unit) { return document_path(version_name) + "?clause=" + encode_address(unit); }

std::string status_words(const std::string& status) {
    if (status == "in-force") return "in force";
    if (status.empty() || status == "unknown") return "status not known";
    return status;
}

std::string title_or_file(const Details& details, const std::string& source_name) { return details.title.empty() ? source_name : details.title; }

std::string pages_words(const std::vector<int>& pages) {
    if (pages.empty()) return "";
    if (pages.front() == pages.back()) return "page " + std::to_string(pages.front());
    return "pages " + std::to_string(pages.front()) + " to " + std::to_string(pages.back());
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

std::string kind_words(const std::string& kind) {
    std::string out = kind;
    std::replace(out.begin(), out.end(), '-', ' ');
    return out;
}

}  // namespace clausebook
