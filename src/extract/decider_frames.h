#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "extract/decider_sentence.h"
#include "model/facts.h"

// The turns of phrase that say who decides, advises, reviews or is told. Internal to src/extract.
namespace clausebook::deciders {

// Which roles a frame takes besides single posts and bodies.
enum class Takes : unsigned char {
    posts,     // nobody who is one of many: no "officers", no "a member"
    definite,  // also "the officer", "the member concerned"
    officers,  // posts, and the one officer meant
    told,      // also ward members, and the one member or officer meant; for what is told rather than asked
    anyone,
};

struct Frame {
    std::string_view rule;
    Stage stage;
    Takes takes;
    bool deniable;  // says nothing where "not" stands before it
    std::string_view pattern;
    bool in_doubt = false;  // only where the sentence or heading speaks of a doubt or a meaning: to advise is everybody's duty
    bool weak = false;      // only where no other frame speaks of that role in that place
};

struct FrameMatch {
    const Frame* frame = nullptr;
    std::size_t group_token = 0;
    std::size_t trigger = 0;  // token of the first word of the frame that is no role
    std::size_t end = 0;      // past its last token
};

// Whether a frame that takes such roles may have this group.
using Accepts = std::function<bool(Takes, const RoleGroup&)>;

// All places where a frame fits the sentence, in the order of its words.
std::vector<FrameMatch> match_frames(const Sentence& sentence, const Accepts& accepts);

}  // namespace clausebook::deciders
