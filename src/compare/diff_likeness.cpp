#include "compare/diff_likeness.h"

#include <algorithm>
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

namespace {

// Calls visit(word, how often) for each distinct word.
template <class Visit>
void each_word(const std::vector<int>& sorted_words, Visit visit) {
    for (std::size_t begin = 0, end = 0; begin < sorted_words.size(); begin = end) {
        while (end < sorted_words.size() && sorted_words[end] == sorted_words[begin]) ++end;
        visit(sorted_words[begin], static_cast<int>(end - begin));
    }
}

}  // namespace

SharedWords::SharedWords(const DiffDocument& doc, const std::vector<int>& units, const Likeness& likeness)
    : likeness_(likeness), units_(units), postings_(likeness.vocabulary_size()), shared_(units.size()) {
    for (std::size_t place = 0; place < units.size(); ++place) {
        weights_.push_back(likeness.weight(doc.at(units[place]).words));
        each_word(doc.at(units[place]).words, [&](int word, int count) {
            postings_[static_cast<std::size_t>(word)].push_back({static_cast<int>(place), count});
        });
    }
}

std::vector<std::pair<int, double>> SharedWords::likeness_to(const std::vector<int>& sorted_words, double least) {
    each_word(sorted_words, [&](int word, int count) {
        const double weight = likeness_.weight(word);
        for (const Posting& posting : postings_[static_cast<std::size_t>(word)])
            shared_[static_cast<std::size_t>(posting.place)] += weight * std::min(count, posting.count);
    });
    const double weight = likeness_.weight(sorted_words);
    std::vector<std::pair<int, double>> found;
    for (std::size_t place = 0; place < units_.size(); ++place) {
        const double likeness = 2 * shared_[place] / (weight + weights_[place]);
        if (likeness >= least) found.emplace_back(units_[place], likeness);
        shared_[place] = 0;
    }
    return found;
}

}  // namespace clausebook
