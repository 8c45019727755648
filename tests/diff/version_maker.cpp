#include "diff/version_maker.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <set>

#include "text/fold.h"
#include "text/words.h"

namespace clausebook {

namespace {

struct Node {
    std::vector<int> origins;  // old units that live on in it; none: inserted
    UnitKind kind = UnitKind::paragraph;
    std::string label, heading, text;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
    bool touched = false;  // at most one edit a unit (a moved one may also be reworded)
    bool moved = false, reworded = false;
    int split_of = -1;
    int number = -1;  // index in the made version
};

std::size_t size_of(const Node& node) {
    std::size_t size = folded_words(node.heading).size() + folded_words(node.text).size();
    for (const auto& child : node.children) size += size_of(*child);
    return size;
}

// "6.4" -> "6." 4 "": what stands before and after the number or letter that counts.
struct Counter {
    std::string before;
    int value = 0;
    std::string after;
    char style = '1';  // 1 a A
};

std::optional<Counter> counter_of(const std::string& label) {
    std::size_t end = label.size();
    while (end > 0 && !std::isalnum(static_cast<unsigned char>(label[end - 1]))) --end;
    if (end == 0) return std::nullopt;
    std::size_t begin = end;
    if (std::isdigit(static_cast<unsigned char>(label[end - 1]))) {
        while (begin > 0 && std::isdigit(static_cast<unsigned char>(label[begin - 1]))) --begin;
        return Counter{label.substr(0, begin), std::stoi(label.substr(begin, end - begin)), label.substr(end), '1'};
    }
    --begin;
    if (begin > 0 && std::isalpha(static_cast<unsigned char>(label[begin - 1]))) return std::nullopt;  // roman: left as it is
    const char c = label[begin];
    const char base = std::islower(static_cast<unsigned char>(c)) ? 'a' : 'A';
    return Counter{label.substr(0, begin), c - base + 1, label.substr(end), base};
}

std::string printed(const Counter& counter, int value) {
    const std::string middle = counter.style == '1' ? std::to_string(value) : std::string(1, static_cast<char>(counter.style + value - 1));
    return counter.before + middle + counter.after;
}

class VersionMaker {
 public:
    VersionMaker(const ProtocolDoc& original, const std::vector<const ProtocolDoc*>& strangers, std::uint64_t seed) : original_(original), random_(seed) {
        for (const ProtocolDoc* stranger : strangers)
            for (const Unit& unit : stranger->units)
                if (!unit.text.empty() && folded_words(stranger->words(unit.text)).size() >= 8) {
                    passages_.emplace_back(stranger->words(unit.text));
                    for (const Word& word : words(passages_.back())) strange_words_.push_back(passages_.back().substr(word.span.begin, word.span.size()));
                }
        std::shuffle(passages_.begin(), passages_.end(), random_);
        plant();
    }

    MadeVersion make() {
        out_.doc.format = original_.format;
        const int edits = 2 + below(14);
        for (int i = 0; i < edits; ++i) {
            const int kind = below(10);
            for (int attempt = 0; attempt < 30 && !edit(kind); ++attempt) {
            }
        }
        if (below(2) == 0) number_anew(root_);
        write(root_);
        tell(root_);
        for (const auto& [whole, parts] : splits_) {
            std::vector<int> numbers;
            for (const Node* part : parts) numbers.push_back(part->number);
            std::sort(numbers.begin(), numbers.end());
            for (const int number : numbers) out_.pairs.emplace_back(whole, number);
            out_.changes.push_back({ChangeKind::split, {whole}, numbers});
        }
        for (int i = 0; i < static_cast<int>(original_.units.size()); ++i)
            if (!living_.count(i)) out_.changes.push_back({ChangeKind::remove, {i}, {}});
        std::sort(out_.pairs.begin(), out_.pairs.end());
        std::sort(out_.changes.begin(), out_.changes.end());
        return std::move(out_);
    }

 private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint64_t>(limit)); }

    void plant() {
        std::vector<Node*> nodes;
        for (std::size_t i = 0; i < original_.units.size(); ++i) {
            const Unit& unit = original_.units[i];
            auto node = std::make_unique<Node>();
            node->origins = {static_cast<int>(i)};
            node->kind = unit.kind;
            node->label = original_.words(unit.label);
            node->heading = original_.words(unit.heading);
            node->text = original_.words(unit.text);
            node->parent = unit.parent < 0 ? &root_ : nodes[static_cast<std::size_t>(unit.parent)];
            nodes.push_back(node.get());
            node->parent->children.push_back(std::move(node));
        }
    }

