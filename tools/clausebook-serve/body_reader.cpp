#include "body_reader.h"

#include <stdlib.h>

#include <algorithm>

#include "text/utf8.h"

namespace clausebook {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_buffer = 64 << 10;
constexpr std::size_t k_longest_name = 120;
constexpr std::size_t k_most_values = 2000;

}  // namespace

std::string harmless_name(std::string_view name) {
    const std::size_t slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t character = next_character(name, at);
        if (character >= 0x20 && character != 0x7F) append_character(out, character);
    }
    if (out.size() > k_longest_name) {
        const std::size_t dot = out.rfind('.');
        const std::string ending = dot != std::string::npos && out.size() - dot <= 10 ? out.substr(dot) : "";
        std::size_t cut = k_longest_name - ending.size();
        while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80) --cut;
        out = out.substr(0, cut) + ending;
    }
    return out.find_first_not_of(". ") == std::string::npos ? "file" : out;
}

BodyReader::BodyReader(MHD_Connection* connection, Request& request, Body allowed, const fs::path& folder, const ServerLimits& limits)
    : request_(request), allowed_(allowed), folder_(folder), limits_(limits) {
    form_ = MHD_create_post_processor(connection, k_buffer, &BodyReader::on_piece, this);
    if (form_ == nullptr) refuse(415);
}

BodyReader::~BodyReader() {
    if (form_ != nullptr) MHD_destroy_post_processor(form_);
}

void BodyReader::refuse(int status) {
    if (refused_ == 0) refused_ = status;
    file_.close();
    request_.files.clear();
    request_.form.clear();
    request_.upload_folder.reset();
}

bool BodyReader::take(const char* bytes, std::size_t size) {
    const std::size_t most = allowed_ == Body::files ? limits_.files_bytes : limits_.form_bytes;
    taken_ += size;
    if (taken_ > most) refuse(413);
    if (refused_ == 0 && MHD_post_process(form_, bytes, size) != MHD_YES) refuse(400);
    // A little more is read and thrown away, so that the client comes to read why.
    return taken_ <= most + (std::size_t{4} << 20);
}

int BodyReader::finish() {
    if (form_ != nullptr) {
        const bool whole = MHD_destroy_post_processor(form_) == MHD_YES;
        form_ = nullptr;
        if (!whole) refuse(400);
    }
    if (file_.is_open()) {
        file_.close();
        if (file_.fail()) refuse(507);
    }
    return refused_;
}

MHD_Result BodyReader::on_piece(void* self, MHD_ValueKind, const char* key, const char* file_name, const char*, const char*, const char* data,
                                std::uint64_t offset, std::size_t size) {
    auto& reader = *static_cast<BodyReader*>(self);
    return key != nullptr && reader.take_piece(key, file_name, {data, size}, offset == 0) ? MHD_YES : MHD_NO;
}

bool BodyReader::take_piece(const std::string& key, const char* file_name, std::string_view data, bool begins) {
    if (refused_ != 0) return false;
    if (file_name != nullptr) {
        if (allowed_ != Body::files) {
            refuse(415);
            return false;
        }
        // A form whose file field was left empty sends a file without name and bytes.
        if (begins && *file_name == '\0') return data.empty();
        if (begins && !begin_file(key, file_name)) return false;
        file_.write(data.data(), static_cast<std::streamsize>(data.size()));
        if (!file_) {
            refuse(507);
            return false;
        }
        request_.files.back().bytes += data.size();
        return true;
    }
    field_bytes_ += data.size() + key.size();
    std::vector<std::string>& values = request_.form[key];
    if (field_bytes_ > limits_.form_bytes || values.size() + request_.form.size() > k_most_values) {
        refuse(413);
        return false;
    }
    if (begins || values.empty()) values.emplace_back();
    values.back() += data;
    return true;
}

bool BodyReader::begin_file(const std::string& key, const std::string& name) {
    if (request_.files.size() >= limits_.files) {
        refuse(413);
        return false;
    }
    if (!request_.upload_folder) {
        std::string made = (folder_ / "clausebook-upload-XXXXXX").string();
        if (mkdtemp(made.data()) == nullptr) {
            refuse(507);
            return false;
        }
        request_.upload_folder = std::make_shared<UploadFolder>(made);
    }
    if (file_.is_open()) file_.close();
    // A folder for each file: two may have the same name.
    const fs::path folder = request_.upload_folder->path() / std::to_string(request_.files.size());
    std::error_code wrong;
    fs::create_directory(folder, wrong);
    file_ = std::ofstream(folder / harmless_name(name), std::ios::binary);
    if (wrong || !file_) {
        refuse(507);
        return false;
    }
    request_.files.push_back({key, folder / harmless_name(name), 0});
    return true;
}

}  // namespace clausebook
