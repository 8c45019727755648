#include "described.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

namespace clausebook {
namespace {

// CLI11 writes "FORM:{text,json}" for a value that is one of a list, and "INT:INT in [1 - 9]" for a range.
void read_type(const std::string& type, DescribedOption& option) {
    const size_t colon = type.find(':');
    option.value = type.substr(0, colon);
    if (option.value == "TEXT") option.value = "WORDS";
    if (option.value == "INT" || option.value == "UINT") option.value = "N";
    if (colon == std::string::npos || type[colon + 1] != '{') return;
    std::istringstream list(type.substr(colon + 2, type.size() - colon - 3));
    for (std::string one; std::getline(list, one, ',');) option.choices.push_back(one);
}

DescribedOption describe_option(const CLI::Option& option) {
    DescribedOption out;
    if (option.get_positional()) {
        out.names = {option.get_name(true, false)};
        out.value = out.names.front();
    } else {
        for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
        for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
        if (option.get_expected_max() > 0) read_type(option.get_type_name(), out);
    }
    out.help = option.get_description();
    if (option.get_group() != "Options") out.group = option.get_group();
    out.required = option.get_required();
    out.repeated = option.get_items_expected_max() > 1;
    return out;
}

// CLI11 asks the formatter for the help; which command is meant it says by the path.
class HelpText : public CLI::FormatterBase {
 public:
    explicit HelpText(int width) : width_(width) {}
    std::string make_help(const CLI::App* app, std::string path, CLI::AppFormatMode) const override { return help_text(describe(*app, path), width_); }

 private:
    int width_;
};

}  // namespace

DescribedCommand describe(const CLI::App& app, const std::string& path) {
    DescribedCommand out;
    out.name = app.get_name();
    out.path = path;
    out.summary = app.get_description();
    out.details = app.get_footer();
    for (const CLI::Option* option : app.get_options([](const CLI::Option* one) { return !one->get_group().empty(); })) {
        DescribedOption described = describe_option(*option);
        (option->get_positional() ? out.arguments : out.options).push_back(std::move(described));
    }
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        out.commands.push_back(describe(*command, path + " " + command->get_name()));
    }
    return out;
}

void use_help_text(CLI::App& app, int width) {
    app.formatter(std::make_shared<HelpText>(width));
    app.set_help_flag("-h,--help", "show this and exit");
}

}  // namespace clausebook
