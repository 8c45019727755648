#include <algorithm>
#include <cctype>
#include <sstream>

#include "described.h"
#include "render/text_table.h"

namespace clausebook {
namespace {

constexpr int k_help_column = 24;  // where the words about an option begin

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
    return out;
}

// "  --limit N             how many clauses are shown", the right side wrapped; a long left side has a line of its own.
std::string entry(const std::string& left, const std::string& right, int width) {
    std::string out = "  " + left;
    const std::string indent(k_help_column, ' ');
    bool beside = text_width(out) + 2 <= k_help_column;
    if (!beside) out += "\n";
    for (const std::string& line : wrapped_lines(right, width - k_help_column)) {
        out += (beside ? std::string(static_cast<size_t>(k_help_column - text_width(out)), ' ') : indent) + line + "\n";
        beside = false;
    }
    return out;
}

}  // namespace

std::string DescribedCommand::usage() const {
    std::string out = path + " [OPTIONS]";
    for (const DescribedOption& argument : arguments) {
        const std::string word = argument.names.front() + (argument.repeated ? "..." : "");
        out += argument.required ? " " + word : " [" + word + "]";
    }
    return commands.empty() ? out : out + " COMMAND";
}

std::string spelled(const DescribedOption& option) {
    std::string out = joined(option.names, ", ");
    return option.value.empty() || option.value == option.names.front() ? out : out + " " + option.value;
}

std::string about(const DescribedOption& option) {
    const std::string choices = joined(option.choices, ", ");
    return choices.empty() || option.help.find(choices) != std::string::npos ? option.help : option.help + ": " + choices;
}

std::vector<DetailsBlock> details_blocks(const std::string& details) {
    std::vector<DetailsBlock> out;
    std::istringstream lines(details);
    bool begins = true;
    for (std::string line; std::getline(lines, line);) {
        const bool stands = line.starts_with("  ");
        if (line.empty()) {
            begins = true;
        } else if (begins || stands != out.back().as_it_stands) {
            out.push_back({stands, stands ? line + "\n" : line});
            begins = false;
        } else {
            out.back().text += stands ? line + "\n" : " " + line;
        }
    }
    return out;
}

std::string help_text(const DescribedCommand& command, int width) {
    std::string out = paragraph(command.usage(), "Usage:", 7, {width, false});
    std::string summary = command.summary;
    if (!summary.empty()) summary[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(summary[0])));
    out += "\n" + paragraph(summary + (summary.ends_with('.') ? "" : "."), "", 0, {width, false});
    if (!command.arguments.empty()) out += "\n";
    for (const DescribedOption& argument : command.arguments) out += entry(argument.names.front(), about(argument), width);
    if (!command.commands.empty()) out += "\nCommands:\n";
    for (const DescribedCommand& one : command.commands) out += entry(one.name, one.summary, width);
    std::vector<std::string> groups;
    for (const DescribedOption& option : command.options) {
        if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) groups.push_back(option.group);
    }
    for (const std::string& group : groups) {
        out += "\n" + (group.empty() ? "Options" : group) + ":\n";
        for (const DescribedOption& option : command.options) {
            if (option.group == group) out += entry(spelled(option), about(option), width);
        }
    }
    for (const DetailsBlock& block : details_blocks(command.details)) {
        out += block.as_it_stands ? block.text : "\n" + paragraph(block.text, "", 0, {width, false});
    }
    return out;
}

}  // namespace clausebook
