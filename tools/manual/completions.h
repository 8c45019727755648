#pragma once
#include <string>

#include "described.h"

namespace clausebook {

// Scripts that complete the program's commands, options, the values that are one of a list, files, folders, and the ids of the documents in the book.
std::string bash_completion(const DescribedCommand& program);
std::string zsh_completion(const DescribedCommand& program);
std::string fish_completion(const DescribedCommand& program);

}  // namespace clausebook
