#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/roles.h"
#include "extract/decider_sentence.h"
#include "learning/feature.h"

// What a role's place in its sentence looks like to the model that has learnt who decides. Internal to src/extract.
namespace clausebook::deciders {

// One sentence, made ready for all its roles when the first is asked for.
class SentenceFeatures {
 public:
    // `heading`: the one that the unit stands under. All three must outlive it.
    SentenceFeatures(const Sentence& sentence, const Roles& roles, std::string_view heading);

    // Of the role in the group at that token: what it is, the words around it, what governs it, what it does; by hash, each once.
    std::vector<Feature> of(std::size_t token, const RoleMention& mention);

 private:
    // A token as the model sees it.
    struct Seen {
        std::string name;                                        // a word's stem; "<,>" a sign, "@post" a role
        const std::vector<std::string_view>* classes = nullptr;  // of a word: classes of verbs that it belongs to
        bool article = false, preposition = false, subordinator = false, negative = false;
        char auxiliary = 0;  // M a modal, B be, H have, T to
    };
    class Collector;

    void make_ready();
    bool is_word(std::size_t i) const { return sentence_.tokens[i].kind == Token::Kind::word; }
    void add_role(const RoleGroup& group, const RoleMention& mention, Collector& out) const;
    std::size_t add_before(std::size_t token, Collector& out) const;
    void add_after(std::size_t token, bool governed, Collector& out) const;
    void add_place(std::size_t token, Collector& out) const;

    const Sentence& sentence_;
    const Roles& roles_;
    const std::string_view heading_;
    std::vector<Seen> seen_;       // by token
    std::vector<Feature> shared_;  // what all roles of the sentence have
};

}  // namespace clausebook::deciders
