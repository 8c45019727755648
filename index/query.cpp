#include "index/query.h"

#include <algorithm>
#include <array>

#include "text/citation_key.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace clausebook {
namespace {

using Kind = QueryNode::Kind;

constexpr int k_deepest_bracket = 50;
constexpr std::array<std::string_view, 3> k_quotes = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D"};

const schema::Field* field_named(std::string_view name) {
    const auto found = std::find_if(schema::k_fields.begin(), schema::k_fields.end(),
                                    [&](const schema::Field& f) { return f.name == name || (!f.also.empty() && f.also == name); });
    return found == schema::k_fields.end() ? nullptr : &*found;
}

bool is_place_word(const std::string& folded) {
    constexpr std::array<std::string_view, 9> k_words = {"section", "s", "paragraph", "para", "paras", "clause", "article", "rule", "cl"};
    return std::find(k_words.begin(), k_words.end(), folded) != k_words.end();
}

// "9(b)", "4.2", "4.2.1(a)", "5C.1": a number with parts. A bare number is one only behind a word for a place.
bool is_place(std::string_view word, bool after_place_word) {
    bool digit = false, part = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const bool is_digit_here = c >= '0' && c <= '9';
        const bool is_letter_here = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_digit_here && !is_letter_here && c != '.' && c != '(' && c != ')') return false;
        digit = digit || is_digit_here;
        part = part || c == '(' || (c == '.' && i + 1 < word.size());
    }
    const bool starts =
        !word.empty() && ((word[0] >= '0' && word[0] <= '9') || word[0] == '(' || (word.size() > 1 && word[1] >= '0' && word[1] <= '9') || after_place_word);
    return starts && ((digit && part) || (after_place_word && (digit || part)));
}

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
        join_places(node);
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
            node.field = field_named(query_.substr(at_, colon - at_));
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

    // "para", "4.2", "(b)" one after another become one place.
    void join_places(QueryNode& node) const {
        std::vector<QueryNode> joined;
        std::size_t i = 0;
        const auto plain_word = [&](std::size_t k) {
            return k < node.children.size() && node.children[k].kind == Kind::word && !node.children[k].excluded && !node.children[k].required;
        };
        const auto label_at = [&](std::size_t k) { return plain_word(k) && is_bracketed_label(node.children[k].text); };
        const auto place_at = [&](std::size_t k, bool after_place_word) { return plain_word(k) && is_place(node.children[k].text, after_place_word); };
        while (i < node.children.size()) {
            std::size_t end = i + 1;  // of the children that make the place
            const bool named = plain_word(i) && is_place_word(fold(node.children[i].text)) && place_at(i + 1, true);
            const bool is_one = named || place_at(i, false) || (place_at(i, true) && label_at(i + 1));
            if (named) ++end;
            while (is_one && label_at(end)) ++end;
            QueryNode item = std::move(node.children[i]);
            if (is_one) item.kind = Kind::place;
            for (std::size_t k = i + 1; k < end; ++k) {
                item.text += " " + node.children[k].text;
                item.span.end = node.children[k].span.end;
            }
            joined.push_back(std::move(item));
            i = end;
        }
        node.children = std::move(joined);
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
