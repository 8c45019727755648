#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace clausebook {

// Threads that do pieces of work in the order in which they came. A queue that is full takes no more.
class Workers {
 public:
    Workers(unsigned threads, std::size_t longest_queue) : longest_queue_(longest_queue) {
        for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
    }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    // Does what is queued, then ends.
    ~Workers() { finish(); }

    bool take(std::function<void()> work) {
        {
            const std::lock_guard lock(mutex_);
            if (ending_ || queue_.size() >= longest_queue_) return false;
            queue_.push_back(std::move(work));
        }
        changed_.notify_one();
        return true;
    }
    void finish() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        changed_.notify_all();
        for (std::thread& thread : threads_) thread.join();
        threads_.clear();
    }

 private:
    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [this] { return ending_ || !queue_.empty(); });
            if (queue_.empty()) return;
            const std::function<void()> work = std::move(queue_.front());
            queue_.pop_front();
            lock.unlock();
            work();
            lock.lock();
        }
    }

    std::size_t longest_queue_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace clausebook
