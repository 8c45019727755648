#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalogue/provisions.h"
#include "catalogue/roles.h"
#include "classify/features.h"
#include "learning/linear_model.h"

namespace clausebook {

// The key of the model that tells what is to the point of no provision at all.
inline constexpr std::string_view k_none = "none";

enum class ExampleKind : std::uint8_t { clause, question, search };

// A labelled example of corpus/training. No keys: it answers or asks for none of the catalogue's provisions.
struct Example {
    ExampleKind kind = ExampleKind::clause;
    std::vector<std::string> keys;
    std::string heading;
    std::string text;
    std::vector<std::string> facts;  // of a clause: fact_traits() of what is extracted from it; read_examples leaves them empty
    std::string batch;               // the part of the file's name that says who wrote it, "A", or which protocol it is, "hollinbeck"
};

// Reads every clauses.*.tsv, questions.*.tsv and searches.*.tsv of a folder, in the order of their names. Errors: a missing folder, a line with
// too few columns, a key that the catalogue does not have.
Result<std::vector<Example>> read_examples(const std::filesystem::path& folder, const Provisions& provisions);

// How the models are trained; what the measurements of docs/quality.md vary.
struct TrainingOptions {
    double cost = 100;                      // liblinear's C: how little the weights are held back
    double positive_weight = 3;             // an example that answers counts as so many that do not: they are few
    std::size_t fewest = 2;                 // a feature that fewer examples have is left out
    std::vector<std::string> without = {};  // kinds of features that are left out: "near", "heading near" (the part of a feature's name before its colon)
};

// Trains one logistic model for each of `keys`, each by itself (learning/train_linear.h).
TrainedWeights train_models(const std::vector<Example>& examples, const std::vector<std::string>& keys, const Roles& roles, const TrainingOptions& options);

// Single clauses come in batches named by a letter, whole protocols, clause by clause in order, by their names.
bool whole_protocol(const Example& example);

// Learns from the whole protocols among the examples in which company matters are: gives each key a weight for each neighbour_feature, the logarithm of how
// much oftener clauses answer the one if a clause next to them answers the other.
void add_neighbours(TrainedWeights& trained, const std::vector<Example>& examples);

// Trains one support vector machine a provision, and one for k_none, that tell what a question or a search asks for: on question_features of questions,
// searches, the catalogue's own questions, and clauses, which bring most of the words. Same bytes from the same input, as above.
TrainedWeights train_question_models(const std::vector<Example>& examples, const Provisions& provisions, const Concepts& concepts, double cost = 0.5);

}  // namespace clausebook
