#pragma once
#include <string>

#include "ingest/pdf_file.h"

namespace clausebook {

// The picture as a PNG file's bytes (RFC 2083): 8 bits a channel, grey or red-green-blue, no alpha.
std::string png_of(const Picture& picture, double dpi);

}  // namespace clausebook
