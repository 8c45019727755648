#include "index/compile_query.h"

#include <xapian.h>

#include <algorithm>
#include <array>

#include "index/duration.h"
#include "index/schema.h"
#include "text/citation_key.h"
#include "text/fold.h"
#include "text/words.h"

namespace clausebook {
namespace {

using Kind = QueryNode::Kind;
using Xapian::Query;

constexpr Xapian::termcount k_most_words_of_beginning = 300;
constexpr unsigned k_farthest_correction = 2;  // letters changed

Query scaled(const Query& query, double factor) { return Query(Query::OP_SCALE_WEIGHT, query, factor); }

Query combined(Query::op op, const std::vector<Query>& queries) { return Query(op, queries.begin(), queries.end()); }

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// A synonym as the words of a query are compared with it.
struct Alternative {
    std::vector<std::string> words;
    std::vector<std::string> stems;
};

class Compiler {
 public:
    Compiler(const Xapian::Database& database, const Synonyms& synonyms, const SearchParts& parts) : database_(database), headings_(parts.headings) {
        if (!parts.synonyms) return;
        for (const std::vector<std::string>& group : synonyms.groups) {
            groups_.emplace_back();
            for (const std::string& term : group) {
                Alternative alternative;
                for (const std::string& word : folded_words(term)) {
                    alternative.words.push_back(word);
                    alternative.stems.push_back(stem_of(word));
                }
                groups_.back().push_back(std::move(alternative));
            }
        }
    }

    Result<CompiledQuery> compile(const QueryNode& root) {
        Query query = item(root);
        if (!problem_.message.empty()) return fail(problem_);
        out_.only_words = out_.has_words && std::all_of(root.children.begin(), root.children.end(), [](const QueryNode& child) {
                              return (child.kind == Kind::word || child.doubtful) && !child.required && !child.excluded;
                          });
        out_.query = std::make_unique<Query>(std::move(query));
        return std::move(out_);
    }

 private:
    bool known(const std::string& term) const { return database_.term_exists(term); }

    Query item(const QueryNode& node) {
        switch (node.kind) {
            case Kind::sequence:
                return sequence(node);
            case Kind::any_of:
            case Kind::all_of:
                return choice(node);
            case Kind::word:
                return words({&node});
            case Kind::beginning:
                return beginning(node);
            case Kind::phrase:
                return phrase(node);
            case Kind::place:
                return node.doubtful ? words({&node}) : place(node);
            case Kind::field:
                return field(node);
        }
        return {};
    }

    Query choice(const QueryNode& node) {
        std::vector<Query> wanted, unwanted;
        for (const QueryNode& child : node.children) (child.excluded ? unwanted : wanted).push_back(item(child));
        const Query::op op = node.kind == Kind::any_of ? Query::OP_OR : Query::OP_AND;
        const Query base = wanted.empty() ? Query::MatchAll : combined(op, wanted);
        return unwanted.empty() ? base : Query(Query::OP_AND_NOT, base, combined(Query::OP_OR, unwanted));
    }

