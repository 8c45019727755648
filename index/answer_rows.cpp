#include "index/answer_rows.h"

#include <xapian.h>

#include <nlohmann/json.hpp>

#include "model/names.h"
#include "model/own_words.h"

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

Json quote_json(const CitedQuote& quote) {
    Json out = {{"unit", quote.unit}, {"citation", quote.citation}, {"span", {quote.span.begin, quote.span.end}}};
    if (!quote.pages.empty()) out["pages"] = quote.pages, out["page_labels"] = quote.page_labels;
    if (!quote.text.empty()) out["text"] = quote.text;
    if (quote.machine_read) out["ocr"] = true;
    if (!quote.introduction.empty()) out["introduction"] = {quote.introduction, quote.introduction_span.begin, quote.introduction_span.end};
    return out;
}

// Moves a string out: a table of many documents reads tens of thousands of rows.
std::string taken(Json& json) { return std::move(json.get_ref<std::string&>()); }

std::vector<std::string> all_taken(Json& json) {
    std::vector<std::string> out;
    for (Json& one : json) out.push_back(taken(one));
    return out;
}

template <class T>
T value_of(const Json& json, const char* name, T otherwise) {
    const auto found = json.find(name);
    return found == json.end() ? std::move(otherwise) : found->get<T>();
}

template <class Enum>
Enum read_enum(const Json& json, Enum last) {
    const int number = json.get<int>();
    if (number < 0 || number > static_cast<int>(last)) throw Xapian::DatabaseCorruptError("an answer is stored as what it cannot be");
    return static_cast<Enum>(number);
}

CitedQuote read_quote(const StoredAnswer& answer, Json& json) {
    CitedQuote quote{answer.document,
                     answer.version,
                     taken(json.at("unit")),
                     taken(json.at("citation")),
                     value_of(json, "pages", std::vector<int>{}),
                     {json.at("span").at(0), json.at("span").at(1)},
                     value_of(json, "text", std::string()),
                     value_of(json, "ocr", false),
                     value_of(json, "page_labels", std::vector<std::string>{})};
    if (const auto opening = json.find("introduction"); opening != json.end()) {
        quote.introduction = opening->at(0);
        quote.introduction_span = {opening->at(1), opening->at(2)};
    }
    return quote;
}

}  // namespace

std::string answer_name(std::string_view version_name, std::string_view key) { return "answer:" + std::string(version_name) + ":" + std::string(key); }

std::string answer_row(const StoredAnswer& answer) {
    Json quotes = Json::array(), nearest = Json::array();
    for (const CitedQuote& quote : answer.quotes) quotes.push_back(quote_json(quote));
    for (const CitedQuote& quote : answer.nearest) nearest.push_back(quote_json(quote));
    Json row = {{"document", answer.document},
                {"version", answer.version},
                {"key", answer.key},
                {"status", static_cast<int>(answer.status)},
                {"probability", answer.probability},
                {"near_threshold", answer.near_threshold},
                {"units", answer.units},
                {"headings", answer.headings},
                {"quotes", quotes},
                {"because", answer.because},
                {"nearest", nearest},
                {"misnumbered", answer.misnumbered}};
    // A text answer's value is its first quote.
    if (!is_own_words(answer.value, answer.quotes)) row["value"] = answer.value;
    if (answer.review != AnswerReview{}) {
        const AnswerReview& review = answer.review;
        row["review"] = {static_cast<int>(review.state), review.by, review.on, review.remark, review.from_version, review.notes};
    }
    if (!answer.refers_to.empty()) row["refers_to"] = answer.refers_to;
    if (answer.limit) {
        const StoredLimit& limit = *answer.limit;
        row["limit"] = {limit.quantity ? Json(*limit.quantity) : Json(nullptr), static_cast<int>(limit.period), static_cast<int>(limit.day_type),
                        static_cast<int>(limit.promise)};
    }
    return row.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StoredAnswer read_answer_row(const std::string& row) {
    Json json = Json::parse(row);
    StoredAnswer answer;
    answer.document = taken(json.at("document"));
    answer.version = json.at("version");
    answer.key = taken(json.at("key"));
    answer.status = read_enum(json.at("status"), AnswerStatus::deferred);
    answer.probability = json.at("probability");
    answer.near_threshold = json.at("near_threshold");
    answer.units = all_taken(json.at("units"));
    answer.headings = all_taken(json.at("headings"));
    for (Json& quote : json.at("quotes")) answer.quotes.push_back(read_quote(answer, quote));
    answer.value = value_of(json, "value", answer.quotes.empty() ? std::string() : answer.quotes.front().text);
    answer.because = all_taken(json.at("because"));
    for (Json& quote : json.at("nearest")) answer.nearest.push_back(read_quote(answer, quote));
    answer.misnumbered = json.at("misnumbered");
    answer.refers_to = value_of(json, "refers_to", std::string());
    if (const auto review = json.find("review"); review != json.end()) {
        answer.review = {read_enum(review->at(0), CheckState::recheck), review->at(1), review->at(2), review->at(3), review->at(4),
                         review->at(5).get<std::vector<std::string>>()};
    }
    if (const auto limit = json.find("limit"); limit != json.end()) {
        answer.limit = StoredLimit{limit->at(0).is_null() ? std::nullopt : std::optional<double>(limit->at(0).get<double>()),
                                   read_enum(limit->at(1), Period::event), read_enum(limit->at(2), DayType::calendar), read_enum(limit->at(3), Promise::notice)};
    }
    return answer;
}

}  // namespace clausebook
