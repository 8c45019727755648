#pragma once
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/stored_answer.h"

namespace clausebook {

// A document as citations and answers name it. Empty where unknown.
struct CitedSource {
    std::string document;  // id
    int version = 1;
    std::string authority;
    std::string title;
    std::string edition;  // version as printed: "4.1"
    std::string dated;    // ISO 8601: since when it holds, else when it was adopted
    std::string status;   // in-force draft superseded
    std::string url;
    std::string retrieved;    // ISO 8601
    bool home = false;        // of our own council
    std::string remote = {};  // the remote book that it stands in; empty for one of this machine
};

// A provision that a question asks for.
struct AskedKey {
    std::string key;       // of corpus/provisions.xml
    std::string question;  // as the catalogue words it
    double probability = 0;
    std::vector<std::string> statutes = {};  // the law that governs the point: "Local Government Act 1972, section 100F"; it is not in the library
};

// A period that a question takes for granted: "the five-day rule".
struct Premise {
    std::string text;                    // as the question words it
    std::vector<std::string> stands_in;  // ids of the documents whose quoted words set that period
};

// One of the questions that a text asks.
struct AnswerPart {
    std::string text;
    std::vector<AskedKey> provisions;  // best first; empty where it asks for none of the catalogue's
    std::vector<AskedKey> considered;  // where it asks for none: what came closest
    std::vector<Premise> premises = {};
};

// What one document says to one part of a question: a value, and the words that it is derived from.
struct DocumentAnswer {
    std::string document;  // id
    int version = 1;
    std::size_t part = 0;  // in Answer::parts
    std::string provision;
    std::string question = {};       // of a step of a rule: as the catalogue words it
    std::string value;               // derived from the quotes; may be empty
    double score = 0;                // from 0 to 1
    bool near_threshold = false;     // whether the document answers it at all is a close call
    std::vector<std::string> units;  // ids, best first
    std::vector<CitedQuote> quotes;  // best first, each proven against the stored text
};

// That one document says nothing on a provision, which a person has checked.
struct CheckedSilence {
    std::string document;  // id
    std::size_t part = 0;  // in Answer::parts
    std::string provision;
    std::string by;
    std::string on;  // ISO 8601
};

struct Answer {
    std::string question;
    std::vector<AnswerPart> parts;
    std::vector<DocumentAnswer> answers;    // by document (our own first), best first
    std::vector<DocumentAnswer> elsewhere;  // what only points to another text
    std::vector<DocumentAnswer> steps;      // by document: the other steps of the rules that `answers` state, in the catalogue's order
    std::vector<std::string> silent;        // documents without an answer to any part
    std::vector<std::string> deferred;      // those of them that point elsewhere
    std::vector<CheckedSilence> checked;    // by document, then part
    std::vector<CitedSource> sources;       // every document that was asked, our own first
    std::vector<Diagnostic> diagnostics;    // quotes that were withheld
    bool answered = false;

    const CitedSource* source(const std::string& document) const {
        for (const CitedSource& one : sources) {
            if (one.document == document) return &one;
        }
        return nullptr;
    }
};

}  // namespace clausebook
