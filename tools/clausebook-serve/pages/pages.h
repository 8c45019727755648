#pragma once
#include "http.h"
#include "site.h"

// The handlers of all pages, by the file of this folder in which they stand.
namespace clausebook {

// home.cpp
Result<Response> show_home(Site& site, const Request& request);

}  // namespace clausebook
