#pragma once
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/protocol_doc.h"
#include "model/provision.h"

namespace clausebook {

// What a person noted on a unit, or on the document.
struct Remark {
    int unit = -1;  // -1: the document
    std::string text;
    std::string by;
    std::string on;  // date

    friend bool operator==(const Remark&, const Remark&) = default;
};

// One version of one document with all that the program makes of it: what a book stores and every command reads.
struct DocumentRecord {
    std::string source_name;  // the file's own name: "hyndburn.pdf"
    int version = 1;          // from 1
    ProtocolDoc doc;
    Facts facts;
    std::vector<ProvisionAnswer> answers;  // one for each provision of the catalogue, in its order
    std::vector<Remark> remarks;           // in the order they were made

    friend bool operator==(const DocumentRecord&, const DocumentRecord&) = default;
};

}  // namespace clausebook
