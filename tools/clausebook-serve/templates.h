#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"
#include "view.h"

namespace clausebook {

// The pages' templates: web/templates/NAME.mustache. A partial {{> name}} is another of these files. Nothing is written unescaped: a template that asks
// for it ("{{{", "{{&") is an error. Used from several threads.
class Templates {
 public:
    // Reads and checks all. Errors: "template-missing", "template-bad", those of read_bytes.
    static Result<Templates> read(const std::filesystem::path& folder);

    // The template `name` in the layout (layout.mustache, whose {{> content}} it is), or by itself.
    std::string page(const std::string& name, const View& view) const;
    std::string part(const std::string& name, const View& view) const;

 private:
    std::string fill(const std::string& source, const View& view) const;
    const std::string& source(const std::string& name) const;

    std::map<std::string, std::string> sources_;  // partials put in
    std::string layout_before_, layout_after_;
};

}  // namespace clausebook
