#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace clausebook {

// One part of an Office Open XML file: "word/document.xml" and its bytes.
struct PackagePart {
    std::string path;
    std::string content;
};

// The zip archive of the parts, in their order. The same parts give the same bytes: no clock is read.
// Error "package-write" where libzip refuses.
Result<std::string> write_package(const std::vector<PackagePart>& parts);

// One part of such an archive. Errors "package-read": no archive, no such part, a part of more than `most_bytes`.
Result<std::string> read_package_part(std::string_view package, const std::string& path, std::size_t most_bytes);

// docProps/core.xml: what the file says of itself. `created` is ISO 8601 ("2026-05-14" or with a time); empty leaves it out.
PackagePart core_properties(std::string_view title, std::string_view author, std::string_view created);

// "2026-05-14" as the full time stamp that OOXML demands; a full one unchanged; empty stays empty.
std::string time_stamp(std::string_view date);

}  // namespace clausebook
