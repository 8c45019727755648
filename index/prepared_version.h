#pragma once
#include <memory>
#include <string>
#include <vector>

#include "model/document_record.h"
#include "model/stored_answer.h"

namespace clausebook {

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

}  // namespace clausebook
