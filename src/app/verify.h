#pragma once
#include "app/library.h"
#include "base/result.h"
#include "model/listing.h"

namespace clausebook {

// Proves that all stands as it was stored: hashes, spans, labels, quotes, and that the index says what the files say. With `reread` every source is read again
// by this program, and where it now makes something else of it is told as drift; a source that needs a password is left out of that. Errors: those of
// read_knowledge; "book-changed": what looks like damage may be the work of a writer meanwhile.
Result<Verification> verify(const Library& library, bool reread);

// Reads all sources again, in place: what a better program makes of them takes the place of what was stored; ids, versions and given details stay. Gives how
// many versions have changed. The library must be open for writing. Errors: those of writing; a source that cannot be read any more stays as it is.
Result<int> reread_sources(Library& library);

}  // namespace clausebook
