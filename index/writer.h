#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document_record.h"
#include "model/stored_answer.h"

namespace clausebook {

// What the index carries of a version for those who have no book (index/places.h), as the book made it.
struct CarriedVersion {
    std::string entry;
    std::string record;
};

// What an index will hold of a version (index/schema.h), apart from what the book says of it. Making it costs as much as writing it, and may be done on any
// thread, one version on one thread at a time; IndexWriter::replace writes it.
class PreparedVersion {
 public:
    // `answers`: what it says on each provision; `text_hash`: of the stored text.
    PreparedVersion(std::shared_ptr<const DocumentRecord> record, const std::vector<StoredAnswer>& answers, std::string text_hash);
    PreparedVersion(const DocumentRecord& record, const std::vector<StoredAnswer>& answers, std::string text_hash)
        : PreparedVersion(std::make_shared<const DocumentRecord>(record), answers, std::move(text_hash)) {}
    PreparedVersion(PreparedVersion&&) noexcept;
    PreparedVersion& operator=(PreparedVersion&&) noexcept;
    ~PreparedVersion();

 private:
    friend class IndexWriter;
    struct Body;
    std::unique_ptr<Body> body_;
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
