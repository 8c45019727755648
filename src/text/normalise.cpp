#include "text/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>

#include <algorithm>
#include <stdexcept>

#include "text/decode.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

bool is_dropped(char32_t c) {
    return c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF;
}

bool is_exotic_blank(char32_t c) { return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000; }

const char* ligature(char32_t c) {
    static constexpr const char* k_letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    return c >= 0xFB00 && c <= 0xFB06 ? k_letters[c - 0xFB00] : nullptr;
}

// Symbol and Wingdings put their signs at U+F020-F0FF; these are the ones that lists and tick boxes use.
const char* symbol_font_sign(char32_t c) {
    switch (c) {
        case 0xF02D:
            return "-";
        case 0xF06C:
        case 0xF09F:
        case 0xF0B7:
            return "\u2022";
        case 0xF06E:
        case 0xF0A7:
            return "\u25AA";
        case 0xF06F:
        case 0xF071:
        case 0xF0A8:
            return "\u2610";
        case 0xF076:
            return "\u2756";
        case 0xF0D8:
            return "\u27A2";
        case 0xF0E0:
            return "\u2192";
        case 0xF0FC:
            return "\u2713";
        default:
            return nullptr;
    }
}

bool is_forbidden(char32_t c) { return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || c == 0xFFFE || c == 0xFFFF; }

struct Writer {
    std::string text;
    std::vector<SourceMap::Piece> pieces;
    std::size_t replaced = 0;

    void copy(std::string_view source, std::size_t begin, std::size_t end) {
        if (begin == end) return;
        // Follows on from the piece before where that one is copied and nothing was dropped between.
        if (pieces.empty() || !pieces.back().copied || text.size() - pieces.back().text_begin != begin - pieces.back().source_begin)
            pieces.push_back({text.size(), begin, true});
        text.append(source.substr(begin, end - begin));
    }
    void change(std::size_t begin, std::string_view to) {
        pieces.push_back({text.size(), begin, false});
        text.append(to);
    }
};

void normalise_character(std::string_view source, std::size_t begin, std::size_t end, char32_t c, Writer& out) {
    if (c >= 0x80 && c < 0xA0 && c != 0x85) c = windows_1252_character(static_cast<unsigned char>(c));
    if (is_dropped(c))
        out.change(begin, "");
    else if (is_exotic_blank(c))
        out.change(begin, " ");
    else if (c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029)
        out.change(begin, "\n");
    else if (const char* letters = ligature(c))
        out.change(begin, letters);
    else if (const char* sign = symbol_font_sign(c))
        out.change(begin, sign);
    else if (is_forbidden(c) || (c == k_replacement && source.substr(begin, end - begin) != "\xEF\xBF\xBD")) {
        out.change(begin, "\xEF\xBF\xBD");
        ++out.replaced;
    } else {
        std::string bytes;
        append_character(bytes, c);
        if (source.substr(begin, end - begin) == bytes)
            out.copy(source, begin, end);
        else
            out.change(begin, bytes);
    }
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("Unicode data of ICU is missing");
    return *instance;
}

// Composes what NFC composes; most texts are NFC already.
Normalised compose(std::string text) {
    const icu::StringPiece bytes(text.data(), static_cast<int32_t>(text.size()));
    const bool ascii = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    UErrorCode status = U_ZERO_ERROR;
    if (ascii || (nfc().isNormalizedUTF8(bytes, status) && U_SUCCESS(status))) {
        const std::size_t size = text.size();
        return {std::move(text), SourceMap({{0, 0, true}, {size, size, true}}), 0};
    }
    Normalised composed;
    icu::StringByteSink<std::string> sink(&composed.text);
    icu::Edits edits;
    status = U_ZERO_ERROR;
    nfc().normalizeUTF8(0, bytes, sink, &edits, status);
    if (U_FAILURE(status)) throw std::runtime_error("normalising text failed");
    std::vector<SourceMap::Piece> pieces;
    for (auto edit = edits.getFineIterator(); edit.next(status);) {
        pieces.push_back({static_cast<std::size_t>(edit.destinationIndex()), static_cast<std::size_t>(edit.sourceIndex()), !edit.hasChange()});
    }
    pieces.push_back({composed.text.size(), text.size(), true});
    composed.map = SourceMap(std::move(pieces));
    return composed;
}

}  // namespace

