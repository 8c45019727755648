#pragma once
#include <string>

#include "render/diff_view.h"

namespace clausebook {

// The changes as Markdown (CommonMark with struck-out text): removed words ~~struck out~~, inserted ones **bold**. Whatever the documents
// hold is escaped: no word of theirs becomes markup.
std::string diff_markdown(const VersionComparison& versions);

}  // namespace clausebook