    Query sequence(const QueryNode& node) {
        std::vector<Query> filters, required, optional, unwanted;
        std::vector<const QueryNode*> plain;  // words that stand one after another, for synonyms of several words
        const QueryNode* only_place = nullptr;
        bool others = false;
        for (const QueryNode& child : node.children) {
            if (child.excluded) {
                unwanted.push_back(item(child));
            } else if (child.kind == Kind::field || (child.required && is_unscored(child))) {
                filters.push_back(item(child));
            } else if (child.required) {
                required.push_back(item(child));
                others = true;
            } else if (child.kind == Kind::word || (child.kind == Kind::place && child.doubtful)) {
                plain.push_back(&child);
            } else if (child.kind == Kind::place && only_place == nullptr) {
                only_place = &child;
            } else {
                optional.push_back(item(child));
                others = true;
            }
        }
        // A mere number is a clause's beside a council's name, and nothing else.
        const auto number = std::find_if(plain.begin(), plain.end(), [](const QueryNode* word) { return word->doubtful; });
        if (number != plain.end() && only_place == nullptr && plain.size() > 1 && names_council(plain, *number)) {
            only_place = *number;
            plain.erase(number);
        }
        if (only_place != nullptr) {
            const bool councils_only = !others && std::all_of(plain.begin(), plain.end(), [&](const QueryNode* word) { return is_council(word->text); });
            if (councils_only && known(place_term(*only_place))) {
                // All clauses of that number fit alike; the council alone puts them in order.
                required.push_back(scaled(place(*only_place), 0));
                std::vector<Query> councils;
                for (const QueryNode* word : plain) {
                    for (const std::string& part : folded_words(word->text)) {
                        if (!is_stop_word(part)) councils.emplace_back(council_term(part));
                    }
                }
                if (!councils.empty()) optional.push_back(combined(Query::OP_OR, councils));
                plain.clear();
            } else {
                optional.push_back(place(*only_place));
            }
        }
        if (!plain.empty()) {
            const Query asked = words(plain);
            if (!asked.empty()) optional.push_back(asked);
        }
        Query base = Query::MatchAll;
        if (!required.empty()) base = combined(Query::OP_AND, required);
        if (!optional.empty()) {
            const Query any = combined(Query::OP_OR, optional);
            base = required.empty() ? any : Query(Query::OP_AND_MAYBE, base, any);
        }
        if (required.empty() && optional.empty() && filters.empty()) base = unwanted.empty() ? Query::MatchNothing : Query::MatchAll;
        if (required.empty() && optional.empty() && !plain.empty()) base = Query::MatchNothing;
        if (!filters.empty()) base = Query(Query::OP_FILTER, base, combined(Query::OP_AND, filters));
        if (!unwanted.empty()) base = Query(Query::OP_AND_NOT, base, combined(Query::OP_OR, unwanted));
        return base;
    }

    static bool is_unscored(const QueryNode& node) {
        if (node.kind == Kind::field) return true;
        return (node.kind == Kind::any_of || node.kind == Kind::all_of) && std::all_of(node.children.begin(), node.children.end(), is_unscored);
    }

    std::string council_term(const std::string& word) const { return schema::cut_term("XA:" + word); }

    bool is_council(const std::string& text) const {
        constexpr std::array<std::string_view, 5> k_documents = {"protocol", "code", "document", "policy", "guidance"};
        const std::vector<std::string> parts = folded_words(text);
        return std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
            return is_stop_word(part) || known(council_term(part)) || std::find(k_documents.begin(), k_documents.end(), part) != k_documents.end();
        });
    }

    // All words but `number` are of a council's name, and one of them at least says which.
    bool names_council(const std::vector<const QueryNode*>& nodes, const QueryNode* number) const {
        bool named = false;
        for (const QueryNode* node : nodes) {
            if (node == number) continue;
            if (!is_council(node->text)) return false;
            for (const std::string& part : folded_words(node->text)) named = named || (!is_stop_word(part) && known(council_term(part)));
        }
        return named;
    }

    // Words without an operator. Stop words count only where there is nothing else.
    Query words(const std::vector<const QueryNode*>& nodes) {
        struct Asked {
            Token token;
            Span in_query;
        };
        std::vector<Asked> asked;
        std::vector<Query> any;
        for (const QueryNode* node : nodes) {
            for (Token& token : tokenise(node->text)) asked.push_back({std::move(token), node->span});
            for (const std::string& joined : joined_words(node->text)) {
                const std::string term = schema::cut_term("Z" + stem_of(joined));
                if (known(term)) {
                    any.push_back(scaled(Query(term), schema::k_weights.joined));
                    out_.sought.stems.emplace(stem_of(joined), ++parts_);
                }
            }
        }
        if (asked.empty()) return {};
        out_.has_words = true;
        const bool all_stop = std::all_of(asked.begin(), asked.end(), [](const Asked& a) { return a.token.stem.empty(); });
        for (std::size_t i = 0; i < asked.size(); ++i) {
            Token& token = asked[i].token;
            const int part = ++parts_;
            if (token.stem.empty()) {
                if (all_stop) {
                    any.emplace_back(token.word);
                    out_.sought.words.emplace(token.word, part);
                }
                continue;
            }
            std::vector<Query> meanings = alternatives(asked, i, part);
            std::vector<Query> places;
            const auto add = [&](const std::string& term, double factor) {
                if (known(term)) places.push_back(scaled(Query(term), factor));
            };
            const auto look_up = [&] {
                places.clear();
                add(schema::cut_term("ZS" + token.stem), schema::k_weights.heading);
                add(schema::cut_term("ZI" + token.stem), schema::k_weights.introduction);
                add(schema::cut_term("J" + token.word), schema::k_weights.joined);
                add(council_term(token.word), schema::k_weights.council);
            };
            if (headings_) look_up();
            const bool in_text = known(schema::cut_term("Z" + token.stem));
            if (!in_text && places.empty() && meanings.empty()) {
                const std::string meant = database_.get_spelling_suggestion(token.word, k_farthest_correction);
                if (!meant.empty()) {
                    out_.corrections.push_back({{asked[i].in_query.begin + token.span.begin, asked[i].in_query.begin + token.span.end}, meant});
                    token.word = meant;
                    token.stem = is_stop_word(meant) ? "" : stem_of(meant);
                    look_up();
                    meanings = alternatives(asked, i, part);
                }
            }
            out_.sought.stems.emplace(token.stem, part);
            for (const std::string& joined : {token.word}) out_.sought.words.emplace(joined, part);
            meanings.emplace_back(schema::cut_term("Z" + token.stem));
            places.push_back(combined(Query::OP_MAX, meanings));
            any.push_back(combined(Query::OP_OR, places));
        }
        return any.empty() ? Query() : combined(Query::OP_OR, any);
    }

