#pragma once
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace clausebook {

struct DescribedOption {
    std::vector<std::string> names;    // "-o", "--output"; of an argument the one word that stands for it: "DOC"
    std::string value;                 // word for its value: "FILE"; "" where it takes none
    std::vector<std::string> choices;  // all that it takes, where they are listed
    std::string help;
    std::string group;  // heading of its own in the help; "" is none
    bool required = false;
    bool repeated = false;
};

// A command as its user sees it.
struct DescribedCommand {
    std::string name;     // "set", of a program "clausebook"
    std::string path;     // "clausebook review set"
    std::string summary;  // one line, without a capital or a full stop
    std::string details;  // paragraphs; lines that begin with two blanks stand as they are
    std::vector<DescribedOption> arguments;
    std::vector<DescribedOption> options;
    std::vector<DescribedCommand> commands;

    std::string usage() const;  // "clausebook review set [OPTIONS] DOC KEY"
};

// `path` is the program's name with the commands that lead to `app`.
DescribedCommand describe(const CLI::App& app, const std::string& path);

// The text of --help, in lines of at most `width` characters.
std::string help_text(const DescribedCommand& command, int width);

// Gives `app`, and the commands that are added to it later, --help in that form.
void use_help_text(CLI::App& app, int width);

// The names of an option as its user writes them: "-o FILE, --output FILE".
std::string spelled(const DescribedOption& option);

// What an option does, with all that it takes where a list says so.
std::string about(const DescribedOption& option);

// What `details` holds, in order: running paragraphs, each one line, and blocks of lines that stand as they are.
struct DetailsBlock {
    bool as_it_stands = false;
    std::string text;  // lines of a block that stands as it is are ended by \n
};
std::vector<DetailsBlock> details_blocks(const std::string& details);

}  // namespace clausebook
