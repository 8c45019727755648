// One program a target: CLAUSEBOOK_FUZZ_TARGET names its function.
#include <cstddef>
#include <cstdint>

#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    clausebook::CLAUSEBOOK_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
