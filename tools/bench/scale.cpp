// bench_scale BOOK COUNT [FOLDER] : the index of COUNT clauses, made by varying those of BOOK: time to build it by tenths, to open it, and to answer.
// An index that stands in FOLDER is not built anew, and stays there.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "book/book.h"
#include "book/files.h"
#include "catalogue/synonyms.h"
#include "compare/stored_answers.h"
#include "index/search.h"
#include "index/writer.h"
#include "render/listing.h"
#include "timing.h"

namespace {

using namespace clausebook;
namespace fs = std::filesystem;

constexpr int k_clauses_a_document = 125;
constexpr int k_queries = 200;

// Makes documents out of the clauses of others: dealt anew, each with two words put behind its own.
class Varier {
 public:
    Varier(std::vector<DocumentRecord> samples, std::vector<std::string> words) : samples_(std::move(samples)), words_(std::move(words)) {}

    DocumentRecord make(int number) {
        std::mt19937 random(static_cast<unsigned>(number));
        const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
        DocumentRecord out;
        out.doc.id = "council-" + std::to_string(number);
        out.doc.details.authority = words_[below(words_.size())] + " " + words_[below(words_.size())] + " Council";
        while (out.doc.units.size() < k_clauses_a_document) {
            const DocumentRecord& from = samples_[below(samples_.size())];
            const std::size_t chosen = below(from.doc.units.size());
            const Unit& unit = from.doc.units[chosen];
            if (unit.text.empty()) continue;
            const Span span = unit.span();
            const std::size_t begin = out.doc.text.size();
            const auto moved = [&](Span part) { return part.empty() ? Span{} : Span{part.begin - span.begin + begin, part.end - span.begin + begin}; };
            out.doc.text += std::string(from.doc.words(span)) + " " + words_[below(words_.size())] + " " + words_[below(words_.size())];
            Unit copy = unit;
            copy.parent = -1;
            copy.id = std::to_string(out.doc.units.size() + 1);
            copy.citation = "clause " + copy.id;
            copy.label = moved(unit.label);
            copy.heading = moved(unit.heading);
            copy.text = {moved(unit.text).begin, out.doc.text.size()};
            out.doc.text += '\n';
            const int index = static_cast<int>(out.doc.units.size());
            for (TimeLimit limit : from.facts.time_limits) {
                if (limit.unit != static_cast<int>(chosen)) continue;
                limit.unit = index;
                limit.span = moved(limit.span);
                limit.qualifier = {};
                out.facts.time_limits.push_back(std::move(limit));
            }
            for (Decider decider : from.facts.deciders) {
                if (decider.unit != static_cast<int>(chosen)) continue;
                decider.unit = index;
                decider.span = moved(decider.span);
                out.facts.deciders.push_back(std::move(decider));
            }
            out.doc.units.push_back(std::move(copy));
        }
        return out;
    }

 private:
    std::vector<DocumentRecord> samples_;
    std::vector<std::string> words_;
};

bool build(Varier& varier, int documents, const fs::path& folder) {
    Result<IndexWriter> writer = IndexWriter::open(folder);
    if (!writer) return false;
    std::printf("built, processor ms a clause, by tenths:");
    for (int tenth = 0; tenth < 10; ++tenth) {
        const int first = documents * tenth / 10, last = documents * (tenth + 1) / 10;
        const double seconds = processor_seconds_of([&] {
            for (int i = first; i < last; ++i) {
                const DocumentRecord record = varier.make(i);
                (void)writer->replace(PreparedVersion(record, stored_answers(record), ""), "x");
            }
            (void)writer->commit();
        });
        std::printf(" %.2f", 1000 * seconds / ((last - first) * k_clauses_a_document));
        std::fflush(stdout);
    }
    std::printf("\n");
    return true;
}

int run(const fs::path& book_folder, int clauses, const fs::path& folder) {
    const Result<Book> book = Book::open(book_folder);
    if (!book) {
        std::fprintf(stderr, "%s\n", error_line(book.error()).c_str());
        return 2;
    }
    std::vector<DocumentRecord> samples;
    std::vector<std::string> words;
    for (const DocumentEntry& document : book->manifest().documents) {
        const auto record = book->read({document.id, document.versions.back().number});
        if (!record) return 2;
        samples.push_back(*record);
        for (const Unit& unit : record->doc.units) {
            std::string word;
            for (const char c : record->doc.words(unit.text)) {
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                    word += c;
                } else if (word.size() > 4) {
                    words.push_back(std::exchange(word, ""));
                } else {
                    word.clear();
                }
            }
        }
    }
    Varier varier(std::move(samples), std::move(words));
    const int documents = clauses / k_clauses_a_document;
    if (!fs::exists(folder / "iamglass") && !build(varier, documents, folder)) return 2;
    std::uintmax_t bytes = 0;
    for (const auto& file : fs::directory_iterator(folder)) bytes += file.file_size();
    std::printf("size: %.2f kB a clause\n", static_cast<double>(bytes) / 1000 / clauses);
    const fs::path synonyms_file = fs::read_symlink("/proc/self/exe").parent_path() / "share" / "clausebook" / "synonyms.xml";
    const Result<Synonyms> synonyms = read_synonyms(read_bytes(synonyms_file).value_or(""), synonyms_file.string());
    if (!synonyms) return 2;
    SearchRequest request;
    for (int i = 0; i < documents; ++i) request.held.insert("council-" + std::to_string(i) + "@1");
    request.query = "doc:none";
    std::vector<double> opened, answered;
    for (int i = 0; i < 20; ++i) opened.push_back(1000 * seconds_of([&] { (void)search_index(folder.string(), request, *synonyms); }));
    std::mt19937 random(7);
    for (int i = 0; i < k_queries; ++i) {
        const DocumentRecord from = varier.make(static_cast<int>(random() % static_cast<unsigned>(documents)));
        const Unit& unit = from.doc.units[random() % from.doc.units.size()];
        std::string text(from.doc.words(unit.text));
        request.query.clear();
        for (int word = 0; word < 3; ++word) {
            const std::size_t at = text.find(' ', random() % text.size());
            const std::size_t end = at == std::string::npos ? at : text.find(' ', at + 1);
            if (end != std::string::npos) request.query += text.substr(at, end - at);
        }
        answered.push_back(1000 * seconds_of([&] { (void)search_index(folder.string(), request, *synonyms); }));
    }
    std::printf("open and find nothing: %.1f ms (median of 20)\n3 words, 10 snippets: %.1f ms median, %.1f ms at 95 %% (%d queries)\n", quantile(opened, 0.5),
                quantile(answered, 0.5), quantile(answered, 0.95), k_queries);
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fprintf(stderr, "usage: bench_scale BOOK COUNT [FOLDER]\n");
        return 2;
    }
    const bool named = count > 3;
    const fs::path folder = named ? fs::path(arguments[3]) : fs::temp_directory_path() / "bench-scale";
    if (!named) fs::remove_all(folder);
    const int status = run(arguments[1], std::atoi(arguments[2]), folder);
    if (!named) fs::remove_all(folder);
    return status;
}
