#pragma once
#include <microhttpd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "http.h"
#include "server.h"

namespace clausebook {

// Reads a form as it arrives: fields into the request, files to the disk. What is too much is not kept.
class BodyReader {
 public:
    // For a request that may have such a body. `folder` is where a folder for uploads is made.
    BodyReader(MHD_Connection* connection, Request& request, Body allowed, const std::filesystem::path& folder, const ServerLimits& limits);
    BodyReader(const BodyReader&) = delete;
    BodyReader& operator=(const BodyReader&) = delete;
    ~BodyReader();

    // False where there is no use in reading on: the client sends far more than it may.
    bool take(const char* bytes, std::size_t size);
    // After the last byte: 0, or the status that refuses the request.
    int finish();

 private:
    static MHD_Result on_piece(void* self, MHD_ValueKind, const char* key, const char* file_name, const char* type, const char* encoding, const char* data,
                               std::uint64_t offset, std::size_t size);
    bool take_piece(const std::string& key, const char* file_name, std::string_view data, bool begins);
    bool begin_file(const std::string& key, const std::string& name);
    void refuse(int status);

    MHD_PostProcessor* form_ = nullptr;
    Request& request_;
    Body allowed_;
    std::filesystem::path folder_;
    const ServerLimits& limits_;
    std::size_t taken_ = 0, field_bytes_ = 0;
    int refused_ = 0;
    std::ofstream file_;
};

// A sender's file name made harmless: what stands behind the last slash of either kind, without control characters, not too long, never "." or "..".
std::string harmless_name(std::string_view name);

}  // namespace clausebook
