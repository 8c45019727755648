#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/details.h"
#include "model/read_options.h"

namespace clausebook {

// What a person says of one file.
struct DetailsRow {
    std::string file;  // a file's name, or the end of its path
    std::string id;    // "" where none is said
    Details details;
    ReadOptions read_with;
    bool says_pages = false;
};

// Reads a table (CSV, RFC 4180, with a head line) with one row a file. Columns in any order: file (needed), id, authority, type, nation, kind, title,
// adopted, review, effective, version, status, url, retrieved, pages ("112-131"). Error "details-bad" names the line.
Result<std::vector<DetailsRow>> read_details_table(std::string_view csv, const std::string& path);

// Sets one detail by the name that options and columns have: authority, type, nation, kind, title, adopted, review, effective, version, status, url,
// retrieved. Error "detail-bad": unknown name, a date that is none ("2023-05-16", "2027-05", "2027", "16 May 2023" and "16/05/2023" are dates), an unknown
// status.
Result<void> set_detail(Details& details, const std::string& name, const std::string& value);

// "112-131", "112-" or "112" as first and last page. Error "pages-bad".
Result<void> set_pages(ReadOptions& options, const std::string& written);

// Names of all details, in the order in which they are shown.
const std::vector<std::string>& detail_names();

}  // namespace clausebook
