#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "add_jobs.h"
#include "app/library.h"
#include "base/result.h"
#include "http.h"
#include "picture_cache.h"
#include "templates.h"

namespace clausebook {

struct SiteOptions {
    std::filesystem::path book;
    Installation installation;
    std::string today;       // "" asks the clock each time
    std::string public_url;  // "" where the pages are for this machine only
};

// A file that is served as it is.
struct Asset {
    std::string bytes, type, etag;
};

// What all pages share: the library, as it stands now; the templates; the word that their forms carry. Used from several threads.
class Site {
 public:
    // Reads templates and assets; makes the book's folder where there is none. Errors: those of Templates::read and of opening the book.
    static Result<std::unique_ptr<Site>> open(SiteOptions options);

    const SiteOptions& options() const { return options_; }
    std::string today() const;
    // A word that changes with each start and that only these pages know: every form that changes something carries it as "token".
    const std::string& token() const { return token_; }

    // The library for reading, opened again whenever its manifest or its decisions have changed.
    Result<std::shared_ptr<const Library>> library();
    // The library for writing: waits for other writers as the command line does. To be let go of soon.
    Result<Library> library_for_writing() const { return Library::open_for_writing(options_.book, options_.installation, today()); }

    // A page of the site: a template in the layout, with the navigation, the token and the title. `section` is the path of the navigation's
    // entry that the page belongs to.
    Response page(const Request& request, const std::string& name, const std::string& title, View view, int status = 200) const;
    // A template without the layout, for scripts that renew a part of a page.
    Response part(const std::string& name, View view) const;
    // What went wrong, as a page in words for people.
    Response error_page(const Request& request, const Error& error) const;

    PictureCache& pictures() { return pictures_; }
    AddJobs& jobs() { return jobs_; }

    const Asset* asset(const std::string& path) const;  // null where there is none

 private:
    Site(SiteOptions options, Templates templates, std::map<std::string, Asset> assets);
    void fill_common(View& view) const;

    SiteOptions options_;
    Templates templates_;
    std::map<std::string, Asset> assets_;  // by path below assets/
    std::string token_;
    PictureCache pictures_{std::size_t{64} << 20};

    std::mutex mutex_;
    std::shared_ptr<const Library> library_;
    std::string library_stamp_;
    AddJobs jobs_;  // last: its work uses all the rest
};

// Which response an error is.
int status_of(const Error& error);

}  // namespace clausebook
