#include "render/ask_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace clausebook {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

Json asked_json(const std::vector<AskedKey>& asked) {
    Json out = Json::array();
    for (const AskedKey& key : asked) {
        out.push_back({{"provision", key.key}, {"question", key.question}, {"probability", rounded(key.probability)}, {"statutes", key.statutes}});
    }
    return out;
}

Json premises_json(const std::vector<Premise>& premises) {
    Json out = Json::array();
    for (const Premise& premise : premises) out.push_back({{"text", premise.text}, {"stands_in", premise.stands_in}});
    return out;
}

Json keys_json(const std::vector<AskedKey>& asked) {
    Json out = Json::array();
    for (const AskedKey& key : asked) out.push_back(key.key);
    return out;
}

// `step`: it is another step of the same rule.
Json answer_json(const DocumentAnswer& answer, const CitedSource& source, CitationStyle style, bool step) {
    Json quotes = Json::array();
    for (const CitedQuote& quote : answer.quotes) {
        quotes.push_back({{"document", quote.document},
                          {"unit", quote.unit},
                          {"citation", quote.citation},
                          {"text", quote.text},
                          {"cite", full_citation(source, quote, style)},
                          {"pages", quote.pages},
                          {"page_labels", quote.page_labels},
                          {"span", {quote.span.begin, quote.span.end}},
                          {"link", source_link(source, quote)},
                          {"ocr", quote.machine_read},
                          {"introduction", nullptr}});
        if (!quote.introduction.empty()) {
            quotes.back()["introduction"] = {{"text", quote.introduction}, {"span", {quote.introduction_span.begin, quote.introduction_span.end}}};
        }
        if (!source.remote.empty()) quotes.back()["remote"] = source.remote;
    }
    return {{"document", answer.document},
            {"part", answer.part},
            {"provision", answer.provision},
            {"units", answer.units},
            {"value", answer.value},
            {"score", rounded(answer.score)},
            {"quotes", quotes},
            {"version", answer.version},
            {"near_threshold", answer.near_threshold},
            {"step", step}};
}

}  // namespace

std::string ask_json(const Answer& answer, CitationStyle style) {
    Json out = {{"format", "clausebook/1"}, {"question", answer.question}, {"parts", Json::array()}, {"provisions", Json::array()}, {"answers", Json::array()}};
    for (const AnswerPart& part : answer.parts) {
        out["parts"].push_back({{"text", part.text},
                                {"provisions", keys_json(part.provisions)},
                                {"asked", asked_json(part.provisions)},
                                {"considered", asked_json(part.considered)},
                                {"premises", premises_json(part.premises)}});
        for (const AskedKey& key : part.provisions) {
            bool named = false;
            for (const Json& one : out["provisions"]) named = named || one == key.key;
            if (!named) out["provisions"].push_back(key.key);
        }
    }
    for (const CitedSource& source : answer.sources) {
        for (const DocumentAnswer& one : answer.answers) {
            if (one.document == source.document) out["answers"].push_back(answer_json(one, source, style, false));
        }
        for (const DocumentAnswer& one : answer.steps) {
            if (one.document == source.document) out["answers"].push_back(answer_json(one, source, style, true));
        }
    }
    out["silent"] = answer.silent;
    out["deferred"] = answer.deferred;
    out["answered"] = answer.answered;
    out["elsewhere"] = Json::array();
    for (const DocumentAnswer& one : answer.elsewhere) out["elsewhere"].push_back(answer_json(one, *answer.source(one.document), style, false));
    out["checked"] = Json::array();
    for (const CheckedSilence& one : answer.checked) {
        out["checked"].push_back({{"document", one.document}, {"part", one.part}, {"provision", one.provision}, {"by", one.by}, {"on", one.on}});
    }
    out["diagnostics"] = Json::array();
    for (const Diagnostic& one : answer.diagnostics) out["diagnostics"].push_back({{"code", one.code}, {"message", one.message}});
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clausebook
