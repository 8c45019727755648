// The catalogue of questions, and questions of one's own with the clauses that answer them as examples.
#include <algorithm>

#include "app/own_provisions.h"
#include "pages/choices.h"
#include "pages/document_words.h"
#include "pages/pages.h"

namespace clausebook {
namespace {

struct AnswerWords {
    AnswerType type;
    std::string_view name, words;
};
constexpr AnswerWords k_answers[] = {{AnswerType::duration, "time", "a time limit"},
                                     {AnswerType::role, "who", "who acts or decides"},
                                     {AnswerType::yes_no, "yes-no", "yes or no"},
                                     {AnswerType::text, "words", "the clause's words"}};

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

// Examples are parted by empty lines; lines of one are joined.
std::vector<ProvisionExample> read_examples_field(const std::string& field) {
    std::vector<ProvisionExample> examples;
    std::string text;
    const auto close = [&] {
        if (!text.empty()) examples.push_back({"", text});
        text.clear();
    };
    for (std::size_t at = 0; at <= field.size();) {
        const std::size_t end = std::min(field.find('\n', at), field.size());
        const std::string line = trimmed(std::string_view(field).substr(at, end - at));
        if (line.empty()) {
            close();
        } else {
            text += (text.empty() ? "" : " ") + line;
        }
        at = end + 1;
    }
    close();
    return examples;
}

void show_catalogue(View& view, const Provisions& provisions) {
    std::vector<View> groups, own, questions;
    std::vector<std::string> names;
    for (const Provision& provision : provisions.list) {
        if (!provision.untested && std::find(names.begin(), names.end(), provision.group) == names.end()) names.push_back(provision.group);
    }
    const auto question_view = [](const Provision& provision) {
        View one;
        for (const AnswerWords& answer : k_answers) {
            if (answer.type == provision.answer) one.set("answer", answer.words);
        }
        std::vector<View> examples;
        for (const ProvisionExample& example : provision.examples) {
            View line;
            line.set("text", example.text);
            examples.push_back(std::move(line));
        }
        one.set("key", provision.key)
            .set("question", provision.question)
            .set("path", "/compare?" + query_of({{"question", {provision.key}}}))
            .set("count", counted(examples.size(), "example", "examples"))
            .set("examples", std::move(examples));
        return one;
    };
    for (const std::string& name : names) {
        for (const Provision& provision : provisions.list) {
            if (!provision.untested && provision.group == name) questions.push_back(question_view(provision));
        }
        View group;
        group.set("name", name).set("words", group_words(name)).set("count", questions.size()).set("questions", std::move(questions));
        groups.push_back(std::move(group));
        questions.clear();
    }
    for (const Provision& provision : provisions.list) {
        if (provision.untested) own.push_back(question_view(provision));
    }
    view.set("groups", std::move(groups)).set("has_own", !own.empty()).set("own", std::move(own)).set("count", provisions.list.size());
}

// What was typed stands in the form again, with what is wrong about it.
Result<Response> questions_page(Site& site, const Request& request, const std::string& wrong, const std::string& wrong_at) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const auto catalogue = catalogue_of(**library);
    if (!catalogue) return fail(catalogue.error());
    View view;
    show_catalogue(view, catalogue->provisions);
    std::vector<View> answers;
    const std::string& chosen = request.filled("answer");
    for (const AnswerWords& answer : k_answers) {
        View one;
        one.set("name", answer.name).set("words", answer.words).set("chosen", chosen.empty() ? answer.name == "words" : chosen == answer.name);
        answers.push_back(std::move(one));
    }
    view.set("answers", std::move(answers))
        .set("question", request.filled("question"))
        .set("examples_typed", request.filled("examples"))
        .set("wrong", wrong)
        .set("wrong_question", wrong_at == "question" ? wrong : "")
        .set("wrong_examples", wrong_at == "examples" ? wrong : "")
        .set("wrong_at", wrong_at)
        .set("added", request.asked("added"));
    return site.page(request, "questions", wrong.empty() ? "Questions" : "Error: Questions", std::move(view), wrong.empty() ? 200 : 400);
}

}  // namespace

Result<Response> show_questions(Site& site, const Request& request) { return questions_page(site, request, "", ""); }

Result<Response> add_question(Site& site, const Request& request) {
    Provision provision;
    provision.question = trimmed(request.filled("question"));
    provision.group = request.filled("topic");
    provision.examples = read_examples_field(request.filled("examples"));
    for (const AnswerWords& answer : k_answers) {
        if (answer.name == request.filled("answer")) provision.answer = answer.type;
    }
    auto library = site.library_for_writing();
    if (!library) return fail(library.error());
    const Result<std::string> key = add_own_provision(*library, provision);
    if (key) return redirect("/questions?added=" + encode_address(*key));
    if (key.error().code == "question-empty") return questions_page(site, request, "Write the question", "question");
    if (key.error().code == "examples-few")
        return questions_page(site, request, "Give three or more clauses that answer it, with an empty line between them", "examples");
    if (key.error().code == "question-long") return questions_page(site, request, "The question or an example is too long", "question");
    return fail(key.error());
}

Result<Response> take_question_away(Site& site, const Request& request) {
    auto library = site.library_for_writing();
    if (!library) return fail(library.error());
    if (auto removed = remove_own_provision(*library, request.filled("key")); !removed) return fail(removed.error());
    return redirect("/questions");
}

}  // namespace clausebook
