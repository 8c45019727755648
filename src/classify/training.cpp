#include "classify/training.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "learning/train_linear.h"

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

// Whether an example answers or asks for a key, both by their index.
auto answers_by_key(const std::vector<Example>& examples, const std::vector<std::string>& keys) {
    return [&](std::size_t row, std::size_t key) {
        const std::vector<std::string>& answered = examples[row].keys;
        return keys[key] == k_none ? answered.empty() : std::find(answered.begin(), answered.end(), keys[key]) != answered.end();
    };
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

TrainedWeights train_models(const std::vector<Example>& examples, const std::vector<std::string>& keys, const Roles& roles, const TrainingOptions& options) {
    std::vector<std::vector<Feature>> found;
    for (const Example& example : examples) {
        const Passage passage{example.heading, {}, example.text, example.facts, example.kind != ExampleKind::clause};
        found.push_back(passage_features(passage, roles, options.without));
    }
    TrainingTable table = make_training_table(found, options.fewest, [](double one_in) { return std::log(one_in) / 4; });
    return train_linear(std::move(table), keys, answers_by_key(examples, keys), {Loss::logistic, options.cost, options.positive_weight});
}

bool whole_protocol(const Example& example) { return example.kind == ExampleKind::clause && example.batch.size() > 1; }

void add_neighbours(TrainedWeights& trained, const std::vector<Example>& examples) {
    constexpr double k_doubt = 10;  // neighbours that were seen less often than this tell little
    const std::size_t keys = trained.keys.size();
    std::vector<std::vector<double>> together(keys, std::vector<double>(keys, 0.0));  // by the neighbour's key, then the clause's
    std::vector<double> beside(keys, 0.0), alone(keys, 1.0);                          // pairs whose neighbour has the key; clauses that have it
    double clauses = static_cast<double>(keys);
    const auto keys_of = [&](const Example& example) {
        std::vector<std::size_t> found;
        for (std::size_t k = 0; k < keys; ++k) {
            if (std::find(example.keys.begin(), example.keys.end(), trained.keys[k]) != example.keys.end()) found.push_back(k);
        }
        return found;
    };
    const auto count = [&](const std::vector<std::size_t>& neighbour, const std::vector<std::size_t>& clause) {
        for (const std::size_t j : neighbour) {
            ++beside[j];
            for (const std::size_t k : clause) ++together[j][k];
        }
    };
    std::vector<std::size_t> before;
    const Example* last = nullptr;
    for (const Example& example : examples) {
        if (!whole_protocol(example)) continue;
        std::vector<std::size_t> own = keys_of(example);
        ++clauses;
        for (const std::size_t k : own) ++alone[k];
        if (last != nullptr && last->batch == example.batch) {
            count(before, own);
            count(own, before);
        }
        before = std::move(own);
        last = &example;
    }
    struct Row {
        std::uint64_t hash;
        std::vector<double> weights;
    };
    std::vector<Row> rows;
    for (std::size_t j = 0; j < keys; ++j) {
        if (beside[j] == 0) continue;
        Row row{neighbour_feature(trained.keys[j]).hash, std::vector<double>(keys, 0.0)};
        for (std::size_t k = 0; k < keys; ++k) {
            const double share = alone[k] / clauses;
            if (alone[k] > 1) row.weights[k] = std::log((together[j][k] + k_doubt * share) / (beside[j] + k_doubt) / share);
        }
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.hash < b.hash; });
    for (const Row& row : rows) {
        const auto at = std::lower_bound(trained.hashes.begin(), trained.hashes.end(), row.hash) - trained.hashes.begin();
        trained.hashes.insert(trained.hashes.begin() + at, row.hash);
        trained.rarity.insert(trained.rarity.begin() + at, 1.0F);
        for (std::size_t k = 0; k < keys; ++k) trained.weights[k].insert(trained.weights[k].begin() + at, row.weights[k]);
    }
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
    TrainingTable table = make_training_table(found, 2, [](double one_in) { return std::log(one_in) + 1; });
    return train_linear(std::move(table), keys, answers_by_key(all, keys), {Loss::squared_hinge, cost, 1.0});
}

}  // namespace clausebook
