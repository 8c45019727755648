#include "pages/choices.h"

#include <algorithm>

#include "pages/document_words.h"

namespace clausebook {

CouncilChoice read_council_choice(const Values& values) {
    CouncilChoice choice;
    if (const auto found = values.find("council"); found != values.end()) choice.councils = found->second;
    if (const auto found = values.find("set"); found != values.end()) choice.set = found->second.front();
    std::erase(choice.councils, "");
    return choice;
}

void show_council_choice(View& view, const Library& library, const CouncilChoice& choice) {
    const std::vector<DocumentRef> in_use = library.in_use();
    std::vector<View> documents, sets;
    for (const ListedDocument& document : list_documents(library)) {
        const bool used = std::any_of(in_use.begin(), in_use.end(), [&](const DocumentRef& ref) { return ref.id == document.id; });
        const bool chosen = choice.everything() ? used : std::find(choice.councils.begin(), choice.councils.end(), document.id) != choice.councils.end();
        std::string more = title_or_file(document.details, document.source_name);
        if (!document.details.adopted.empty()) more += ", " + document.details.adopted.substr(0, 4);
        if (!used) more += ", " + status_words(document.details.status);
        View one;
        one.set("id", document.id).set("council", council_name(document)).set("more", more).set("chosen", chosen).set("home", document.home);
        documents.push_back(std::move(one));
    }
    for (const auto& [name, members] : library.book().manifest().groups) {
        View one;
        one.set("name", name).set("chosen", name == choice.set).set("count", counted(members.size(), "text", "texts"));
        sets.push_back(std::move(one));
    }
    view.set("has_sets", !sets.empty()).set("sets", std::move(sets));
    view.set("has_documents", !documents.empty()).set("documents", std::move(documents));
}

std::string council_name(const ListedDocument& document) { return document.details.authority.empty() ? document.id : document.details.authority; }

std::map<std::string, std::string> council_names(const Library& library) {
    std::map<std::string, std::string> names;
    for (const ListedDocument& document : list_documents(library)) names[document.id] = council_name(document);
    return names;
}

std::string query_of(const Values& values) {
    std::string out;
    for (const auto& [name, all] : values) {
        for (const std::string& value : all) out += (out.empty() ? "" : "&") + encode_address(name) + "=" + encode_address(value);
    }
    return out;
}

void add_choice(Values& values, const CouncilChoice& choice) {
    if (!choice.councils.empty()) values["council"] = choice.councils;
    if (!choice.set.empty()) values["set"] = {choice.set};
}

std::string group_words(const std::string& group) {
    std::string out = kind_words(group);
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

std::vector<View> words_views(const std::vector<std::string>& all) {
    std::vector<View> out;
    for (const std::string& words : all) {
        View view;
        view.set("words", words);
        out.push_back(std::move(view));
    }
    return out;
}

std::string checked_words(const AnswerReview& review) {
    const std::string by = review.by.empty() ? "a person" : review.by;
    switch (review.state) {
        case CheckState::no:
            return "";
        case CheckState::yes:
            return "checked by " + by;
        case CheckState::corrected:
            return "corrected by " + by;
        case CheckState::recheck:
            return "to be checked again";
    }
    return "";
}

View quote_view(const Quote& quote, const std::map<std::string, std::string>& names) {
    const auto name = names.find(quote.document);
    View view;
    view.set("text", quote.text)
        .set("citation", quote.citation.empty() ? "heading" : quote.citation)
        .set("page", quote.page)
        .set("path", clause_path(quote.document, quote.unit))
        .set("council", name == names.end() ? quote.document : name->second);
    return view;
}

std::vector<View> quote_views(const std::vector<Quote>& quotes, const std::map<std::string, std::string>& names, std::size_t most) {
    std::vector<View> views;
    for (const Quote& quote : quotes) {
        if (views.size() == most) break;
        View view = quote_view(quote, names);
        view.set("separator", views.empty() ? "" : "; ");
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace clausebook
