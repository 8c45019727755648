#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/read_options.h"
#include "model/source_text.h"

// What goes between the program and clausebook-reader, as bytes. Decoding is total: whatever the bytes, it gives a sound
// value (valid UTF-8, finite numbers, indices within their vectors) or an Error with code "reader-answer".
namespace clausebook {

enum class ReadTask : std::uint8_t { text, picture };

struct ReadRequest {
    ReadTask task = ReadTask::text;
    ReadOptions options{};
    int picture_page = 0;  // from 1
    double picture_dpi = 0;
    std::string_view bytes{};  // of the file; a view into what was decoded
};

// All but the file's bytes, which follow bare. `encoded`, with them, must outlive the request.
std::string encode_request(const ReadRequest& request);
Result<ReadRequest> decode_request(std::string_view encoded);

std::string encode_text(const Result<SourceText>& answer);
Result<SourceText> decode_text(std::string_view encoded);

// A PNG file's bytes.
std::string encode_picture(const Result<std::string>& answer);
Result<std::string> decode_picture(std::string_view encoded);

}  // namespace clausebook
