#include "man_page.h"

#include <algorithm>
#include <cctype>

namespace clausebook {
namespace {

// Text for troff: nothing in it is an order.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
            out += "\\&";
            out += c;
        } else {
            out += c;
        }
    }
    return out;
}

std::string page_name(const std::string& path) {
    std::string out = path;
    std::replace(out.begin(), out.end(), ' ', '-');
    return out;
}

std::string options(const DescribedCommand& command) {
    std::string out;
    const auto add = [&](const DescribedOption& option) { out += ".TP\n\\fB" + escaped(spelled(option)) + "\\fR\n" + escaped(about(option)) + "\n"; };
    for (const DescribedOption& argument : command.arguments) add(argument);
    for (const DescribedOption& option : command.options) add(option);
    return out;
}

std::string details(const DescribedCommand& command) {
    std::string out;
    for (const DetailsBlock& block : details_blocks(command.details)) {
        out += block.as_it_stands ? ".PP\n.nf\n" + escaped(block.text) + ".fi\n" : ".PP\n" + escaped(block.text) + "\n";
    }
    return out;
}

}  // namespace

std::string man_page(const DescribedCommand& command, const DescribedCommand& program, const std::string& version) {
    const bool whole = command.path == program.path;
    std::string title = page_name(command.path);
    std::transform(title.begin(), title.end(), title.begin(), [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
    std::string out = ".TH " + escaped(title) + " 1 \"\" \"" + version + "\" \"clausebook\"\n";
    out += ".SH NAME\n" + escaped(page_name(command.path)) + " \\- " + escaped(command.summary) + "\n";
    out += ".SH SYNOPSIS\n\\fB" + escaped(command.usage()) + "\\fR\n";
    if (!command.details.empty()) out += ".SH DESCRIPTION\n" + details(command);
    out += ".SH OPTIONS\n" + options(command);
    if (!command.commands.empty()) out += ".SH COMMANDS\n";
    for (const DescribedCommand& one : command.commands) {
        if (whole) {
            out += ".TP\n\\fB" + escaped(page_name(one.path)) + "\\fR(1)\n" + escaped(one.summary) + "\n";
        } else {
            out += ".SS " + escaped(one.usage()) + "\n" + escaped(one.summary) + "\n" + options(one) + details(one);
        }
    }
    if (!whole) {
        out += ".PP\nThe options of \\fB" + escaped(program.name) + "\\fR(1), such as \\fB" + escaped("--book") + "\\fR, count here too.\n";
        out += ".SH SEE ALSO\n\\fB" + escaped(program.name) + "\\fR(1)\n";
    }
    return out;
}

}  // namespace clausebook
