#pragma once
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

// The reader's output: any number of progress frames, then one answer frame, each a head of nine bytes (kind, 64-bit number,
// in the machine's own byte order) and, for the answer, as many bytes as the number says.
namespace clausebook {

inline constexpr int k_exit_memory = 3;  // the reader's exit status where memory ran out

inline std::string frame_head(char kind, std::uint64_t number) {
    std::string out(9, kind);
    std::memcpy(out.data() + 1, &number, sizeof number);
    return out;
}
inline std::string progress_frame(int page, int pages) {
    return frame_head('p', static_cast<std::uint64_t>(static_cast<std::uint32_t>(page)) << 32 | static_cast<std::uint32_t>(pages));
}
inline std::string answer_frame(std::string_view answer) { return frame_head('a', answer.size()) + std::string(answer); }

class FrameReader {
 public:
    // Takes the next bytes of the stream; false where they are no frames, or an answer beyond 1 GiB is announced.
    bool take(std::string_view bytes, const std::function<void(int page, int pages)>& on_page) {
        buffer_ += bytes;
        while (!in_answer_ && buffer_.size() >= 9) {
            std::uint64_t number = 0;
            std::memcpy(&number, buffer_.data() + 1, sizeof number);
            const char kind = buffer_[0];
            buffer_.erase(0, 9);
            if (kind == 'a' && number <= (std::uint64_t{1} << 30)) {
                in_answer_ = true;
                expected_ = static_cast<std::size_t>(number);
            } else if (kind == 'p') {
                on_page(static_cast<int>(number >> 32 & 0x7FFFFFFF), static_cast<int>(number & 0x7FFFFFFF));
            } else {
                return false;
            }
        }
        return !in_answer_ || buffer_.size() <= expected_;
    }
    bool complete() const { return in_answer_ && buffer_.size() == expected_; }
    std::string answer() { return std::move(buffer_); }

 private:
    std::string buffer_;
    std::size_t expected_ = 0;
    bool in_answer_ = false;
};

}  // namespace clausebook