    std::vector<Node*> all(const std::function<bool(const Node&)>& wanted) {
        std::vector<Node*> found;
        const std::function<void(Node&)> walk = [&](Node& node) {
            for (const auto& child : node.children) {
                if (wanted(*child)) found.push_back(child.get());
                walk(*child);
            }
        };
        walk(root_);
        return found;
    }

    Node* any(const std::function<bool(const Node&)>& wanted) {
        const std::vector<Node*> found = all(wanted);
        return found.empty() ? nullptr : found[static_cast<std::size_t>(below(static_cast<int>(found.size())))];
    }

    static std::size_t place_of(const Node& node) {
        const auto& siblings = node.parent->children;
        return static_cast<std::size_t>(std::find_if(siblings.begin(), siblings.end(), [&](const auto& other) { return other.get() == &node; }) -
                                        siblings.begin());
    }

    static bool untouched(const Node& node) {
        return !node.touched && std::all_of(node.children.begin(), node.children.end(), [](const auto& child) { return untouched(*child); });
    }
    static bool untouched_leaf(const Node& node) { return node.children.empty() && !node.touched && !node.text.empty() && node.kind != UnitKind::title; }
    static void touch(Node& node) {
        node.touched = true;
        for (const auto& child : node.children) touch(*child);
    }

