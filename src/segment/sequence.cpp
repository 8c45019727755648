#include <algorithm>
#include <cmath>

#include "segment/search_state.h"

namespace clausebook {

namespace {

constexpr int k_counters_tried = 24;  // of those that are open, innermost first

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    a ^= b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2);
    return a * 0xFF51AFD7ED558CCDULL;
}

std::uint64_t label_hash(const LabelReading* label) {
    if (!label) return 7;
    std::uint64_t h =
        static_cast<std::uint64_t>(label->numeral) * 64 + static_cast<std::uint64_t>(label->wrapper) * 8 + static_cast<std::uint64_t>(label->depth);
    for (int i = 0; i < label->depth; ++i) h = mix(h, static_cast<std::uint64_t>(label->values[static_cast<std::size_t>(i)]));
    return mix(h, static_cast<std::uint64_t>(label->word));
}

bool is_ancestor(const Node* ancestor, const Node* node) {
    for (; node; node = node->parent) {
        if (node == ancestor) return true;
    }
    return false;
}

// How far `value` is from the one expected after `last`, as a cost.
double step_cost(int last, int value) {
    if (value == last + 1) return 0;
    if (value > last + 1) return std::min(9.0, 2 + std::log2(value - last));
    return value == last ? 4.5 : 7;
}

double opening_cost(const LabelReading& label) {
    const int value = label.last();
    if (value == 1 || (value == 0 && label.depth > 1)) return 0;
    return std::min(9.0, 3.5 + 0.7 * std::log2(std::max(2, value)));
}

bool has_values(const LabelReading* have, const LabelReading& label, int depth) {
    return have && have->depth == depth && std::equal(label.values.begin(), label.values.begin() + depth, have->values.begin());
}

// The innermost unnumbered heading that was opened after `since` and does not stand inside it.
const Node* newer_heading(const Path& path, const Node* since) {
    for (const Node* node = path.top; node->parent; node = node->parent) {
        if (node->piece <= since->piece) return nullptr;
        if (node->is_heading && node->kind == PieceRole::heading) return is_ancestor(since, node) ? nullptr : node;
    }
    return nullptr;
}

// The heading stands outside the numbered section whose number the label goes on with.
bool leaves_section(const Node* last, const Node* heading, const LabelReading& label) {
    for (const Node* node = last->parent; node && label.depth > 1; node = node->parent) {
        if (has_values(node->label, label, label.depth - 1)) return !is_ancestor(node, heading);
    }
    return false;
}

// The counters that stay open around a numbering that begins below `parent`.
const Counter* counters_around(const Counter* counter, const Node* parent) {
    while (counter && !is_ancestor(counter->node->parent, parent)) counter = counter->outer;
    return counter;
}

void continue_counters(const Path& path, const LabelReading& label, std::vector<LabelPlace>& places) {
    double leave = 0;
    int tried = 0;
    for (const Counter* counter = path.counters; counter && tried < k_counters_tried; counter = counter->outer, ++tried) {
        if (counter->last->same_style(label) && (label.depth == 1 || counter->last->same_prefix(label))) {
            LabelPlace place;
            place.counter = counter;
            place.cost = leave + step_cost(counter->last->last(), label.last());
            if (counter->last->wrapper != label.wrapper) place.cost += 0.7;
            const Node* heading = newer_heading(path, counter->node);
            place.parent = heading ? heading : counter->node->parent;
            place.in_list = !heading && counter->node->in_list;
            if (heading && leaves_section(counter->node, heading, label)) place.cost += 3;
            // A heading above a whole section stands right above it.
            if (heading && path.counters->node->piece > heading->piece) place.cost += 0.8;
            // What the list stood in was closed in between.
            if (!heading && !is_ancestor(place.parent, path.top)) place.cost += 2;
            place.takes_heading = place.parent->is_heading || !place.parent->parent;
            place.outer = counter->outer;
            place.shelf = counter == path.counters ? path.shelf : path.counters;
            places.push_back(place);
        }
        leave += 0.15;
    }
    tried = 0;
    for (const Counter* counter = path.shelf; counter && tried < 6; counter = counter->outer, ++tried) {
        // Paragraphs that are numbered through from section to section.
        if (!counter->last->same_style(label) || label.depth != 1 || label.last() != counter->last->last() + 1 || label.last() < 3) continue;
        if (std::any_of(places.begin(), places.end(), [&](const LabelPlace& p) { return p.counter == counter; })) continue;
        LabelPlace place;
        place.counter = counter;
        place.cost = 1.5;
        place.parent = innermost_heading(path.top);
        if (place.parent->kind == PieceRole::title) place.parent = root_of(path);
        place.outer = counters_around(path.counters, place.parent);
        place.shelf = path.shelf;
        places.push_back(place);
    }
}