Span SourceMap::to_source(Span in_text) const {
    if (pieces_.empty()) return in_text;
    // The piece that holds a byte: the last one that begins at or before it (of several empty ones the one that has the byte).
    const auto piece_at = [this](std::size_t offset) {
        auto next = std::upper_bound(pieces_.begin(), pieces_.end(), offset, [](std::size_t o, const Piece& p) { return o < p.text_begin; });
        return next == pieces_.begin() ? next : next - 1;
    };
    const auto first = piece_at(in_text.begin);
    const auto source_at = [](std::size_t offset, auto piece) {
        return piece->copied ? piece->source_begin + (offset - piece->text_begin) : piece->source_begin;
    };
    const std::size_t begin = source_at(in_text.begin, first);
    if (in_text.empty()) return {begin, begin};
    const auto last = piece_at(in_text.end - 1);
    const std::size_t end = last->copied ? source_at(in_text.end, last) : (last + 1 == pieces_.end() ? last->source_begin : (last + 1)->source_begin);
    return {begin, std::max(begin, end)};
}

Span SourceMap::to_text(Span in_source) const {
    if (pieces_.empty()) return in_source;
    const auto piece_at = [this](std::size_t offset) {
        auto next = std::upper_bound(pieces_.begin(), pieces_.end(), offset, [](std::size_t o, const Piece& p) { return o < p.source_begin; });
        return next == pieces_.begin() ? next : next - 1;
    };
    const auto text_end = [this](auto piece) { return piece + 1 == pieces_.end() ? piece->text_begin : (piece + 1)->text_begin; };
    const auto text_at = [&](std::size_t offset, auto piece, bool end) {
        const std::size_t size = text_end(piece) - piece->text_begin;
        if (piece->copied) return piece->text_begin + std::min(offset - piece->source_begin, size);
        return end ? text_end(piece) : piece->text_begin;
    };
    const std::size_t begin = text_at(in_source.begin, piece_at(in_source.begin), false);
    if (in_source.empty()) return {begin, begin};
    const auto last = piece_at(in_source.end - 1);
    return {begin, std::max(begin, text_at(in_source.end, last, true))};
}

SourceMap SourceMap::after(const SourceMap& earlier) const {
    if (earlier.pieces_.empty()) return *this;
    if (pieces_.empty()) return earlier;
    std::vector<Piece> joined;
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        if (!piece.copied) {
            joined.push_back({piece.text_begin, earlier.to_source({piece.source_begin, piece.source_begin}).begin, false});
            continue;
        }
        // The earlier map's pieces that lie in this copied stretch, moved to where their bytes now are.
        const std::size_t end = pieces_[i + 1].source_begin;
        joined.push_back({piece.text_begin, earlier.to_source({piece.source_begin, piece.source_begin}).begin, true});
        auto inner = std::upper_bound(earlier.pieces_.begin(), earlier.pieces_.end(), piece.source_begin,
                                      [](std::size_t o, const Piece& p) { return o < p.text_begin; });
        if (inner != earlier.pieces_.begin()) joined.back().copied = (inner - 1)->copied;
        for (; inner != earlier.pieces_.end() && inner->text_begin < end; ++inner)
            joined.push_back({piece.text_begin + (inner->text_begin - piece.source_begin), inner->source_begin, inner->copied});
    }
    joined.push_back({pieces_.back().text_begin, earlier.pieces_.back().source_begin, true});
    return SourceMap(std::move(joined));
}

Normalised normalise(std::string_view utf8) {
    Writer out;
    out.text.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t begin = at;
        while (at < utf8.size() && ((utf8[at] >= 0x20 && utf8[at] < 0x7F) || utf8[at] == '\n' || utf8[at] == '\t')) ++at;
        out.copy(utf8, begin, at);
        if (at == utf8.size()) break;
        begin = at;
        const char32_t c = next_character(utf8, at);
        if (c == '\r' && at < utf8.size() && utf8[at] == '\n') {
            out.change(begin, "");
            continue;
        }
        normalise_character(utf8, begin, at, c, out);
    }
    out.pieces.push_back({out.text.size(), utf8.size(), true});
    Normalised result = compose(std::move(out.text));
    result.map = result.map.after(SourceMap(std::move(out.pieces)));
    result.replaced = out.replaced;
    return result;
}

}  // namespace clausebook
