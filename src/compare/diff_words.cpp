#include "compare/diff_words.h"

#include <algorithm>
#include <dtl/dtl.hpp>
#include <optional>

namespace clausebook {

namespace {

// A stretch of tokens, [begin, end) in each list; `same` where they pair off one by one or read alike.
struct Stretch {
    bool same = false;
    std::size_t old_begin = 0, old_end = 0, new_begin = 0, new_end = 0;

    std::size_t old_size() const { return old_end - old_begin; }
    std::size_t new_size() const { return new_end - new_begin; }
};

using Tokens = std::vector<const DiffToken*>;

Tokens tokens_of(const DiffDocument& doc, const std::vector<int>& units) {
    Tokens out;
    for (const int unit : units)
        for (const DiffToken& token : doc.at(unit).tokens) out.push_back(&token);
    return out;
}

std::vector<int> keys_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
    std::vector<int> keys;
    for (std::size_t i = begin; i < end; ++i) keys.push_back(tokens[i]->key_number);
    return keys;
}

std::string joined(const Tokens& tokens, std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) out += tokens[i]->key;
    return out;
}

// The span of some tokens, where they all stand in one label, heading or text.
std::optional<Span> one_part(const Tokens& tokens, std::size_t begin, std::size_t end) {
    if (begin == end) return std::nullopt;
    for (std::size_t i = begin + 1; i < end; ++i)
        if (tokens[i]->span.begin != tokens[i - 1]->span.end) return std::nullopt;
    return Span{tokens[begin]->span.begin, tokens[end - 1]->span.end};
}

void append(std::vector<Stretch>& out, Stretch next) {
    if (!out.empty() && out.back().same == next.same) {
        out.back().old_end = next.old_end;
        out.back().new_end = next.new_end;
    } else {
        out.push_back(next);
    }
}

// A word diff costs the square of the number of differences, so texts with next to nothing in common are not aligned at all.
bool worth_aligning(std::vector<int> a, std::vector<int> b) {
    constexpr double k_least_share = 0.1;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::vector<int> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return static_cast<double>(common.size()) >= k_least_share * static_cast<double>(std::max(a.size(), b.size()));
}

std::vector<Stretch> align(const Tokens& olds, const Tokens& news) {
    std::vector<Stretch> out;
    std::size_t begin = 0, old_end = olds.size(), new_end = news.size();
    while (begin < old_end && begin < new_end && olds[begin]->key_number == news[begin]->key_number) ++begin;
    while (old_end > begin && new_end > begin && olds[old_end - 1]->key_number == news[new_end - 1]->key_number) --old_end, --new_end;
    if (begin > 0) append(out, {true, 0, begin, 0, begin});
    const std::vector<int> a = keys_of(olds, begin, old_end), b = keys_of(news, begin, new_end);
    if (a.empty() || b.empty() || !worth_aligning(a, b)) {
        if (!a.empty() || !b.empty()) append(out, {false, begin, old_end, begin, new_end});
    } else {
        dtl::Diff<int> diff(a, b);
        diff.onHuge();
        diff.compose();
        std::size_t i = begin, j = begin;
        for (const auto& [key, step] : diff.getSes().getSequence()) {
            const std::size_t old_step = step.type != dtl::SES_ADD, new_step = step.type != dtl::SES_DELETE;
            append(out, {old_step == new_step, i, i + old_step, j, j + new_step});
            i += old_step;
            j += new_step;
        }
    }
    if (old_end < olds.size()) append(out, {true, old_end, olds.size(), new_end, news.size()});
    return out;
}

// Words that stay between two larger changes only by chance ("the", a comma) are read more easily as part of one change.
std::vector<Stretch> without_chance_matches(std::vector<Stretch> in) {
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 1; i + 1 < in.size(); ++i) {
            if (!in[i].same) continue;
            const auto changed = [&](std::size_t k) { return std::max(in[k].old_size(), in[k].new_size()); };
            if (in[i].old_size() >= std::min({changed(i - 1), changed(i + 1), std::size_t{3}})) continue;
            in[i].same = false;
            again = true;
        }
        std::vector<Stretch> merged;
        for (const Stretch& stretch : in) append(merged, stretch);
        in = std::move(merged);
    }
    return in;
}

// What both sides of a change begin or end with belongs to the unchanged words beside it.
std::vector<Stretch> trimmed(const std::vector<Stretch>& in, const Tokens& olds, const Tokens& news) {
    std::vector<Stretch> out;
    for (Stretch stretch : in) {
        if (stretch.same) {
            append(out, stretch);
            continue;
        }
        const Stretch whole = stretch;
        const auto open = [&] { return stretch.old_size() > 0 && stretch.new_size() > 0; };
        while (open() && olds[stretch.old_begin]->key_number == news[stretch.new_begin]->key_number) ++stretch.old_begin, ++stretch.new_begin;
        while (open() && olds[stretch.old_end - 1]->key_number == news[stretch.new_end - 1]->key_number) --stretch.old_end, --stretch.new_end;
        if (stretch.old_begin > whole.old_begin) append(out, {true, whole.old_begin, stretch.old_begin, whole.new_begin, stretch.new_begin});
        if (stretch.old_size() + stretch.new_size() > 0) append(out, stretch);
        if (stretch.old_end < whole.old_end) append(out, {true, stretch.old_end, whole.old_end, stretch.new_end, whole.new_end});
    }
    return out;
}

