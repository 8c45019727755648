#include "ingest/read_file.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace clausebook {

namespace {

bool begins(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }
bool has(std::string_view bytes, std::string_view what) { return bytes.find(what) != std::string_view::npos; }

// A PDF may begin with up to a kilobyte of something else (ISO 32000-1, Annex H, note 13).
bool has_pdf_head(std::string_view bytes) { return has(bytes.substr(0, 1024 + 5), "%PDF-"); }

bool has_html_tag(std::string_view head) {
    std::string lower(head);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    // UTF-16 shows its letters with a zero between.
    lower.erase(std::remove(lower.begin(), lower.end(), '\0'), lower.end());
    static constexpr std::array<std::string_view, 9> tags = {"<!doctype html", "<html", "<head>", "<head ", "<body", "<div", "<p>", "<p ", "<h1"};
    return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) { return has(lower, tag); });
}

// Text has next to no controls but blanks; UTF-16 has a zero in every other byte and a mark or blanks that show it.
bool is_text(std::string_view head) {
    if (begins(head, "\xFF\xFE") || begins(head, "\xFE\xFF")) return true;
    std::size_t controls = 0, zeros = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        zeros += byte == 0;
        controls += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x0B && byte != 0x1B;
    }
    if (zeros * 5 > head.size() * 2 && zeros * 5 < head.size() * 3 && controls - zeros <= head.size() / 100) return true;
    return controls <= head.size() / 100;
}

FileFormat format_in_zip(std::string_view bytes) {
    // Names of a container's parts stand in its directory, uncompressed.
    const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), std::size_t{1} << 20));
    const std::string_view head = bytes.substr(0, std::size_t{1} << 16);
    if (has(tail, "word/document.xml") || has(head, "word/document.xml") || has(tail, "word/document2.xml")) return FileFormat::docx;
    if (has(head, "mimetypeapplication/vnd.oasis.opendocument")) return FileFormat::open_document;
    if (has(tail, "xl/workbook.xml") || has(tail, "ppt/presentation.xml")) return FileFormat::other_office;
    return FileFormat::archive;
}

// What follows the reader takes time by the length of a text, of its paragraphs and by their number. The longest constitutions of councils hold two
// megabytes.
constexpr std::size_t k_longest_text = 20'000'000, k_longest_line = 1'000'000, k_most_lines = 500'000;

Error refused(std::string code, std::string what, std::string hint) { return {.code = std::move(code), .message = std::move(what), .hint = std::move(hint)}; }

Result<SourceText> within_limits(SourceText text) {
    std::size_t all = 0, longest = 0;
    for (const Line& line : text.lines) {
        all += line.text.size();
        longest = std::max(longest, line.text.size());
    }
    const char* what = all > k_longest_text               ? "it holds more than 20 MB of text"
                       : longest > k_longest_line         ? "a paragraph of it holds more than 1 MB of text"
                       : text.lines.size() > k_most_lines ? "it holds more than 500,000 lines"
                                                          : nullptr;
    if (what) return fail(refused("text-too-long", what, "No protocol is that long: add the file that holds the protocol alone"));
    return text;
}

Result<SourceText> read_any(std::string_view bytes, const ReadOptions& options, const PageDone& page_done);

}  // namespace

FileFormat recognise_format(std::string_view bytes) {
    if (bytes.find_first_not_of(std::string_view(" \t\r\n\f\0", 6)) == std::string_view::npos) return FileFormat::empty;
    const std::string_view head = bytes.substr(0, 4096);
    if (begins(bytes, "PK\x03\x04") || begins(bytes, "PK\x05\x06")) return format_in_zip(bytes);
    if (begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return FileFormat::word_binary;
    if (begins(bytes, "{\\rtf")) return FileFormat::rich_text;
    if (begins(bytes, "\x89PNG") || begins(bytes, "\xFF\xD8\xFF") || begins(bytes, "GIF8") || begins(bytes, std::string_view("II*\0", 4)) ||
        begins(bytes, std::string_view("MM\0*", 4)) || begins(bytes, "BM")) {
        if (!is_text(head)) return FileFormat::picture;
    }
    if (begins(bytes, "\x1F\x8B") || begins(bytes, "BZh") || begins(bytes, "7z\xBC\xAF") || begins(bytes, "Rar!")) return FileFormat::archive;
    // A page that speaks of PDF files is no PDF; what is served under a PDF's name often is a page.
    const std::size_t pdf = bytes.substr(0, 1029).find("%PDF-");
    if (has_pdf_head(bytes) && !has_html_tag(bytes.substr(0, pdf))) return FileFormat::pdf;
    if (has_html_tag(head)) return FileFormat::html;
    return is_text(head) ? FileFormat::text : FileFormat::binary;
}

Result<SourceText> read_file(std::string_view bytes, const ReadOptions& options, const PageDone& page_done) {
    return read_any(bytes, options, page_done).and_then(within_limits);
}

namespace {

Result<SourceText> read_any(std::string_view bytes, const ReadOptions& options, const PageDone& page_done) {
    switch (recognise_format(bytes)) {
        case FileFormat::pdf:
            return read_pdf(bytes, options, page_done);
        case FileFormat::docx:
            return read_docx(bytes, options);
        case FileFormat::html:
            return read_html(bytes, options);
        case FileFormat::text:
            return read_text(bytes, options);
        case FileFormat::word_binary:
            return fail(refused("format-doc", "it is a file of Word's old binary format (or another old Office format)",
                                "Open it in Word or LibreOffice and save it as .docx"));
        case FileFormat::rich_text:
            return fail(refused("format-rtf", "it is a Rich Text file", "Open it in Word or LibreOffice and save it as .docx"));
        case FileFormat::open_document:
            return fail(refused("format-odt", "it is an OpenDocument file", "Open it in LibreOffice or Word and save it as .docx"));
        case FileFormat::other_office:
            return fail(refused("format-office", "it is a workbook or a presentation", "Save the text that is meant as .docx or PDF"));
        case FileFormat::picture:
            return fail(refused("format-picture", "it is a picture", "Save it as a PDF, whose pages are then read by character recognition"));
        case FileFormat::archive:
            return fail(refused("format-archive", "it is an archive or a container without a document", "Unpack it and add the files in it"));
        case FileFormat::binary:
            return fail(refused("format-unknown", "it is neither PDF, Word, HTML nor text", "Save it as PDF or .docx"));
        case FileFormat::empty:
            return fail(refused("file-empty", "the file is empty", "Fetch the file again"));
    }
    return fail(refused("format-unknown", "it is neither PDF, Word, HTML nor text", "Save it as PDF or .docx"));
}

}  // namespace

}  // namespace clausebook
