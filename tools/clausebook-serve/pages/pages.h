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

}  // namespace clausebook
