#pragma once
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/add.h"
#include "http.h"
#include "workers.h"

namespace clausebook {

// Files that were sent, on their way into the library. As much as its page shows.
struct AddJob {
    std::string id;
    std::vector<std::string> names;  // of the files, as they were sent
    int done = 0;
    bool waiting = true;
    std::optional<Result<AddReport>> report;  // when it is over
};

// Adds files one form after another, apart from the requests that sent them. What became of the last forms is remembered until the program ends.
class AddJobs {
 public:
    using Work = std::function<Result<AddReport>(const OnFile& on_file)>;

    // Starts what a form sent; `folder` is kept until it is done. Gives its id; "" where too many are waiting.
    std::string start(std::vector<std::string> names, std::shared_ptr<UploadFolder> folder, Work work);
    std::optional<AddJob> find(const std::string& id);

 private:
    std::mutex mutex_;
    std::list<std::shared_ptr<AddJob>> jobs_;  // newest first
    Workers workers_{1, 20};                   // last: it ends before what it works on
};

}  // namespace clausebook
