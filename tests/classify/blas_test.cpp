// The models are the same bytes whatever library of linear algebra stands behind liblinear (Debian's reference BLAS, OpenBLAS): learning calls none.
// The four functions that liblinear takes from such a library are defined here, which the loader prefers to the library's own.
#include <linear.h>

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "catalogue/catalogue.h"
#include "classify/training.h"

using namespace clausebook;

namespace {
int calls = 0;
}

extern "C" {
double ddot_(const int* n, const double* x, const int*, const double* y, const int*) {
    ++calls;
    double sum = 0;
    for (int i = 0; i < *n; ++i) sum += x[i] * y[i];
    return sum;
}
double dnrm2_(const int* n, const double* x, const int* step) { return std::sqrt(ddot_(n, x, step, x, step)); }
int daxpy_(const int* n, const double* factor, const double* x, const int*, double* y, const int*) {
    ++calls;
    for (int i = 0; i < *n; ++i) y[i] += *factor * x[i];
    return 0;
}
int dscal_(const int* n, const double* factor, double* x, const int*) {
    ++calls;
    for (int i = 0; i < *n; ++i) x[i] *= *factor;
    return 0;
}
}

TEST_CASE("learning calls no function of a library of linear algebra") {
    const Catalogue catalogue = read_catalogue(CLAUSEBOOK_CORPUS).value();
    auto examples = read_examples(std::string(CLAUSEBOOK_CORPUS) + "/training", catalogue.provisions).value();
    std::erase_if(examples, [](const Example& example) { return example.batch != "A"; });
    REQUIRE(examples.size() > 100);
    calls = 0;
    CHECK(train_models(examples, {"response-time", "gifts"}, catalogue.roles, {}).weights.size() == 2);
    CHECK_FALSE(train_question_models(examples, catalogue.provisions, {}).weights.empty());
    CHECK(calls == 0);
}

TEST_CASE("a solver that does call such a library calls the functions of this test") {
    std::array<feature_node, 4> nodes = {{{1, 1.0}, {-1, 0.0}, {2, 1.0}, {-1, 0.0}}};
    std::array<feature_node*, 2> rows = {nodes.data(), &nodes[2]};
    std::array<double, 2> answers = {1.0, -1.0};
    problem task{};
    task.l = task.n = 2;
    task.y = answers.data();
    task.x = rows.data();
    parameter how{};
    how.solver_type = L2R_LR;
    how.C = 1;
    how.eps = 0.01;
    calls = 0;
    set_print_string_function([](const char*) {});
    model* made = train(&task, &how);
    free_and_destroy_model(&made);
    CHECK(calls > 0);
}
