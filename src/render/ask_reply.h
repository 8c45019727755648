#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/answer.h"
#include "render/citation.h"

namespace clausebook {

enum class ReplyForm : std::uint8_t { text, markdown, docx };

// The draft of a letter or e-mail that answers the question: what each document says, quoted and cited, and what none settles. `letter` is a
// mustache template that gives Markdown (corpus/reply.mustache names what it can fill in); of Markdown the other forms know headings (##), quotes
// (>), items (-) and **bold**. Errors: "template-bad", "package-write".
Result<std::string> ask_reply(const Answer& answer, CitationStyle citations, ReplyForm form, const std::string& letter);

// A line of a letter: what it is, and its words as runs, every other one bold.
struct LetterLine {
    enum class Kind : std::uint8_t { paragraph, heading, quote, item } kind = Kind::paragraph;
    std::vector<std::string> runs;

    std::string words() const;
};

// The same letter line by line, for whoever lays it out otherwise. Errors: "template-bad".
Result<std::vector<LetterLine>> ask_reply_lines(const Answer& answer, CitationStyle citations, const std::string& letter);

}  // namespace clausebook
