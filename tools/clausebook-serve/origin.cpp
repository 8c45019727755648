#include "origin.h"

#include <algorithm>

namespace clausebook {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

// What stands behind "http://" or "https://"; empty where neither does.
std::string_view host_of(std::string_view url) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (url.substr(0, scheme.size()) == scheme) return url.substr(scheme.size());
    }
    return {};
}

}  // namespace

bool is_public_url(std::string_view url) {
    const std::string_view host = host_of(url);
    return !host.empty() && host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:[]") == std::string_view::npos;
}

Origins::Origins(unsigned short port, const std::string& public_url) {
    for (const std::string name : {"127.0.0.1", "localhost"}) {
        hosts_.push_back(name + ":" + std::to_string(port));
        if (port == 80) hosts_.push_back(name);
    }
    for (const std::string& host : hosts_) origins_.push_back("http://" + host);
    if (!public_url.empty()) {
        hosts_.push_back(lower(host_of(public_url)));
        origins_.push_back(lower(public_url));
    }
}

bool Origins::knows_host(std::string_view host) const { return std::find(hosts_.begin(), hosts_.end(), lower(host)) != hosts_.end(); }

bool Origins::allows_change(const std::optional<std::string>& origin, const std::optional<std::string>& fetch_site) const {
    if (fetch_site && *fetch_site != "same-origin") return false;
    return !origin || std::find(origins_.begin(), origins_.end(), lower(*origin)) != origins_.end();
}

}  // namespace clausebook
