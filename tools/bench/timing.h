#pragma once
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

// The value that `share` (0 to 1) of the values do not pass; 0.5 is the median. 0 for no values.
inline double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

}  // namespace clausebook
