#pragma once
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace clausebook {

// Seconds that one call of `action` takes.
template <class Action>
double seconds_of(Action&& action) {
    const auto begin = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Seconds that this process and its children that have ended have kept processors busy: what others do at the same time hardly counts in it.
inline double processor_seconds() {
    double seconds = 0;
    for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        getrusage(who, &used);
        for (const timeval& time : {used.ru_utime, used.ru_stime}) seconds += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    }
    return seconds;
}

template <class Action>
double processor_seconds_of(Action&& action) {
    const double before = processor_seconds();
    action();
    return processor_seconds() - before;
}

// The value that `share` (0 to 1) of the values do not pass; 0.5 is the median. 0 for no values.
inline double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

}  // namespace clausebook
