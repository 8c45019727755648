#include "completions.h"

#include <algorithm>
#include <array>

namespace clausebook {
namespace {

// What stands for a value on the line.
enum class Completed { nothing, choices, file, folder, document };

Completed completed(const DescribedOption& option) {
    const auto is_one_of = [&](const auto& words) { return std::find(words.begin(), words.end(), option.value) != words.end(); };
    if (!option.choices.empty()) return Completed::choices;
    if (is_one_of(std::array{"FILE", "PATH", "REPORT", "VERSION"})) return Completed::file;
    if (is_one_of(std::array{"DIR", "BOOK"})) return Completed::folder;
    return option.value == "DOC" ? Completed::document : Completed::nothing;
}

// The command and all below it, each with the words that lead to it behind the program's name: "", " add", " review set".
struct Place {
    std::string at;
    const DescribedCommand* command;
};

void collect(const DescribedCommand& command, const std::string& at, std::vector<Place>& out) {
    out.push_back({at, &command});
    for (const DescribedCommand& one : command.commands) collect(one, at + " " + one.name, out);
}

std::vector<Place> places(const DescribedCommand& program) {
    std::vector<Place> out;
    collect(program, "", out);
    return out;
}

// Text within single quotes of a shell.
std::string quoted(const std::string& text, const char* quote = "'\\''") {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string(quote) : std::string(1, c);
    return out + "'";
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

// The patterns of a shell's `case` under which a word leads one command further: ' add' | ' review' | ' review set'.
std::string ways(const std::vector<Place>& all) {
    std::string out;
    for (const Place& place : all) {
        if (!place.at.empty()) out += (out.empty() ? "" : " | ") + quoted(place.at);
    }
    return out;
}

// The pattern under which the word before the one to be completed is this option; the program's own count behind each command.
std::string pattern(const Place& place, const DescribedOption& option) {
    std::string out;
    for (const std::string& name : option.names) {
        out += (out.empty() ? "" : " | ") + (place.at.empty() ? "*" + quoted(" " + name) : quoted(place.at + " " + name));
    }
    return out;
}

// The kind that a command's arguments are completed as: that of the first that can be.
Completed completed_arguments(const DescribedCommand& command) {
    for (const DescribedOption& argument : command.arguments) {
        if (const Completed how = completed(argument); how != Completed::nothing) return how;
    }
    return Completed::nothing;
}

const char* const k_list_ids = "list --format json 2>/dev/null | tr ',{' '\\n\\n' | sed -n 's/^ *\"id\": *\"\\([^\"]*\\)\".*/\\1/p'";

std::string bash_values(Completed how, const std::vector<std::string>& choices) {
    switch (how) {
        case Completed::nothing:
            return "";
        case Completed::choices:
            return "COMPREPLY=($(compgen -W " + quoted(listed(choices)) + " -- \"$cur\"))";
        case Completed::file:
            return "compopt -o default";
        case Completed::folder:
            return "compopt -o dirnames";
        case Completed::document:
            return "COMPREPLY=($(compgen -W \"$(_clausebook_documents)\" -- \"$cur\"))";
    }
    return "";
}

std::string zsh_values(Completed how, const std::vector<std::string>& choices) {
    switch (how) {
        case Completed::nothing:
            return "";
        case Completed::choices:
            return "compadd -- " + listed(choices);
        case Completed::file:
            return "_files";
        case Completed::folder:
            return "_files -/";
        case Completed::document:
            return "compadd -- ${(f)\"$(_clausebook_documents)\"}";
    }
    return "";
}

std::string fish_values(Completed how, const std::vector<std::string>& choices) {
    switch (how) {
        case Completed::nothing:
            return " -x";
        case Completed::choices:
            return " -x -a " + quoted(listed(choices), "\\'");
        case Completed::file:
            return " -r -F";
        case Completed::folder:
            return " -x -a '(__fish_complete_directories)'";
        case Completed::document:
            return " -x -a '(__clausebook_documents)'";
    }
    return "";
}

std::string then_return(const std::string& order) { return order + (order.empty() ? "" : "; ") + "return ;;\n"; }

std::vector<std::string> names_of(const std::vector<DescribedOption>& options) {
    std::vector<std::string> out;
    for (const DescribedOption& option : options) out.insert(out.end(), option.names.begin(), option.names.end());
    return out;
}

std::vector<std::string> names_of(const std::vector<DescribedCommand>& commands) {
    std::vector<std::string> out;
    for (const DescribedCommand& one : commands) out.push_back(one.name);
    return out;
}

// Choices for zsh's _describe: 'name:what it is'.
std::string zsh_described(const std::string& name, const std::string& about) {
    std::string escaped = name;
    for (size_t at = 0; (at = escaped.find(':', at)) != std::string::npos; at += 2) escaped.insert(at, "\\");
    return " " + quoted(escaped + ":" + about);
}

}  // namespace

std::string bash_completion(const DescribedCommand& program) {
    const std::vector<Place> all = places(program);
    std::string out = "# Completion of " + program.name + " for bash.\n_clausebook_documents() {\n    \"${COMP_WORDS[0]}\" ${book:+--book \"$book\"} " +
                      std::string(k_list_ids) + "\n}\n_clausebook() {\n    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at= book= i\n" +
                      "    COMPREPLY=()\n    for ((i = 1; i < COMP_CWORD; i++)); do\n        case \"$at ${COMP_WORDS[i]}\" in\n" +
                      "            *' --book') book=${COMP_WORDS[i+1]} ;;\n            " + ways(all) + ") at+=\" ${COMP_WORDS[i]}\" ;;\n" +
                      "        esac\n    done\n    case \"$at $prev\" in\n";
    for (auto place = all.rbegin(); place != all.rend(); ++place) {  // the program's own last: their patterns fit behind each command
        for (const DescribedOption& option : place->command->options) {
            if (!option.value.empty()) out += "        " + pattern(*place, option) + ") " + then_return(bash_values(completed(option), option.choices));
        }
    }
    out += "    esac\n    if [[ $cur == -* ]]; then\n        case \"$at\" in\n";
    for (const Place& place : all) {
        const std::string own = listed(names_of(place.command->options));
        const std::string shared = place.at.empty() ? "" : " " + listed(names_of(program.options));
        out += "            " + quoted(place.at) + ") COMPREPLY=($(compgen -W " + quoted(own + shared) + " -- \"$cur\")) ;;\n";
    }
    out += "        esac\n        return\n    fi\n    case \"$at\" in\n";
    for (const Place& place : all) {
        const DescribedCommand& command = *place.command;
        const std::string values =
            command.commands.empty() ? bash_values(completed_arguments(command), {}) : bash_values(Completed::choices, names_of(command.commands));
        if (!values.empty()) out += "        " + quoted(place.at) + ") " + values + " ;;\n";
    }
    return out + "    esac\n}\ncomplete -F _clausebook " + program.name + "\n";
}

std::string zsh_completion(const DescribedCommand& program) {
    const std::vector<Place> all = places(program);
    std::string out =
        "#compdef " + program.name + "\n# Completion of " + program.name +
        " for zsh.\n_clausebook_documents() {\n    ${words[1]} ${book:+--book} ${book:+$book} " + std::string(k_list_ids) +
        "\n}\n_clausebook() {\n    local at= book= prev=${words[CURRENT-1]}\n    local -a shown\n    local -i i\n" +
        "    for ((i = 2; i < CURRENT; i++)); do\n        case \"$at ${words[i]}\" in\n            (*' --book') book=${words[i+1]} ;;\n            (" +
        ways(all) + ") at+=\" ${words[i]}\" ;;\n        esac\n    done\n    case \"$at $prev\" in\n";
    for (auto place = all.rbegin(); place != all.rend(); ++place) {
        for (const DescribedOption& option : place->command->options) {
            if (!option.value.empty()) out += "        (" + pattern(*place, option) + ") " + then_return(zsh_values(completed(option), option.choices));
        }
    }
    out += "    esac\n    if [[ $PREFIX == -* ]]; then\n        case \"$at\" in\n";
    for (const Place& place : all) {
        out += "            (" + quoted(place.at) + ") shown=(";
        for (const DescribedOption& option : place.command->options) {
            for (const std::string& name : option.names) out += zsh_described(name, option.help);
        }
        out += " ) ;;\n";
    }
    out += "        esac\n        _describe option shown\n        return\n    fi\n    case \"$at\" in\n";
    for (const Place& place : all) {
        const DescribedCommand& command = *place.command;
        std::string values = zsh_values(completed_arguments(command), {});
        if (!command.commands.empty()) {
            values = "shown=(";
            for (const DescribedCommand& one : command.commands) values += zsh_described(one.name, one.summary);
            values += " ); _describe command shown";
        }
        if (!values.empty()) out += "        (" + quoted(place.at) + ") " + values + " ;;\n";
    }
    return out + "    esac\n}\n_clausebook \"$@\"\n";
}

std::string fish_completion(const DescribedCommand& program) {
    const std::vector<Place> all = places(program);
    std::string known;
    for (const Place& place : all) known += " " + quoted(place.at, "\\'");
    std::string out =
        "# Completion of " + program.name + " for fish.\nfunction __clausebook_documents\n    set -l words (commandline -opc)\n    set -l book\n" +
        "    if set -l at (contains -i -- --book $words)\n        set book --book $words[(math $at + 1)]\n    end\n    $words[1] $book " +
        std::string(k_list_ids) + "\nend\n" + "# True where the commands on the line are those that are named.\nfunction __clausebook_at\n    set -l at ''\n" +
        "    for word in (commandline -opc)[2..]\n        if contains -- \"$at $word\"" + known +
        "\n            set at \"$at $word\"\n        end\n    end\n    test \"$at\" = \"$argv[1]\"\nend\ncomplete -c " + program.name + " -f\n";
    for (const Place& place : all) {
        const std::string line = "complete -c " + program.name + (place.at.empty() ? "" : " -n \"__clausebook_at '" + place.at + "'\"");
        const std::string here = "complete -c " + program.name + " -n \"__clausebook_at '" + place.at + "'\"";
        for (const DescribedOption& option : place.command->options) {
            out += line;
            for (const std::string& name : option.names) out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            out += (option.value.empty() ? "" : fish_values(completed(option), option.choices)) + " -d " + quoted(option.help, "\\'") + "\n";
        }
        for (const DescribedCommand& one : place.command->commands) out += here + " -a " + one.name + " -d " + quoted(one.summary, "\\'") + "\n";
        const Completed arguments = completed_arguments(*place.command);
        if (arguments != Completed::nothing && place.command->commands.empty()) out += here + fish_values(arguments, {}) + "\n";
    }
    return out;
}

}  // namespace clausebook
