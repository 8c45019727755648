#include "ingest/pdf_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/printed_label.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

// A page with fewer words may be a picture with a typed stamp on it.
constexpr std::size_t k_few_words = 20;
// Of the page's area, outside its words: a tenth of what a page of text covers.
constexpr double k_much_ink = 0.005;
constexpr double k_look_dpi = 72;
// Below this, a word on which an obligation hangs is to be looked at (Tesseract's own scale).
constexpr int k_doubtful = 80;
constexpr std::size_t k_most_doubts = 20;

bool is_unreadable(char32_t c) { return c == k_replacement || (c >= 0xE000 && c < 0xF8FF) || (c < 0x20 && c != '\t') || (c >= 0x80 && c < 0xA0); }

// Letters that stand for no character: the file's fonts have no table to Unicode.
bool has_no_characters(const PageWords& page) {
    std::size_t all = 0, bad = 0;
    for (const PageWord& word : page.words) {
        if (word.symbol_font) continue;
        for (std::size_t at = 0; at < word.text.size(); ++all) bad += is_unreadable(next_character(word.text, at));
    }
    return bad * 5 > all && all > 0;
}

double ink_outside(const Picture& picture, const PageWords& page) {
    std::string covered(picture.bytes.size(), '\0');
    const double scale = k_look_dpi / 72;
    for (const PageWord& word : page.words) {
        const int left = std::max(0, static_cast<int>(word.box.left * scale) - 1),
                  right = std::min(picture.width, static_cast<int>(word.box.right * scale) + 2);
        for (int y = std::max(0, static_cast<int>(word.box.top * scale) - 1); y < std::min(picture.height, static_cast<int>(word.box.bottom * scale) + 2);
             ++y) {
            for (int x = left; x < right; ++x) covered[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)] = 1;
        }
    }
    std::size_t ink = 0;
    for (std::size_t i = 0; i < picture.bytes.size(); ++i) ink += !covered[i] && static_cast<unsigned char>(picture.bytes[i]) < 128;
    return static_cast<double>(ink) / static_cast<double>(std::max<std::size_t>(picture.bytes.size(), 1));
}

const char* weighty_kind(const PageWord& word, bool first_of_line) {
    static constexpr std::array<std::string_view, 9> negatives = {"not", "no", "never", "nor", "neither", "cannot", "none", "without", "unless"};
    static constexpr std::array<std::string_view, 9> modals = {"must", "shall", "should", "may", "will", "can", "would", "could", "might"};
    if (first_of_line && begins_list_item(word.text)) return "a label";
    if (word.text.find_first_of("0123456789") != std::string::npos) return "a number";
    std::string plain = fold(word.text);
    while (!plain.empty() && !(plain.back() >= 'a' && plain.back() <= 'z')) plain.pop_back();
    if (std::find(negatives.begin(), negatives.end(), plain) != negatives.end()) return "a negative";
    if (std::find(modals.begin(), modals.end(), plain) != modals.end()) return "a modal verb";
    return nullptr;
}

}  // namespace

void PageReader::report(Severity severity, const char* code, std::string message, int page_number) {
    diagnostics_.push_back({.severity = severity, .code = code, .message = std::move(message), .page_number = page_number});
}

PageWords PageReader::read(int number) {
    auto page = file_.words(number);
    if (!page) {
        report(Severity::error, "page-unreadable", fmt::format("page {} cannot be read", number), number);
        PageWords empty;
        empty.page.number = number;
        return empty;
    }
    const bool no_characters = has_no_characters(*page);
    if (page->words.size() >= k_few_words && !no_characters) return std::move(*page);
    if (!no_characters) {
        const auto look = file_.picture(number, k_look_dpi, false);
        if (!look) {
            report(Severity::warning, "page-not-drawn",
                   fmt::format("page {} cannot be drawn, so that only its typed text was read: {}", number, look.error().message), number);
            return std::move(*page);
        }
        if (ink_outside(*look, *page) < k_much_ink) {
            if (page->words.empty()) report(Severity::note, "page-empty", fmt::format("page {} is empty", number), number);
            return std::move(*page);
        }
    }
    PageWords read = read_picture(*page);
    if (read.words.empty()) return std::move(*page);
    return read;
}

PageWords PageReader::read_picture(const PageWords& page) {
    const int number = page.page.number;
    if (!recogniser_) recogniser_ = Recogniser::open();
    if (!*recogniser_) {
        report(Severity::error, "page-not-read",
               fmt::format("page {} is a picture and was not read: {}. {}", number, recogniser_->error().message, recogniser_->error().hint), number);
        return {};
    }
    const auto picture = file_.picture(number, k_recognition_dpi, false);
    if (!picture) {
        report(Severity::error, "page-not-read", fmt::format("page {} is a picture and was not read: {}", number, picture.error().message), number);
        return {};
    }
    PageWords out = (*recogniser_)->words(*picture, page.page);
    if (out.words.empty()) {
        report(Severity::warning, "page-without-text", fmt::format("page {} is a picture in which no letters were found", number), number);
        return out;
    }
    report_doubts(out);
    return out;
}

void PageReader::report_doubts(const PageWords& page) {
    const int number = page.page.number;
    double sum = 0;
    std::size_t doubts = 0;
    const PageWord* before = nullptr;
    for (const PageWord& word : page.words) {
        sum += word.confidence;
        const bool first = !before || word.box.left < before->box.left;
        before = &word;
        const char* kind = word.confidence < k_doubtful && word.text != "•" ? weighty_kind(word, first) : nullptr;
        if (kind && ++doubts <= k_most_doubts) {
            report(Severity::warning, "ocr-doubtful",
                   fmt::format("\"{}\", {}, was read from a picture with a confidence of {} %", word.text, kind, word.confidence), number);
        }
    }
    if (doubts > k_most_doubts)
        report(Severity::warning, "ocr-doubtful", fmt::format("{} more doubtful words on page {}", doubts - k_most_doubts, number), number);
    report(Severity::note, "page-machine-read",
           fmt::format("page {} was read from a picture, with a mean confidence of {:.0f} %", number, sum / static_cast<double>(page.words.size())), number);
}

}  // namespace clausebook
