// The details of a document: what the file says of itself, to be confirmed or corrected; and taking the document out of the library.
#include <array>

#include "app/change_documents.h"
#include "app/details_table.h"
#include "pages/document_words.h"
#include "pages/pages.h"

namespace clausebook {
namespace {

struct Choice {
    std::string_view value, words;
};
struct Field {
    std::string_view name, label, hint;
    std::vector<Choice> choices = {};
};

// Fields in the order in which people think of them. Names are those of set_detail.
const std::vector<Field>& fields() {
    static const std::vector<Field> k_fields = {
        {"authority", "Council", "Its full name: Hollinbeck Borough Council"},
        {"type",
         "Type of council",
         "",
         {{"county", "County"},
          {"district", "District"},
          {"borough", "Borough"},
          {"unitary", "Unitary"},
          {"metropolitan", "Metropolitan"},
          {"london", "London borough"},
          {"parish", "Parish or town"},
          {"combined", "Combined authority"}}},
        {"nation", "Nation", "", {{"england", "England"}, {"wales", "Wales"}, {"scotland", "Scotland"}, {"northern-ireland", "Northern Ireland"}}},
        {"kind",
         "Kind of document",
         "",
         {{"protocol", "Protocol"},
          {"code", "Code of conduct"},
          {"access-rules", "Access to information rules"},
          {"enquiry-standard", "Standard for enquiries"}}},
        {"title", "Title", ""},
        {"status",
         "Status",
         "Drafts and superseded texts are searched and compared only when you choose them.",
         {{"in-force", "In force"}, {"draft", "Draft"}, {"superseded", "Superseded"}}},
        {"version", "Version", "As the document calls itself: 4.1"},
        {"adopted", "Adopted", "For example, 16 May 2023"},
        {"effective", "In force from", "For example, 16 May 2023"},
        {"review", "Next review", "For example, May 2027"},
        {"url", "Address where it was found", "Begins with https://"},
        {"retrieved", "When it was taken from there", "For example, 16 May 2023"},
    };
    return k_fields;
}

std::string value_of(const Details& details, std::string_view name) {
    const std::pair<std::string_view, std::string Details::*> all[] = {
        {"authority", &Details::authority}, {"type", &Details::authority_type}, {"nation", &Details::nation},   {"kind", &Details::kind},
        {"title", &Details::title},         {"status", &Details::status},       {"version", &Details::version}, {"adopted", &Details::adopted},
        {"effective", &Details::effective}, {"review", &Details::review},       {"url", &Details::url},         {"retrieved", &Details::retrieved}};
    for (const auto& [known, member] : all) {
        if (known == name) return name == "status" && details.*member == "unknown" ? "" : details.*member;
    }
    return "";
}

View field_view(const Field& field, const std::string& value, const std::string& wrong) {
    std::vector<View> choices;
    bool known = value.empty();
    for (const Choice& choice : field.choices) {
        View one;
        one.set("value", choice.value).set("words", choice.words).set("chosen", choice.value == value);
        known = known || choice.value == value;
        choices.push_back(std::move(one));
    }
    if (!known && !field.choices.empty()) {
        View one;
        one.set("value", value).set("words", value).set("chosen", true);
        choices.push_back(std::move(one));
    }
    View view;
    view.set("name", field.name)
        .set("label", field.label)
        .set("hint", field.hint)
        .set("value", value)
        .set("wrong", wrong)
        .set("select", !field.choices.empty())
        .set("choices", std::move(choices));
    return view;
}

// The form, with what was sent and what is wrong with it, if anything was.
Result<Response> form(Site& site, const Request& request, const Error* wrong) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const Result<DocumentRef> ref = (*library)->find(request.at("document"));
    if (!ref) return fail(ref.error());
    const VersionEntry& version = *(*library)->book().manifest().document(ref->id)->version(ref->version);
    const Details details = version.details();
    std::vector<View> list;
    for (const Field& field : fields()) {
        const bool sent = request.form.count(std::string(field.name)) > 0;
        list.push_back(field_view(field, sent ? request.filled(std::string(field.name)) : value_of(details, field.name),
                                  wrong != nullptr && wrong->place == field.name ? wrong->message + ": " + wrong->hint : ""));
    }
    View view;
    view.set("heading", title_or_file(details, version.source_name))
        .set("path", document_path(ref->name()))
        .set("back_path", document_path(ref->name()))
        .set("back_label", "Back to the document")
        .set("home", (*library)->book().manifest().home == ref->id)
        .set("saved", !request.asked("saved").empty())
        .set("fields", std::move(list));
    if (wrong != nullptr) view.set("wrong", wrong->message + (wrong->hint.empty() ? "" : ": " + wrong->hint)).set("wrong_at", wrong->place);
    return site.page(request, "details", wrong == nullptr ? "Details of the document" : "Error: Details of the document", std::move(view),
                     wrong == nullptr ? 200 : 400);
}

}  // namespace

Result<Response> show_details(Site& site, const Request& request) { return form(site, request, nullptr); }

Result<Response> change_details(Site& site, const Request& request) {
    Result<Library> library = site.library_for_writing();
    if (!library) return fail(library.error());
    const Result<DocumentRef> ref = library->find(request.at("document"));
    if (!ref) return fail(ref.error());
    const Details before = library->book().manifest().document(ref->id)->version(ref->version)->details();
    std::vector<std::pair<std::string, std::string>> changed;
    for (const Field& field : fields()) {
        const std::string name(field.name);
        const auto sent = request.form.find(name);
        if (sent == request.form.end() || sent->second.front() == value_of(before, name)) continue;
        changed.emplace_back(name, sent->second.front());
    }
    if (!changed.empty()) {
        if (auto set = set_details(*library, ref->name(), changed); !set) {
            if (set.error().code != "detail-bad") return fail(set.error());
            const Error wrong = set.error();
            return form(site, request, &wrong);
        }
    }
    const bool home = !request.filled("home").empty(), was_home = library->book().manifest().home == ref->id;
    if (home != was_home) {
        if (auto set = set_home(*library, home ? ref->id : ""); !set) return fail(set.error());
    }
    return redirect(document_path(ref->name()) + "/details?saved=1");
}

Result<Response> take_out_document(Site& site, const Request& request) {
    Result<Library> library = site.library_for_writing();
    if (!library) return fail(library.error());
    const Result<DocumentRef> ref = library->find(request.at("document"));
    if (!ref) return fail(ref.error());
    if (request.filled("sure") != "yes")
        return fail({"not-sure", "nothing was taken out", "Tick the box that says that you are sure, and send the form once more", "", ""});
    if (auto removed = remove_document(*library, ref->id); !removed) return fail(removed.error());
    return redirect("/");
}

}  // namespace clausebook
