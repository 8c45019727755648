#pragma once
#include <string_view>
#include <vector>

#include "http.h"
#include "site.h"

namespace clausebook {

// Makes the response to a request for its route. Called from several threads. An error becomes a page that explains it.
using Handler = Result<Response> (*)(Site& site, const Request& request);

// An address and who answers it. A part of the path in braces stands for any one part, which the handler finds by its name in Request::place.
struct Route {
    Method method;
    std::string_view path;
    Handler handler;
    Body body = Body::none;  // what a POST may carry
};

const std::vector<Route>& routes();

// The entries of the navigation, in order.
struct NavigationEntry {
    std::string_view path, label;
};
const std::vector<NavigationEntry>& navigation();

// Whether a request's address and method are known, and what it may carry; else the response that refuses it.
Result<Body> accept_request(Site& site, const Request& head, Response& refused);
// Finds the route, checks the form's token, and asks its handler.
Response answer_request(Site& site, Request request);

}  // namespace clausebook
