#pragma once
#include "app/knowledge.h"
#include "app/library.h"
#include "base/result.h"

namespace clausebook {

// Where the book was classified by another model than this one, classifies every stored version anew and says so in the manifest. The library must be open
// for writing. Gives how many versions were. Errors: those of reading and writing the book.
Result<int> classify_again(Library& library, const Knowledge& knowledge);

}  // namespace clausebook
