#include <cmath>

#include "segment/search_state.h"

namespace clausebook {

namespace {

bool is_clause(const Node* node) { return node->kind == PieceRole::label && !node->is_heading; }
bool ends_colon(const Piece* before) { return before && before->ending == Ending::colon; }
bool list_goes_on(const Piece* before) { return before && (before->ending == Ending::semicolon || before->ending == Ending::comma); }
bool near_to(double a, double b, const Profile& profile) { return std::abs(a - b) <= profile.tolerance; }

// The clause whose text stands where this paragraph stands: its label hangs to the left of both.
const Node* clause_aligned(const Node* node, const Piece& piece, const Profile& profile) {
    for (; node->parent && !node->is_heading; node = node->parent) {
        if (is_clause(node) && node->text_indent > node->indent + profile.tolerance && near_to(node->text_indent, piece.indent, profile)) return node;
    }
    return nullptr;
}

}  // namespace

const Node* root_of(const Path& path) {
    const Node* node = path.top;
    while (node->parent) node = node->parent;
    return node;
}

const Node* innermost_heading(const Node* node) {
    while (node->parent && !(node->is_heading)) node = node->parent;
    return node;
}

const Node* owner_of_block(const Path& path, const Piece* before) {
    const Node* top = path.top;
    if (top->kind == PieceRole::row) return top->parent;
    if (top->kind == PieceRole::title) return root_of(path);
    if (ends_colon(before) || top->is_heading || is_clause(top)) return top;
    if (top->kind == PieceRole::paragraph && top->in_list) return top->parent;
    return innermost_heading(top);
}

Attachment place_of_paragraph(const Path& path, const Piece& piece, const Piece* before, const Profile& profile) {
    const Node* top = path.top;
    if (!top->parent) return {top, 0, false};
    if (top->kind == PieceRole::title) return {path.title ? path.title : top, 0, false};
    if (top->is_heading) return {top, 0, false};
    if (ends_colon(before)) return {top, 0, true};
    if (top->kind == PieceRole::meta) return {path.had_title && path.title ? path.title : top->parent, 0, false};
    if (top->kind == PieceRole::row || top->kind == PieceRole::note) return {innermost_heading(top), 0, false};
    if (top->kind == PieceRole::paragraph && top->in_list) {
        // An item of a list without marks, or a quotation of several paragraphs.
        const bool indented = top->indent > top->parent->indent + profile.tolerance && top->parent->kind != PieceRole::bullet;
        if (indented) {
            if (piece.indent >= top->indent - profile.tolerance) return {top->parent, 0, true};
        } else if (path.open_quotes > 0 || list_goes_on(before) ||
                   (before && before->ending == Ending::open && piece.words <= 14 && piece.ending != Ending::colon)) {
            return {top->parent, 0, true};
        }
        const Node* owner = top->parent;
        if (is_clause(owner) && clause_aligned(owner, piece, profile)) return {clause_aligned(owner, piece, profile), 0, false};
        while (owner->kind == PieceRole::paragraph && owner->in_list && owner->parent) owner = owner->parent;
        return {owner->kind == PieceRole::paragraph || is_clause(owner) ? innermost_heading(owner) : owner, 0, false};
    }
    if (top->kind == PieceRole::paragraph) {
        if (piece.lower && is_clause(top->parent)) return {top->parent, 0, false};
        if (top->parent->kind == PieceRole::paragraph && !piece.lower) return {innermost_heading(top), 0, false};
        if (const Node* aligned = clause_aligned(top, piece, profile)) return {aligned, 0, false};
        if (is_clause(top->parent) && piece.indent < top->indent - profile.tolerance) return {innermost_heading(top), 0, false};
        return {top->parent, 0, false};
    }
    if (const Node* aligned = clause_aligned(top, piece, profile); aligned && (profile.geometry || piece.indent > 0)) return {aligned, 0, false};
    // After a list: the sentence goes on, or the clause that the list belongs to does, or the section.
    const Node* owner = top;
    const bool item = top->kind == PieceRole::bullet || (is_clause(top) && top->parent && !top->parent->is_heading && top->parent->parent);
    while (owner->kind == PieceRole::bullet && owner->parent) owner = owner->parent;
    if (item && owner == top) owner = top->parent;
    if (!item) {
        return {is_clause(top) ? innermost_heading(top) : top->parent, 0, false};
    }
    if (owner->kind == PieceRole::paragraph) return {piece.lower ? owner : owner->parent, 0, false};
    // What opens a list of its own begins anew.
    if (is_clause(owner) && piece.ending == Ending::colon) return {innermost_heading(owner), 0, false};
    return {owner, 0, false};
}

std::vector<Attachment> places_of_bullet(const Path& path, const Piece& piece, const Piece* before, const Profile& profile) {
    const Node* top = path.top;
    std::vector<Attachment> places;
    if (!top->parent) return {{top, 0, false}};
    if (top->kind == PieceRole::title) return {{path.title ? path.title : root_of(path), 0.5, false}};
    if (top->kind != PieceRole::bullet) {
        if (ends_colon(before) || top->is_heading || is_clause(top)) {
            places.push_back({top, 0, ends_colon(before)});
        } else {
            const Node* owner = top->kind == PieceRole::paragraph ? top->parent : innermost_heading(top);
            places.push_back({owner, 0.2, false});
        }
        // A list that a paragraph or a page's end broke goes on.
        return places;
    }
    const bool colon = ends_colon(before);
    const bool levels = piece.list_level >= 0 && top->list_level >= 0;
    double leave = 0;
    for (const Node* node = top; node->kind == PieceRole::bullet; node = node->parent) {
        const double step = piece.indent - node->indent;
        const double weight = profile.geometry ? 2.5 : 1;
        const bool level = levels && node->list_level >= 0;
        if (node == top) {  // an item within the last one
            double cost = colon ? 0 : 2.5;
            if (level && piece.list_level != node->list_level)
                cost += piece.list_level > node->list_level ? -1.5 : 4;
            else if (step > profile.tolerance)
                cost -= 1.5 * weight / 2.5 + (weight > 2 ? 0.8 : 0);
            else if (step < -profile.tolerance)
                cost += weight;
            if (piece.sign != 0 && node->sign != 0) cost += piece.sign != node->sign ? -1 : 0.3;
            places.push_back({node, std::max(0.0, cost), colon});
        }
        double cost = leave;
        if (node == top && colon) cost += 1.8;
        if (level && piece.list_level != node->list_level)
            cost += 3;
        else if (std::abs(step) > profile.tolerance)
            cost += weight;
        if (piece.sign != 0 && node->sign != 0 && piece.sign != node->sign) cost += 1.5;
        places.push_back({node->parent, cost, node->in_list});
        // Leaving a list that its commas and semicolons say is not over, or that its last full stop says is.
        leave += list_goes_on(before) ? 1.5 : before && before->ending == Ending::stop ? 0.2 : 0.8;
        if (node == top && node->parent->kind == PieceRole::bullet) {
            const bool like_outer = (piece.words > 12) != (node->words > 12) && (piece.words > 12) == (node->parent->words > 12);
            if (before && before->ending == Ending::stop && node->in_list) places.back().cost += 0.6;
            if (like_outer) places.back().cost += 0.3;
        }
    }
    return places;
}

}  // namespace clausebook
