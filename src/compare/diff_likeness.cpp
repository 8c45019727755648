#include "compare/diff_likeness.h"

#include <cmath>

namespace clausebook {

Likeness::Likeness(const DiffDocument& old_doc, const DiffDocument& new_doc, std::size_t vocabulary_size) : weights_(vocabulary_size, 0) {
    for (const DiffDocument* document : {&old_doc, &new_doc})
        for (const DiffUnit& unit : document->units)
            for (std::size_t i = 0; i < unit.words.size(); ++i)
                if (i == 0 || unit.words[i] != unit.words[i - 1]) weights_[static_cast<std::size_t>(unit.words[i])] += 1;
    const double units = static_cast<double>(old_doc.size() + new_doc.size());
    for (double& weight : weights_)
        if (weight > 0) weight = std::log(1 + units / weight);
}

double Likeness::weight(const std::vector<int>& sorted_words) const {
    double sum = 0;
    for (const int word : sorted_words) sum += weights_[static_cast<std::size_t>(word)];
    return sum;
}

double Likeness::shared(const std::vector<int>& sorted_a, const std::vector<int>& sorted_b) const {
    double sum = 0;
    for (auto a = sorted_a.begin(), b = sorted_b.begin(); a != sorted_a.end() && b != sorted_b.end();) {
        if (*a == *b) {
            sum += weights_[static_cast<std::size_t>(*a)];
            ++a, ++b;
        } else {
            *a < *b ? ++a : ++b;
        }
    }
    return sum;
}

double Likeness::likeness(const std::vector<int>& sorted_a, const std::vector<int>& sorted_b) const {
    const double both = weight(sorted_a) + weight(sorted_b);
    return both > 0 ? 2 * shared(sorted_a, sorted_b) / both : 0;
}

}  // namespace clausebook
