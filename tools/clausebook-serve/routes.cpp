// The addresses of the pages, and who answers them.
//
//   server.cpp       speaks HTTP (libmicrohttpd): loopback only, limits, Host and origin of every request; gives a Request, takes a Response (http.h)
//   routes.cpp       this file: one table of addresses; the token of every form
//   pages/X.cpp      one file a page: its handlers take a Request, call functions of src/app, turn results into a View and have it shown by
//                    Site::page("X", ...); nothing else is decided there. Declared in pages/pages.h
//   site.h           what all pages share: library (read afresh when it changed; for writing under the lock), templates, layout, error page
//   view.h           what a template shows; texts are escaped when the template is filled (templates.cpp), nowhere else; "{{{" is refused
//   web/templates/   X.mustache, filled into layout.mustache; partials {{> name}}
//   web/assets/      served under /assets/ as they are, read once when the program starts
//
// To add a page: a file pages/X.cpp, its declaration in pages/pages.h, a row in k_routes, web/templates/X.mustache, and a row in k_navigation if people go
// to it from anywhere. Every form that is sent by POST carries {{> token}}. Questions and searches are neither stored nor logged.
#include "routes.h"

#include <optional>

#include "pages/pages.h"

namespace clausebook {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> out;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t slash = path.find('/');
        out.push_back(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
    }
    return out;
}

// What stands for the names in a route's path, where a path fits it.
std::optional<std::map<std::string, std::string>> fit(std::string_view pattern, std::string_view path) {
    const std::vector<std::string_view> wanted = parts_of(pattern), given = parts_of(path);
    if (wanted.size() != given.size()) return std::nullopt;
    std::map<std::string, std::string> place;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].starts_with('{')) {
            if (given[i].empty()) return std::nullopt;
            place[std::string(wanted[i].substr(1, wanted[i].size() - 2))] = given[i];
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    return place;
}

bool same_word(std::string_view a, std::string_view b) {
    unsigned different = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) different |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return different == 0;
}

constexpr std::string_view k_assets = "/assets/";

Response asset_response(const Site& site, const Request& request) {
    const Asset* asset = site.asset(request.path.substr(k_assets.size()));
    if (asset == nullptr) return refusal(404, "There is no such file.");
    Response out{200, asset->bytes, asset->type, {{"ETag", asset->etag}}, "no-cache"};
    if (request.known_etag == asset->etag) {
        out.status = 304;
        out.body.clear();
    }
    return out;
}

}  // namespace

const std::vector<Route>& routes() {
    static const std::vector<Route> k_routes = {
        {Method::get, "/", show_home},
        {Method::get, "/search", show_search},
        {Method::get, "/documents/{document}", show_document},
        {Method::get, "/documents/{document}/similar", show_similar},
        {Method::post, "/documents/{document}/correct", correct_clause, Body::form},
        {Method::get, "/documents/{document}/pages/{page}", send_page_picture},
        {Method::get, "/documents/{document}/source", send_source},
        {Method::get, "/documents/{document}/details", show_details},
        {Method::post, "/documents/{document}/details", change_details, Body::form},
        {Method::post, "/documents/{document}/take-out", take_out_document, Body::form},
        {Method::get, "/add", show_add},
        {Method::post, "/add", take_files, Body::files},
        {Method::get, "/add/{job}", show_added},
        {Method::get, "/compare", show_compare},
        {Method::get, "/compare/save", save_compare},
        {Method::post, "/compare/sets", save_set, Body::form},
        {Method::get, "/compare/cell", show_cell},
        {Method::post, "/compare/cell", decide_cell, Body::form},
        {Method::get, "/ask", show_ask},
        {Method::post, "/ask", answer_question, Body::form},
        {Method::post, "/ask/reply", save_reply, Body::form},
        {Method::get, "/review", show_reviews},
        {Method::get, "/review/{document}", show_review},
        {Method::get, "/review/{document}/save", save_review},
        {Method::get, "/to-check", show_to_check},
        {Method::get, "/versions", show_versions},
        {Method::get, "/versions/{document}", show_history},
        {Method::get, "/versions/{old}/{new}", show_changes},
        {Method::get, "/versions/{old}/{new}/save", save_changes},
        {Method::get, "/references", show_reference_documents},
        {Method::get, "/references/{document}", show_references},
        {Method::get, "/questions", show_questions},
        {Method::post, "/questions", add_question, Body::form},
        {Method::post, "/questions/remove", take_question_away, Body::form},
    };
    return k_routes;
}

const std::vector<NavigationEntry>& navigation() {
    static const std::vector<NavigationEntry> k_navigation = {
        {"/", "Home"},
        {"/search", "Search"},
        {"/compare", "Compare"},
        {"/ask", "Ask"},
        {"/review", "Review"},
        {"/to-check", "To check"},
        {"/versions", "Versions"},
        {"/references", "References"},
        {"/questions", "Questions"},
        {"/add", "Add"},
    };
    return k_navigation;
}

Result<Body> accept_request(Site& site, const Request& head, Response& refused) {
    if (head.method == Method::get && head.path.starts_with(k_assets)) return Body::none;
    bool other_method = false;
    for (const Route& route : routes()) {
        if (!fit(route.path, head.path)) continue;
        if (route.method == head.method) return route.body;
        other_method = true;
    }
    if (other_method) {
        refused = refusal(405, "This address does not take that method.");
        refused.headers.emplace_back("Allow", head.method == Method::get ? "POST" : "GET, HEAD");
    } else {
        refused = site.error_page(head, {"page-missing", "there is no such page", "", "", ""});
    }
    return fail({"refused", "", "", "", ""});
}

Response answer_request(Site& site, Request request) {
    if (request.method == Method::get && request.path.starts_with(k_assets)) return asset_response(site, request);
    for (const Route& route : routes()) {
        if (route.method != request.method) continue;
        auto place = fit(route.path, request.path);
        if (!place) continue;
        request.place = std::move(*place);
        if (request.method == Method::post && !same_word(request.filled("token"), site.token())) {
            return site.error_page(request, {"form-old", "this form was opened before the program was started the last time",
                                             "Go back, load the page again, and send the form once more", "", ""});
        }
        Result<Response> response = route.handler(site, request);
        return response ? std::move(*response) : site.error_page(request, response.error());
    }
    return site.error_page(request, {"page-missing", "there is no such page", "", "", ""});
}

}  // namespace clausebook
