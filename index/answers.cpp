#include "index/answers.h"

#include <xapian.h>

#include "index/answer_rows.h"
#include "index/errors.h"
#include "index/open_index.h"
#include "index/schema.h"

namespace clausebook {

Result<std::vector<StoredAnswer>> read_answers(const std::string& place, const std::vector<std::string>& keys, const std::set<std::string>& versions,
                                               bool with_silent) {
    return read_index(place, [&]() -> Result<std::vector<StoredAnswer>> {
        const Xapian::Database database = open_index(place);
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
    });
}

Result<std::map<std::string, std::string>> read_stamps(const std::string& place, const std::set<std::string>& versions) {
    return read_index(place, [&]() -> Result<std::map<std::string, std::string>> {
        const Xapian::Database database = open_index(place);
        std::map<std::string, std::string> stamps;
        for (const std::string& version : versions) stamps[version] = database.get_metadata(schema::k_stamp + version);
        return stamps;
    });
}

}  // namespace clausebook
