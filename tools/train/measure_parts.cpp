#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "classify/classify_document.h"
#include "extract/extract_facts.h"
#include "measure.h"

namespace clausebook {
namespace {

using Protocols = std::map<std::string, std::vector<const Example*>>;  // by name

// A protocol that is answered by a model which has not seen it.
struct HeldOut {
    std::vector<const Example*> clauses;  // clause i is unit 2i + 1
    ProtocolDoc doc;
    Facts facts;
    const LinearModel* model = nullptr;
};

// What is learnt from, and how.
struct Learning {
    TrainingOptions options = {};
    bool questions = true;  // questions and searches too
    bool facts = true;
    bool protocols = true;  // whole protocols too, those that are not held out
    bool company = true;    // what else a clause answers, and what stands next to it
};

struct Trial {
    std::vector<LinearModel> models;
    std::vector<HeldOut> held_out;  // of the protocols among the examples
    std::vector<HeldOut> others;    // that are no examples
};

bool answers(const Example& example, const std::string& key) { return std::find(example.keys.begin(), example.keys.end(), key) != example.keys.end(); }

Protocols whole_protocols(const std::vector<Example>& examples) {
    Protocols protocols;
    for (const Example& example : examples) {
        if (whole_protocol(example)) protocols[example.batch].push_back(&example);
    }
    return protocols;
}

HeldOut held_out(const std::vector<const Example*>& clauses, const Catalogue& catalogue, const DeciderModel& deciders, const LinearModel& model) {
    std::vector<HeadedClause> headed;
    for (const Example* clause : clauses) headed.push_back({clause->heading, clause->text});
    HeldOut document{clauses, clauses_document(headed), {}, &model};
    document.facts = extract_facts(document.doc, catalogue, deciders);
    return document;
}

LinearModel learn(const std::vector<Example>& examples, const std::set<std::string>& unseen, const Catalogue& catalogue, const Learning& learning) {
    std::vector<std::string> keys;
    for (const Provision& provision : catalogue.provisions.list) keys.push_back(provision.key);
    if (learning.company) keys.emplace_back(k_none);
    std::vector<Example> seen;
    for (const Example& example : examples) {
        const bool left_out =
            unseen.contains(example.batch) || (!learning.questions && example.kind != ExampleKind::clause) || (!learning.protocols && whole_protocol(example));
        if (left_out) continue;
        seen.push_back(example);
        if (!learning.facts) seen.back().facts.clear();
    }
    TrainedWeights trained = train_models(seen, keys, catalogue.roles, learning.options);
    if (learning.company) add_neighbours(trained, seen);
    return LinearModel::from_bytes(write_linear_model(trained), "held out").value();
}

Trial try_out(const std::vector<Example>& examples, const std::vector<Example>& others, const Catalogue& catalogue, const DeciderModel& deciders,
              const Learning& learning) {
    constexpr std::size_t k_halves = 2;
    const Protocols protocols = whole_protocols(examples);
    Trial trial;
    trial.models.reserve(k_halves + 1);
    for (std::size_t half = 0; half < k_halves; ++half) {
        std::set<std::string> unseen;
        std::size_t number = 0;
        for (const auto& [name, clauses] : protocols) {
            if (number++ % k_halves == half) unseen.insert(name);
        }
        trial.models.push_back(learn(examples, unseen, catalogue, learning));
        for (const std::string& name : unseen) trial.held_out.push_back(held_out(protocols.at(name), catalogue, deciders, trial.models.back()));
    }
    if (others.empty()) return trial;
    trial.models.push_back(learn(examples, {}, catalogue, learning));
    for (const auto& [name, clauses] : whole_protocols(others)) trial.others.push_back(held_out(clauses, catalogue, deciders, trial.models.back()));
    return trial;
}

// What cells are counted for: share of right ones, of right first clauses among those that are answered and should be, and F1 of the clauses.
struct Counts {
    double cells = 0, right = 0, both = 0, first = 0, made = 0, wanted = 0, met = 0;

