#include "catalogue/currency.h"

#include <map>

#include "text/words.h"

namespace clausebook {

std::vector<LapsedMention> find_lapsed_terms(const Currency& currency, std::string_view text) {
    struct Name {
        std::vector<std::string> words;
        int term;
    };
    std::map<std::string, std::vector<Name>, std::less<>> by_first;
    for (std::size_t i = 0; i < currency.terms.size(); ++i) {
        for (const std::string& name : currency.terms[i].names) {
            Name entry{folded_words(name), static_cast<int>(i)};
            if (!entry.words.empty()) by_first[entry.words.front()].push_back(std::move(entry));
        }
    }
    const std::vector<Word> found = words(text);
    std::vector<LapsedMention> out;
    for (std::size_t at = 0; at < found.size();) {
        const auto names = by_first.find(found[at].folded);
        std::size_t longest = 0;
        int term = -1;
        if (names != by_first.end()) {
            for (const Name& name : names->second) {
                std::size_t same = 0;
                while (same < name.words.size() && at + same < found.size()) {
                    const std::string& word = found[at + same].folded;
                    const bool plural = same + 1 == name.words.size() && word == name.words[same] + "s";
                    if (word != name.words[same] && !plural) break;
                    ++same;
                }
                if (same == name.words.size() && same > longest) {
                    longest = same;
                    term = name.term;
                }
            }
        }
        if (term >= 0) out.push_back({{found[at].span.begin, found[at + longest - 1].span.end}, term});
        at += term >= 0 ? longest : 1;
    }
    return out;
}

}  // namespace clausebook
