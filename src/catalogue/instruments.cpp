#include "catalogue/instruments.h"

#include <algorithm>

#include "text/fold.h"

namespace clausebook {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string plain_name(std::string_view printed) {
    std::string name = fold(printed);
    if (name.rfind("the ", 0) == 0) name.erase(0, 4);
    return name;
}

// "data protection act 2018" as "data protection act"; as it is where it ends in no year.
std::string without_year(std::string_view name) {
    if (name.size() > 5 && name[name.size() - 5] == ' ' && std::all_of(name.end() - 4, name.end(), is_digit))
        return std::string(name.substr(0, name.size() - 5));
    return std::string(name);
}

bool holds(const std::vector<std::string>& list, std::string_view value) {
    return list.empty() || value.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

void Instruments::add(Instrument instrument, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const std::string plain = plain_name(name);
        by_name_[plain].push_back(all_.size());
        auto& undated = by_undated_[without_year(plain)];
        if (std::find(undated.begin(), undated.end(), all_.size()) == undated.end()) undated.push_back(all_.size());
    }
    all_.push_back(std::move(instrument));
}

const Instrument* Instruments::by_key(std::string_view key) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Instrument& i) { return i.key == key; });
    return found == all_.end() ? nullptr : &*found;
}

const Instrument* Instruments::find(std::string_view printed) const {
    const std::string name = plain_name(printed);
    if (const auto found = by_name_.find(name); found != by_name_.end() && found->second.size() == 1) return &all_[found->second.front()];
    if (const auto found = by_undated_.find(name); found != by_undated_.end() && found->second.size() == 1) return &all_[found->second.front()];
    return nullptr;
}

bool Instruments::lacks_year(std::string_view printed) const {
    const auto found = by_undated_.find(plain_name(printed));
    return found != by_undated_.end() && found->second.size() > 1;
}

const InstrumentStatus* status_of(const Instrument& instrument, std::string_view nation, std::string_view authority_type, std::string_view cited_part) {
    const std::string cited = fold(cited_part);
    const InstrumentStatus* whole = nullptr;
    for (const InstrumentStatus& status : instrument.statuses) {
        if (!holds(status.nations, nation) || !holds(status.authorities, authority_type)) continue;
        if (status.part.empty()) {
            if (!whole) whole = &status;
        } else if (!cited.empty() && (cited + " ").find(fold(status.part) + " ") != std::string::npos) {
            return &status;
        }
    }
    return whole;
}

}  // namespace clausebook