    // Terms of the same meaning as the words that begin at `i`.
    template <class Asked>
    std::vector<Query> alternatives(const std::vector<Asked>& asked, std::size_t i, int part) {
        std::vector<Query> out;
        for (const std::vector<Alternative>& group : groups_) {
            const bool is_meant = std::any_of(group.begin(), group.end(), [&](const Alternative& alternative) {
                if (i + alternative.stems.size() > asked.size()) return false;
                for (std::size_t k = 0; k < alternative.stems.size(); ++k) {
                    const Token& token = asked[i + k].token;
                    if ((token.stem.empty() ? stem_of(token.word) : token.stem) != alternative.stems[k]) return false;
                }
                return true;
            });
            if (!is_meant) continue;
            for (const Alternative& alternative : group) {
                if (alternative.stems[0] == asked[i].token.stem) continue;
                Query query;
                if (alternative.words.size() == 1) {
                    const std::string term = schema::cut_term("Z" + alternative.stems[0]);
                    if (!known(term)) continue;
                    query = Query(term);
                    out_.sought.stems.emplace(alternative.stems[0], part);
                } else {
                    const bool all_known = std::all_of(alternative.words.begin(), alternative.words.end(), [&](const std::string& w) { return known(w); });
                    if (!all_known) continue;
                    query =
                        Query(Query::OP_PHRASE, alternative.words.begin(), alternative.words.end(), static_cast<Xapian::termcount>(alternative.words.size()));
                }
                out.push_back(scaled(query, schema::k_weights.synonym));
            }
        }
        return out;
    }

    // The commonest terms that begin so, over all the books that are searched: Xapian's own wildcard would choose in each of them by itself.
    Query any_with_beginning(const std::string& start) const {
        std::vector<std::pair<Xapian::doccount, std::string>> found;
        for (auto term = database_.allterms_begin(start); term != database_.allterms_end(start); ++term) found.emplace_back(term.get_termfreq(), *term);
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
        if (found.size() > k_most_words_of_beginning) found.resize(k_most_words_of_beginning);
        std::vector<Query> terms;
        for (const auto& one : found) terms.emplace_back(one.second);
        return terms.empty() ? Query::MatchNothing : combined(Query::OP_SYNONYM, terms);
    }

    Query beginning(const QueryNode& node) {
        std::vector<std::string> parts = folded_words(node.text);
        if (parts.empty()) return {};
        out_.has_words = true;
        std::vector<Query> all;
        out_.sought.beginnings.emplace(parts.back(), ++parts_);
        all.push_back(any_with_beginning(parts.back()));
        parts.pop_back();
        for (const std::string& part : parts) {
            all.emplace_back(part);
            out_.sought.words.emplace(part, ++parts_);
        }
        return combined(Query::OP_AND, all);
    }

