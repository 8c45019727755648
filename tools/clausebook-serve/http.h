#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Requests and responses as values: pages know nothing of the library that speaks HTTP.
namespace clausebook {

enum class Method : std::uint8_t { get, post };

// What a request may carry behind its head.
enum class Body : std::uint8_t { none, form, files };

// A folder for uploaded files, taken away with all it holds when its last owner lets go.
class UploadFolder {
 public:
    explicit UploadFolder(std::filesystem::path path) : path_(std::move(path)) {}
    UploadFolder(const UploadFolder&) = delete;
    UploadFolder& operator=(const UploadFolder&) = delete;
    ~UploadFolder();
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

struct UploadedFile {
    std::string field;           // name of the form's field
    std::filesystem::path path;  // its name is the one the sender gave, made harmless; the folder is in Request::upload_folder
    std::size_t bytes = 0;
};

using Values = std::map<std::string, std::vector<std::string>>;

// A request that has passed the server's checks: a known host, its own pages' origin where it changes something, valid UTF-8, sizes within limits.
struct Request {
    Method method = Method::get;
    std::string path;                          // decoded, begins with "/"
    Values query, form;                        // by name, in the order sent
    std::map<std::string, std::string> place;  // what stands for the {names} of the route's path
    std::vector<UploadedFile> files;
    std::shared_ptr<UploadFolder> upload_folder;
    std::string user;        // as the server in front says; "" where none does
    std::string known_etag;  // If-None-Match

    // The first value of a name, "" where there is none.
    const std::string& asked(const std::string& name) const { return first(query, name); }
    const std::string& filled(const std::string& name) const { return first(form, name); }
    const std::vector<std::string>& all_asked(const std::string& name) const { return all(query, name); }
    const std::vector<std::string>& all_filled(const std::string& name) const { return all(form, name); }
    const std::string& at(const std::string& name) const {
        static const std::string none;
        const auto found = place.find(name);
        return found == place.end() ? none : found->second;
    }

 private:
    static const std::vector<std::string>& all(const Values& values, const std::string& name) {
        static const std::vector<std::string> none;
        const auto found = values.find(name);
        return found == values.end() ? none : found->second;
    }
    static const std::string& first(const Values& values, const std::string& name) {
        static const std::string none;
        const std::vector<std::string>& found = all(values, name);
        return found.empty() ? none : found.front();
    }
};

struct Response {
    int status = 200;
    std::string body;
    std::string type = "text/html; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers = {};  // besides type, length, and what the server puts on every response
    std::string caching = "no-store";
};

// Sends the browser on to another page of this site, by GET. `path` begins with "/".
inline Response redirect(const std::string& path) { return {303, "", "text/plain; charset=utf-8", {{"Location", path}}}; }

// A file to save under a name.
Response download(std::string bytes, const std::string& type, const std::string& file_name);

// 32 hexadecimal digits that nobody can guess.
std::string random_word();

// A text as a part of an address: all but unreserved characters written as %XX.
std::string encode_address(std::string_view text);

// One line of plain text, for what the server refuses before any page is asked.
inline Response refusal(int status, const std::string& line) { return {status, line + "\n", "text/plain; charset=utf-8"}; }

}  // namespace clausebook
