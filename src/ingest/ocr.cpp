#include "ingest/ocr.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "text/utf8.h"

#ifdef CLAUSEBOOK_HAS_OCR
#include <dlfcn.h>
#include <tesseract/capi.h>
#endif

namespace clausebook {

namespace {

Error missing() {
    return {.code = "ocr-missing",
            .message = "character recognition is not installed",
            .hint = "Install the packages libtesseract5 and tesseract-ocr-eng, or give a PDF that holds its text"};
}

}  // namespace

#ifdef CLAUSEBOOK_HAS_OCR

namespace {

// The part of Tesseract's C interface that is used, found by name.
struct Library {
    void* handle = nullptr;
    decltype(&TessBaseAPICreate) create = nullptr;
    decltype(&TessBaseAPIDelete) destroy = nullptr;
    decltype(&TessBaseAPIInit3) init = nullptr;
    decltype(&TessBaseAPISetPageSegMode) set_mode = nullptr;
    decltype(&TessBaseAPISetImage) set_image = nullptr;
    decltype(&TessBaseAPISetSourceResolution) set_resolution = nullptr;
    decltype(&TessBaseAPIRecognize) recognise = nullptr;
    decltype(&TessBaseAPIGetIterator) iterator = nullptr;
    decltype(&TessResultIteratorDelete) iterator_delete = nullptr;
    decltype(&TessResultIteratorGetPageIteratorConst) page_iterator = nullptr;
    decltype(&TessResultIteratorNext) next = nullptr;
    decltype(&TessResultIteratorGetUTF8Text) text = nullptr;
    decltype(&TessResultIteratorConfidence) confidence = nullptr;
    decltype(&TessPageIteratorBoundingBox) box = nullptr;
    decltype(&TessPageIteratorBaseline) baseline = nullptr;
    decltype(&TessPageIteratorIsAtBeginningOf) begins = nullptr;
    decltype(&TessDeleteText) delete_text = nullptr;

    template <class F>
    bool find(F& function, const char* name) {
        function = reinterpret_cast<F>(dlsym(handle, name));
        return function != nullptr;
    }
    bool open() {
        handle = dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL);
        if (!handle) return false;
        // One thread: readers run side by side, and its own threads wait for one another in busy loops.
        if (void (*set_threads)(int) = nullptr; find(set_threads, "omp_set_num_threads")) set_threads(1);
        return find(create, "TessBaseAPICreate") && find(destroy, "TessBaseAPIDelete") && find(init, "TessBaseAPIInit3") &&
               find(set_mode, "TessBaseAPISetPageSegMode") && find(set_image, "TessBaseAPISetImage") &&
               find(set_resolution, "TessBaseAPISetSourceResolution") && find(recognise, "TessBaseAPIRecognize") && find(iterator, "TessBaseAPIGetIterator") &&
               find(iterator_delete, "TessResultIteratorDelete") && find(page_iterator, "TessResultIteratorGetPageIteratorConst") &&
               find(next, "TessResultIteratorNext") && find(text, "TessResultIteratorGetUTF8Text") && find(confidence, "TessResultIteratorConfidence") &&
               find(box, "TessPageIteratorBoundingBox") && find(baseline, "TessPageIteratorBaseline") && find(begins, "TessPageIteratorIsAtBeginningOf") &&
               find(delete_text, "TessDeleteText");
    }
};

// In pixels of the picture.
struct Found {
    std::string text;
    int confidence = 0;
    int left = 0, top = 0, right = 0, bottom = 0;
    std::size_t line = 0;
    double stroke = 0;  // mean length of the runs of ink in a row
};

struct FoundLine {
    double slope = 0, offset = 0;  // baseline: y = offset + slope * x
    int length = 0;
    double size = 0;  // of its letters
};

// How high the highest letter of a word stands, in sizes of the letters. Common text faces.
double highest_letter(std::string_view text) {
    constexpr double capitals = 0.72, t = 0.65, small = 0.52;
    double out = small;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (is_upper(c) || is_digit(c) || std::u32string_view(U"bdfhijkl").find(c) != std::u32string_view::npos) return capitals;
        if (c == U't') out = t;
    }
    return out;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double stroke_of(const Picture& picture, const Found& word) {
    std::size_t ink = 0, runs = 0;
    for (int y = std::max(0, word.top); y < std::min(picture.height, word.bottom); ++y) {
        bool before = false;
        for (int x = std::max(0, word.left); x < std::min(picture.width, word.right); ++x) {
            const bool here = static_cast<unsigned char>(
                                  picture.bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)]) < 128;
            ink += here;
            runs += here && !before;
            before = here;
        }
    }
    return runs ? static_cast<double>(ink) / static_cast<double>(runs) : 0;
}

// Sizes this near to the page's usual one are that one.
constexpr double k_same_size = 0.13;
constexpr double k_bold = 1.3;

void measure_lines(std::vector<Found>& words, std::vector<FoundLine>& lines) {
    std::vector<std::vector<double>> sizes(lines.size());
    for (const Found& word : words) {
        const FoundLine& line = lines[word.line];
        const double height = line.offset + line.slope * (word.left + word.right) / 2 - word.top;
        sizes[word.line].push_back(height / highest_letter(word.text));
    }
    std::vector<double> all;
    for (const Found& word : words) all.push_back(lines[word.line].size = median(sizes[word.line]));
    const double usual = median(all);
    for (FoundLine& line : lines) {
        if (std::abs(line.size - usual) < k_same_size * usual || line.size <= 0) line.size = usual;
    }
}

