#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/details_table.h"
#include "app/library.h"
#include "base/result.h"
#include "model/details.h"
#include "model/listing.h"
#include "model/read_options.h"

namespace clausebook {

struct AddRequest {
    std::vector<std::filesystem::path> paths;  // files and folders
    std::string id;                            // of the one document that is added; "" makes one from the file's name
    std::string version_of;                    // the document that the one file is a new version of
    Details given;                             // for every file
    std::vector<DetailsRow> by_file;           // for single files; goes before `given`
    ReadOptions read_with;
    int workers = 0;  // files read at the same time; 0: as many as the machine has processors
};

// Called for each file when it is done.
using OnFile = std::function<void(int done, int total, const AddedFile& file)>;

// Reads files and folders into a library that is open for writing. Unchanged files are skipped, changed ones become a new version; a file that cannot
// be read is told in the report and stops no other. In folders only files are taken whose names end as documents' names do. When a call ends, or
// is killed, every document that was reported is in the book, whole. Errors: bad request ("id-for-many"), no document anywhere ("nothing-to-add"), or a book
// that cannot be written ("disk-full", ...): then what was reported before stands.
Result<AddReport> add_files(Library& library, const AddRequest& request, const OnFile& on_file = {});

}  // namespace clausebook
