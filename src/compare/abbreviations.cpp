#include "compare/abbreviations.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "model/places.h"
#include "text/words.h"

namespace clausebook {
namespace {

constexpr std::size_t k_shortest = 2, k_longest = 6;
constexpr std::size_t k_widest_expansion = 10;  // words: "Chief Officers and Heads of Service Group"

// What a reader in a council knows without being told.
constexpr std::array<std::string_view, 30> k_everyday = {"UK",  "EU",  "GB",  "MP", "MPS", "IT", "ICT", "HR", "ID", "PC", "TV", "CCTV", "VAT", "PDF", "GDPR",
                                                         "FOI", "BBC", "NHS", "CV", "PA",  "QC", "KC",  "AM", "PM", "OK", "SI", "NB",   "CD",  "DVD", "CEO"};

bool upper(char c) { return c >= 'A' && c <= 'Z'; }

bool roman(std::string_view word) { return word.find_first_not_of("IVXLC") == std::string_view::npos; }

bool abbreviates(std::string_view word) {
    return word.size() >= k_shortest && word.size() <= k_longest && std::all_of(word.begin(), word.end(), upper) && !roman(word);
}

// Whether words in a row, some of them small ones left out, begin with the letters: "Corporate Leadership Team" for CLT.
bool expands(const std::vector<std::string>& folded, std::string_view letters) {
    for (std::size_t i = 0; i < folded.size(); ++i) {
        std::size_t met = 0;
        for (std::size_t j = i; j < folded.size() && j < i + k_widest_expansion && met < letters.size(); ++j) {
            const bool small = folded[j].size() <= 3;
            if (!folded[j].empty() && folded[j].front() == letters[met] - 'A' + 'a') {
                ++met;
            } else if (!small || met == 0) {
                break;
            }
        }
        if (met == letters.size()) return true;
    }
    return false;
}

bool catalogued(const Catalogue& catalogue, std::string_view letters) {
    std::string folded;
    for (const char c : letters) folded += static_cast<char>(c - 'A' + 'a');
    return std::any_of(catalogue.roles.functions.begin(), catalogue.roles.functions.end(),
                       [&](const RoleFunction& function) { return std::find(function.names.begin(), function.names.end(), folded) != function.names.end(); });
}

}  // namespace

std::vector<Span> unexplained_abbreviations(const ProtocolDoc& doc, const Catalogue& catalogue) {
    const std::vector<Word> all = words(doc.text);
    std::vector<std::string> folded;
    for (const Word& word : all) folded.push_back(word.folded);
    const auto printed = [&](std::size_t i) { return doc.words(all[i].span); };
    // A heading in capitals throughout says nothing of its words.
    const auto in_capitals = [&](Span place) {
        const int unit = unit_of(doc, place);
        const std::string_view heading = unit < 0 ? std::string_view() : doc.words(doc.units[static_cast<std::size_t>(unit)].heading);
        return unit >= 0 && doc.units[static_cast<std::size_t>(unit)].heading.contains(place) &&
               std::none_of(heading.begin(), heading.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    // Beside other words in capitals it is a heading, and no abbreviation.
    const auto shouted = [&](std::size_t i) {
        return i < all.size() && printed(i).size() > 1 && std::all_of(printed(i).begin(), printed(i).end(), upper) && printed(i).size() > k_longest;
    };
    std::set<std::string, std::less<>> seen(k_everyday.begin(), k_everyday.end());
    std::vector<Span> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string_view word = printed(i);
        if (!abbreviates(word) || seen.contains(word)) continue;
        if ((i > 0 && shouted(i - 1)) || shouted(i + 1)) continue;
        const bool beside_capitals = (i > 0 && abbreviates(printed(i - 1))) || (i + 1 < all.size() && abbreviates(printed(i + 1)));
        if (beside_capitals || in_capitals(all[i].span)) continue;
        seen.emplace(word);
        if (!catalogued(catalogue, word) && !expands(folded, word)) out.push_back(all[i].span);
    }
    return out;
}

}  // namespace clausebook
