#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/facts.h"
#include "model/protocol_doc.h"

namespace clausebook {

// A clause of corpus/training/facts with what a careful reader marked in it.
struct MarkedClause {
    struct MarkedDecider {
        Stage stage = Stage::initial;
        std::string role;
    };
    std::string source;  // who wrote it: "A", "merrowshire"
    std::string heading;
    std::string text;
    std::vector<MarkedDecider> deciders;
    std::vector<std::string> doubtful;     // roles of which careful readers would differ
    std::vector<std::string> time_limits;  // "5 working-day | within 5 working days"
};

// Those beside which the frames were written, and those marked later, from which only the model learns.
struct MarkedClauses {
    std::vector<MarkedClause> early, late;

    std::vector<MarkedClause> all() const;
};

// Reads early.tsv and late.tsv of a folder. Errors: those of read_marked_clauses.
Result<MarkedClauses> read_all_marked_clauses(const std::filesystem::path& folder);

// Reads one file: source, heading, text and facts parted by tabs, lines that begin with # left out. Errors: the file is missing, a line has other columns, a
// fact is not written as corpus/training/README.md says, or its words do not stand in the clause.
Result<std::vector<MarkedClause>> read_marked_clauses(const std::filesystem::path& path);

struct HeadedClause {
    std::string_view heading, text;
};
// Clauses as a document: clause i is unit 2i + 1, under a section of its heading.
ProtocolDoc clauses_document(const std::vector<HeadedClause>& clauses);
// The same of one.
ProtocolDoc clause_document(std::string_view heading, std::string_view text);

// How well found facts agree with marked ones.
struct Agreement {
    int right = 0, right_stage = 0, made = 0, wanted = 0;

    double precision() const { return made ? static_cast<double>(right) / made : 1.0; }
    double recall() const { return wanted ? static_cast<double>(right) / wanted : 1.0; }
    double f1() const { return made + wanted ? 2.0 * right / (made + wanted) : 1.0; }
    // Gives the marked ones that were not found. Those found in another unit than `unit` do not count, nor do doubtful ones.
    std::vector<MarkedClause::MarkedDecider> add(const MarkedClause& clause, const std::vector<Decider>& found, int unit);
};

// Whether two readers name the same: the same words but for articles, or one of them with more before or behind.
bool same_words(std::string_view a, std::string_view b);

}  // namespace clausebook
