// gold-facts GOLD.json...: takes the units of hand-annotated documents, runs the stages after segmentation on them, and prints the export.
#include <cstdio>
#include <exception>

#include "render/export_json.h"
#include "support/gold.h"

int main(int argc, char** argv) {
    std::vector<clausebook::DocumentRecord> records;
    try {
        for (int i = 1; i < argc; ++i) {
            clausebook::DocumentRecord record = clausebook::read_gold(argv[i]);
            record.facts = {};
            record.answers.clear();
            records.push_back(std::move(record));
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "gold-facts: %s\n", error.what());
        return 2;
    }
    const std::string out = clausebook::export_json(records);
    std::fwrite(out.data(), 1, out.size(), stdout);
}
