#include "ingest/page_marks.h"

#include <algorithm>

#include "text/normalise.h"
#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr double k_far_larger = 2.5;
constexpr std::size_t k_words_under = 3;

double usual_size(const std::vector<PageWord>& words) {
    std::vector<double> sizes;
    for (const PageWord& word : words) sizes.push_back(word.font_size);
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

bool touch(const Box& a, const Box& b) { return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }

// Letters of a slanting mark come one by one: those of a size are one word, from the left.
Furniture mark_of(std::vector<PageWord> words, int page_number) {
    std::stable_sort(words.begin(), words.end(), [](const PageWord& a, const PageWord& b) { return a.box.left < b.box.left; });
    Furniture out{.kind = FurnitureKind::watermark, .page_number = page_number, .box = words.front().box};
    std::string text;
    std::size_t letter_before = 0;
    for (const PageWord& word : words) {
        const bool letter = word.text.size() <= 2;
        if (!text.empty() && !(letter && letter_before)) text += ' ';
        letter_before = letter;
        text += word.text;
        out.box = {std::min(out.box.left, word.box.left), std::min(out.box.top, word.box.top), std::max(out.box.right, word.box.right),
                   std::max(out.box.bottom, word.box.bottom)};
    }
    out.text = fold_blanks(normalise(text).text);
    return out;
}

}  // namespace

std::vector<Furniture> take_marks(PageWords& page) {
    const double usual = usual_size(page.words);
    std::vector<PageWord> large, kept;
    std::vector<std::size_t> sized;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        if (page.words[i].font_size > k_far_larger * usual) sized.push_back(i);
    }
    std::vector<bool> is_mark(page.words.size(), false);
    // A title is large too; a page of nothing but large words has no usual ones to lie across.
    if (sized.size() * 4 < page.words.size()) {
        std::size_t over = 0;
        for (const std::size_t i : sized) {
            std::size_t under = 0;
            for (const PageWord& other : page.words) under += other.font_size <= k_far_larger * usual && touch(page.words[i].box, other.box);
            is_mark[i] = under >= k_words_under;
            over += is_mark[i];
        }
        // One letter of a mark may hit a gap.
        for (const std::size_t i : sized) is_mark[i] = is_mark[i] || (over * 2 > sized.size() && page.words[i].text.size() <= 2);
    }
    for (std::size_t i = 0; i < page.words.size(); ++i) (is_mark[i] ? large : kept).push_back(std::move(page.words[i]));
    page.words = std::move(kept);
    std::vector<Furniture> out;
    std::vector<PageWord> small;
    for (PageWord& word : page.turned) (word.font_size > k_far_larger * usual ? large : small).push_back(std::move(word));
    page.turned.clear();
    if (!large.empty()) out.push_back(mark_of(std::move(large), page.page.number));
    if (!small.empty()) out.push_back(mark_of(std::move(small), page.page.number));
    return out;
}

}  // namespace clausebook
