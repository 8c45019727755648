#include "ingest/pdf_file.h"

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
// Words are taken from poppler's core: its C++ wrapper copies the list of fonts and opens a converter of characters for each word, as costly as finding them.
#include <PDFDoc.h>
#include <Stream.h>
#include <TextOutputDev.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "text/utf8.h"

namespace clausebook {

namespace {

constexpr double k_most_pixels = 100e6;

std::string utf8_of(const TextWord& word) {
    std::string out;
    for (int i = 0; i < word.getLength(); ++i) {
        const char32_t c = *word.getChar(i);
        const bool sound = c != 0 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        append_character(out, sound ? c : k_replacement);
    }
    return out;
}

struct FontStyle {
    bool bold = false, italic = false, symbol = false;
};

// Weight and slant stand only in the font's name: "BAAAAA+LiberationSerif-BoldItalic".
FontStyle style_of(const std::string& name) {
    std::string lower;
    const std::size_t plus = name.find('+');
    for (const char c : name.substr(plus == 6 ? 7 : 0)) lower += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    const auto has = [&lower](std::string_view part) { return lower.find(part) != std::string::npos; };
    return {.bold = has("bold") || has("black") || has("heavy") || has("demi"),
            .italic = has("italic") || has("oblique"),
            .symbol = has("wingding") || has("webding") || has("dingbat") || lower == "symbol" || has("symbolmt") || has("opensymbol")};
}

// Turns a box that reads in direction `rotation` (quarter turns clockwise, as poppler counts) upright.
Box upright(Box box, int rotation, double width, double height) {
    switch (rotation) {
        case 1:
            return {box.top, width - box.right, box.bottom, width - box.left};
        case 2:
            return {width - box.right, height - box.bottom, width - box.left, height - box.top};
        case 3:
            return {height - box.bottom, box.left, height - box.top, box.right};
        default:
            return box;
    }
}

}  // namespace

struct PdfFile::Impl {
    std::unique_ptr<poppler::document> document;
    std::unique_ptr<PDFDoc> content;  // the same file, for its words
    std::unordered_map<std::string, FontStyle> styles;
};

PdfFile::PdfFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

Result<PdfFile> PdfFile::open(std::string_view bytes, const std::string& password) {
    // poppler tells its troubles on standard error otherwise, one line a broken object.
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        return fail({.code = "pdf-size", .message = "the PDF is larger than 2 GB", .hint = "Split it"});
    }
    auto impl = std::make_unique<Impl>();
    impl->document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
    if (!impl->document) {
        return fail({.code = "pdf-damaged", .message = "the PDF is damaged or cut off", .hint = "Fetch the file again, or open it and print it to a new PDF"});
    }
    if (impl->document->is_locked()) {
        if (password.empty()) {
            return fail({.code = "pdf-encrypted", .message = "the PDF is encrypted", .hint = "Give its password with --password"});
        }
        return fail({.code = "pdf-password", .message = "the password does not open the PDF", .hint = "Check the password given with --password"});
    }
    if (impl->document->pages() < 1) {
        return fail({.code = "pdf-no-pages", .message = "the PDF has no pages", .hint = "Fetch the file again, or open it and print it to a new PDF"});
    }
    impl->content =
        std::make_unique<PDFDoc>(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)), GooString(password), GooString(password));
    return PdfFile(std::move(impl));
}

int PdfFile::page_count() const { return impl_->document->pages(); }

