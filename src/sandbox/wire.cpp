#include "sandbox/wire.h"

#include <cmath>
#include <cstring>
#include <optional>
#include <type_traits>
#include <vector>

#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr std::string_view k_magic = "clausebook-reader 1\n";

// One list of fields a type, for both directions. `archive(x)` writes or reads x.
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, Box> {
    archive(x.left, x.top, x.right, x.bottom);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, Page> {
    archive(x.number, x.label, x.width, x.height, x.machine_read);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, Line> {
    archive(x.text, x.role, x.start, x.whole_paragraph, x.label, x.bullet, x.list_level, x.heading_level, x.page_number, x.box, x.font_size, x.bold, x.italic,
            x.indent, x.text_indent, x.gap_before, x.spare, x.source_begin);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, Furniture> {
    archive(x.kind, x.text, x.page_number, x.box, x.before_line);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, Details> {
    archive(x.title, x.authority, x.authority_type, x.nation, x.kind, x.adopted, x.review, x.effective, x.version, x.status, x.url, x.retrieved);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, Span> {
    archive(x.begin, x.end);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, Diagnostic> {
    archive(x.severity, x.code, x.message, x.span, x.page_number);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, SourceText> {
    archive(x.format, x.pages, x.lines, x.furniture, x.details, x.diagnostics);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, Error> {
    archive(x.code, x.message, x.hint, x.path, x.place);
}
template <class Archive, class T>
void fields(Archive& archive, T& x) requires std::is_same_v<std::remove_const_t<T>, ReadOptions> {
    archive(x.password, x.first_page, x.last_page, x.tracked);
}

template <class E>
struct LastOf;
template <>
struct LastOf<LineRole> {
    static constexpr auto value = LineRole::note;
};
template <>
struct LastOf<LineStart> {
    static constexpr auto value = LineStart::continuation;
};
template <>
struct LastOf<FurnitureKind> {
    static constexpr auto value = FurnitureKind::comment;
};
template <>
struct LastOf<Severity> {
    static constexpr auto value = Severity::error;
};
template <>
struct LastOf<TrackedChanges> {
    static constexpr auto value = TrackedChanges::original;
};
template <>
struct LastOf<ReadTask> {
    static constexpr auto value = ReadTask::picture;
};

class Writer {
 public:
    template <class... T>
    void operator()(const T&... xs) {
        (put(xs), ...);
    }
    std::string take() { return std::move(out_); }

 private:
    template <class T>
    void put(const T& x) {
        if constexpr (std::is_same_v<T, bool>) {
            out_ += x ? '\1' : '\0';
        } else if constexpr (std::is_enum_v<T>) {
            out_ += static_cast<char>(x);
        } else if constexpr (std::is_arithmetic_v<T>) {
            char raw[sizeof(T)];
            std::memcpy(raw, &x, sizeof x);
            out_.append(raw, sizeof x);
        } else {
            fields(*this, x);
        }
    }
    void put(const std::string& x) {
        put(x.size());
        out_ += x;
    }
    template <class T>
    void put(const std::vector<T>& xs) {
        put(xs.size());
        for (const T& x : xs) put(x);
    }
    void put(const std::optional<std::string>& x) {
        put(x.has_value());
        if (x) put(*x);
    }
    std::string out_;
};

class Reader {
 public:
    explicit Reader(std::string_view in) : in_(in) {}
    template <class... T>
    void operator()(T&... xs) {
        (get(xs), ...);
    }
    // Everything was sound and nothing is left over.
    bool ended_well() const { return good_ && in_.empty(); }
    bool good() const { return good_; }
    std::string_view rest() const { return in_; }

 private:
    std::string_view bytes(std::size_t n) {
        if (!good_ || n > in_.size()) {
            good_ = false;
            return {};
        }
        const auto out = in_.substr(0, n);
        in_.remove_prefix(n);
        return out;
    }
    template <class T>
    void get(T& x) {
        if constexpr (std::is_same_v<T, bool>) {
            const auto raw = bytes(1);
            if (good_ && static_cast<unsigned char>(raw[0]) > 1) good_ = false;
            x = good_ && raw[0] == 1;
        } else if constexpr (std::is_enum_v<T>) {
            const auto raw = bytes(1);
            if (good_ && static_cast<unsigned char>(raw[0]) > static_cast<unsigned char>(LastOf<T>::value)) good_ = false;
            x = good_ ? static_cast<T>(raw[0]) : T{};
        } else if constexpr (std::is_arithmetic_v<T>) {
            const auto raw = bytes(sizeof x);
            if (good_) std::memcpy(&x, raw.data(), sizeof x);
            if constexpr (std::is_floating_point_v<T>) good_ = good_ && std::isfinite(x);
        } else {
            fields(*this, x);
        }
    }
    void get(std::string& x) {
        std::size_t n = 0;
        get(n);
        x = bytes(n);
        for (std::size_t at = 0; good_ && at < x.size();) {
            const std::size_t from = at;
            if (next_character(x, at) == k_replacement && x.compare(from, 3, "\xEF\xBF\xBD") != 0) good_ = false;
        }
    }
    template <class T>
    void get(std::vector<T>& xs) {
        std::size_t n = 0;
        get(n);
        // Every element takes a byte at least, so that a false count cannot make us take memory.
        if (n > in_.size()) good_ = false;
        for (std::size_t i = 0; good_ && i < n; ++i) get(xs.emplace_back());
    }
    void get(std::optional<std::string>& x) {
        bool there = false;
        get(there);
        if (there) get(x.emplace());
    }
    std::string_view in_;
    bool good_ = true;
};

Error broken_answer() {
    return {.code = "reader-answer", .message = "the reader's answer is damaged", .hint = "Install clausebook again: its programs are of different versions"};
}

bool take_magic(std::string_view& encoded) {
    if (encoded.substr(0, k_magic.size()) != k_magic) return false;
    encoded.remove_prefix(k_magic.size());
    return true;
}

// Blobs (pictures, files) go last and bare: they are not text.
template <class T>
std::string encode_answer(const Result<T>& answer) {
    Writer out;
    out(answer.has_value());
    if (!answer) {
        out(answer.error());
    } else if constexpr (!std::is_same_v<T, std::string>) {
        out(*answer);
    }
    std::string bytes = std::string(k_magic) + out.take();
    if constexpr (std::is_same_v<T, std::string>) {
        if (answer) bytes += *answer;
    }
    return bytes;
}

template <class T>
Result<T> decode_answer(std::string_view encoded) {
    if (!take_magic(encoded)) return fail(broken_answer());
    Reader in(encoded);
    bool has_value = false;
    in(has_value);
    if (!has_value) {
        Error error;
        in(error);
        return fail(in.ended_well() ? std::move(error) : broken_answer());
    }
    T value;
    if constexpr (std::is_same_v<T, std::string>) {
        value = in.rest();
        return value;
    } else {
        in(value);
        if (!in.ended_well()) return fail(broken_answer());
        return value;
    }
}

bool is_sound(const SourceText& text) {
    for (const Line& line : text.lines) {
        if (line.text.find('\n') != std::string::npos) return false;
        constexpr int k_deepest_heading = 9;  // Word's
        if (line.heading_level < 0 || line.heading_level > k_deepest_heading || line.list_level < -1 || line.page_number < 0) return false;
    }
    for (const Furniture& piece : text.furniture) {
        if (piece.before_line > text.lines.size()) return false;
    }
    return true;
}

}  // namespace

std::string encode_request(const ReadRequest& request) {
    Writer out;
    out(request.task, request.options, request.picture_page, request.picture_dpi);
    return std::string(k_magic) + out.take();
}

Result<ReadRequest> decode_request(std::string_view encoded) {
    if (!take_magic(encoded)) return fail(broken_answer());
    Reader in(encoded);
    ReadRequest request;
    in(request.task, request.options, request.picture_page, request.picture_dpi);
    if (!in.good()) return fail(broken_answer());
    request.bytes = in.rest();
    return request;
}

std::string encode_text(const Result<SourceText>& answer) { return encode_answer(answer); }

Result<SourceText> decode_text(std::string_view encoded) {
    auto answer = decode_answer<SourceText>(encoded);
    if (answer && !is_sound(*answer)) return fail(broken_answer());
    return answer;
}

std::string encode_picture(const Result<std::string>& answer) { return encode_answer(answer); }
Result<std::string> decode_picture(std::string_view encoded) { return decode_answer<std::string>(encoded); }

}  // namespace clausebook