    Node* put(Node& parent, std::size_t at, std::unique_ptr<Node> node) {
        node->parent = &parent;
        Node* raw = node.get();
        parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(at), std::move(node));
        return raw;
    }

    std::unique_ptr<Node> take(Node& node) {
        auto& siblings = node.parent->children;
        const auto at = siblings.begin() + static_cast<std::ptrdiff_t>(place_of(node));
        std::unique_ptr<Node> taken = std::move(*at);
        siblings.erase(at);
        return taken;
    }

    bool edit(int kind) {
        switch (kind) {
            case 0:
                return insert_unit();
            case 1:
                return below(3) == 0 ? insert_section() : insert_unit();
            case 2:
                return remove_unit();
            case 3:
                return below(3) == 0 ? move_section() : move_unit(false);
            case 4:
                return move_unit(below(2) == 0);
            case 5:
                return split_unit();
            case 6:
                return merge_units();
            case 7:
                return reword_any(0.05);
            case 8:
                return reword_any(0.20);
            case 9:
                return reword_any(0.50);
        }
        return false;
    }

    std::unique_ptr<Node> stranger(UnitKind kind) {
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->text = passages_.back();
        passages_.pop_back();
        node->touched = true;
        return node;
    }

    bool insert_unit() {
        Node* beside = any(untouched_leaf);
        if (!beside || passages_.empty()) return false;
        auto node = stranger(beside->kind);
        node->label = beside->label.empty() ? "" : beside->label + "A";
        put(*beside->parent, place_of(*beside) + static_cast<std::size_t>(below(2)), std::move(node));
        return true;
    }

    bool insert_section() {
        Node* beside = any([](const Node& node) { return node.kind == UnitKind::section && !node.touched; });
        if (!beside || passages_.size() < 6) return false;
        auto section = std::make_unique<Node>();
        section->kind = UnitKind::section;
        const std::vector<Word> first = words(passages_.front());
        section->heading = passages_.front().substr(0, first[2].span.end);
        section->label = beside->label.empty() ? "" : beside->label + "A";
        section->touched = true;
        for (int i = 0, count = 1 + below(4); i < count; ++i) put(*section, section->children.size(), stranger(UnitKind::paragraph));
        put(*beside->parent, place_of(*beside), std::move(section));
        return true;
    }

    bool remove_unit() {
        const bool section = below(8) == 0;
        Node* node = any([&](const Node& found) { return section ? found.kind == UnitKind::section && untouched(found) : untouched_leaf(found); });
        if (!node) return false;
        take(*node);
        return true;
    }

    bool move_unit(bool reworded) {
        Node* node = any([](const Node& found) { return untouched_leaf(found) && folded_words(found.text).size() >= 5; });
        Node* section = any([](const Node& found) { return found.kind == UnitKind::section && !found.touched && found.children.size() >= 2; });
        if (!node || !section || is_below(*node, *section)) return false;
        if (reworded && !reword(*node, 0.2)) return false;
        node->moved = node->touched = true;
        std::unique_ptr<Node> taken = take(*node);
        put(*section, static_cast<std::size_t>(below(static_cast<int>(section->children.size()) + 1)), std::move(taken));
        return true;
    }

    static bool is_below(const Node& node, const Node& above) {
        for (const Node* up = node.parent; up; up = up->parent)
            if (up == &above) return true;
        return false;
    }

    // Past so many others that nobody would say that they moved past it.
    bool move_section() {
        Node* node = any([](const Node& found) { return found.kind == UnitKind::section && untouched(found); });
        if (!node) return false;
        auto& siblings = node->parent->children;
        const std::size_t from = place_of(*node), to = static_cast<std::size_t>(below(static_cast<int>(siblings.size())));
        if (to == from) return false;
        std::size_t passed = 0;
        for (std::size_t i = std::min(from, to); i <= std::max(from, to); ++i) {
            if (siblings[i]->kind != UnitKind::section || !untouched(*siblings[i])) return false;
            if (i != from) passed += size_of(*siblings[i]);
        }
        if (passed < 2 * size_of(*node)) return false;
        Node* parent = node->parent;
        node->moved = true;
        for (std::size_t i = std::min(from, to); i <= std::max(from, to); ++i) siblings[i]->touched = true;
        std::unique_ptr<Node> taken = take(*node);
        put(*parent, to, std::move(taken));
        return true;
    }

    bool split_unit() {
        Node* node = any([](const Node& found) { return untouched_leaf(found) && sentences(found.text).size() >= 2; });
        if (!node) return false;
        const std::vector<Span> parts = sentences(node->text);
        const auto cut = 1 + static_cast<std::size_t>(below(static_cast<int>(parts.size()) - 1));
        auto second = std::make_unique<Node>();
        second->kind = node->kind;
        second->label = node->label.empty() ? "" : node->label + "A";
        second->text = node->text.substr(parts[cut].begin);
        if (folded_words(second->text).size() < 4 || folded_words(node->text.substr(0, parts[cut].begin)).size() < 4) return false;
        node->text = node->text.substr(0, parts[cut - 1].end);
        node->touched = second->touched = true;
        const int whole = node->origins[0];
        node->split_of = second->split_of = whole;
        node->origins.clear();
        Node* other = put(*node->parent, place_of(*node) + 1, std::move(second));
        living_.insert(whole);
        splits_.push_back({whole, {node, other}});
        return true;
    }

    bool merge_units() {
        Node* node = any([](const Node& found) { return untouched_leaf(found) && folded_words(found.text).size() >= 4; });
        if (!node) return false;
        const std::size_t at = place_of(*node);
        if (at + 1 >= node->parent->children.size()) return false;
        Node& next = *node->parent->children[at + 1];
        if (!untouched_leaf(next) || next.kind != node->kind || folded_words(next.text).size() < 4) return false;
        node->text += " " + next.text;
        node->origins.push_back(next.origins[0]);
        node->touched = true;
        take(next);
        return true;
    }

    bool reword_any(double share) {
        Node* node = any([](const Node& found) { return untouched_leaf(found) && folded_words(found.text).size() >= 8; });
        return node && reword(*node, share);
    }

    bool reword(Node& node, double share) {
        std::vector<Word> all_words = words(node.text);
        std::vector<std::size_t> order(all_words.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::shuffle(order.begin(), order.end(), random_);
        order.resize(std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(order.size()))));
        std::sort(order.rbegin(), order.rend());
        const std::string before = fold(node.text);
        for (const std::size_t i : order) {
            const std::string& other = strange_words_[static_cast<std::size_t>(below(static_cast<int>(strange_words_.size())))];
            if (fold(other) != all_words[i].folded) node.text.replace(all_words[i].span.begin, all_words[i].span.size(), other);
        }
        if (fold(node.text) == before) return false;
        node.reworded = node.touched = true;
        return true;
    }

    // Lists whose labels count up are counted again; others keep what they print.
    void number_anew(Node& parent) {
        std::optional<Counter> first;
        bool counts = true;
        int last = 0;
        for (const auto& child : parent.children) {
            if (child->origins.empty() || child->moved || child->label.empty()) continue;
            const auto counter = counter_of(child->label);
            counts &= counter && (!first || (counter->style == first->style && counter->before == first->before && counter->value > last));
            if (!counter) continue;
            if (!first) first = counter;
            last = counter->value;
        }
        if (first && counts && first->value <= 2) {
            // A clause number repeats its section's: "6.4" under "7." becomes "7.4".
            if (!first->before.empty() && first->style == '1' && !parent.label.empty()) {
                std::string own = parent.label;
                while (!own.empty() && own.back() == '.') own.pop_back();
                first->before = own + ".";
            }
            int value = 1;
            for (const auto& child : parent.children)
                if (!child->label.empty() || (child->origins.empty() && child->split_of < 0 && child->kind == UnitKind::section))
                    child->label = printed(*first, value++);
        }
        for (const auto& child : parent.children) number_anew(*child);
    }

    Span append(const std::string& part, char before) {
        if (part.empty()) return {};
        if (!out_.doc.text.empty() && out_.doc.text.back() != '\n') out_.doc.text += before;
        const std::size_t begin = out_.doc.text.size();
        out_.doc.text += part;
        return {begin, out_.doc.text.size()};
    }

    void write(Node& parent) {
        for (const auto& child : parent.children) {
            Unit unit;
            child->number = static_cast<int>(out_.doc.units.size());
            unit.id = unit.citation = "u" + std::to_string(child->number);
            unit.parent = parent.number;
            unit.kind = child->kind;
            unit.label = append(child->label, ' ');
            unit.heading = append(child->heading, ' ');
            unit.text = append(child->text, '\n');
            out_.doc.text += '\n';
            out_.doc.units.push_back(unit);
            write(*child);
        }
    }

    static std::vector<std::string> path(const std::function<std::pair<std::string, bool>()>& next) {
        std::vector<std::string> out;
        for (auto [label, more] = next(); more; std::tie(label, more) = next()) {
            std::string folded = fold(label);
            if (folded.size() > 1 && folded.back() == '.') folded.pop_back();
            if (!folded.empty()) out.push_back(folded);
        }
        return out;
    }

    std::vector<std::string> old_path(int unit) const {
        return path([&]() -> std::pair<std::string, bool> {
            if (unit < 0) return {"", false};
            const Unit& found = original_.units[static_cast<std::size_t>(unit)];
            unit = found.parent;
            return {std::string(original_.words(found.label)), true};
        });
    }

    std::vector<std::string> new_path(const Node* node) const {
        return path([&]() -> std::pair<std::string, bool> {
            if (!node->parent) return {"", false};
            const Node* found = node;
            node = node->parent;
            return {found->label, true};
        });
    }

    void tell(const Node& parent) {
        for (const auto& child : parent.children) {
            for (const int origin : child->origins) {
                living_.insert(origin);
                out_.pairs.emplace_back(origin, child->number);
            }
            if (child->origins.size() > 1) {
                out_.changes.push_back({ChangeKind::merge, child->origins, {child->number}});
            } else if (child->origins.empty()) {
                if (child->split_of < 0) out_.changes.push_back({ChangeKind::insert, {}, {child->number}});
            } else {
                if (child->moved) out_.changes.push_back({ChangeKind::move, child->origins, {child->number}});
                if (child->reworded) out_.changes.push_back({ChangeKind::modify, child->origins, {child->number}});
                if (!child->moved && !child->reworded && old_path(child->origins[0]) != new_path(child.get()))
                    out_.changes.push_back({ChangeKind::renumber, child->origins, {child->number}});
            }
            tell(*child);
        }
    }

    const ProtocolDoc& original_;
    std::mt19937_64 random_;
    std::vector<std::string> passages_, strange_words_;
    Node root_;
    std::vector<std::pair<int, std::vector<const Node*>>> splits_;
    std::set<int> living_;
    MadeVersion out_;
};

}  // namespace

MadeVersion make_version(const ProtocolDoc& original, const std::vector<const ProtocolDoc*>& strangers, std::uint64_t seed) {
    return VersionMaker(original, strangers, seed).make();
}

}  // namespace clausebook
