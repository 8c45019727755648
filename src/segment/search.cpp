#include "segment/search.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <unordered_map>

#include "segment/search_state.h"

namespace clausebook {

namespace {

constexpr int k_deepest = 30;
constexpr std::size_t k_beam = 12;
constexpr double k_beam_width = 10;  // paths that cost so much more than the best are given up

class Search {
 public:
    explicit Search(const Pieces& pieces) : pieces_(pieces.all), profile_(pieces.profile) {}
    std::vector<PieceReading> run();

 private:
    void expand(const Path& path, std::size_t at);
    double layout_odds(const Path& path, const Piece& piece) const;
    void continue_unit(const Path& path, const Piece& piece);
    void open_title(const Path& path, const Piece& piece, std::size_t at);
    void open_heading(const Path& path, const Piece& piece, std::size_t at);
    void open_labels(const Path& path, const Piece& piece);
    void open_paragraph(const Path& path, const Piece& piece);
    void open_bullet(const Path& path, const Piece& piece);
    void open_marked(const Path& path, const Piece& piece, std::size_t at);
    void offer(const Candidate& candidate) {
        if (candidate.cost > best_ + k_beam_width) return;
        best_ = std::min(best_, candidate.cost);
        candidates_.push_back(candidate);
        // Nothing that people write is nested so deep.
        const Node*& parent = candidates_.back().parent;
        while (parent && parent->depth >= k_deepest) parent = parent->parent;
    }
    void keep_best();
    const Path* grow(const Candidate& candidate, std::size_t at);
    bool says_bullet(const Piece& piece) const { return piece.bullet && (!profile_.bullet_noise || piece.sign != 0); }

