#include "templates.h"

#include "book/files.h"
#include "render/escape_xml.h"

namespace clausebook {
namespace fs = std::filesystem;
using kainjow::mustache::mustache;

namespace {

constexpr const char* k_content = "{{> content}}";
constexpr int k_deepest = 10;

Error bad(const std::string& name, const std::string& what) { return {"template-bad", what, "install clausebook again", name + ".mustache", ""}; }

// A template with its partials put in their places, so that filling it reads no template twice.
Result<std::string> with_partials(const std::map<std::string, std::string>& files, const std::string& name, int depth) {
    const auto file = files.find(name);
    if (file == files.end()) return fail({"template-missing", "there is no such template", "install clausebook again", name + ".mustache", ""});
    if (depth > k_deepest) return fail(bad(name, "partials within partials without end"));
    std::string text = file->second;
    for (std::size_t at = 0; (at = text.find("{{> ", at)) != std::string::npos;) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string::npos) return fail(bad(name, "a tag that does not end"));
        const std::string partial = text.substr(at + 4, end - at - 4);
        if (partial == "content") {
            at = end;
            continue;
        }
        Result<std::string> inner = with_partials(files, partial, depth + 1);
        if (!inner) return inner;
        if (!inner->empty() && inner->back() == '\n') inner->pop_back();
        text.replace(at, end + 2 - at, *inner);
        at += inner->size();
    }
    return text;
}

}  // namespace

Result<Templates> Templates::read(const fs::path& folder) {
    std::map<std::string, std::string> files;
    std::error_code wrong;
    for (const auto& entry : fs::directory_iterator(folder, wrong)) {
        if (entry.path().extension() != ".mustache") continue;
        Result<std::string> text = read_bytes(entry.path());
        if (!text) return fail(text.error());
        files[entry.path().stem().string()] = std::move(*text);
    }
    if (wrong) return fail({"template-missing", "the pages' templates are missing", "install clausebook again", folder.string(), ""});
    Templates out;
    for (const auto& [name, text] : files) {
        Result<std::string> whole = with_partials(files, name, 0);
        if (!whole) return fail(whole.error());
        if (whole->find("{{{") != std::string::npos || whole->find("{{&") != std::string::npos)
            return fail(bad(name, "a template may write nothing unescaped"));
        const mustache parsed(*whole);
        if (!parsed.is_valid()) return fail(bad(name, parsed.error_message()));
        out.sources_[name] = std::move(*whole);
    }
    const std::string& layout = out.source("layout");
    const std::size_t content = layout.find(k_content);
    if (content == std::string::npos) return fail(bad("layout", "has no {{> content}}"));
    out.layout_before_ = layout.substr(0, content);
    out.layout_after_ = layout.substr(content + std::string(k_content).size());
    return out;
}

const std::string& Templates::source(const std::string& name) const {
    static const std::string none;
    const auto found = sources_.find(name);
    return found == sources_.end() ? none : found->second;
}

std::string Templates::fill(const std::string& source, const View& view) const {
    mustache filled(source);
    filled.set_custom_escape([](const std::string& text) { return escape_xml(text); });
    std::string out;
    filled.render(view.data(), [&out](const std::string& piece) { out += piece; });
    return out;
}

std::string Templates::page(const std::string& name, const View& view) const { return fill(layout_before_ + source(name) + layout_after_, view); }

std::string Templates::part(const std::string& name, const View& view) const { return fill(source(name), view); }

}  // namespace clausebook
