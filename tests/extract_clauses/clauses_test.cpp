// How well deciders and time limits are found in clauses of many voices, marked by hand. Of those of corpus/training/facts the program has learnt, and its
// rules were written beside some of them: precision and recall must not fall. The clauses of the unseen files were marked before the program read them, and
// nothing is learnt from them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "extract/extract_facts.h"
#include "extract/marked_clauses.h"
#include "model/names.h"
#include "support/corpus.h"

using namespace clausebook;

namespace {

const DeciderModel& learnt() {
    static const DeciderModel read = DeciderModel::open(CLAUSEBOOK_DECIDER_MODEL).value();
    return read;
}

std::vector<MarkedClause> clauses_of(const std::string& file) {
    auto read = read_marked_clauses(std::string(CLAUSEBOOK_SOURCE_DIR) + file);
    INFO((read ? "" : read.error().place + ": " + read.error().message));
    REQUIRE(read);
    return *read;
}

std::vector<std::string> limits_found(const ProtocolDoc& doc, const Facts& facts) {
    std::vector<std::string> out;
    for (const TimeLimit& limit : facts.time_limits) {
        std::ostringstream row;
        if (limit.quantity)
            row << *limit.quantity;
        else
            row << '-';
        row << ' ' << (limit.period == Period::none ? std::string_view("-") : name_of(limit.period)) << " | " << doc.words(limit.span);
        out.push_back(row.str());
    }
    return out;
}

// Of time limits quantity and period must be the same, and the words alike.
int pairs(std::vector<std::string> wanted, const std::vector<std::string>& made) {
    int right = 0;
    for (const std::string& row : made) {
        const auto like = std::find_if(wanted.begin(), wanted.end(), [&](const std::string& other) {
            const std::size_t mine = row.find(" | "), its = other.find(" | ");
            return same_words(row.substr(mine + 3), other.substr(its + 3)) && row.substr(0, mine) == other.substr(0, its);
        });
        if (like == wanted.end()) continue;
        wanted.erase(like);
        ++right;
    }
    return right;
}

struct Measured {
    Agreement deciders, limits;
    std::string missed;
};

Measured measure(const std::vector<MarkedClause>& clauses) {
    Measured out;
    for (const MarkedClause& clause : clauses) {
        const ProtocolDoc doc = clause_document(clause.heading, clause.text);
        const Facts facts = extract_facts(doc, corpus(), learnt());
        for (const Decider& decider : facts.deciders) CHECK(doc.units.at(static_cast<std::size_t>(decider.unit)).text.contains(decider.span));
        if (!out.deciders.add(clause, facts.deciders, 1).empty()) out.missed += clause.text + "\n";
        const std::vector<std::string> found = limits_found(doc, facts);
        out.limits.right += pairs(clause.time_limits, found);
        out.limits.made += static_cast<int>(found.size());
        out.limits.wanted += static_cast<int>(clause.time_limits.size());
    }
    return out;
}

}  // namespace

TEST_CASE("deciders and time limits of clauses that the program was made with") {
    const std::vector<MarkedClause> clauses = clauses_of("/corpus/training/facts/early.tsv");
    CHECK(clauses.size() > 700);
    const Measured found = measure(clauses);
    INFO("deciders " << found.deciders.f1() << ", time limits " << found.limits.f1() << "; clauses with a decider that is missed:\n" << found.missed);
    CHECK(found.deciders.f1() >= 0.88);
    CHECK(found.deciders.right_stage >= 0.9 * found.deciders.right);
    CHECK(found.limits.f1() >= 0.85);
}

TEST_CASE("deciders and time limits of clauses from which nothing is learnt") {
    const std::vector<MarkedClause> with_deciders = clauses_of("/tests/extract_clauses/unseen_deciders.tsv");
    const Measured deciders = measure(with_deciders);
    INFO("deciders " << deciders.deciders.precision() << ' ' << deciders.deciders.recall() << "; clauses with one that is missed:\n" << deciders.missed);
    CHECK(deciders.deciders.wanted > 50);
    CHECK(deciders.deciders.precision() >= 0.85);
    CHECK(deciders.deciders.f1() >= 0.82);
    const Measured limits = measure(clauses_of("/tests/extract_clauses/unseen_limits.tsv"));
    INFO("time limits " << limits.limits.precision() << ' ' << limits.limits.recall());
    CHECK(limits.limits.wanted > 35);
    CHECK(limits.limits.precision() >= 0.85);
    CHECK(limits.limits.f1() >= 0.8);
}
