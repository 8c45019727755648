#pragma once
#include "http.h"
#include "site.h"

// The handlers of all pages, by the file of this folder in which they stand.
namespace clausebook {

// home.cpp
Result<Response> show_home(Site& site, const Request& request);

// search.cpp
Result<Response> show_search(Site& site, const Request& request);

// document.cpp
Result<Response> show_document(Site& site, const Request& request);

// corrections.cpp
Result<Response> correct_clause(Site& site, const Request& request);

// page_picture.cpp
Result<Response> send_page_picture(Site& site, const Request& request);
Result<Response> send_source(Site& site, const Request& request);

// add.cpp
Result<Response> show_add(Site& site, const Request& request);
Result<Response> take_files(Site& site, const Request& request);
Result<Response> show_added(Site& site, const Request& request);

// details.cpp
Result<Response> show_details(Site& site, const Request& request);
Result<Response> change_details(Site& site, const Request& request);
Result<Response> take_out_document(Site& site, const Request& request);

// similar.cpp
Result<Response> show_similar(Site& site, const Request& request);
// compare.cpp
Result<Response> show_compare(Site& site, const Request& request);
Result<Response> save_compare(Site& site, const Request& request);
Result<Response> save_set(Site& site, const Request& request);

// cell.cpp
Result<Response> show_cell(Site& site, const Request& request);
Result<Response> decide_cell(Site& site, const Request& request);

// ask.cpp
Result<Response> show_ask(Site& site, const Request& request);
Result<Response> answer_question(Site& site, const Request& request);
Result<Response> save_reply(Site& site, const Request& request);

// review.cpp
Result<Response> show_reviews(Site& site, const Request& request);
Result<Response> show_review(Site& site, const Request& request);
Result<Response> save_review(Site& site, const Request& request);

// to_check.cpp
Result<Response> show_to_check(Site& site, const Request& request);

// versions.cpp
Result<Response> show_versions(Site& site, const Request& request);
Result<Response> show_history(Site& site, const Request& request);
Result<Response> show_changes(Site& site, const Request& request);
Result<Response> save_changes(Site& site, const Request& request);

// references.cpp
Result<Response> show_reference_documents(Site& site, const Request& request);
Result<Response> show_references(Site& site, const Request& request);

// questions.cpp
Result<Response> show_questions(Site& site, const Request& request);
Result<Response> add_question(Site& site, const Request& request);
Result<Response> take_question_away(Site& site, const Request& request);

}  // namespace clausebook