// A round or square sign alone before a gap, which the model reads as some letter or sign of that shape.
void name_bullets(std::vector<PageWord>& words) {
    for (PageWord& word : words) {
        std::size_t at = 0;
        const char32_t sign = next_character(word.text, at);
        const bool bullet_shape = std::u32string_view(U"°¢«»©®*+e°o·.-~=").find(sign) != std::u32string_view::npos;
        if (at != word.text.size() || !bullet_shape) continue;
        double gap = 1e9;
        bool first = true;
        for (const PageWord& other : words) {
            if (&other == &word || std::abs(other.box.bottom - word.box.bottom) > 0.4 * word.font_size) continue;
            if (other.box.left > word.box.left) {
                gap = std::min(gap, other.box.left - word.box.right);
            } else {
                first = first && other.box.right < word.box.left - 3 * word.font_size;
            }
        }
        if (first && gap > 0.45 * word.font_size && gap < 4 * word.font_size) {
            word.text = "•";
            word.bold = false;
        }
    }
}

}  // namespace

struct Recogniser::Impl {
    Library library;
    TessBaseAPI* api = nullptr;
    ~Impl() {
        if (api) library.destroy(api);
    }
    std::vector<Found> recognise(const Picture& picture, std::vector<FoundLine>& lines);
};

Result<Recogniser> Recogniser::open() {
    auto impl = std::make_unique<Impl>();
    if (!impl->library.open()) return fail(missing());
    impl->api = impl->library.create();
    if (!impl->api || impl->library.init(impl->api, nullptr, "eng") != 0) return fail(missing());
    return Recogniser(std::move(impl));
}

std::vector<Found> Recogniser::Impl::recognise(const Picture& picture, std::vector<FoundLine>& lines) {
    std::vector<Found> words;
    library.set_mode(api, tesseract::PSM_AUTO);
    library.set_image(api, reinterpret_cast<const unsigned char*>(picture.bytes.data()), picture.width, picture.height, 1, picture.width);
    library.set_resolution(api, static_cast<int>(k_recognition_dpi));
    if (library.recognise(api, nullptr) != 0) return words;
    TessResultIterator* at = library.iterator(api);
    if (!at) return words;
    const TessPageIterator* place = library.page_iterator(at);
    do {
        if (library.begins(place, tesseract::RIL_TEXTLINE) || lines.empty()) {
            int x1 = 0, y1 = 0, x2 = 1, y2 = 0;
            library.baseline(place, tesseract::RIL_TEXTLINE, &x1, &y1, &x2, &y2);
            FoundLine line;
            line.length = std::max(1, x2 - x1);
            line.slope = static_cast<double>(y2 - y1) / line.length;
            line.offset = y1 - line.slope * x1;
            lines.push_back(line);
        }
        char* text = library.text(at, tesseract::RIL_WORD);
        if (!text) continue;
        Found word;
        word.text = text;
        library.delete_text(text);
        word.confidence = static_cast<int>(library.confidence(at, tesseract::RIL_WORD));
        word.line = lines.size() - 1;
        if (library.box(place, tesseract::RIL_WORD, &word.left, &word.top, &word.right, &word.bottom) && !fold_blanks(word.text).empty()) {
            word.stroke = stroke_of(picture, word);
            words.push_back(std::move(word));
        }
    } while (library.next(at, tesseract::RIL_WORD));
    library.iterator_delete(at);
    return words;
}

PageWords Recogniser::words(const Picture& picture, const Page& page) {
    PageWords out;
    out.page = page;
    out.page.machine_read = true;
    std::vector<FoundLine> lines;
    std::vector<Found> found = impl_->recognise(picture, lines);
    measure_lines(found, lines);
    // A scan that leans: the slope of its long lines.
    std::vector<double> slopes, strokes;
    for (const FoundLine& line : lines) {
        if (line.length > picture.width / 4) slopes.push_back(line.slope);
    }
    const double lean = median(slopes);
    for (const Found& word : found) strokes.push_back(word.stroke / std::max(lines[word.line].size, 1.0));
    const double usual_stroke = median(strokes);
    const double scale = 72 / k_recognition_dpi;
    for (const Found& word : found) {
        const FoundLine& line = lines[word.line];
        const double middle = (word.left + word.right) / 2.0;
        // Straightened about the middle of the page: the same height for all words of a line.
        const double baseline = line.offset + line.slope * middle - lean * (middle - picture.width / 2.0);
        const double shift = lean * (baseline - picture.height / 2.0);
        PageWord& made = out.words.emplace_back();
        made.text = word.text;
        made.confidence = word.confidence;
        made.font_size = line.size * scale;
        made.bold = word.stroke / std::max(line.size, 1.0) > k_bold * usual_stroke;
        made.box = {(word.left + shift) * scale, (baseline - 0.8 * line.size) * scale, (word.right + shift) * scale, (baseline + 0.2 * line.size) * scale};
    }
    name_bullets(out.words);
    return out;
}

#else

struct Recogniser::Impl {};
Result<Recogniser> Recogniser::open() { return fail(missing()); }
PageWords Recogniser::words(const Picture&, const Page& page) { return {.page = page, .words = {}, .turned = {}}; }

#endif

Recogniser::Recogniser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Recogniser::Recogniser(Recogniser&&) noexcept = default;
Recogniser& Recogniser::operator=(Recogniser&&) noexcept = default;
Recogniser::~Recogniser() = default;

}  // namespace clausebook