// Where words replace others after the same blank, the blank stays.
void keep_blanks(std::vector<WordsRun>& runs, const DiffDocument& old_doc, const DiffDocument& new_doc) {
    for (std::size_t i = 2; i < runs.size(); ++i) {
        WordsRun &before = runs[i - 2], &removed = runs[i - 1], &inserted = runs[i];
        if (before.kind != WordsKind::same || removed.kind != WordsKind::removed || inserted.kind != WordsKind::inserted) continue;
        if (before.old_span.end != removed.old_span.begin || before.new_span.end != inserted.new_span.begin) continue;
        if (old_doc.doc->words(before.old_span) != new_doc.doc->words(before.new_span)) continue;
        if (removed.old_span.size() < 2 || inserted.new_span.size() < 2) continue;
        if (old_doc.doc->text[removed.old_span.begin] != ' ' || new_doc.doc->text[inserted.new_span.begin] != ' ') continue;
        before.old_span.end = ++removed.old_span.begin;
        before.new_span.end = ++inserted.new_span.begin;
    }
}

class Writer {
 public:
    Writer(const DiffDocument& old_doc, const DiffDocument& new_doc) : old_doc_(old_doc), new_doc_(new_doc) {}

    void removed(const DiffToken& token) { add(WordsKind::removed, token.span, {}); }
    void inserted(const DiffToken& token) { add(WordsKind::inserted, {}, token.span); }
    void same(Span old_span, Span new_span) { add(WordsKind::same, old_span, new_span); }
    std::vector<WordsRun> runs;

 private:
    // Runs grow as long as they stay within one part of a unit and, where they are the same words, the same letters.
    void add(WordsKind kind, Span old_span, Span new_span) {
        if (!runs.empty() && runs.back().kind == kind) {
            WordsRun& last = runs.back();
            const bool joins =
                (kind == WordsKind::inserted || touches(last.old_span, old_span)) && (kind == WordsKind::removed || touches(last.new_span, new_span));
            if (joins && (kind != WordsKind::same || (identical(last.old_span, last.new_span) && identical(old_span, new_span)))) {
                if (kind != WordsKind::inserted) last.old_span.end = old_span.end;
                if (kind != WordsKind::removed) last.new_span.end = new_span.end;
                return;
            }
        }
        runs.push_back({kind, old_span, new_span});
    }

    // Parts of units are set apart in the text, so what touches is of one part.
    static bool touches(Span last, Span next) { return last.end == next.begin; }
    bool identical(Span old_span, Span new_span) const { return old_doc_.doc->words(old_span) == new_doc_.doc->words(new_span); }

    const DiffDocument& old_doc_;
    const DiffDocument& new_doc_;
};

}  // namespace

std::vector<WordsRun> diff_words(const DiffDocument& old_doc, const std::vector<int>& old_units, const DiffDocument& new_doc,
                                 const std::vector<int>& new_units) {
    const Tokens olds = tokens_of(old_doc, old_units), news = tokens_of(new_doc, new_units);
    Writer writer(old_doc, new_doc);
    for (const Stretch& stretch : trimmed(without_chance_matches(align(olds, news)), olds, news)) {
        if (stretch.same) {
            for (std::size_t i = 0; i < stretch.old_size(); ++i) {
                const DiffToken &a = *olds[stretch.old_begin + i], &b = *news[stretch.new_begin + i];
                if (a.part == 2 && b.part == 2 && a.letters != b.letters) {
                    writer.removed(a);
                    writer.inserted(b);
                } else {
                    writer.same(a.span, b.span);
                }
            }
            continue;
        }
        // "co-operation" against "cooperation": other tokens, the same letters.
        const std::optional<Span> old_span = one_part(olds, stretch.old_begin, stretch.old_end);
        const std::optional<Span> new_span = one_part(news, stretch.new_begin, stretch.new_end);
        if (old_span && new_span && joined(olds, stretch.old_begin, stretch.old_end) == joined(news, stretch.new_begin, stretch.new_end)) {
            writer.same(*old_span, *new_span);
            continue;
        }
        for (std::size_t i = stretch.old_begin; i < stretch.old_end; ++i) writer.removed(*olds[i]);
        for (std::size_t i = stretch.new_begin; i < stretch.new_end; ++i) writer.inserted(*news[i]);
    }
    keep_blanks(writer.runs, old_doc, new_doc);
    return std::move(writer.runs);
}

}  // namespace clausebook
