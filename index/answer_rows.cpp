#include "index/answer_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

// The unit that a span lies in; -1 where it is in none.
int unit_at(const ProtocolDoc& doc, Span span) {
    for (std::size_t i = 0; i < doc.units.size(); ++i) {
        if (doc.units[i].span().contains(span)) return static_cast<int>(i);
    }
    return -1;
}

std::string heading_path(const ProtocolDoc& doc, int unit) {
    std::string path;
    for (int at = unit; at >= 0; at = doc.units[static_cast<std::size_t>(at)].parent) {
        const std::string_view heading = doc.words(doc.units[static_cast<std::size_t>(at)].heading);
        if (!heading.empty()) path = std::string(heading) + (path.empty() ? "" : " > ") + path;
    }
    return path;
}

Json quote_json(const ProtocolDoc& doc, Span span, int unit_index) {
    const Unit& unit = doc.units[static_cast<std::size_t>(unit_index)];
    std::vector<int> pages;
    bool machine_read = false;
    for (const Place& place : doc.places) {
        if (place.span.end <= span.begin || place.span.begin >= span.end) continue;
        if (pages.empty() || pages.back() != place.page_number) pages.push_back(place.page_number);
        for (const Page& page : doc.pages) machine_read = machine_read || (page.number == place.page_number && page.machine_read);
    }
    std::vector<std::string> labels;
    for (const int number : pages) {
        const auto page = std::find_if(doc.pages.begin(), doc.pages.end(), [&](const Page& one) { return one.number == number; });
        labels.push_back(page == doc.pages.end() ? "" : page->label);
    }
    return {{"unit", unit.id},         {"citation", unit.citation}, {"pages", pages}, {"page_labels", labels}, {"span", {span.begin, span.end}},
            {"text", doc.words(span)}, {"ocr", machine_read}};
}

}  // namespace

std::string answer_name(std::string_view version_name, std::string_view key) { return "answer:" + std::string(version_name) + ":" + std::string(key); }

std::vector<std::pair<std::string, std::string>> answer_rows(const DocumentRecord& record) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const ProvisionAnswer& answer : record.answers) {
        if (answer.status == AnswerStatus::silent) continue;
        Json units = Json::array(), headings = Json::array(), quotes = Json::array();
        for (const ProvisionUnit& unit : answer.units) {
            units.push_back(record.doc.units[static_cast<std::size_t>(unit.unit)].id);
            headings.push_back(heading_path(record.doc, unit.unit));
        }
        for (const Span quote : answer.quotes) {
            const int unit = unit_at(record.doc, quote);
            if (unit >= 0) quotes.push_back(quote_json(record.doc, quote, unit));
        }
        const Json row = {{"document", record.doc.id},
                          {"version", record.version},
                          {"key", answer.key},
                          {"deferred", answer.status == AnswerStatus::deferred},
                          {"value", answer.value},
                          {"probability", answer.probability},
                          {"near_threshold", answer.near_threshold},
                          {"units", units},
                          {"headings", headings},
                          {"quotes", quotes}};
        rows.emplace_back(answer.key, row.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return rows;
}

StoredAnswer read_answer_row(const std::string& row) {
    const Json json = Json::parse(row);
    StoredAnswer answer;
    answer.document = json.at("document");
    answer.version = json.at("version");
    answer.key = json.at("key");
    answer.status = json.at("deferred").get<bool>() ? AnswerStatus::deferred : AnswerStatus::found;
    answer.value = json.at("value");
    answer.probability = json.at("probability");
    answer.near_threshold = json.at("near_threshold");
    answer.units = json.at("units").get<std::vector<std::string>>();
    answer.headings = json.at("headings").get<std::vector<std::string>>();
    for (const Json& quote : json.at("quotes")) {
        answer.quotes.push_back({answer.document,
                                 answer.version,
                                 quote.at("unit"),
                                 quote.at("citation"),
                                 quote.at("pages").get<std::vector<int>>(),
                                 {quote.at("span").at(0), quote.at("span").at(1)},
                                 quote.at("text"),
                                 quote.at("ocr"),
                                 quote.at("page_labels").get<std::vector<std::string>>()});
    }
    return answer;
}

}  // namespace clausebook
