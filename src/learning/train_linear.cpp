#include "learning/train_linear.h"

#include <linear.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

namespace clausebook {
namespace {

void say_nothing(const char*) {}

}  // namespace

TrainingTable make_training_table(const std::vector<std::vector<Feature>>& examples, std::size_t fewest, const std::function<double(double)>& rarity) {
    std::unordered_map<std::uint64_t, std::size_t> counts;
    for (const std::vector<Feature>& features : examples) {
        for (const Feature& feature : features) ++counts[feature.hash];
    }
    TrainingTable table;
    for (const auto& [hash, count] : counts) {
        if (count >= fewest) table.hashes.push_back(hash);
    }
    std::sort(table.hashes.begin(), table.hashes.end());
    std::unordered_map<std::uint64_t, int> columns;
    for (const std::uint64_t hash : table.hashes) {
        columns.emplace(hash, static_cast<int>(columns.size()) + 1);
        table.rarity.push_back(static_cast<float>(rarity(static_cast<double>(examples.size()) / static_cast<double>(counts.at(hash)))));
    }
    for (const std::vector<Feature>& features : examples) {
        std::vector<TrainingTable::Term> row;
        double squares = 0;
        for (const Feature& feature : features) {
            const auto column = columns.find(feature.hash);
            if (column == columns.end()) continue;
            const double weight = static_cast<double>(feature.weight) * static_cast<double>(table.rarity[static_cast<std::size_t>(column->second) - 1]);
            squares += weight * weight;
            row.push_back({column->second, weight});
        }
        const double length = squares > 0 ? std::sqrt(squares) : 1.0;
        for (TrainingTable::Term& term : row) term.weight /= length;
        table.rows.push_back(std::move(row));
    }
    return table;
}

TrainedWeights train_linear(TrainingTable table, const std::vector<std::string>& keys, const std::function<bool(std::size_t, std::size_t)>& answers,
                            const Solver& solver) {
    set_print_string_function(say_nothing);
    const int width = static_cast<int>(table.hashes.size()) + 1;  // the last column is the bias
    std::vector<std::vector<feature_node>> nodes;
    std::vector<feature_node*> rows;
    for (const std::vector<TrainingTable::Term>& row : table.rows) {
        std::vector<feature_node> line;
        for (const TrainingTable::Term& term : row) line.push_back({term.column, term.weight});
        line.push_back({width, 1.0});
        line.push_back({-1, 0.0});
        nodes.push_back(std::move(line));
    }
    for (std::vector<feature_node>& line : nodes) rows.push_back(line.data());
    TrainedWeights trained{keys, std::move(table.hashes), std::move(table.rarity), {}, {}};
    for (std::size_t key = 0; key < keys.size(); ++key) {
        std::vector<double> labels_of_rows;
        for (std::size_t row = 0; row < rows.size(); ++row) labels_of_rows.push_back(answers(row, key) ? 1.0 : -1.0);
        problem task{};
        task.l = static_cast<int>(rows.size());
        task.n = width;
        task.y = labels_of_rows.data();
        task.x = rows.data();
        task.bias = 1;
        std::array<int, 2> labels = {1, -1};
        std::array<double, 2> weights = {solver.positive_weight, 1.0};
        parameter how{};
        how.solver_type = solver.loss == Loss::logistic ? L2R_LR_DUAL : L2R_L2LOSS_SVC_DUAL;
        how.C = solver.cost;
        how.eps = 0.1;
        how.nr_weight = 2;
        how.weight_label = labels.data();
        how.weight = weights.data();
        // The solver takes the examples in an order drawn with rand(): always the same one, whatever was trained before.
        std::srand(1);
        model* made = train(&task, &how);
        const double sign = made->label[0] == 1 ? 1.0 : -1.0;
        std::vector<double> line(trained.hashes.size());
        for (std::size_t f = 0; f < line.size(); ++f) line[f] = sign * made->w[f];
        trained.weights.push_back(std::move(line));
        trained.biases.push_back(sign * made->w[width - 1]);
        free_and_destroy_model(&made);
    }
    return trained;
}

}  // namespace clausebook
