#pragma once
#include <cstddef>

#include "base/result.h"

namespace clausebook {

// What the confined process may use.
struct Limits {
    std::size_t memory_bytes = std::size_t{1} << 30;
    unsigned cpu_seconds = 3600;
};

// Whether this kernel can confine a process to chosen folders (Landlock). Where it cannot, readers still have no network,
// start no programs, and make no files.
bool kernel_has_landlock();

// Confines the calling process for the rest of its life, before it sees any byte of a file: it may read the system's
// folders (libraries, fonts, tables of characters, models), and nothing else by name; open no network connection; start no
// process; make or change no file; take no more memory and time than `limits`. All files but 0, 1 and 2 are closed.
// Does nothing in a build with sanitizers, which need what it forbids.
// Errors: sandbox-missing, where `require` and the kernel lacks Landlock; sandbox-failed.
Result<bool> confine_process(const Limits& limits, bool require);

}  // namespace clausebook
