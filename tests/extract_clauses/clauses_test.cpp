// How well deciders and time limits are found in clauses of many voices, marked by hand (clauses.tsv): precision and recall must not fall.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/extract_facts.h"
#include "model/names.h"
#include "support/corpus.h"
#include "support/small_doc.h"
#include "text/fold.h"

using namespace clausebook;

namespace {

struct Clause {
    std::string heading, text;
    std::vector<std::string> deciders, limits;  // "stage | role", "quantity period | words"
};

std::vector<std::string> parts_of(const std::string& line, const std::string& sign) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(sign, at), line.size());
        out.push_back(line.substr(at, end - at));
        at = end + sign.size();
    }
    return out;
}

std::vector<Clause> read_clauses() {
    std::ifstream file(std::string(CLAUSEBOOK_SOURCE_DIR) + "/tests/extract_clauses/clauses.tsv");
    REQUIRE(file);
    std::vector<Clause> out;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::vector<std::string> columns = parts_of(line, "\t");
        REQUIRE(columns.size() == 3);
        Clause clause{columns[0], columns[1], {}, {}};
        for (const std::string& fact : parts_of(columns[2], " ;; ")) {
            if (fact.empty()) continue;
            const std::size_t bar = fact.find(" | ");
            REQUIRE(bar != std::string::npos);
            REQUIRE(clause.text.find(fact.substr(bar + 3)) != std::string::npos);
            if (fact.front() == 'D') {
                clause.deciders.push_back(fact.substr(2));
            } else {
                std::istringstream words(fact.substr(2, bar - 2));
                std::string quantity, period;
                words >> quantity >> period;
                clause.limits.push_back(quantity + " " + period + fact.substr(bar));
            }
        }
        out.push_back(std::move(clause));
    }
    return out;
}

// The same words but for articles; or one of them is the other with a clause or complement behind it.
bool same_words(const std::string& a, const std::string& b) {
    std::vector<std::string> few = folded_words(a), many = folded_words(b);
    for (std::vector<std::string>* words : {&few, &many}) {
        words->erase(std::remove_if(words->begin(), words->end(), [](const std::string& w) { return w == "the" || w == "a" || w == "an" || w == "s"; }),
                     words->end());
    }
    if (few.size() > many.size()) few.swap(many);
    return !few.empty() && (std::equal(few.begin(), few.end(), many.begin()) || std::equal(few.rbegin(), few.rend(), many.rbegin()));
}

struct Count {
    int right = 0, made = 0, wanted = 0;
    double f1() const { return made + wanted ? 2.0 * right / (made + wanted) : 1.0; }
};

// Pairs "head | words" with like words; the head must be the same where `with_head`.
int pairs(std::vector<std::string> wanted, const std::vector<std::string>& made, bool with_head) {
    int right = 0;
    for (const std::string& row : made) {
        const auto like = std::find_if(wanted.begin(), wanted.end(), [&](const std::string& other) {
            const std::size_t mine = row.find(" | "), its = other.find(" | ");
            return same_words(row.substr(mine + 3), other.substr(its + 3)) && (!with_head || row.substr(0, mine) == other.substr(0, its));
        });
        if (like == wanted.end()) continue;
        wanted.erase(like);
        ++right;
    }
    return right;
}

}  // namespace

TEST_CASE("deciders and time limits of clauses drawn at random") {
    Count deciders, staged, limits;
    std::string missed;
    const std::vector<Clause> clauses = read_clauses();
    CHECK(clauses.size() > 400);
    for (const Clause& clause : clauses) {
        const ProtocolDoc doc = small_doc({{"1", "", UnitKind::section, "1.", clause.heading, ""}, {"1/p1", "1", UnitKind::paragraph, "", "", clause.text}});
        const Facts facts = extract_facts(doc, corpus());
        std::vector<std::string> found_deciders, found_limits;
        for (const Decider& decider : facts.deciders) {
            CHECK(doc.units.at(static_cast<std::size_t>(decider.unit)).text.contains(decider.span));
            found_deciders.push_back(std::string(name_of(decider.stage)) + " | " + decider.role);
        }
        for (const TimeLimit& limit : facts.time_limits) {
            std::ostringstream row;
            if (limit.quantity)
                row << *limit.quantity;
            else
                row << '-';
            row << ' ' << (limit.period == Period::none ? std::string_view("-") : name_of(limit.period)) << " | " << doc.words(limit.span);
            found_limits.push_back(row.str());
        }
        const int right = pairs(clause.deciders, found_deciders, false);
        if (right < static_cast<int>(clause.deciders.size())) missed += clause.text + "\n";
        deciders.right += right;
        staged.right += pairs(clause.deciders, found_deciders, true);
        limits.right += pairs(clause.limits, found_limits, true);
        deciders.made += static_cast<int>(found_deciders.size());
        deciders.wanted += static_cast<int>(clause.deciders.size());
        limits.made += static_cast<int>(found_limits.size());
        limits.wanted += static_cast<int>(clause.limits.size());
    }
    INFO("deciders " << deciders.f1() << ", time limits " << limits.f1() << "; clauses with a decider that is missed:\n" << missed);
    CHECK(deciders.f1() >= 0.85);
    CHECK(staged.right >= 0.9 * deciders.right);
    CHECK(limits.f1() >= 0.85);
}
