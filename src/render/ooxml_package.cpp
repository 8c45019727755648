#include "render/ooxml_package.h"

#include <zip.h>

#include <memory>

#include "render/escape_xml.h"

namespace clausebook {

namespace {

// The first moment that a zip entry can name: 1 January 1980, in DOS form.
constexpr zip_uint16_t k_dos_time = 0;
constexpr zip_uint16_t k_dos_date = (1 << 5) | 1;

Error write_error(const char* what) { return {"package-write", std::string("the Office file could not be put together: ") + what, "", "", ""}; }

struct ArchiveDiscarder {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct SourceFreer {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

Result<std::string> read_all(zip_source_t* source) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) < 0 || !(stat.valid & ZIP_STAT_SIZE)) return fail(write_error("no size"));
    if (zip_source_open(source) < 0) return fail(write_error("not readable"));
    std::string bytes(stat.size, '\0');
    const zip_int64_t got = zip_source_read(source, bytes.data(), stat.size);
    zip_source_close(source);
    if (got < 0 || static_cast<zip_uint64_t>(got) != stat.size) return fail(write_error("cut short"));
    return bytes;
}

}  // namespace

Result<std::string> write_package(const std::vector<PackagePart>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, SourceFreer> memory(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!memory) return fail(write_error(zip_error_strerror(&error)));
    zip_source_keep(memory.get());  // the archive frees one hold when it closes, we the other
    std::unique_ptr<zip_t, ArchiveDiscarder> archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, &error));
    if (!archive) {
        zip_source_free(memory.get());
        return fail(write_error(zip_error_strerror(&error)));
    }
    for (const PackagePart& part : parts) {
        zip_source_t* content = zip_source_buffer(archive.get(), part.content.data(), part.content.size(), 0);
        const zip_int64_t index = content ? zip_file_add(archive.get(), part.path.c_str(), content, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            if (content) zip_source_free(content);
            return fail(write_error(zip_strerror(archive.get())));
        }
        zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), k_dos_time, k_dos_date, 0);
    }
    if (zip_close(archive.get()) < 0) return fail(write_error(zip_strerror(archive.get())));
    archive.release();
    return read_all(memory.get());
}

Result<std::string> read_package_part(std::string_view package, const std::string& path, std::size_t most_bytes) {
    const auto unreadable = [&](const std::string& what) { return fail({"package-read", what, "", path, ""}); };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(package.data(), package.size(), 0, &error);
    if (!source) return unreadable("it cannot be read");
    const std::unique_ptr<zip_t, ArchiveDiscarder> archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) {
        zip_source_free(source);
        return unreadable("it is no Office file");
    }
    const auto close = [](zip_file_t* file) { zip_fclose(file); };
    const std::unique_ptr<zip_file_t, decltype(close)> file(zip_fopen(archive.get(), path.c_str(), 0), close);
    if (!file) return unreadable("it has no part " + path);
    // What is inflated is counted, whatever size the archive claims.
    std::string content;
    std::string block(1U << 16, '\0');
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
        if (got < 0) return unreadable("its part " + path + " is damaged");
        if (got == 0) return content;
        content.append(block, 0, static_cast<std::size_t>(got));
        if (content.size() > most_bytes) return unreadable("its part " + path + " is too large");
    }
}

std::string time_stamp(std::string_view date) {
    if (date.size() == 10) return std::string(date) + "T00:00:00Z";
    return std::string(date);
}

PackagePart core_properties(std::string_view title, std::string_view author, std::string_view created) {
    std::string xml =
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
        "\n"
        R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">)";
    xml += "<dc:title>" + escape_xml(title) + "</dc:title><dc:creator>" + escape_xml(author) + "</dc:creator><dc:language>en-GB</dc:language>";
    if (!created.empty()) xml += R"(<dcterms:created xsi:type="dcterms:W3CDTF">)" + escape_xml(time_stamp(created)) + "</dcterms:created>";
    return {"docProps/core.xml", xml + "</cp:coreProperties>"};
}

}  // namespace clausebook
