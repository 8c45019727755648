#include "add_jobs.h"

#include <exception>

namespace clausebook {
namespace {

constexpr std::size_t k_remembered = 50;

}  // namespace

std::string AddJobs::start(std::vector<std::string> names, std::shared_ptr<UploadFolder> folder, Work work) {
    auto job = std::make_shared<AddJob>();
    job->id = random_word();
    job->names = std::move(names);
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_front(job);
        if (jobs_.size() > k_remembered) jobs_.pop_back();
    }
    const bool taken = workers_.take([this, job, folder = std::move(folder), work = std::move(work)]() mutable {
        {
            const std::lock_guard lock(mutex_);
            job->waiting = false;
        }
        Result<AddReport> report = fail({"add-failed", "the files could not be added", "", "", ""});
        try {
            report = work([&](int done, int, const AddedFile&) {
                const std::lock_guard lock(mutex_);
                job->done = done;
            });
        } catch (const std::exception&) {
            // What was reported is stored; the error above says the rest.
        }
        folder.reset();
        const std::lock_guard lock(mutex_);
        job->report = std::move(report);
    });
    if (taken) return job->id;
    const std::lock_guard lock(mutex_);
    jobs_.remove(job);
    return "";
}

std::optional<AddJob> AddJobs::find(const std::string& id) {
    const std::lock_guard lock(mutex_);
    for (const auto& job : jobs_) {
        if (job->id == id) return *job;
    }
    return std::nullopt;
}

}  // namespace clausebook