    const std::vector<Piece>& pieces_;
    const Profile& profile_;
    std::vector<Candidate> candidates_;
    std::vector<const Path*> beam_;
    std::deque<Path> paths_;
    std::deque<Node> nodes_;
    std::deque<Counter> counters_;
    const Piece* before_ = nullptr;
    double best_ = 0;  // cost of the cheapest candidate so far
    std::vector<std::uint64_t> seen_;
    std::vector<LabelPlace> places_;
};

double refused_label(const Piece& piece) {
    if (piece.labels.empty()) return 0;
    return piece.certain_label ? 14 : std::max(0.0, 5 - piece.labels[0].doubt);
}

// The odds that a new unit begins, by the layout and by the list that is open: a small letter after the list's last item goes
// on with the sentence that opened the list where it stands apart from the item or to its left.
double Search::layout_odds(const Path& path, const Piece& piece) const {
    const Node* top = path.top;
    const bool marked = top->kind == PieceRole::bullet || (top->kind == PieceRole::label && !top->is_heading);
    if (!marked || piece.mid_line || piece.boundary > 1.5) return piece.boundary;
    const bool outdented = piece.indent < top->indent - profile_.tolerance && piece.indent < before_->indent - profile_.tolerance;
    if (!piece.lower) return outdented && before_->indent >= top->indent - profile_.tolerance ? piece.boundary + 2.5 : piece.boundary;
    if (!top->in_list || before_->open_end || before_->ending == Ending::hyphen) return piece.boundary;
    const bool apart = piece.gap > 0.3 && piece.gap < 1.3 && top->last_item;
    return apart || outdented ? 1.5 : piece.boundary;
}

void Search::continue_unit(const Path& path, const Piece& piece) {
    if (!path.top->parent) return;  // nothing is open
    double cost = std::max(0.0, layout_odds(path, piece));
    if (path.label_only) {
        cost = piece.bullet ? 5 : 0.2;
    } else if (path.top->is_heading) {
        if (std::abs(piece.look - path.top->look) > 1.5) cost += 5;
        if (piece.heading < -4) cost += 2;
    } else {
        cost += std::max(0.0, piece.heading - 3) * 0.7;
    }
    if (piece.role == LineRole::heading || piece.role == LineRole::title) cost += path.label_only ? 0 : 4;
    if (piece.role == LineRole::table_row || path.top->kind == PieceRole::row) cost += 9;
    if (piece.bullet) cost += 6;
    if (piece.mid_line) {
        cost += piece.bullet ? 0 : 2.5;
    } else if (!piece.labels.empty() && !path.label_only) {
        const bool runs = before_->ending == Ending::open || before_->ending == Ending::comma;
        cost += std::max(0.0, refused_label(piece) - (runs ? 1.5 : 0) - (before_->reference_end ? 4 : 0));
    } else if (!piece.labels.empty()) {
        cost += refused_label(piece);
    }
    offer({path.cost + cost, &path, PieceRole::continues});
}

void Search::open_title(const Path& path, const Piece& piece, std::size_t at) {
    const bool first = path.top->parent == nullptr;
    const bool after_title = path.top->kind == PieceRole::title || (path.top->kind == PieceRole::meta && path.top->parent && path.had_title && at < 8);
    if (!first && !after_title) return;
    if (first && at > 2) return;
    double cost = std::max(0.0, -piece.boundary);
    if (first) {
        cost += std::max(0.0, -piece.heading - 3) + (piece.labels.empty() ? 0 : piece.labels[0].word > 0 ? 1.2 : std::max(0.0, 4.5 - piece.labels[0].doubt));
    } else {
        const bool last = at + 1 >= pieces_.size();
        const Piece* next = last ? nullptr : &pieces_[at + 1];
        const bool body_follows = next && next->words > 14 && next->labels.empty() && next->heading < 0;
        const bool stacked = next && next->words <= 14 && next->labels.empty() && next->heading > 0;
        cost += std::max(0.0, -piece.heading - 2) + (piece.authority ? 0 : stacked ? 0.4 : 1.2 + (body_follows ? 2.5 : 0));
        cost += !piece.labels.empty() && piece.labels[0].word > 0 ? 1.2 : refused_label(piece);
        if (piece.look < path.top->look - 1.5 && !piece.authority && piece.role == LineRole::heading) cost += 3;
        if (piece.role == LineRole::title) cost = std::max(0.0, -piece.boundary);
    }
    if (says_bullet(piece)) cost += 3;
    Candidate c{path.cost + cost, &path, PieceRole::title};
    c.is_heading = true;
    c.parent = first || !path.title ? root_of(path) : path.title;
    offer(c);
}

void Search::open_heading(const Path& path, const Piece& piece, std::size_t at) {
    if (piece.role == LineRole::table_row || piece.role == LineRole::note || piece.heading < -7) return;
    double cost = std::max(0.0, -piece.boundary) + refused_label(piece) + std::max(0.0, -piece.heading);
    if (says_bullet(piece)) cost += 2;
    if (path.label_only) cost += 4;
    if (piece.meta && (piece.role != LineRole::heading)) cost += 3;
    if (path.top->kind == PieceRole::title && piece.authority) cost += 2.5;
    if (at == 0) cost += 1;
    if (path.top->kind == PieceRole::title && piece.role != LineRole::heading && at + 1 < pieces_.size() && pieces_[at + 1].words <= 14 &&
        pieces_[at + 1].heading > 0)
        cost += 1;
    // Below which open heading it stands: one that is printed more prominently.
    double sibling_cost = 0;
    bool root_done = false;
    const bool empty_above = path.top->is_heading && path.top->kind == PieceRole::heading;
    for (const Node* node = path.top; !root_done; node = node->parent) {
        root_done = node->parent == nullptr;
        if (node->kind == PieceRole::title) continue;
        if (!root_done && !node->is_heading) continue;
        double place = sibling_cost;
        if (!root_done) {
            const double less = node->look - piece.look;  // how much less prominent than the node it is
            if (node->label)
                place += less > 1.5 ? 0 : less > -1.5 ? (profile_.markup_headings ? 1.2 : 0.3) : 3;
            else
                place += less > 1.5 ? 0 : less > -1.5 ? (empty_above && node == path.top ? 1 : 2.5) : 5;
            // Leaving this heading for one further out:
            if (node->label)
                sibling_cost += less > 1.5 ? 1.5 : less > -1.5 ? 1 : 0;
            else
                sibling_cost += less > 1.5 ? 1.5 : 0;
        }
        Candidate c{path.cost + cost + place, &path, PieceRole::heading};
        c.is_heading = true;
        c.parent = node;
        offer(c);
    }
}

void Search::open_labels(const Path& path, const Piece& piece) {
    for (std::size_t i = 0; i < piece.labels.size(); ++i) {
        const LabelReading& label = piece.labels[i];
        double cost = label.doubt;
        if (piece.mid_line) {
            cost += 1;
        } else {
            cost += std::min(4.0, std::max(0.0, -piece.boundary) * 0.6);
            if (before_ && before_->reference_end && !path.label_only) cost += piece.boundary > 8 ? 0.5 : 4;
        }
        if (path.label_only && before_) cost += 0.5;
        if (piece.role == LineRole::note || piece.role == LineRole::table_row) cost += 4;
        if (path.cost + cost > best_ + k_beam_width) continue;
        places_for(path, label, before_, places_);
        for (const LabelPlace& place : places_) {
            if (path.cost + cost + place.cost > best_ + k_beam_width) continue;
            for (const bool heading : {false, true}) {
                if (heading && !place.takes_heading) continue;
                const double odds = piece.heading + (label.word > 0 ? 2.5 : label.depth == 1 && heading ? 0.5 : label.depth > 1 && !heading ? -0.5 : 0);
                double as = heading ? std::max(0.0, -odds) : std::max(0.0, odds) * 0.8;
                if (place.leaves_heading && !heading) as += 1.8;
                if (path.top->kind == PieceRole::heading && place.parent != path.top) as += 1.2;  // leaves a heading with nothing below it
                if (says_bullet(piece)) as += heading ? 1 : 0.2;
                // Headings of one look stand beside each other.
                const bool beside = heading && !place.counter && place.parent->kind == PieceRole::heading && place.parent->look < piece.look + 1.5;
                if (beside) as += 1.2;
                if (place.counter) as += place.counter->is_heading == heading ? 0 : label.depth == 1 ? 2 : 0.2;
                if (place.nests_same_style) as += place.nests_same_style == 2 && !heading ? 0.7 : 2.5;
                Candidate c{path.cost + cost + place.cost + as, &path, PieceRole::label};
                c.label = &label;
                c.label_index = static_cast<int>(i);
                c.is_heading = heading;
                c.parent = place.parent;
                c.in_list = place.in_list;
                c.outer = place.outer;
                c.shelf = place.shelf;
                offer(c);
            }
        }
    }
}

void Search::open_paragraph(const Path& path, const Piece& piece) {
    double cost = 0.05 + std::max(0.0, -layout_odds(path, piece)) + refused_label(piece) + std::max(0.0, piece.heading);
    if (says_bullet(piece)) cost += 4;
    if (piece.mid_line) cost += 4;
    if (path.label_only) cost += 4;
    if (piece.role == LineRole::table_row || piece.role == LineRole::note) cost += 5;
    if (!path.top->parent && piece.heading > -3 && !piece.meta) cost += 2;  // a short first line is a title
    const Attachment place = place_of_paragraph(path, piece, before_, profile_);
    Candidate c{path.cost + cost, &path, PieceRole::paragraph};
    c.parent = place.parent;
    c.in_list = place.in_list;
    offer(c);
}

void Search::open_bullet(const Path& path, const Piece& piece) {
    if (!piece.bullet) return;
    const double noise = says_bullet(piece) || !piece.upper ? 0 : 1;
    double cost = piece.mid_line ? 0.5 : std::min(3.0, std::max(0.0, -piece.boundary) * 0.3);
    cost += noise + refused_label(piece) * 0.8 + std::max(0.0, piece.heading - 1) * (says_bullet(piece) ? 0.5 : 1);
    if (path.label_only) cost += 3;
    for (const Attachment& place : places_of_bullet(path, piece, before_, profile_)) {
        Candidate c{path.cost + cost + place.cost, &path, PieceRole::bullet};
        c.parent = place.parent;
        c.in_list = place.in_list;
        offer(c);
    }
}

void Search::open_marked(const Path& path, const Piece& piece, std::size_t at) {
    const double begins = std::max(0.0, -piece.boundary);
    if (piece.role == LineRole::table_row) {
        Candidate c{path.cost, &path, PieceRole::row};
        c.parent = owner_of_block(path, before_);
        offer(c);
    }
    if (piece.note) {
        Candidate c{path.cost + begins + refused_label(piece) * 0.2 + (piece.role == LineRole::note || piece.text.starts_with('[') ? -0.5 : 1), &path,
                    PieceRole::note};
        c.parent = innermost_heading(path.top);
        offer(c);
    }
    if (piece.meta) {
        const bool front = path.top->kind == PieceRole::title || path.top->kind == PieceRole::meta || path.top->parent == nullptr;
        const bool back = at + 4 >= pieces_.size();
        Candidate c{path.cost + begins * 0.5 + (front ? 0 : back ? 0.2 : 2) - 3, &path, PieceRole::meta};
        c.parent = root_of(path);
        offer(c);
    }
}

void Search::expand(const Path& path, std::size_t at) {
    const Piece& piece = pieces_[at];
    continue_unit(path, piece);
    open_title(path, piece, at);
    open_heading(path, piece, at);
    open_labels(path, piece);
    open_paragraph(path, piece);
    open_bullet(path, piece);
    open_marked(path, piece, at);
}

// Of candidates that leave the same units and counters open only the cheapest lives.
void Search::keep_best() {
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    seen_.clear();
    std::size_t kept = 0;
    const double limit = candidates_.front().cost + k_beam_width;
    for (const Candidate& candidate : candidates_) {
        if (candidate.cost > limit || kept == k_beam) break;
        const std::uint64_t key = key_of(candidate);
        if (std::find(seen_.begin(), seen_.end(), key) != seen_.end()) continue;
        seen_.push_back(key);
        candidates_[kept++] = candidate;
    }
    candidates_.resize(kept);
}

const Path* Search::grow(const Candidate& c, std::size_t at) {
    const Piece& piece = pieces_[at];
    Path next;
    next.previous = c.from;
    next.cost = c.cost;
    next.role = c.role;
    next.label_index = c.label_index;
    next.title = c.from->title;
    next.had_title = c.from->had_title || c.role == PieceRole::title;
    next.counters = c.from->counters;
    next.shelf = c.from->shelf;
    next.top = c.from->top;
    next.in_list = c.in_list;
    next.is_heading = c.is_heading;
    next.open_quotes = std::clamp(c.from->open_quotes + piece.quotes + (piece.odd_quotes ? (c.from->open_quotes > 0 ? -1 : 1) : 0), 0, 3);
    if (c.role == PieceRole::continues) {
        next.parent = c.from->parent;
    } else {
        Node node;
        node.parent = c.parent;
        node.depth = c.parent->depth + 1;
        node.kind = c.role;
        node.label = c.label;
        node.is_heading = c.is_heading;
        node.in_list = c.in_list;
        node.look = piece.look;
        node.indent = piece.indent;
        node.text_indent = piece.text_indent;
        node.sign = piece.sign;
        node.list_level = piece.list_level;
        node.words = piece.words;
        node.last_item = before_ && before_->ends_and_or;
        node.piece = static_cast<int>(at);
        node.hash = node_hash(c);
        nodes_.push_back(node);
        next.top = &nodes_.back();
        next.parent = c.parent->piece;
        if (c.role == PieceRole::label || c.role == PieceRole::heading) next.open_quotes = std::max(0, piece.quotes);
        if (c.role == PieceRole::title && !next.title) next.title = next.top;
    }
    if (c.role == PieceRole::label) {
        const std::size_t text_at = c.label->text_begin;
        next.label_only = piece.certain_label ? piece.text.empty() : text_at >= piece.text.size();
        counters_.push_back({c.outer, c.label, next.top, c.is_heading, counter_hash(c)});
        next.counters = &counters_.back();
        next.shelf = c.shelf;
    }
    paths_.push_back(next);
    return &paths_.back();
}

std::vector<PieceReading> Search::run() {
    nodes_.push_back({});
    Path start;
    start.top = &nodes_.back();
    paths_.push_back(start);
    beam_ = {&paths_.back()};
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
        candidates_.clear();
        best_ = beam_.front()->cost + 1000;
        for (const Path* path : beam_) expand(*path, at);
        keep_best();
        beam_.clear();
        for (const Candidate& candidate : candidates_) beam_.push_back(grow(candidate, at));
        before_ = &pieces_[at];
    }
    std::vector<PieceReading> readings(pieces_.size());
    const Path* path = beam_.front();
    for (std::size_t at = pieces_.size(); at-- > 0; path = path->previous) {
        readings[at] = {path->role, path->label_index, path->is_heading, path->parent, path->in_list, path->cost - path->previous->cost};
    }
    return readings;
}

}  // namespace

std::vector<PieceReading> read_structure(const Pieces& pieces) { return Search(pieces).run(); }

}  // namespace clausebook
