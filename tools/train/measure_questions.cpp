#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>

#include "classify/question_model.h"
#include "measure.h"

namespace clausebook {
namespace {

constexpr std::size_t k_folds = 6;
constexpr std::size_t k_confusions = 25;
constexpr std::array<double, 7> k_powers = {0.4, 0.6, 0.8, 1.0, 1.3, 1.6, 2.0};

// How examples of one kind were understood by models that had not seen them.
struct Understood {
    std::size_t asked = 0, first = 0, among_three = 0;  // of those that ask for a provision
    std::size_t others = 0, taken_for_none = 0;         // of those that ask for none
    std::size_t asked_taken_for_none = 0;
    std::array<double, k_powers.size()> surprise = {};  // sums of the negative logarithm of the right one's probability
    std::map<std::string, std::size_t> confusions;

    void count(const Example& example, const AskedProvisions& found) {
        double right = found.nothing;
        if (example.keys.empty()) {
            ++others;
            taken_for_none += found.none();
        } else {
            ++asked;
            asked_taken_for_none += found.none();
            const auto is_right = [&](const AskedProvision& one) { return std::find(example.keys.begin(), example.keys.end(), one.key) != example.keys.end(); };
            first += is_right(found.ranked.front());
            among_three += std::any_of(found.ranked.begin(), found.ranked.begin() + 3, is_right);
            if (!is_right(found.ranked.front())) ++confusions[example.keys.front() + " taken for " + found.ranked.front().key];
            right = std::find_if(found.ranked.begin(), found.ranked.end(), is_right)->probability;
        }
        for (std::size_t p = 0; p < k_powers.size(); ++p) {
            double sum = std::pow(found.nothing, k_powers[p]);
            for (const AskedProvision& one : found.ranked) sum += std::pow(one.probability, k_powers[p]);
            surprise[p] -= std::log(std::max(std::pow(right, k_powers[p]) / sum, 1e-9));
        }
    }

    std::string line(std::string_view name) const {
        const auto share = [](std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1)); };
        std::string out = fmt::format("{:<10} {:>6}  {:.3f}  {:.3f}  {:.3f}         {:.3f}            ", name, asked + others, share(first, asked),
                                      share(among_three, asked), share(taken_for_none, others), share(asked_taken_for_none, asked));
        for (const double one : surprise) out += fmt::format("  {:.3f}", one / static_cast<double>(asked + others));
        return out + "\n";
    }
};

}  // namespace

std::string measure_questions(const std::vector<Example>& examples, const Provisions& provisions, const Concepts& concepts) {
    std::mt19937 random(1);
    std::vector<std::size_t> folds;
    for (std::size_t i = 0; i < examples.size(); ++i) folds.push_back(static_cast<std::size_t>(random()) % k_folds);
    Understood questions, searches;
    for (std::size_t fold = 0; fold < k_folds; ++fold) {
        std::vector<Example> seen;
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (examples[i].kind == ExampleKind::clause || folds[i] != fold) seen.push_back(examples[i]);
        }
        const auto model = LinearModel::from_bytes(write_linear_model(train_question_models(seen, provisions, concepts)), "held out");
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (examples[i].kind == ExampleKind::clause || folds[i] != fold) continue;
            (examples[i].kind == ExampleKind::question ? questions : searches).count(examples[i], which_provisions(examples[i].text, *model, concepts));
        }
    }
    std::string out = "            count  first  three  none as none  provision as none  surprise at powers 0.4 0.6 0.8 1 1.3 1.6 2\n";
    out += questions.line("questions") + searches.line("searches") + "\nwhat was taken for what, of the questions:\n";
    std::vector<std::pair<std::string, std::size_t>> often(questions.confusions.begin(), questions.confusions.end());
    std::stable_sort(often.begin(), often.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (std::size_t i = 0; i < often.size() && i < k_confusions; ++i) out += fmt::format("{:>4}  {}\n", often[i].second, often[i].first);
    return out;
}

}  // namespace clausebook
