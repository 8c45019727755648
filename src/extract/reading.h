#pragma once
#include <string_view>
#include <vector>

#include "catalogue/roles.h"
#include "model/protocol_doc.h"
#include "text/words.h"

namespace clausebook {

// A run of words of one sentence, as indices into Reading::words: [begin, end).
struct WordRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool empty() const { return begin >= end; }
    bool contains(std::size_t word) const { return begin <= word && word < end; }
    friend bool operator==(WordRange, WordRange) = default;
};

// A unit's heading or text cut into words and sentences once, for all that look for facts in it.
struct Reading {
    const ProtocolDoc* doc = nullptr;
    int unit = -1;
    bool is_heading = false;
    std::vector<Word> words;              // spans count in ProtocolDoc::text
    std::vector<WordRange> sentences;     // in order; every word lies in one
    std::vector<Span> printed_sentences;  // likewise, with their signs; those without a word too
    std::vector<RoleMention> roles;       // in order; spans count in ProtocolDoc::text
    const Roles* catalogue = nullptr;     // what their functions are

    // The folded word, empty past either end.
    std::string_view word(std::size_t at) const { return at < words.size() ? std::string_view(words[at].folded) : std::string_view(); }
    std::string_view printed(std::size_t at) const { return doc->words(words[at].span); }
    bool is_capital(std::size_t at) const;
    // What stands between two neighbouring words; of the first word, what stands before it; of the last, what follows.
    std::string_view gap_before(std::size_t at) const;
    bool gap_has(std::size_t at, std::string_view any_of) const { return gap_before(at).find_first_of(any_of) != std::string_view::npos; }
    Span part() const;  // the whole heading or text
    Span span(WordRange range) const { return {words[range.begin].span.begin, words[range.end - 1].span.end}; }
    WordRange sentence_at(std::size_t word) const;
};

// All headings and texts of a document, in order, a unit's heading before its text; those without a word are left out.
class DocumentReading {
 public:
    // The document and the roles must outlive what is read of it.
    DocumentReading(const ProtocolDoc& doc, const Roles& roles);

    const ProtocolDoc& doc() const { return *doc_; }
    const Roles& roles() const { return *roles_; }
    // It speaks of "your ward".
    bool speaks_to_members() const { return speaks_to_members_; }
    const std::vector<Reading>& parts() const { return parts_; }
    // Null where the unit has none.
    const Reading* text_of(int unit) const { return part(text_, unit); }
    const Reading* heading_of(int unit) const { return part(heading_, unit); }
    // The text that introduces a list item or continuation: that of its nearest ancestor that has one; null where none has.
    const Reading* introduction_of(int unit) const;
    // The heading that the unit stands under, its own first; null where there is none.
    const Reading* heading_over(int unit) const;

 private:
    const Reading* part(const std::vector<int>& index, int unit) const;
    void read_part(int unit, bool is_heading, Span part);

    const ProtocolDoc* doc_;
    const Roles* roles_;
    std::vector<Reading> parts_;
    std::vector<int> text_, heading_;  // by unit: index into parts_, -1 for none
    bool speaks_to_members_ = false;
};

}  // namespace clausebook
