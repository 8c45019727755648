#include "app/ask.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "answer/compose.h"
#include "answer/question.h"
#include "app/cite.h"
#include "app/question_knowledge.h"
#include "app/search.h"
#include "classify/question_model.h"
#include "index/answers.h"

namespace clausebook {
namespace {

constexpr std::size_t k_longest_question = 10000;  // bytes
constexpr std::size_t k_units_looked_at = 60;      // for the question's words, of those that answer what it may mean

std::vector<CitedSource> cited_sources(const Library& library, const std::vector<DocumentRef>& refs) {
    std::vector<CitedSource> sources;
    for (const DocumentRef& ref : refs) sources.push_back(cited_source(library, ref));
    std::stable_partition(sources.begin(), sources.end(), [](const CitedSource& source) { return source.home; });
    return sources;
}

// By provision in the order asked, then by document, whatever books they stand in.
Result<std::vector<StoredAnswer>> stored_answers(const Library& library, const std::vector<DocumentRef>& refs, const std::vector<std::string>& keys) {
    std::map<std::string, std::set<std::string>> by_place;
    for (const DocumentRef& ref : refs) by_place[library.index_place(ref.id)].insert(ref.name());
    std::vector<StoredAnswer> all;
    for (const auto& [place, versions] : by_place) {
        Result<std::vector<StoredAnswer>> answers = read_answers(place, keys, versions, true);
        if (!answers) return answers;
        std::move(answers->begin(), answers->end(), std::back_inserter(all));
    }
    const auto order = [&](const StoredAnswer& one) { return std::pair(std::find(keys.begin(), keys.end(), one.key), one.document); };
    if (by_place.size() > 1) std::stable_sort(all.begin(), all.end(), [&](const StoredAnswer& a, const StoredAnswer& b) { return order(a) < order(b); });
    return all;
}

Result<WordFit> fit_words(const Library& library, const AskRequest& request, const std::string& text, const std::vector<std::string>& keys,
                          const Synonyms& synonyms) {
    WordFit fit;
    if (keys.empty()) return fit;
    const Result<SearchAnswer> found = search_answering(library, {text, request.documents, request.group, k_units_looked_at}, keys, synonyms);
    if (!found) return fail(found.error());
    for (const SearchHit& hit : found->hits) fit[{hit.document, hit.unit}] = hit.score / found->hits.front().score;
    return fit;
}

// Takes out the quotes that do not stand in the stored text, and says so.
Result<void> prove(const Library& library, Answer& answer) {
    for (const CitedSource& source : answer.sources) {
        const auto is_here = [&](const DocumentAnswer& one) { return one.document == source.document; };
        std::string text;
        for (std::vector<DocumentAnswer>* list : {&answer.answers, &answer.elsewhere, &answer.steps}) {
            for (DocumentAnswer& one : *list) {
                if (!is_here(one)) continue;
                if (text.empty()) {
                    Result<std::string> stored = library.read_text({source.document, source.version});
                    if (!stored) return fail(stored.error());
                    text = std::move(*stored);
                }
                const auto unproven = [&](const CitedQuote& quote) {
                    const auto stands_at = [&](Span span, const std::string& words) {
                        return span.end <= text.size() && span.begin < span.end && text.compare(span.begin, span.size(), words) == 0;
                    };
                    const bool stands =
                        stands_at(quote.span, quote.text) && (quote.introduction.empty() || stands_at(quote.introduction_span, quote.introduction));
                    if (!stands) {
                        answer.diagnostics.push_back(
                            {Severity::error, "quote-unproven",
                             source.document + ", " + quote.citation + ": a quote was withheld, it does not stand in the stored text; run: clausebook verify",
                             quote.span, 0});
                    }
                    return !stands;
                };
                one.quotes.erase(std::remove_if(one.quotes.begin(), one.quotes.end(), unproven), one.quotes.end());
                if (one.quotes.empty()) one.value.clear();
            }
        }
    }
    return {};
}

}  // namespace

Result<Answer> ask(const Library& library, const AskRequest& request) {
    if (request.question.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail({"question-empty", "there is no question", "write it in words behind ask", "", ""});
    if (request.question.size() > k_longest_question) {
        return fail({"question-long", "the question is longer than " + std::to_string(k_longest_question) + " bytes", "ask its parts one by one", "", ""});
    }
    const auto knowledge = question_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    const QuestionKnowledge& known = **knowledge;
    const Result<std::vector<DocumentRef>> refs = library.choose(request.documents, request.group);
    if (!refs) return fail(refs.error());

    const std::vector<QuestionPart> asked =
        split_question(request.question, [&](std::string_view text) { return which_provisions(text, known.model, known.concepts); });
    std::vector<std::string> keys;
    for (const QuestionPart& part : asked) {
        for (std::string& key : candidate_keys(part)) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
        }
    }
    Result<std::vector<StoredAnswer>> stored = stored_answers(library, *refs, keys);
    if (!stored) return fail(stored.error());
    std::vector<AnswerPart> parts;
    std::vector<WordFit> fits;
    for (const QuestionPart& part : asked) {
        Result<WordFit> fit = fit_words(library, request, part.text, candidate_keys(part), known.synonyms);
        if (!fit) return fail(fit.error());
        parts.push_back(understand_part(part, *stored, *fit, known.provisions));
        fits.push_back(std::move(*fit));
    }
    std::vector<std::string> steps = step_keys(parts, known.provisions);
    std::erase_if(steps, [&](const std::string& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); });
    Result<std::vector<StoredAnswer>> beside = stored_answers(library, *refs, steps);
    if (!beside) return fail(beside.error());
    std::move(beside->begin(), beside->end(), std::back_inserter(*stored));
    Answer answer = compose_answer(request.question, std::move(parts), *stored, fits, cited_sources(library, *refs), known.provisions);
    if (auto proven = prove(library, answer); !proven) return fail(proven.error());
    return answer;
}

}  // namespace clausebook
