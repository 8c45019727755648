#include <fmt/format.h>

#include <algorithm>

#include "index/answer_rows.h"
#include "index/prepared_body.h"
#include "index/unit_document.h"

namespace clausebook {
namespace {

constexpr std::size_t k_units_ahead = 1000;  // some 15 kB each

// Words that spelling corrections are taken from: of letters only, and long enough to be misspelt.
bool is_spelling_word(const std::string& term) {
    return term.size() >= 4 && term.size() <= 30 && std::all_of(term.begin(), term.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

void count_spelling(Xapian::TermIterator word, const Xapian::TermIterator& end, SpellingCounts& counts) {
    for (; word != end; ++word) {
        if (const std::string term = *word; is_spelling_word(term)) ++counts[term];
    }
}

PreparedVersion::PreparedVersion(std::shared_ptr<const DocumentRecord> record, const std::vector<StoredAnswer>& answers, std::string text_hash)
    : body_(std::make_unique<Body>(std::move(record), std::move(text_hash))) {
    const std::size_t units = std::min(body_->record->doc.units.size(), k_units_ahead);
    body_->ahead.reserve(units);
    for (int i = 0; i < static_cast<int>(units); ++i) {
        body_->ahead.push_back(unit_document(*body_->record, body_->indexer, i));
        count_spelling(body_->ahead.back().termlist_begin(), body_->ahead.back().termlist_end(), body_->spelling);
    }
    const std::string name = fmt::format("{}@{}", body_->record->doc.id, body_->record->version);
    for (const StoredAnswer& answer : answers) body_->metadata.emplace_back(answer_name(name, answer.key), answer_row(answer));
}

PreparedVersion::PreparedVersion(PreparedVersion&&) noexcept = default;
PreparedVersion& PreparedVersion::operator=(PreparedVersion&&) noexcept = default;
PreparedVersion::~PreparedVersion() = default;

}  // namespace clausebook
