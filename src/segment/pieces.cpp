#include "segment/pieces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "segment/letters.h"
#include "segment/shape.h"

namespace clausebook {

namespace {

constexpr double k_no_label = 6;          // readings that are more doubtful are none
constexpr double k_doubtful_label = 3.5;  // what stands behind them is not looked at apart

std::string_view behind_label(const Piece& piece) {
    if (piece.labels.empty() || piece.certain_label || piece.labels[0].doubt > k_doubtful_label) return piece.text;
    return piece.text.substr(piece.labels[0].text_begin);
}

bool goes_on(const Line& line) {
    if (line.bullet || line.whole_paragraph || !starts_lower(line.text)) return false;
    const std::string_view word = first_word(line.text);
    return !(word.size() <= 6 && (word.ends_with(')') || word.ends_with('.'))) && word.size() > 1;  // "b)", "iv." and "o" are marks
}

double line_end(const Line& line) { return line.box.empty() ? line.text_indent + static_cast<double>(character_count(line.text)) : line.box.right; }

double quantile(std::vector<double>& values, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

// Whether long lines run on into others, told by the small letters that those begin in. Where they do not, a line of typed text
// is a paragraph.
bool lines_wrap(const SourceText& source) {
    std::vector<double> ends;
    for (const Line& line : source.lines) ends.push_back(line_end(line));
    if (ends.empty()) return false;
    const double full = 0.6 * quantile(ends, 0.97);
    std::size_t after_long = 0, small = 0;
    for (std::size_t i = 1; i < source.lines.size(); ++i) {
        const Line& line = source.lines[i];
        if (line.bullet || line.whole_paragraph || line_end(source.lines[i - 1]) < full) continue;
        ++after_long;
        small += goes_on(line);
    }
    return after_long > 0 && small * 4 >= after_long;
}

// Right edges of the columns that lines are set in, to tell a line that ran full from one that its writer ended.
class Measures {
 public:
    explicit Measures(const SourceText& source) {
        std::map<long, std::vector<double>> edges;
        std::vector<double> all;
        for (const Line& line : source.lines) {
            if (line.whole_paragraph) continue;
            edges[column(line)].push_back(line_end(line));
            all.push_back(line_end(line));
        }
        for (auto& [key, values] : edges) {
            if (values.size() >= 6) right_[key] = quantile(values, 0.97);
        }
        everywhere_ = all.empty() ? 0 : quantile(all, 0.97);
        typed_ = std::all_of(source.lines.begin(), source.lines.end(), [](const Line& line) { return line.box.empty(); });
        wrapped_ = all.size() >= 4 && (!typed_ || lines_wrap(source));
    }

    // Log odds that `line` ran on into `next`: positive where the first word of `next` had no room, negative where it had.
    double runs_on(const Line& line, const Line& next) const {
        if (!wrapped_) return typed_ ? -2 : 0;
        // The reader measured it, word by word.
        if (next.spare != 0) return std::clamp(-next.spare / 0.85, -2.0, 1.0);
        const auto found = right_.find(column(line));
        const double limit = found != right_.end() ? found->second : everywhere_;
        const double unit = character_width(line);
        const double room = limit - line_end(line);
        const double word = static_cast<double>(character_count(first_word(next.text)) + 1) * unit;
        if (line.box.empty() && limit > k_longest_wrapped_line) return room > word ? -1 : 0;
        return std::clamp((word - room) / (unit * (line.box.empty() ? 4 : 1.7)), -2.0, 1.0);
    }

    // How much of its measure the line leaves empty, 0 to 1.
    double room_share(const Line& line) const {
        const auto found = right_.find(column(line));
        const double limit = found != right_.end() ? found->second : everywhere_;
        const double width = limit - (line.box.empty() ? line.text_indent : line.box.left);
        return width > 0 ? std::max(0.0, limit - line_end(line)) / width : 0;
    }

 private:
    static constexpr double k_longest_wrapped_line = 140;  // characters; longer lines are paragraphs of their own

    static long column(const Line& line) {
        // Pages of text: lines of one hanging indent share an edge. Pages with geometry: columns start where they start.
        return line.box.empty() ? std::lround(line.text_indent) : std::lround((line.box.left - line.indent) / 12);
    }
    static double character_width(const Line& line) {
        const double characters = std::max<double>(1, static_cast<double>(character_count(line.text)));
        return line.box.empty() ? 1 : std::max(1.0, (line.box.right - line.box.left) / characters);
    }

    std::map<long, double> right_;
    double everywhere_ = 0;
    bool wrapped_ = false;
    bool typed_ = false;
};

// What most lines of the document look like.
struct Usual {
    double font_size = 0;
    bool bold = false;
    double gap = 0;       // above a line that goes on with the one before
    bool spaced = false;  // paragraphs stand apart
};

Usual usual_look(const SourceText& source) {
    std::map<long, std::size_t> sizes, gaps;
    std::size_t bold = 0, all = 0;
    const bool wrap = lines_wrap(source);
    for (const Line& line : source.lines) {
        sizes[std::lround(line.font_size * 4)] += line.text.size();
        if (wrap ? goes_on(line) : !line.whole_paragraph && !line.box.empty()) ++gaps[std::lround(std::min(line.gap_before, 3.0) * 10)];
        bold += line.bold ? line.text.size() : 0;
        all += line.text.size();
    }
    const auto most = [](const std::map<long, std::size_t>& counts) {
        const auto at = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        return at == counts.end() ? 0L : at->first;
    };
    return {static_cast<double>(most(sizes)) / 4, bold * 2 > all, static_cast<double>(most(gaps)) / 10};
}

// Whether blank space stands between most paragraphs, judged where a short line and a capital show that one ends.
bool paragraphs_stand_apart(const SourceText& source, const Measures& measures) {
    std::size_t ends = 0, apart = 0;
    for (std::size_t i = 1; i < source.lines.size(); ++i) {
        const Line &line = source.lines[i], &previous = source.lines[i - 1];
        if (line.whole_paragraph || line.page_number != previous.page_number || line.bullet || previous.bullet || line.bold != previous.bold) continue;
        if (ending_of(previous.text) != Ending::stop || !starts_upper(line.text) || measures.room_share(previous) < 0.3) continue;
        ++ends;
        apart += line.gap_before > 0.3;
    }
    return ends >= 4 && apart * 10 >= ends * 8;
}

// The one sign that a converter put before nearly every line says nothing.
bool bullets_are_noise(const SourceText& source) {
    std::size_t bullets = 0;
    for (const Line& line : source.lines) bullets += line.bullet;
    return source.lines.size() >= 6 && bullets * 20 >= source.lines.size() * 19;
}

// Where a second label stands right behind the first, "16.\u2014(1)", "1. (a)": the first then has no words of its own.
std::size_t second_label(const Piece& piece) {
    if (piece.labels.empty() || piece.certain_label || piece.labels[0].doubt > 2) return 0;
    const LabelReading& first = piece.labels[0];
    const std::string_view rest = piece.text.substr(first.text_begin);
    if (!rest.starts_with('(') || first.wrapper == Wrapper::parens) return 0;
    const std::vector<LabelReading> second = read_labels(rest);
    return !second.empty() && second[0].doubt < 2 && second[0].last() == 1 && second[0].text_begin < rest.size() ? first.text_begin : 0;
}

// Splits a line where a label may have lost its line break: "... standards. 1.3 The purpose".
void split_mid_line(const SourceText& source, std::vector<Piece>& pieces) {
    std::vector<Piece> out;
    out.reserve(pieces.size());
    for (Piece& piece : pieces) {
        const std::string_view whole = piece.text;
        const bool long_line = whole.size() > 700;
        std::size_t begin = 0;
        std::vector<std::size_t> cuts = mid_line_labels(whole, long_line);
        if (const std::size_t second = second_label(piece); second > 0) cuts.insert(cuts.begin(), second);
        out.push_back(piece);
        for (const std::size_t cut : cuts) {
            if (cut < begin + (begin == 0 && !piece.labels.empty() ? piece.labels[0].text_begin : 1)) continue;
            out.back().text = trimmed(whole.substr(begin, cut - begin));
            Piece next;
            next.line = piece.line;
            next.mid_line = out.back().labels.empty() || cut != out.back().labels[0].text_begin;
            next.second_label = !next.mid_line;
            next.page_number = piece.page_number;
            next.indent = piece.indent;
            next.text_indent = piece.text_indent;
            next.text = trimmed(whole.substr(cut));
            begin = cut;
            if (const std::size_t sign = bullet_length(next.text); sign > 1) {
                next.bullet = true;
                next.text = next.text.substr(sign);
                begin += sign;
            } else {
                next.labels = read_labels(next.text);
            }
            out.push_back(std::move(next));
        }
        out.back().text = trimmed(whole.substr(begin));
    }
    (void)source;
    pieces = std::move(out);
}

// Where the reader saw no label, the line below shows where its text hangs.
void hang_indents(std::vector<Piece>& pieces, double tolerance) {
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        const Piece& next = pieces[i + 1];
        if (piece.labels.empty() || piece.labels[0].doubt > 2 || std::abs(piece.text_indent - piece.indent) > tolerance ||
            next.page_number != piece.page_number)
            continue;
        if (next.indent > piece.indent + tolerance && next.labels.empty() && !next.bullet && next.gap < 0.3) piece.text_indent = next.indent;
    }
}

// Whether lines that go on stand below the text behind a label (or behind a bullet), not below the label.
bool lines_hang(const std::vector<Piece>& pieces, double tolerance, bool bullets) {
    int hanging = 0, flush = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const Piece &piece = pieces[i], &before = pieces[i - 1];
        if (!piece.lower || piece.bullet || !piece.labels.empty() || before.bullet != bullets || before.text_indent <= before.indent + tolerance) continue;
        hanging += std::abs(piece.indent - before.text_indent) <= tolerance;
        flush += std::abs(piece.indent - before.indent) <= tolerance;
    }
    return hanging >= flush;
}

double heading_odds(const Piece& piece, const TextShape& shape, const Line& line, const Usual& usual, bool markup_headings, bool noisy_bullets) {
    if (piece.role == LineRole::heading || piece.role == LineRole::title) return 8;
    if (piece.role == LineRole::table_row || piece.role == LineRole::note) return -8;
    const std::string_view text = behind_label(piece);
    if (text.empty()) return -1;
    double odds = -1.5;
    odds += shape.words <= 2 ? 0.5 : shape.words <= 8 ? 1 : shape.words <= 14 ? 0 : shape.words <= 20 ? -2.5 : -6;
    if (shape.capitals)
        odds += 3.5;
    else if (shape.title_case)
        odds += 1.5;
    if (piece.ending == Ending::stop) odds -= text.ends_with('?') ? 0.3 : shape.capitals ? 1.5 : 6;
    if (piece.ending == Ending::semicolon || piece.ending == Ending::comma) odds -= 5;
    if (piece.ending == Ending::colon) odds -= piece.labels.empty() ? 1.5 : 3;
    if (piece.ending == Ending::hyphen) odds -= 3;
    if (piece.lower) odds -= 5;
    if (shape.inner_stop) odds -= 3;
    if (shape.says) odds -= 2.5;
    if (piece.reference_end || piece.open_end) odds -= 2;
    if (piece.role == LineRole::list_item || piece.list_level >= 0) odds -= 2;
    if (piece.bullet && !noisy_bullets) odds -= 2;
    if (piece.in_indented_block) odds -= 2;
    if (line.bold && !usual.bold) odds += 3;
    if (line.italic) odds += 0.3;
    if (line.font_size > 0 && usual.font_size > 0) {
        if (line.font_size > usual.font_size * 1.07) odds += 3.5;
        if (line.font_size < usual.font_size * 0.93) odds -= 3;
    }
    if (markup_headings && line.whole_paragraph && !line.bold && !shape.capitals) odds -= 2.5;
    return odds;
}

double prominence(const TextShape& shape, const Line& line, const Usual& usual) {
    if (line.heading_level > 0) return 200 - 10 * line.heading_level;
    double look = shape.capitals ? 6 : 0;
    if (line.bold && !usual.bold) look += 8;
    if (line.font_size > 0 && usual.font_size > 0) look += std::round((line.font_size / usual.font_size - 1) * 20) * 4;
    return look;
}

double boundary_odds(const SourceText& source, const Piece& piece, const Piece& before, const Measures& measures, const Usual& usual, const Profile& profile) {
    const Line& line = source.lines[piece.line];
    const Line& previous = source.lines[before.line];
    if (piece.mid_line) return -5;
    if (piece.second_label) return 5;
    // A small letter begins an item where a mark says so, or in a list whose items bear none.
    const bool marked = piece.bullet || (!piece.labels.empty() && piece.labels[0].doubt < 1.5);
    const bool item = marked || before.ending == Ending::colon || (before.ending == Ending::semicolon && !piece.in_marked_list);
    const bool sentence_runs = piece.lower && !marked &&
                               (before.ending == Ending::open || before.ending == Ending::comma || before.ending == Ending::hyphen ||
                                (before.ending == Ending::semicolon && piece.in_marked_list));
    if (previous.whole_paragraph && !(line.page_number != previous.page_number && sentence_runs)) return 20;
    double odds = 0;
    if (line.start == LineStart::new_block) odds += 2.5;
    if (line.start == LineStart::continuation) odds -= 5;
    const bool page_break = line.page_number != previous.page_number;
    const double gap = page_break ? 0 : line.gap_before - usual.gap;
    const double runs = measures.runs_on(previous, line);
    const bool solid = usual.spaced && !piece.bullet && piece.indent <= profile.tolerance;  // where paragraphs stand apart
    if (gap > 2.5 && !profile.geometry)
        odds += 2;  // as wide as where a page was cut
    else
        odds += gap > 0.75 ? 4.5 : gap > 0.3 ? 3 : gap > 0.15 ? 1.2 : page_break ? 0 : solid ? -2.5 : -1;
    // Whoever sets pages breaks no line that has room for the next word.
    odds += runs > 0 ? -2 * runs : (profile.geometry ? -5 : -1.7) * runs;
    const bool broken_early = profile.geometry && runs < -1.5 && !page_break;
    if (piece.lower && !item) odds -= broken_early ? 3 : 5;
    if (before.ending == Ending::open && !piece.lower && !piece.upper && !piece.text.empty() && is_digit(piece.text[0]) && piece.labels.empty()) odds -= 3;
    if (sentence_runs) odds -= broken_early ? 1 : 3;
    if (before.ending == Ending::stop || before.ending == Ending::colon || before.ending == Ending::semicolon)
        odds += piece.lower ? 0.5 : 1;
    else if (before.ending == Ending::hyphen && piece.lower)
        odds -= 4;
    else
        odds -= before.reference_end || (before.open_end && !(before.ends_and_or && marked)) ? 3 : 0.7;
    const double hanging = std::abs(piece.indent - before.text_indent);
    const double flush = std::abs(piece.indent - before.indent);
    if (!page_break || !profile.geometry) {
        if (std::min(hanging, flush) > profile.tolerance)
            odds += 2;
        else if ((before.bullet ? profile.bullets_hang : profile.labels_hang) && before.text_indent > before.indent + profile.tolerance)
            odds += hanging <= profile.tolerance ? -1.5 : 1.5;
    }
    if (line.font_size > 0 && previous.font_size > 0 && std::abs(line.font_size / previous.font_size - 1) > 0.06) odds += 3;
    if (line.bold != previous.bold) odds += 3;
    return odds;
}

// What a paragraph that begins at some piece holds, as far as layout alone tells.
struct Block {
    int words = 0;
    Ending ending = Ending::open;
    bool lower = false;
};

Block block_from(const std::vector<Piece>& pieces, std::size_t at) {
    Block block{pieces[at].words, pieces[at].ending, pieces[at].lower};
    for (++at; at < pieces.size() && block.words < 40 && pieces[at].boundary < 0 && !pieces[at].bullet && pieces[at].labels.empty(); ++at) {
        block.words += pieces[at].words;
        block.ending = pieces[at].ending;
    }
    return block;
}

// A heading stands above something: not in a run of short lines, nor before a line that goes on with it.
void stand_above(std::vector<Piece>& pieces, bool noisy_bullets) {
    std::vector<double> alone(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) alone[i] = pieces[i].heading;
    const auto bare = [&](const Piece& piece) { return (!piece.bullet || noisy_bullets) && piece.labels.empty(); };
    std::size_t block_begin = 0;  // of the block before the current piece
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        const std::size_t before = block_begin;
        if (piece.boundary >= 0) block_begin = i;
        if (piece.heading >= 8 || piece.heading < -5) continue;
        if (i > 0 && pieces[i - 1].ending == Ending::colon) piece.heading -= 1.5;
        const bool stands_out = piece.look > 0;
        const auto plain_short = [&](std::size_t at, const Block& block) {
            const bool names_number = at > 0 && !pieces[at - 1].labels.empty() && behind_label(pieces[at - 1]).empty();
            return bare(pieces[at]) && !names_number && block.words <= (at < i ? 24 : 14) && block.ending == Ending::open && pieces[at].look <= piece.look &&
                   alone[at] < 6;
        };
        if (!stands_out && i > 2 && before < i && bare(piece) && plain_short(before, block_from(pieces, before))) piece.heading -= 1.5;
        std::size_t below = i + 1;
        while (below < pieces.size() && pieces[below].boundary < 0 && bare(pieces[below]) && below < i + 3) ++below;  // a heading of several lines
        if (below == pieces.size()) {
            piece.heading -= 2;
            continue;
        }
        const Piece& next = pieces[below];
        const Block block = block_from(pieces, below);
        if (!stands_out && bare(piece) && plain_short(below, block) && next.boundary > 0) piece.heading -= 1.5;
        if (next.boundary > 1) piece.heading += 0.7;
        if (next.lower && bare(next) && next.boundary < 8) piece.heading -= 4;
        if (block.words > 14 || block.ending == Ending::stop || block.ending == Ending::colon || !next.labels.empty()) piece.heading += 1.2;
    }
}

}  // namespace

