#pragma once
#include <optional>
#include <string_view>

#include "extract/decider_frames.h"
#include "extract/decider_sentence.h"
#include "model/facts.h"

// What is said around a decider: of what kind the matter is, and whether anything is put to anybody. Internal to src/extract.
namespace clausebook::deciders {

struct HeadingContext {
    bool dispute = false, doubt = false;
    std::optional<Stage> asks;  // "Who decides", "Whom to tell"
};

struct SentenceContext {
    bool dispute = false;          // said in the sentence
    bool disputed_matter = false;  // or in the heading
    bool doubt = false, again = false, concern = false, refused = false;
};

HeadingContext read_heading_context(std::string_view heading);

// `carried`: what the sentence before said where it opened with a condition; counts where this one goes on from it.
SentenceContext read_context(const Sentence& sentence, const HeadingContext& heading, const SentenceContext& carried);

// "If the member is not satisfied, ..."
bool opens_with_condition(const Sentence& sentence);

// "information put before the committee", "a reply made to the member": nothing is asked or reported.
bool only_given(const Sentence& sentence, const FrameMatch& match);

// "accountable to the Director", "advice to the Cabinet": nothing is put to anybody.
bool is_no_address(const Sentence& sentence, const FrameMatch& match);

}  // namespace clausebook::deciders
