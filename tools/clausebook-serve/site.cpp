#include "site.h"

#include <sys/stat.h>

#include <array>

#include "app/knowledge.h"
#include "book/files.h"
#include "book/sha256.h"
#include "render/listing.h"
#include "routes.h"
#include "tools/surroundings/surroundings.h"

namespace clausebook {
namespace fs = std::filesystem;

namespace {

struct FileType {
    std::string_view ending, type;
};
constexpr std::array<FileType, 10> k_types = {{{".css", "text/css; charset=utf-8"},
                                               {".js", "text/javascript; charset=utf-8"},
                                               {".svg", "image/svg+xml"},
                                               {".png", "image/png"},
                                               {".ico", "image/x-icon"},
                                               {".woff2", "font/woff2"},
                                               {".woff", "font/woff"},
                                               {".json", "application/json"},
                                               {".map", "application/json"},
                                               {".txt", "text/plain; charset=utf-8"}}};

Result<std::map<std::string, Asset>> read_assets(const fs::path& folder) {
    std::map<std::string, Asset> out;
    std::error_code wrong;
    for (const auto& entry : fs::recursive_directory_iterator(folder, wrong)) {
        if (!entry.is_regular_file()) continue;
        const std::string ending = entry.path().extension().string();
        for (const FileType& one : k_types) {
            if (one.ending != ending) continue;
            Result<std::string> bytes = read_bytes(entry.path());
            if (!bytes) return fail(bytes.error());
            const std::string etag = "\"" + sha256(*bytes).substr(0, 20) + "\"";
            out[fs::relative(entry.path(), folder).generic_string()] = {std::move(*bytes), std::string(one.type), etag};
        }
    }
    if (wrong) return fail({"asset-missing", "the pages' styles are missing", "install clausebook again", folder.string(), ""});
    return out;
}

// Changes whenever a file was written; "" where there is none.
std::string stamp_of(const fs::path& file) {
    struct stat info {};
    if (stat(file.c_str(), &info) != 0) return "";
    return std::to_string(info.st_ino) + "." + std::to_string(info.st_size) + "." + std::to_string(info.st_mtim.tv_sec) + "." +
           std::to_string(info.st_mtim.tv_nsec);
}

}  // namespace

Site::Site(SiteOptions options, Templates templates, std::map<std::string, Asset> assets)
    : options_(std::move(options)), templates_(std::move(templates)), assets_(std::move(assets)), token_(random_word()) {}

Result<std::unique_ptr<Site>> Site::open(SiteOptions options) {
    const fs::path web = options.installation.share / "web";
    Result<Templates> templates = Templates::read(web / "templates");
    if (!templates) return fail(templates.error());
    auto assets = read_assets(web / "assets");
    if (!assets) return fail(assets.error());
    auto knowledge = shared_knowledge(options.installation);
    if (!knowledge) return fail(knowledge.error());
    options.installation.knowledge = std::move(*knowledge);
    std::unique_ptr<Site> site(new Site(std::move(options), std::move(*templates), std::move(*assets)));
    if (stamp_of(site->options_.book / "manifest.json").empty()) {
        Result<Library> made = site->library_for_writing();
        if (!made) return fail(made.error());
        if (auto saved = made->book().save(made->book().manifest()); !saved) return fail(saved.error());
    }
    if (auto library = site->library(); !library) return fail(library.error());
    return site;
}

std::string Site::today() const { return options_.today.empty() ? date_today() : options_.today; }

Result<std::shared_ptr<const Library>> Site::library() {
    const std::string day = today();
    const std::string stamp = stamp_of(options_.book / "manifest.json") + " " + stamp_of(options_.book / "review.jsonl") + " " + day;
    const std::lock_guard lock(mutex_);
    if (library_ && stamp == library_stamp_) return library_;
    Result<Library> opened = Library::open(options_.book, options_.installation, day);
    if (!opened) return fail(opened.error());
    library_ = std::make_shared<const Library>(std::move(*opened));
    library_stamp_ = stamp;
    return library_;
}

void Site::fill_common(View& view) const {
    view.set("token", token_);
    view.set("version", CLAUSEBOOK_VERSION);
    view.set("local_only", options_.public_url.empty());
}

Response Site::page(const Request& request, const std::string& name, const std::string& title, View view, int status) const {
    fill_common(view);
    view.set("title", title);
    view.set("user", request.user);
    std::vector<View> entries;
    for (const NavigationEntry& entry : navigation()) {
        View one;
        const bool here = request.path == entry.path || (entry.path.size() > 1 && request.path.rfind(std::string(entry.path) + "/", 0) == 0);
        one.set("path", entry.path).set("label", entry.label).set("here", here);
        entries.push_back(std::move(one));
    }
    view.set("navigation", std::move(entries));
    return {status, templates_.page(name, view)};
}

Response Site::part(const std::string& name, View view) const {
    fill_common(view);
    return {200, templates_.part(name, view)};
}

int status_of(const Error& error) {
    if (error.code.ends_with("-missing") && error.code != "reader-missing" && error.code != "index-missing") return 404;
    if (error.code == "book-busy") return 503;
    if (error.code.ends_with("-damaged") || error.code == "disk-full" || error.code == "read-only" || error.code.rfind("reader-", 0) == 0) return 500;
    return 400;
}

Response Site::error_page(const Request& request, const Error& error) const {
    const int status = status_of(error);
    View view;
    std::string message = error.message;
    if (!message.empty() && message[0] >= 'a' && message[0] <= 'z') message[0] = static_cast<char>(message[0] - 'a' + 'A');
    view.set("message", message + ".");
    // Hints that name commands are for those who typed one.
    if (error.hint.find("clausebook ") == std::string::npos && !error.hint.empty()) view.set("hint", error.hint);
    view.set("missing", status == 404);
    view.set("busy", status == 503);
    view.set("damaged", status == 500);
    view.set("wrong", status == 400);
    return page(request, "error", status == 404 ? "Not found" : status == 503 ? "Please wait" : "That could not be done", std::move(view), status);
}

const Asset* Site::asset(const std::string& path) const {
    const auto found = assets_.find(path);
    return found == assets_.end() ? nullptr : &found->second;
}

}  // namespace clausebook
