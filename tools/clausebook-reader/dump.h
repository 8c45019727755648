#pragma once
#include <string>

#include "model/source_text.h"

namespace clausebook {

// What a reader made of a file, a line each, for people who look into a reading.
std::string dump_of(const SourceText& text);

}  // namespace clausebook
