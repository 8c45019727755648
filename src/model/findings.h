#pragma once
#include <string>
#include <vector>

#include "model/comparison.h"

namespace clausebook {

// Something that a reviewer of a document would want to know, with the words on both sides.
struct Finding {
    std::string code;     // for programs, stable: "provision-missing"
    std::string message;  // for people
    std::vector<Quote> ours;
    std::vector<Quote> theirs;  // of peers
    int share = 0;              // of `peers` of whom the message is true; 0 of 0 where it is about this document alone
    int peers = 0;

    friend bool operator==(const Finding&, const Finding&) = default;
};

// A reviewer's report on one document against its peers.
struct CheckReport {
    std::string document;
    std::string title;
    std::vector<std::string> peers;  // ids
    std::vector<Finding> findings;   // by kind, then in document order

    friend bool operator==(const CheckReport&, const CheckReport&) = default;
};

}  // namespace clausebook