Pieces make_pieces(const SourceText& source) {
    Pieces out;
    Profile& profile = out.profile;
    const Measures measures(source);
    Usual usual = usual_look(source);
    usual.spaced = paragraphs_stand_apart(source, measures);
    profile.bullet_noise = bullets_are_noise(source);
    for (const Line& line : source.lines) {
        profile.paged = profile.paged || line.page_number > 0;
        profile.markup_headings = profile.markup_headings || line.role == LineRole::heading;
        profile.geometry = profile.geometry || !line.box.empty();
    }
    profile.tolerance = profile.geometry ? 4 : 1.5;

    std::vector<Piece>& pieces = out.all;
    pieces.reserve(source.lines.size());
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const Line& line = source.lines[i];
        Piece piece;
        piece.line = i;
        piece.text = trimmed(line.text);
        piece.bullet = line.bullet;
        piece.role = line.role;
        piece.list_level = line.list_level;
        piece.page_number = line.page_number;
        piece.gap = i > 0 && source.lines[i - 1].page_number != line.page_number ? 0 : line.gap_before;
        piece.indent = line.indent;
        piece.text_indent = line.text_indent;
        if (const std::size_t sign = bullet_length(piece.text); sign > 0 && !line.label) {
            piece.bullet = true;
            piece.sign = static_cast<unsigned char>(piece.text[sign > 3 ? 2 : 0]);
            piece.text = piece.text.substr(sign);
        }
        if (piece.text.empty() && !line.label) continue;
        if (line.label) {
            for (LabelReading reading : read_labels(*line.label)) {
                reading.doubt = 0;
                reading.text_begin = 0;
                reading.end = 0;
                piece.labels.push_back(reading);
            }
            piece.certain_label = !piece.labels.empty();
        }
        if (!piece.certain_label && line.role != LineRole::table_row) piece.labels = read_labels(piece.text);
        std::erase_if(piece.labels, [](const LabelReading& label) { return label.doubt >= k_no_label; });
        if (!profile.geometry && !piece.certain_label && !piece.labels.empty() && piece.labels[0].doubt < 3) {
            piece.text_indent += static_cast<double>(character_count(piece.text.substr(0, piece.labels[0].text_begin)));
        }
        pieces.push_back(std::move(piece));
    }
    split_mid_line(source, pieces);

    std::vector<TextShape> shapes;
    shapes.reserve(pieces.size());
    for (Piece& piece : pieces) {
        // A cut may have taken a part of what a label was read from.
        if (!piece.certain_label) std::erase_if(piece.labels, [&](const LabelReading& label) { return label.text_begin > piece.text.size(); });
        const std::string_view text = behind_label(piece);
        piece.lower = starts_lower(text);
        piece.upper = starts_upper(text);
        piece.ending = ending_of(piece.text);
        piece.reference_end = ends_in_reference_word(piece.text);
        piece.open_end = ends_in_open_word(piece.text);
        piece.ends_and_or = ends_in_and_or(piece.text);
        const TextShape& shape = shapes.emplace_back(shape_of(text));
        piece.words = shape.words;
        piece.quotes = shape.quotes;
        piece.odd_quotes = shape.odd_quotes;
        piece.meta = !piece.bullet && piece.labels.empty() && says_version(piece.text);
        piece.note = piece.role == LineRole::note || piece.text.starts_with("\u2020") || piece.text.starts_with("\u2021") || piece.text.starts_with("*") ||
                     opens_note(piece.text);
        piece.authority = names_authority(piece.text);
    }
    std::size_t marked = pieces.size();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto level = [&](std::size_t at) { return std::abs(pieces[at].indent - pieces[i].indent) <= profile.tolerance; };
        pieces[i].in_indented_block = pieces[i].indent > 2 * profile.tolerance && ((i > 0 && level(i - 1)) || (i + 1 < pieces.size() && level(i + 1)));
        pieces[i].in_marked_list = marked < i && i - marked <= 8;
        if (pieces[i].bullet || (!pieces[i].labels.empty() && pieces[i].labels[0].doubt < 1)) marked = i;
    }
    hang_indents(pieces, profile.tolerance);
    profile.labels_hang = lines_hang(pieces, profile.tolerance, false);
    profile.bullets_hang = lines_hang(pieces, profile.tolerance, true);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pieces[i].boundary = i == 0 ? 20 : boundary_odds(source, pieces[i], pieces[i - 1], measures, usual, profile);
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        const Line& line = source.lines[piece.line];
        piece.heading = heading_odds(piece, shapes[i], line, usual, profile.markup_headings, profile.bullet_noise);
        piece.look = prominence(shapes[i], line, usual);
    }
    stand_above(pieces, profile.bullet_noise);
    // A number alone on its line is of the kind that the next line is.
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        const bool alone = !pieces[i].labels.empty() && !pieces[i].certain_label && behind_label(pieces[i]).empty();
        if (alone && pieces[i + 1].labels.empty()) pieces[i].heading = pieces[i + 1].heading;
    }
    return out;
}

}  // namespace clausebook
