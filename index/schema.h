#pragma once
#include <array>
#include <string>
#include <string_view>

// The index: one Xapian document a unit, so that a hit is a clause and not a file.
//
//   terms without prefix   words of label, heading and text, folded (text/fold.h), with positions; stop words too, so that phrases hold
//   Z<stem>                English stems of the same words, but not of stop words
//   J<words>               words that are written with hyphens, as one word too: "co-operation" is found by "cooperation"
//   ZS<stem>               stems of the heading path: the headings above the unit and its own
//   ZI<stem>               stems of the sentence that introduces the unit's list
//   X...                   the fields of k_fields below, each value one term
//   XBARE                  the unit is a heading without words of its own
//   Q<doc>@<n>#<i>         the unit itself: i counts the document's units from 0
//   value 0                the place of the unit, for order: document id, version, number of the unit
//   value 1                the version, <doc>@<n>: to take the best few units of each
//   data                   the whole unit as JSON: ids, citation, words, pages, headings, introduction, facts, provisions with their probabilities, length
//                          and hash of the document's text. Who has the index needs no other file to answer.
//   metadata "stamp:<doc>@<n>"  what the version was when it was indexed (VersionEntry::stamp); who opens a book compares it with the manifest's
//   metadata "answer:<doc>@<n>:<key>"  what the version says on a provision (model/stored_answer.h), as JSON: a comparison or an answer over many
//                          documents reads these and not the documents
//   metadata "entry:<doc>@<n>", "record:<doc>@<n>"  what the book knows of the version, and its whole text and Akoma Ntoso (book/packed.h): who has only
//                          the index, on another machine, has the documents
//   metadata "schema"           k_schema_version; an index of another version is made anew
namespace clausebook::schema {

inline constexpr int k_schema_version = 6;
inline constexpr unsigned k_slot_place = 0;
inline constexpr unsigned k_slot_version = 1;
inline constexpr const char* k_bare_heading = "XBARE";
inline constexpr const char* k_stamp = "stamp:";
inline constexpr const char* k_entry = "entry:";
inline constexpr const char* k_record = "record:";

enum class FieldKind {
    word,      // every word of the value is a term; a query's value must have all of its words in it
    whole,     // the value is one term
    duration,  // "5wd": compared with < <= = >= >, or "any"
    place,     // a citation, in the form of text/citation_key.h
};

struct Field {
    std::string_view name;  // as people write it in a query
    std::string_view also;  // another name, or ""
    std::string_view prefix;
    FieldKind kind;
    std::string_view help;
};

inline constexpr std::array<Field, 19> k_fields = {{
    {"doc", "document", "XD", FieldKind::whole, "document by its id: doc:hyndburn, doc:hyndburn@1"},
    {"council", "authority", "XA", FieldKind::word, "council by words of its name or of the document's id: council:hyndburn"},
    {"title", "", "XTI", FieldKind::word, "document by words of its title"},
    {"type", "", "XTY", FieldKind::whole, "type of authority: type:district"},
    {"nation", "", "XNA", FieldKind::whole, "nation: nation:wales"},
    {"kind", "", "XKI", FieldKind::whole, "kind of document: kind:protocol"},
    {"status", "", "XST", FieldKind::whole, "status of the text: status:in-force, draft, superseded, unknown"},
    {"heading", "", "XH", FieldKind::word, "words of the headings above the clause and its own: heading:media"},
    {"clause", "label", "XL", FieldKind::place, "clause by its number: clause:9(b)"},
    {"unit", "", "XU", FieldKind::whole, "sort of unit: section, clause, bullet, paragraph, note, table, meta, title"},
    {"limit", "", "XQ", FieldKind::duration, "time limits: limit:any, limit:<=5wd (h d wd w m y)"},
    {"bearer", "", "XB", FieldKind::word, "who must act in time: bearer:officer"},
    {"decides", "decider", "XDE", FieldKind::word, "who decides, advises or is told: decides:\"chief executive\""},
    {"stage", "", "XSG", FieldKind::whole, "at which stage: initial, advice, dispute, review, approval, report-to, investigate"},
    {"modality", "", "XM", FieldKind::whole, "force: modality:must, should, may, must-not"},
    {"cites", "", "XC", FieldKind::word, "what is cited: cites:\"Localism Act 2011\""},
    {"refers", "", "XR", FieldKind::place, "clauses that refer to a place of the same document: refers:9(b)"},
    {"provision", "", "XP", FieldKind::whole, "clauses that answer a question of the catalogue: provision:response-time"},
    {"ref", "", "XRK", FieldKind::whole, "references: ref:internal, ref:external, ref:dangling, ref:doubtful"},
}};

// The field of that name or other name; null where there is none.
constexpr const Field* field_named(std::string_view name) {
    for (const Field& field : k_fields) {
        if (field.name == name || (!field.also.empty() && field.also == name)) return &field;
    }
    return nullptr;
}

// How much each part counts in the order of hits. Words of the clause itself are 1.
struct Weights {
    double heading = 0.5;         // a word in the heading path
    double introduction = 0.25;   // a word in the sentence that introduces the list
    double council = 0.5;         // a word of the council's name or the document's id
    double provision = 2.5;       // that it answers what the words ask for, times how likely they do
    double synonym = 0.5;         // a word of the same meaning
    double joined = 1.0;          // a hyphened word written as one
    double clause_number = 30.0;  // the number of a clause
};
inline constexpr Weights k_weights{};

// BM25: how soon more of the same word count less, how much long clauses count less (little: clauses are short), and from what length on.
struct Bm25 {
    double k1 = 1, b = 0.2, least_length = 0.5;
};
inline constexpr Bm25 k_bm25{};

// Council, clause number and answered questions also count for words that stand in a query without a field.
inline bool counts_in_score(std::string_view term) { return term.substr(0, 3) == "XA:" || term.substr(0, 3) == "XL:" || term.substr(0, 3) == "XP:"; }

// Terms longer than this are cut: Xapian takes 245 bytes, some of which are escaped.
inline constexpr std::size_t k_longest_term = 200;

inline std::string cut_term(std::string term) {
    if (term.size() > k_longest_term) term.resize(k_longest_term);
    return term;
}

}  // namespace clausebook::schema
