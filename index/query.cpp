#include "index/query.h"

#include <algorithm>
#include <array>

#include "index/query_places.h"
#include "text/utf8.h"
#include "text/words.h"

namespace clausebook {
namespace {

using Kind = QueryNode::Kind;

constexpr int k_deepest_bracket = 50;
constexpr std::array<std::string_view, 3> k_quotes = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D"};

// "(b)" behind "9", with or without a blank between.
bool is_bracketed_label(std::string_view word) {
    return word.size() >= 3 && word.size() <= 6 && word.front() == '(' && word.back() == ')' &&
           std::all_of(word.begin() + 1, word.end() - 1, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

class Parser {
 public:
    explicit Parser(std::string_view query) : query_(query) {}
    QueryNode parse() {
        QueryNode all = sequence(0);
        return all;
    }

 private:
    bool at_blank() const { return at_ < query_.size() && (query_[at_] == ' ' || query_[at_] == '\t' || query_[at_] == '\n' || query_[at_] == '\r'); }
    void skip_blanks() {
        while (at_blank()) ++at_;
    }
    std::size_t quote_here(std::size_t at) const {
        for (const std::string_view quote : k_quotes) {
            if (query_.substr(at, quote.size()) == quote) return quote.size();
        }
        return 0;
    }
    // The operator word that stands here, with a blank or bracket after it, is taken.
    bool take_operator(std::string_view name) {
        skip_blanks();
        const std::size_t end = at_ + name.size();
        if (query_.substr(at_, name.size()) != name || (end < query_.size() && query_[end] != ' ' && query_[end] != '(')) return false;
        at_ = end;
        return true;
    }
    bool done(int depth) {
        skip_blanks();
        return at_ >= query_.size() || (depth > 0 && query_[at_] == ')');
    }

    QueryNode sequence(int depth) {
        QueryNode node;
        while (!done(depth)) {
            const std::size_t before = at_;
            QueryNode item = any(depth);
            if (item.kind != Kind::sequence || !item.children.empty()) node.children.push_back(std::move(item));
            if (at_ == before) ++at_;  // a sign that means nothing here
        }
        node.children = join_places(std::move(node.children));
        return node;
    }

    QueryNode any(int depth) {
        QueryNode node = all(depth);
        while (take_operator("OR")) {
            if (done(depth)) break;
            QueryNode next = all(depth);
            if (node.kind != Kind::any_of || node.excluded) {
                QueryNode either;
                either.kind = Kind::any_of;
                either.required = node.required;
                either.children.push_back(std::move(node));
                node = std::move(either);
            }
            node.required = node.required && next.required;
            node.children.push_back(std::move(next));
        }
        return node;
    }

    QueryNode all(int depth) {
        QueryNode node = one(depth);
        while (take_operator("AND")) {
            if (done(depth)) break;
            QueryNode next = one(depth);
            if (node.kind != Kind::all_of || node.excluded) {
                QueryNode both;
                both.kind = Kind::all_of;
                both.required = true;
                both.children.push_back(std::move(node));
                node = std::move(both);
            }
            node.children.push_back(std::move(next));
        }
        return node;
    }

    QueryNode one(int depth) {
        bool excluded = false, required = false;
        for (;;) {
            if (take_operator("NOT")) {
                excluded = !excluded;
            } else {
                skip_blanks();
                const char sign = at_ < query_.size() ? query_[at_] : '\0';
                if ((sign != '-' && sign != '+') || at_ + 1 >= query_.size() || query_[at_ + 1] == ' ') break;
                ++at_;
                if (sign == '-') excluded = !excluded;
                if (sign == '+') required = true;
            }
            if (done(depth)) return {};
        }
        if (at_ >= query_.size()) return {};
        QueryNode node = bracket_or_leaf(depth);
        node.excluded = node.excluded != excluded;
        node.required = node.required || required;
        return node;
    }

    QueryNode bracket_or_leaf(int depth) {
        if (query_[at_] != '(' || depth >= k_deepest_bracket || is_bracketed_label(query_.substr(at_, query_.find(')', at_) + 1 - at_))) return leaf();
        ++at_;
        QueryNode node = sequence(depth + 1);
        if (at_ < query_.size()) ++at_;  // the closing bracket
        if (node.children.size() != 1) return node;
        QueryNode only = std::move(node.children[0]);
        return only;
    }

    QueryNode leaf() {
        QueryNode node;
        const std::size_t begin = at_;
        if (quote_here(at_) != 0) {
            node.kind = Kind::phrase;
            node.required = true;
            node.text = quoted();
            node.span = {begin, at_};
            return node;
        }
        const std::size_t colon = query_.find_first_of(": \"()", at_);
        if (colon != std::string_view::npos && query_[colon] == ':' && colon + 1 < query_.size() && query_[colon + 1] != ' ') {
            node.field = schema::field_named(query_.substr(at_, colon - at_));
            if (node.field != nullptr) {
                at_ = colon + 1;
                node.kind = Kind::field;
                node.required = true;
                node.text = quote_here(at_) != 0 ? quoted() : plain();
                node.span = {begin, at_};
                return node;
            }
        }
        node.text = plain();
        node.span = {begin, at_};
        node.kind = Kind::word;
        if (node.text.size() > 2 && node.text.back() == '*') {
            node.kind = Kind::beginning;
            node.text.pop_back();
        }
        return node;
    }

    std::string quoted() {
        at_ += quote_here(at_);
        const std::size_t begin = at_;
        while (at_ < query_.size() && quote_here(at_) == 0) ++at_;
        const std::string text(query_.substr(begin, at_ - begin));
        if (at_ < query_.size()) at_ += quote_here(at_);
        return text;
    }

    // Up to a blank, a quotation mark, or a bracket that closes more than was opened in the word.
    std::string plain() {
        const std::size_t begin = at_;
        int open = 0;
        while (at_ < query_.size() && !at_blank() && quote_here(at_) == 0) {
            if (query_[at_] == '(') ++open;
            if (query_[at_] == ')' && --open < 0) break;
            ++at_;
        }
        return std::string(query_.substr(begin, at_ - begin));
    }

    std::string_view query_;
    std::size_t at_ = 0;
};

}  // namespace

QueryNode parse_query(std::string_view query) { return Parser(query).parse(); }

QueryNode words_query(std::string_view text) {
    QueryNode all;
    for (const Word& word : words(text)) {
        QueryNode node;
        node.kind = Kind::word;
        node.span = word.span;
        node.text = text.substr(word.span.begin, word.span.size());
        all.children.push_back(std::move(node));
    }
    return all;
}

}  // namespace clausebook