Result<PageWords> PdfFile::words(int number) const {
    const std::unique_ptr<poppler::page> page(impl_->document->create_page(number - 1));
    if (!page) return fail({.code = "pdf-page", .message = "the page cannot be read", .place = fmt::format("page {}", number)});
    const auto sizes = page->page_rect();
    const bool lies = page->orientation() == poppler::page::landscape || page->orientation() == poppler::page::seascape;
    PageWords out;
    out.page.number = number;
    out.page.width = lies ? sizes.height() : sizes.width();
    out.page.height = lies ? sizes.width() : sizes.height();

    TextOutputDev device(nullptr, false, 0, false, false);
    impl_->content->displayPageSlice(&device, number, 72, 72, 0, false, false, false, -1, -1, -1, -1, nullptr, nullptr, nullptr, nullptr, true);
    const std::unique_ptr<TextWordList> list(device.makeWordList());
    const int count = list ? list->getLength() : 0;
    std::array<std::size_t, 4> turns{};
    for (int i = 0; i < count; ++i) ++turns[static_cast<std::size_t>(list->get(i)->getRotation()) & 3];
    const int main_turn = static_cast<int>(std::max_element(turns.begin(), turns.end()) - turns.begin());
    const double width = out.page.width, height = out.page.height;
    if (main_turn == 1 || main_turn == 3) std::swap(out.page.width, out.page.height);

    out.words.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const TextWord& found = *list->get(i);
        Box raw;
        found.getBBox(&raw.left, &raw.top, &raw.right, &raw.bottom);
        if (!std::isfinite(raw.left) || !std::isfinite(raw.top) || !std::isfinite(raw.right) || !std::isfinite(raw.bottom)) continue;
        PageWord word;
        word.text = utf8_of(found);
        word.box = upright(raw, main_turn, width, height);
        // A word in the page's own direction tells its size by font, one in a broken file by its box.
        word.font_size = found.getFontSize() > 0 ? found.getFontSize() : word.box.bottom - word.box.top;
        if (const GooString* font = found.getLength() > 0 ? found.getFontName(0) : nullptr) {
            const std::string name = font->toStr();
            auto known = impl_->styles.find(name);
            if (known == impl_->styles.end()) known = impl_->styles.emplace(name, style_of(name)).first;
            word.bold = known->second.bold;
            word.italic = known->second.italic;
            word.symbol_font = known->second.symbol;
        }
        (found.getRotation() == main_turn ? out.words : out.turned).push_back(std::move(word));
    }
    return out;
}

Result<Picture> PdfFile::picture(int number, double dpi, bool colour, const Box& part) const {
    const std::string place = fmt::format("page {}", number);
    const std::unique_ptr<poppler::page> page(number >= 1 && number <= page_count() ? impl_->document->create_page(number - 1) : nullptr);
    if (!page) {
        return fail({.code = "pdf-page", .message = fmt::format("there is no such page among {}", page_count()), .place = place});
    }
    const auto sizes = page->page_rect();
    const double pixels = sizes.width() * sizes.height() * dpi * dpi / (72.0 * 72.0);
    if (!(pixels >= 1 && pixels <= k_most_pixels)) {
        return fail({.code = "pdf-page-size", .message = "the page is too large to be drawn", .place = place});
    }
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(colour ? poppler::image::format_rgb24 : poppler::image::format_gray8);
    const bool whole = part.empty();
    const auto dots = [dpi](double points) { return static_cast<int>(std::clamp(points, 0.0, 20000.0) * dpi / 72); };
    const int left = whole ? 0 : dots(part.left), top = whole ? 0 : dots(part.top);
    const poppler::image image = whole ? renderer.render_page(page.get(), dpi, dpi)
                                       : renderer.render_page(page.get(), dpi, dpi, left, top, dots(part.right) - left + 1, dots(part.bottom) - top + 1);
    if (!image.is_valid()) return fail({.code = "pdf-page", .message = "the page cannot be drawn", .place = place});
    Picture out{.width = image.width(), .height = image.height(), .channels = colour ? 3 : 1, .left = left, .top = top, .bytes = {}};
    const auto row = static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.channels);
    out.bytes.reserve(row * static_cast<std::size_t>(out.height));
    for (int y = 0; y < out.height; ++y) out.bytes.append(image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row(), row);
    return out;
}

}  // namespace clausebook
