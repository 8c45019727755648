// Measures the comparison of versions on edited protocols whose true changes are known. Prints the figures of docs/quality/versions.md; with
// $CLAUSEBOOK_FIRST_SEED other versions than those, with $CLAUSEBOOK_VERBOSE each change that was missed or found besides.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "compare/diff.h"
#include "diff/version_maker.h"
#include "diff/versions.h"
#include "model/names.h"
#include "support/gold.h"

using namespace clausebook;

namespace {

struct Counts {
    int right = 0, found = 0, expected = 0;

    double precision() const { return found ? static_cast<double>(right) / found : 1; }
    double recall() const { return expected ? static_cast<double>(right) / expected : 1; }
    double f1() const { return found + expected ? 2.0 * right / (found + expected) : 1; }
    template <class T>
    void add(const std::set<T>& found_set, const std::set<T>& expected_set) {
        found += static_cast<int>(found_set.size());
        expected += static_cast<int>(expected_set.size());
        for (const T& item : found_set) right += expected_set.count(item) != 0;
    }
};

std::set<std::pair<int, int>> pairs_of(const Changes& changes) {
    std::set<std::pair<int, int>> pairs;
    for (std::size_t i = 0; i < changes.new_of_old.size(); ++i)
        if (changes.new_of_old[i] >= 0) pairs.emplace(static_cast<int>(i), changes.new_of_old[i]);
    for (const Change& change : changes.changes)
        for (const int i : change.old_units)
            for (const int j : change.new_units) pairs.emplace(i, j);
    return pairs;
}

std::ostream& print(std::ostream& out, const ProtocolDoc& old_doc, const ProtocolDoc& new_doc, const TrueChange& change) {
    out << name_of(change.kind);
    for (const int i : change.old_units)
        out << " [" << old_doc.units[static_cast<std::size_t>(i)].id << ": " << old_doc.words(old_doc.units[static_cast<std::size_t>(i)].span()).substr(0, 70)
            << "]";
    out << " ->";
    for (const int j : change.new_units) out << " [" << j << ": " << new_doc.words(new_doc.units[static_cast<std::size_t>(j)].span()).substr(0, 70) << "]";
    return out << "\n";
}

}  // namespace

TEST_CASE("edited versions of the protocols: what was done to them is found") {
    constexpr int k_cases = 200;
    std::vector<ProtocolDoc> documents;
    for (const char* name : {"hollinbeck.json", "merrowshire.json", "penwether.json", "sallowfield.json"})
        documents.push_back(read_gold(gold_folder() / name).doc);
    if (const auto reference = reference_folder(); !reference.empty())
        for (const char* name : {"county", "hyndburn", "district", "town", "tdc"})
            documents.push_back(read_gold(reference / "gold" / (std::string(name) + ".json")).doc);
    const char* seed = std::getenv("CLAUSEBOOK_FIRST_SEED");
    const std::uint64_t first_seed = seed ? std::stoull(seed) : 1;
    const bool verbose = std::getenv("CLAUSEBOOK_VERBOSE") != nullptr;

    Counts pairs, touched_pairs, kinds, kinds_without_renumbering;
    std::map<ChangeKind, Counts> by_kind;
    for (int i = 0; i < k_cases; ++i) {
        const std::size_t chosen = static_cast<std::size_t>(i) % documents.size();
        const ProtocolDoc& original = documents[chosen];
        std::vector<const ProtocolDoc*> strangers;
        for (std::size_t k = 0; k < documents.size(); ++k)
            if (k != chosen) strangers.push_back(&documents[k]);
        const MadeVersion made = make_version(original, strangers, first_seed + static_cast<std::uint64_t>(i));
        const Changes changes = diff_documents(original, {}, made.doc, {});
        check_rebuilt(original, made.doc, changes);

        const auto found_pairs = pairs_of(changes);
        const std::set<std::pair<int, int>> true_pairs(made.pairs.begin(), made.pairs.end());
        pairs.add(found_pairs, true_pairs);
        std::set<TrueChange> found, expected(made.changes.begin(), made.changes.end());
        for (const Change& change : changes.changes) found.insert({change.kind, change.old_units, change.new_units});
        kinds.add(found, expected);
        std::set<int> touched_old, touched_new;
        for (const TrueChange& change : expected) {
            if (change.kind == ChangeKind::renumber) continue;
            touched_old.insert(change.old_units.begin(), change.old_units.end());
            touched_new.insert(change.new_units.begin(), change.new_units.end());
        }
        const auto touched = [&](const std::set<std::pair<int, int>>& all) {
            std::set<std::pair<int, int>> out;
            for (const auto& pair : all)
                if (touched_old.count(pair.first) || touched_new.count(pair.second)) out.insert(pair);
            return out;
        };
        touched_pairs.add(touched(found_pairs), touched(true_pairs));
        for (const ChangeKind kind :
             {ChangeKind::insert, ChangeKind::remove, ChangeKind::modify, ChangeKind::move, ChangeKind::renumber, ChangeKind::split, ChangeKind::merge}) {
            const auto of_kind = [&](const std::set<TrueChange>& all) {
                std::set<TrueChange> out;
                std::copy_if(all.begin(), all.end(), std::inserter(out, out.end()), [&](const TrueChange& change) { return change.kind == kind; });
                return out;
            };
            by_kind[kind].add(of_kind(found), of_kind(expected));
            if (kind != ChangeKind::renumber) kinds_without_renumbering.add(of_kind(found), of_kind(expected));
        }
        if (verbose) {
            for (const TrueChange& change : expected)
                if (!found.count(change)) print(std::cout << "case " << i << " missed ", original, made.doc, change);
            for (const TrueChange& change : found)
                if (!expected.count(change)) print(std::cout << "case " << i << " besides ", original, made.doc, change);
        }
    }
    const auto report = [](const std::string& name, const Counts& counts) {
        std::printf("| %s | %d | %.3f | %.3f | %.3f |\n", name.c_str(), counts.expected, counts.precision(), counts.recall(), counts.f1());
    };
    std::printf("%d edited versions of %zu protocols\n\n| | true | precision | recall | F1 |\n|---|---|---|---|---|\n", k_cases, documents.size());
    report("units that live on", pairs);
    report("of these, edited ones", touched_pairs);
    report("changes with their kind", kinds);
    report("the same without renumbering", kinds_without_renumbering);
    for (const auto& [kind, counts] : by_kind) report(std::string(name_of(kind)), counts);
    CHECK(pairs.f1() >= 0.97);
    CHECK(kinds_without_renumbering.f1() >= 0.93);
    CHECK(kinds.f1() >= 0.93);
    CHECK(by_kind[ChangeKind::move].recall() >= 0.95);
    CHECK(by_kind[ChangeKind::move].found == by_kind[ChangeKind::move].right);
}
