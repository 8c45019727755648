#pragma once
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace clausebook {

// Pictures that were made, as long as there is room; those that nobody asked for go first. Used from several threads.
class PictureCache {
 public:
    explicit PictureCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    std::shared_ptr<const std::string> find(const std::string& name) {
        const std::lock_guard lock(mutex_);
        const auto found = places_.find(name);
        if (found == places_.end()) return nullptr;
        pictures_.splice(pictures_.begin(), pictures_, found->second);
        return found->second->bytes;
    }
    void keep(const std::string& name, std::string bytes) {
        const std::lock_guard lock(mutex_);
        if (places_.count(name) > 0 || bytes.size() > most_bytes_) return;
        bytes_ += bytes.size();
        pictures_.push_front({name, std::make_shared<const std::string>(std::move(bytes))});
        places_[name] = pictures_.begin();
        while (bytes_ > most_bytes_) {
            bytes_ -= pictures_.back().bytes->size();
            places_.erase(pictures_.back().name);
            pictures_.pop_back();
        }
    }

 private:
    struct Picture {
        std::string name;
        std::shared_ptr<const std::string> bytes;
    };
    std::size_t most_bytes_, bytes_ = 0;
    std::mutex mutex_;
    std::list<Picture> pictures_;  // last asked for first
    std::map<std::string, std::list<Picture>::iterator> places_;
};

}  // namespace clausebook