    std::string line() const {
        return fmt::format("{:.3f} | {:.3f} | {:.3f}", right / cells, first / std::max(both, 1.0), 2 * met / std::max(made + wanted, 1.0));
    }
};

void count(const HeldOut& document, const Catalogue& catalogue, const ClassifyOptions& options, Counts& counts) {
    for (const ProvisionAnswer& answer : classify_document(document.doc, document.facts, *document.model, catalogue, options)) {
        const auto says = [&](const ProvisionUnit& unit) { return answers(*document.clauses[static_cast<std::size_t>(unit.unit) / 2], answer.key); };
        const auto of_key =
            std::count_if(document.clauses.begin(), document.clauses.end(), [&](const Example* clause) { return answers(*clause, answer.key); });
        const bool good = !answer.units.empty() && says(answer.units.front());
        ++counts.cells;
        counts.right += of_key == 0 && answer.units.empty() ? 1 : good;
        counts.both += of_key > 0 && !answer.units.empty();
        counts.first += good;
        counts.made += static_cast<double>(answer.units.size());
        counts.wanted += static_cast<double>(of_key);
        counts.met += static_cast<double>(std::count_if(answer.units.begin(), answer.units.end(), says));
    }
}

std::string figures(const std::vector<HeldOut>& documents, const Catalogue& catalogue, const ClassifyOptions& options) {
    Counts counts;
    for (const HeldOut& document : documents) count(document, catalogue, options, counts);
    return counts.line();
}

}  // namespace

void measure_thresholds(const std::vector<Example>& examples, const Catalogue& catalogue, const DeciderModel& deciders) {
    const Trial trial = try_out(examples, {}, catalogue, deciders, {});
    const std::string columns = " cells | first clause | clauses |\n|---|---:|---:|---:|";
    std::puts(("| threshold |" + columns).c_str());
    for (const double found : {0.10, 0.14, 0.18, 0.20, 0.22, 0.25, 0.28, 0.30, 0.33, 0.36, 0.40, 0.50}) {
        std::puts(fmt::format("| {:.2f} | {} |", found, figures(trial.held_out, catalogue, {found, true, true})).c_str());
    }
    std::puts(("\n| protocol |" + columns).c_str());
    for (const HeldOut& document : trial.held_out) {
        Counts counts;
        count(document, catalogue, {}, counts);
        std::puts(fmt::format("| {} | {} |", document.clauses.front()->batch, counts.line()).c_str());
    }
}

void measure_parts(const std::vector<Example>& examples, const std::vector<Example>& others, const Catalogue& catalogue, const DeciderModel& deciders) {
    const std::vector<std::string> more = {"stem", "near", "heading stem", "heading near", "role", "roles", "first", "order", "period", "fact"};
    const std::vector<std::string> roles = {"role", "roles", "first", "order", "period", "fact"};
    // Without a clause's company probabilities are lower, and so is the threshold that suits them.
    constexpr double k_alone = 0.14;
    const ClassifyOptions plain{0.3, false, false}, threshold{k_alone, false, false}, sentences{k_alone, true, false}, ruled{k_alone, true, true}, whole{};
    const auto line = [&](const char* name, const Trial& trial, const ClassifyOptions& options) {
        std::string row = fmt::format("| {} | {} |", name, figures(trial.held_out, catalogue, options));
        if (!trial.others.empty()) row += " " + figures(trial.others, catalogue, options) + " |";
        std::puts(row.c_str());
        std::fflush(stdout);
    };
    const std::string columns = " cells | first clause | clauses |";
    std::puts(
        ("| |" + columns + (others.empty() ? "" : columns) + "\n|---|" + (others.empty() ? "---:|---:|---:|" : "---:|---:|---:|---:|---:|---:|")).c_str());
    const auto trial = [&](const Learning& learning) { return try_out(examples, others, catalogue, deciders, learning); };
    line("words, pairs and runs of letters, one threshold of 0.3: the plain classifier", trial({{100, 1, 1, more}, false, false, false, false}), plain);
    line("the few positive examples weigh more, what stands in one example only is left out", trial({{.without = more}, false, false, false, false}), plain);
    line("stems, stems near each other", trial({{.without = roles}, false, false, false, false}), plain);
    line("questions and searches are examples too", trial({{.without = roles}, true, false, false, false}), plain);
    {
        const Trial factual = trial({{}, true, true, false, false});
        line("functions of roles, who stands before whom, periods, facts", factual, plain);
        line("a threshold of 0.14", factual, threshold);
        line("the best sentence of a clause answers", factual, sentences);
        line("no answer without the fact that its question asks for", factual, ruled);
    }
    line("whole protocols are examples too", trial({.company = false}), ruled);
    line("what else a clause answers, what stands next to it, the threshold chosen for both: the program", trial({}), whole);
}

}  // namespace clausebook
