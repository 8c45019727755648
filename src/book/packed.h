#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "book/manifest.h"

namespace clausebook {

// A version's text and Akoma Ntoso, deflated into one string: an index carries it, so that a document can be read, and its quotes proven, where the book is on
// another machine.
std::string pack_version(std::string_view text, std::string_view akn);

struct PackedVersion {
    std::string text;
    std::string akn;
};
// Errors: "packed-damaged" (it is none, or its hashes are not those of the entry), whatever the bytes are; never more memory than a thousand times their own.
Result<PackedVersion> unpack_version(std::string_view packed, const VersionEntry& entry, const std::string& place);

}  // namespace clausebook
