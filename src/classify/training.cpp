#include "classify/training.h"

#include <fmt/format.h>
#include <linear.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <unordered_map>

namespace clausebook {
namespace {

std::vector<std::string> split(const std::string& line, char at) {
    std::vector<std::string> parts(1);
    for (const char c : line) {
        if (c == at) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

Result<std::vector<Example>> read_file(const std::filesystem::path& path, ExampleKind kind, const Provisions& provisions) {
    std::ifstream in(path);
    if (!in) return fail({"training-missing", "the file cannot be opened", "", path.string(), ""});
    std::vector<Example> examples;
    const std::string batch = path.stem().extension().string();
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const std::vector<std::string> columns = split(line, '\t');
        const auto wrong = [&](std::string message) {
            return fail({"training-line", std::move(message), "see corpus/training/README.md", path.string(), fmt::format("line {}", number)});
        };
        if (columns.size() != (kind == ExampleKind::clause ? 3U : 2U)) return wrong("the line has not the columns that it should");
        Example example{kind, {}, kind == ExampleKind::clause ? columns[1] : "", columns.back(), {}, batch.empty() ? batch : batch.substr(1)};
        if (columns[0] != k_none) {
            example.keys = split(columns[0], ',');
            for (const std::string& key : example.keys) {
                if (provisions.find(key) < 0) return wrong("no provision is called '" + key + "'");
            }
        }
        examples.push_back(std::move(example));
    }
    return examples;
}

struct Term {
    int column = 0;  // from 1, as liblinear counts
    double weight = 0;
};

// The examples as rows of numbers, with the features that make the columns.
struct Table {
    std::vector<std::uint64_t> hashes;
    std::vector<float> rarity;
    std::vector<std::vector<Term>> rows;
};

// `found`: the features of each example. `rarity`: how much a feature counts that one example in so many has.
template <class Rarity>
Table make_table(const std::vector<std::vector<Feature>>& found, std::size_t fewest, const Rarity& rarity) {
    std::unordered_map<std::uint64_t, std::size_t> counts;
    for (const std::vector<Feature>& features : found) {
        for (const Feature& feature : features) ++counts[feature.hash];
    }
    Table table;
    for (const auto& [hash, count] : counts) {
        if (count >= fewest) table.hashes.push_back(hash);
    }
    std::sort(table.hashes.begin(), table.hashes.end());
    std::unordered_map<std::uint64_t, int> columns;
    for (const std::uint64_t hash : table.hashes) {
        columns.emplace(hash, static_cast<int>(columns.size()) + 1);
        table.rarity.push_back(static_cast<float>(rarity(static_cast<double>(found.size()) / static_cast<double>(counts.at(hash)))));
    }
    for (const std::vector<Feature>& features : found) {
        std::vector<Term> row;
        double squares = 0;
        for (const Feature& feature : features) {
            const auto column = columns.find(feature.hash);
            if (column == columns.end()) continue;
            const double weight = static_cast<double>(feature.weight) * static_cast<double>(table.rarity[static_cast<std::size_t>(column->second) - 1]);
            squares += weight * weight;
            row.push_back({column->second, weight});
        }
        const double length = squares > 0 ? std::sqrt(squares) : 1.0;
        for (Term& term : row) term.weight /= length;
        table.rows.push_back(std::move(row));
    }
    return table;
}

void say_nothing(const char*) {}

struct Solver {
    int type = L2R_LR_DUAL;
    double cost = 1;
    double positive_weight = 1;
};

// One model for each of `keys`: the examples that have the key against all others.
TrainedWeights train_each(Table table, const std::vector<Example>& examples, const std::vector<std::string>& keys, const Solver& solver) {
    set_print_string_function(say_nothing);
    const int width = static_cast<int>(table.hashes.size()) + 1;  // the last column is the bias
    std::vector<std::vector<feature_node>> nodes;
    std::vector<feature_node*> rows;
    for (const std::vector<Term>& row : table.rows) {
        std::vector<feature_node> line;
        for (const Term& term : row) line.push_back({term.column, term.weight});
        line.push_back({width, 1.0});
        line.push_back({-1, 0.0});
        nodes.push_back(std::move(line));
    }
    for (std::vector<feature_node>& line : nodes) rows.push_back(line.data());
    TrainedWeights trained{keys, std::move(table.hashes), std::move(table.rarity), {}, {}};
    for (const std::string& key : keys) {
        std::vector<double> answers;
        for (const Example& example : examples) {
            const bool answers_it = key == k_none ? example.keys.empty() : std::find(example.keys.begin(), example.keys.end(), key) != example.keys.end();
            answers.push_back(answers_it ? 1.0 : -1.0);
        }
        problem task{};
        task.l = static_cast<int>(rows.size());
        task.n = width;
        task.y = answers.data();
        task.x = rows.data();
        task.bias = 1;
        std::array<int, 2> labels = {1, -1};
        std::array<double, 2> weights = {solver.positive_weight, 1.0};
        parameter how{};
        how.solver_type = solver.type;
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

}  // namespace

Result<std::vector<Example>> read_examples(const std::filesystem::path& folder, const Provisions& provisions) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    }
    if (failed || files.empty())
        return fail({"training-missing", "the folder holds no examples", "install clausebook's share folder whole", folder.string(), ""});
    std::sort(files.begin(), files.end());
    std::vector<Example> examples;
    for (const std::filesystem::path& file : files) {
        const std::string name = file.filename().string();
        const ExampleKind kind = name.starts_with("clauses")     ? ExampleKind::clause
                                 : name.starts_with("questions") ? ExampleKind::question
                                                                 : ExampleKind::search;
        auto part = read_file(file, kind, provisions);
        if (!part) return part;
        std::move(part->begin(), part->end(), std::back_inserter(examples));
    }
    return examples;
}

ProtocolDoc example_document(const Example& example) {
    ProtocolDoc doc;
    Unit section, clause;
    section.id = "1";
    section.kind = UnitKind::section;
    doc.text = example.heading;
    section.heading = {0, doc.text.size()};
    doc.text += '\n';
    clause.id = "1/p1";
    clause.parent = 0;
    clause.text = {doc.text.size(), doc.text.size() + example.text.size()};
    doc.text += example.text;
    doc.units = {section, clause};
    return doc;
}

TrainedWeights train_models(const std::vector<Example>& examples, const std::vector<std::string>& keys, const Roles& roles, const TrainingOptions& options) {
    std::vector<std::vector<Feature>> found;
    for (const Example& example : examples) {
        found.push_back(passage_features({example.heading, {}, example.text, example.facts, example.kind != ExampleKind::clause}, roles));
    }
    Table table = make_table(found, options.fewest, [](double one_in) { return std::log(one_in) / 4; });
    return train_each(std::move(table), examples, keys, {L2R_LR_DUAL, options.cost, options.positive_weight});
}

TrainedWeights train_question_models(const std::vector<Example>& examples, const Provisions& provisions, const Concepts& concepts, double cost) {
    std::vector<Example> all = examples;
    std::vector<std::string> keys;
    for (const Provision& provision : provisions.list) {
        all.push_back({ExampleKind::question, {provision.key}, "", provision.question, {}, ""});
        keys.push_back(provision.key);
    }
    keys.emplace_back(k_none);
    std::vector<std::vector<Feature>> found;
    for (const Example& example : all)
        found.push_back(question_features(example.heading.empty() ? example.text : example.heading + " . " + example.text, concepts));
    Table table = make_table(found, 2, [](double one_in) { return std::log(one_in) + 1; });
    return train_each(std::move(table), all, keys, {L2R_L2LOSS_SVC_DUAL, cost, 1.0});
}

}  // namespace clausebook
