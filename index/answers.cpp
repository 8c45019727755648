#include "index/answers.h"

#include <xapian.h>

#include <nlohmann/json.hpp>

#include "index/answer_rows.h"
#include "index/errors.h"
#include "index/open_index.h"
#include "index/schema.h"

namespace clausebook {
namespace {

constexpr int k_tries = 5;  // while a writer changes the index

}  // namespace

Result<std::vector<StoredAnswer>> read_answers(const std::string& place, const std::vector<std::string>& keys, const std::set<std::string>& versions,
                                               bool with_silent) {
    return with_index_errors(place, [&]() -> Result<std::vector<StoredAnswer>> {
        Xapian::Database database = open_index(place);
        for (int tried = 1;; ++tried) {
            try {
                std::vector<StoredAnswer> answers;
                for (const std::string& key : keys) {
                    for (const std::string& version : versions) {
                        const std::string row = database.get_metadata(answer_name(version, key));
                        if (row.empty()) continue;
                        StoredAnswer answer = read_answer_row(row);
                        if (with_silent || answer.status != AnswerStatus::silent) answers.push_back(std::move(answer));
                    }
                }
                return answers;
            } catch (const Xapian::DatabaseModifiedError&) {
                if (tried == k_tries) throw;
                database.reopen();
            } catch (const nlohmann::json::exception& error) {
                return fail({"index-damaged", std::string("the index cannot be used: ") + error.what(), "make it anew with: clausebook rebuild", place, ""});
            }
        }
    });
}

Result<std::map<std::string, std::string>> read_stamps(const std::string& place, const std::set<std::string>& versions) {
    return with_index_errors(place, [&]() -> Result<std::map<std::string, std::string>> {
        Xapian::Database database = open_index(place);
        for (int tried = 1;; ++tried) {
            try {
                std::map<std::string, std::string> stamps;
                for (const std::string& version : versions) stamps[version] = database.get_metadata(schema::k_stamp + version);
                return stamps;
            } catch (const Xapian::DatabaseModifiedError&) {
                if (tried == k_tries) throw;
                database.reopen();
            }
        }
    });
}

}  // namespace clausebook
