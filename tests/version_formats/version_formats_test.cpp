// The same text in two formats is one version: a PDF against a Word file, a page or plain text of it gives no change.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compare/diff.h"
#include "ingest/read_file.h"
#include "render/diff_text.h"
#include "segment/segment_document.h"
#include "support/gold.h"

using namespace clausebook;
namespace fs = std::filesystem;

namespace {

ProtocolDoc read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    std::stringstream bytes;
    bytes << in.rdbuf();
    const auto source = read_file(bytes.str(), {});
    REQUIRE(source);
    return segment_document(*source);
}

void check_no_change(const fs::path& old_path, const fs::path& new_path) {
    const ProtocolDoc old_doc = read(old_path), new_doc = read(new_path);
    const VersionComparison versions{old_path.filename().string(), new_path.filename().string(), old_doc, new_doc, diff_documents(old_doc, {}, new_doc, {})};
    INFO(diff_text(versions, {}));
    CHECK(versions.changes.changes.empty());
}

}  // namespace

TEST_CASE("a sample protocol as PDF and as text is the same version") {
    const fs::path folder = fs::path(CLAUSEBOOK_SOURCE_DIR) / "corpus/protocols";
    check_no_change(folder / "merrowshire.pdf-writer.pdf", folder / "merrowshire.txt-wrapped.txt");
}

TEST_CASE("the reference protocols are the same version as Word file, PDF, page and text") {
    const fs::path folder = reference_folder() / "protocols/rendered";
    if (reference_folder().empty() || !fs::exists(folder)) return;
    for (const char* name : {"county", "district", "hyndburn", "tdc", "town"})
        for (const char* form : {"docx-typed.docx", "pdf-chromium.pdf", "pdf-groff.pdf", "pdf-writer.pdf", "pdf-twocol.pdf", "html-word.html", "html-site.html",
                                 "txt-wrapped.txt"})
            check_no_change(folder / (std::string(name) + ".docx-auto.docx"), folder / (std::string(name) + "." + form));
}
