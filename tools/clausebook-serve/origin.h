#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clausebook {

// The addresses under which the pages may be asked for: this machine's own, and the one that a server in front answers to. Every request's Host is held
// against them, so that a foreign name that leads to this machine (DNS rebinding) opens nothing.
class Origins {
 public:
    // `public_url` is "" or "https://clauses.example.gov.uk", with a port where it is not the usual one.
    Origins(unsigned short port, const std::string& public_url);

    bool knows_host(std::string_view host) const;
    // Whether a change was asked for by one of these pages. `origin` and `fetch_site` are the headers' values, nothing where they are missing (a program,
    // or an old browser: then the token of the form must do).
    bool allows_change(const std::optional<std::string>& origin, const std::optional<std::string>& fetch_site) const;

 private:
    std::vector<std::string> hosts_, origins_;
};

// Whether an address can stand for --public-url: a scheme and a host, nothing behind.
bool is_public_url(std::string_view url);

}  // namespace clausebook