    Query phrase(const QueryNode& node) {
        std::vector<std::string> parts;
        for (const Token& token : tokenise(node.text)) {
            parts.push_back(schema::cut_term(token.word));
            if (!token.stem.empty()) out_.sought.words.emplace(token.word, ++parts_);
        }
        if (parts.empty()) return Query::MatchAll;
        out_.has_words = true;
        if (parts.size() == 1) return Query(parts[0]);
        return Query(Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size()));
    }

    static std::string place_term(const QueryNode& node) { return schema::cut_term("XL:" + citation_key(node.text)); }

    // The clause of that number; also clauses that mention it.
    Query place(const QueryNode& node) {
        std::vector<Query> either = {scaled(Query(place_term(node)), schema::k_weights.clause_number)};
        const std::vector<std::string> parts = folded_words(node.text);
        if (parts.size() > 1) either.emplace_back(Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size()));
        if (parts.size() == 1) either.emplace_back(parts[0]);
        return known(place_term(node)) ? either[0] : combined(Query::OP_OR, either);
    }

    Query field(const QueryNode& node) {
        const schema::Field& here = *node.field;
        const std::string prefix = std::string(here.prefix) + ":";
        if (here.name == "status" || (here.name == "doc" && node.text.find('@') != std::string::npos)) out_.names_version = true;
        const auto bad = [&](const std::string& hint) {
            if (problem_.message.empty()) problem_ = {"query-bad", "'" + std::string(here.name) + ":" + node.text + "' cannot be understood", hint, "", ""};
            return Query();
        };
        if (node.text.empty()) return bad(std::string(here.help));
        const bool open = node.text.size() > 1 && node.text.back() == '*';
        const auto term_or_beginning = [&](const std::string& value, bool is_open) {
            if (!is_open) return Query(schema::cut_term(prefix + value));
            return any_with_beginning(prefix + value);
        };
        switch (here.kind) {
            case schema::FieldKind::word: {
                std::vector<Query> all;
                const std::vector<std::string> parts = folded_words(node.text);
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    if (!(is_stop_word(parts[i]) && parts.size() > 1)) all.push_back(term_or_beginning(parts[i], open && i + 1 == parts.size()));
                }
                return all.empty() ? bad(std::string(here.help)) : combined(Query::OP_AND, all);
            }
            case schema::FieldKind::whole: {
                const std::string value = open ? node.text.substr(0, node.text.size() - 1) : node.text;
                const std::vector<Query> either = {term_or_beginning(value, open), term_or_beginning(lower(value), open)};
                return combined(Query::OP_OR, either);
            }
            case schema::FieldKind::place: {
                const std::string key = citation_key(node.text);
                return key.empty() ? bad(std::string(here.help)) : Query(schema::cut_term(prefix + key));
            }
            case schema::FieldKind::duration:
                return durations(node, prefix, bad);
        }
        return {};
    }

    template <class Bad>
    Query durations(const QueryNode& node, const std::string& prefix, const Bad& bad) {
        for (const char* word : {"any", "event", "vague"}) {
            if (lower(node.text) == word) return Query(prefix + word);
        }
        std::string_view rest = node.text;
        bool less = false, more = false, equal = false;
        while (!rest.empty() && (rest[0] == '<' || rest[0] == '>' || rest[0] == '=')) {
            less = less || rest[0] == '<';
            more = more || rest[0] == '>';
            equal = equal || rest[0] == '=';
            rest.remove_prefix(1);
        }
        if (!less && !more) equal = true;
        const std::optional<Duration> asked = parse_duration(rest);
        if (!asked) return bad("write it as limit:any, limit:<=5wd, limit:>2w (h hours, d days, wd working days, w weeks, m months, y years)");
        std::vector<Query> fitting;
        for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
            const std::optional<Duration> there = parse_duration_term(std::string_view(*term).substr(prefix.size()));
            if (!there || there->unit != asked->unit) continue;
            const bool same = there->amount == asked->amount;
            if ((equal && same) || (less && !same && there->amount < asked->amount) || (more && !same && there->amount > asked->amount))
                fitting.emplace_back(*term);
        }
        return fitting.empty() ? Query::MatchNothing : combined(Query::OP_OR, fitting);
    }

    const Xapian::Database& database_;
    const bool headings_;
    std::vector<std::vector<Alternative>> groups_;
    CompiledQuery out_;
    Error problem_;
    int parts_ = 0;
};

}  // namespace

int Sought::fits(const Token& token) const {
    if (!token.stem.empty()) {
        if (const auto stem = stems.find(token.stem); stem != stems.end()) return stem->second;
    }
    if (const auto word = words.find(token.word); word != words.end()) return word->second;
    for (const auto& [beginning, part] : beginnings) {
        if (token.word.compare(0, beginning.size(), beginning) == 0) return part;
    }
    return 0;
}

Result<CompiledQuery> compile_query(const QueryNode& root, const Xapian::Database& database, const Synonyms& synonyms, const SearchParts& parts) {
    return Compiler(database, synonyms, parts).compile(root);
}

}  // namespace clausebook
