// A reader that lies: whatever it answers, the program takes a sound text or none.
#include "sandbox/wire.h"

#include "sandbox/frames.h"
#include "segment/segment_document.h"
#include "targets.h"

namespace clausebook {

void fuzz_wire(std::string_view bytes) {
    const std::string head = encode_request({}).substr(0, 20);  // the line that every message begins with
    const std::string message = head + std::string(bytes);
    const Result<SourceText> text = decode_text(message);
    if (text) {
        require(encode_text(text) == message, "a text has one form on the wire");
        require_sound(segment_document(*text));
    }
    if (const auto request = decode_request(message)) require(encode_request(*request) + std::string(request->bytes) == message, "a request has one form");
    static_cast<void>(decode_picture(message));
    FrameReader frames;
    for (std::size_t at = 0; at < bytes.size(); at += 7) {
        if (!frames.take(bytes.substr(at, 7), [](int page, int pages) { require(page >= 0 && pages >= 0, "pages are counted from 0"); })) break;
    }
}

}  // namespace clausebook
