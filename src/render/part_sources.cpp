#include "render/part_sources.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/citation.h"

namespace clausebook {

PartSources sources_without(const Answer& answer, std::size_t part) {
    PartSources out;
    if (answer.parts[part].provisions.empty()) return out;
    for (const CitedSource& source : answer.sources) {
        const auto here = [&](const auto& one) { return one.part == part && one.document == source.document; };
        if (std::any_of(answer.answers.begin(), answer.answers.end(), here)) continue;
        const auto checked = std::count_if(answer.checked.begin(), answer.checked.end(), here);
        if (std::any_of(answer.elsewhere.begin(), answer.elsewhere.end(), here)) {
            out.elsewhere.push_back(&source);
        } else {
            (static_cast<std::size_t>(checked) == answer.parts[part].provisions.size() ? out.silent : out.not_found).push_back(&source);
        }
    }
    return out;
}

std::string checked_words(const Answer& answer, std::size_t part, const std::string& document) {
    std::vector<std::string> who;
    for (const CheckedSilence& one : answer.checked) {
        if (one.part != part || one.document != document) continue;
        const std::string words = one.by + " on " + date_words(one.on.substr(0, 10));
        if (std::find(who.begin(), who.end(), words) == who.end()) who.push_back(words);
    }
    return who.empty() ? "" : fmt::format("checked by {}", fmt::join(who, " and by "));
}

std::vector<std::string> statutes_of(const AnswerPart& part) {
    std::vector<std::string> out;
    for (const AskedKey& key : part.provisions) {
        for (const std::string& statute : key.statutes) {
            if (std::find(out.begin(), out.end(), statute) == out.end()) out.push_back(statute);
        }
    }
    return out;
}

}  // namespace clausebook
