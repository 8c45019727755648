#pragma once
#include <string>
#include <vector>

#include "app/library.h"
#include "http.h"
#include "model/comparison.h"
#include "model/listing.h"
#include "view.h"

// What the pages share on which councils are looked at, and on quotes.
namespace clausebook {

// Which documents a page is about, as its address or form says: "council" (a document's id; again and again) and "set". None: all in use.
struct CouncilChoice {
    std::vector<std::string> councils;
    std::string set;

    bool everything() const { return councils.empty() && set.empty(); }
};
CouncilChoice read_council_choice(const Values& values);

// What council-choice.mustache shows: "documents" {id, council, more, chosen}, "sets" {name, chosen}, "has_sets". Where nothing is chosen, all that are in
// use are ticked.
void show_council_choice(View& view, const Library& library, const CouncilChoice& choice);

// "Hyndburn Borough Council", or where it is not known the document's id.
std::string council_name(const ListedDocument& document);
// The names by document id.
std::map<std::string, std::string> council_names(const Library& library);

// The address of a choice as a query: "council=ashby&council=bree".
std::string query_of(const Values& values);
// Adds a choice to what becomes an address.
void add_choice(Values& values, const CouncilChoice& choice);

// "Political groups" of "political-groups".
std::string group_words(const std::string& group);

// {"words"} of each.
std::vector<View> words_views(const std::vector<std::string>& all);

// "checked by A. Officer"; empty where nobody has.
std::string checked_words(const AnswerReview& review);

// {"text", "citation", "page", "path", "council"}: words with the way to them.
View quote_view(const Quote& quote, const std::map<std::string, std::string>& names);
std::vector<View> quote_views(const std::vector<Quote>& quotes, const std::map<std::string, std::string>& names,
                              std::size_t most = static_cast<std::size_t>(-1));

}  // namespace clausebook
