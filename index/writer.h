#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/result.h"
#include "index/prepared_version.h"

namespace clausebook {

// What the index carries of a version for those who have no book (index/places.h), as the book made it.
struct CarriedVersion {
    std::string entry;
    std::string record;
};

// The writing half of an index (index/schema.h). One at a time for one folder: the book's lock sees to it. Changes are seen by readers
// after commit; an index whose writer was killed, or whose disk refused a change, stands as of its last commit.
class IndexWriter {
 public:
    // Opens the index of a folder, or makes one. Errors: "index-old" (another schema), "index-damaged", "disk-full".
    static Result<IndexWriter> open(const std::filesystem::path& folder);
    IndexWriter(IndexWriter&&) noexcept;
    IndexWriter& operator=(IndexWriter&&) noexcept;
    ~IndexWriter();

    // What each version ("hyndburn@2") was when it was indexed.
    Result<std::map<std::string, std::string>> stamps() const;
    // Puts a version in the place of what the index had of it.
    Result<void> replace(PreparedVersion version, const std::string& stamp, const CarriedVersion& carried = {});
    Result<void> remove(const std::string& version_name);
    Result<void> commit();

 private:
    struct Body;
    explicit IndexWriter(std::unique_ptr<Body> body);
    std::unique_ptr<Body> body_;
};

}  // namespace clausebook