void open_path(const Path& path, const LabelReading& label, const Piece* before, std::vector<LabelPlace>& places) {
    LabelPlace place;
    place.shelf = path.counters ? path.counters : path.shelf;
    // The node that bears the path so far, the nearest one that bears most of it.
    for (int depth = label.depth - 1; depth > 0; --depth) {
        for (const Node* node = path.top; node->parent; node = node->parent) {
            if (!has_values(node->label, label, depth)) continue;
            const Node* heading = newer_heading(path, node);
            const Node* inside = nullptr;
            for (const Node* n = path.top; n != node; n = n->parent) {
                if (!inside && n->is_heading && n->kind == PieceRole::heading) inside = n;
            }
            place.parent = inside ? inside : heading && is_ancestor(node, heading) ? heading : node;
            place.cost = opening_cost(label) * 0.8 + (depth == label.depth - 1 ? 0.1 : 2);
            place.in_list = place.parent == path.top && before && before->ending == Ending::colon;
            place.outer = counters_around(path.counters, place.parent);
            places.push_back(place);
            return;
        }
    }
    // No such section: its heading is lost or bears no number.
    const Node* parent = innermost_heading(path.top);
    while (parent->parent && (parent->kind == PieceRole::title || parent->label)) parent = innermost_heading(parent->parent);
    place.parent = parent;
    place.cost = 3 + opening_cost(label) * 0.5;
    int tried = 0;
    for (const Counter* counter = path.counters; counter && tried < k_counters_tried; counter = counter->outer, ++tried) {
        if (counter->last->depth != label.depth || counter->last->numeral != label.numeral) continue;
        const std::size_t tail = static_cast<std::size_t>(label.depth - 2);
        const bool next_section = label.values[tail] == counter->last->values[tail] + 1;
        const bool under_new_heading = parent->piece > counter->node->piece;
        place.cost = next_section ? (under_new_heading ? 0.3 : 1.2) + opening_cost(label) * 0.7 : 5;
        break;
    }
    if (!path.counters) place.cost = path.top->is_heading ? 1 + opening_cost(label) * 0.4 : 2 + opening_cost(label) * 0.5;
    place.outer = counters_around(path.counters, place.parent);
    places.push_back(place);
}

void open_list(const Path& path, const LabelReading& label, const Piece* before, std::vector<LabelPlace>& places) {
    const bool colon = before && before->ending == Ending::colon;
    const auto add = [&](const Node* parent, double cost, bool in_list, bool leaves = false) {
        if (std::any_of(places.begin(), places.end(), [&](const LabelPlace& p) { return !p.counter && p.parent == parent; })) return;
        LabelPlace place;
        place.parent = parent;
        place.cost = 0.8 + cost + opening_cost(label);
        place.in_list = in_list;
        place.takes_heading = !parent->parent || parent->is_heading;
        place.outer = counters_around(path.counters, parent);
        int tried = 0;
        for (const Counter* c = place.outer; c && tried < k_counters_tried; c = c->outer, ++tried) {
            if (c->last->same_style(label)) place.nests_same_style = std::max(place.nests_same_style, c->is_heading ? 2 : 1);
        }
        // Beside a list that is still open in the same place no other begins.
        tried = 0;
        for (const Counter* c = place.outer; c && !c->is_heading && place.nests_same_style == 0 && tried < k_counters_tried; c = c->outer, ++tried) {
            if (c->node->parent == parent && c->last->depth == 1) place.cost += 1.5;
        }
        place.shelf = path.counters ? path.counters : path.shelf;
        place.leaves_heading = leaves;
        places.push_back(place);
    };
    const Node* top = path.top;
    const Node* root = root_of(path);
    if (top->kind == PieceRole::title || !top->parent) {
        add(root, 0, false);
        return;
    }
    const bool runs = before && (before->ending == Ending::open || before->ending == Ending::comma) && before->heading < 0;
    if (colon && !top->is_heading)
        add(top, -0.6, true);
    else if (runs && !top->is_heading && (top->kind == PieceRole::label || top->kind == PieceRole::paragraph))
        add(top, -0.2, true);  // its sentence goes on in the list
    else if (top->is_heading)
        add(top, 0, false);
    else if (top->kind == PieceRole::label)
        add(top, 0.9, false);
    else if (top->kind == PieceRole::paragraph)
        add(top->parent->kind == PieceRole::title ? root : top->parent, 0.3, false);
    const Node* heading = innermost_heading(top);
    if (heading->kind == PieceRole::title && heading->parent) heading = root;
    add(heading, top->is_heading ? 0.5 : colon ? 1.2 : 0.6, false);
    for (const Node* node = heading; node->parent; node = node->parent) {
        if (node->parent->is_heading && node->parent->kind != PieceRole::title) add(node->parent, 1, false, true);
    }
    add(root, 1, false, true);
}

}  // namespace

std::uint64_t node_hash(const Candidate& c) {
    return mix(mix(c.parent->hash, static_cast<std::uint64_t>(c.role) * 4 + (c.is_heading ? 2U : 0U) + (c.in_list ? 1U : 0U)), label_hash(c.label));
}

std::uint64_t counter_hash(const Candidate& c) { return mix(mix(c.outer ? c.outer->hash : 3, label_hash(c.label)), c.is_heading ? 1 : 0); }

std::uint64_t key_of(const Candidate& c) {
    const bool goes_on = c.role == PieceRole::continues;
    const std::uint64_t top = goes_on ? c.from->top->hash : node_hash(c);
    const std::uint64_t counters = c.role == PieceRole::label ? counter_hash(c) : c.from->counters ? c.from->counters->hash : 3;
    return mix(mix(top, counters), static_cast<std::uint64_t>(c.from->open_quotes));
}

void places_for(const Path& path, const LabelReading& label, const Piece* before, std::vector<LabelPlace>& places) {
    places.clear();
    continue_counters(path, label, places);
    if (label.depth > 1)
        open_path(path, label, before, places);
    else
        open_list(path, label, before, places);
}

}  // namespace clausebook
