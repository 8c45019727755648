#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/library.h"
#include "base/result.h"
#include "render/text_table.h"

namespace clausebook {

// What every command is told by the surroundings and by the options that all commands share.
struct Context {
    std::vector<std::string> books;  // folders, and tcp:host:port; the first one is written to
    std::string format;              // as asked for, else the first that the command has
    std::string output;              // file; "" is standard output
    std::string today;               // ISO date
    std::string user;                // who decides where nobody is named
    std::string clock;               // date and time
    int width = 80;
    bool colour = false;          // standard output is a terminal
    bool shows_progress = false;  // standard error is one
    Installation installation;
    bool as_read = false;  // people's decisions are left out of account
    int status = 0;

    // When something is done: by the clock, unless another date stands in for it.
    std::string now() const { return clock.starts_with(today) ? clock : today; }
    TextStyle style() const { return {width, colour && output.empty()}; }
    // Says on standard error which remote books do not answer.
    Result<Library> open() const;
    Result<Library> open_for_writing() const;
    // Writes a command's output to its file, whole or not at all, or to standard output.
    Result<void> print(std::string_view text) const;
};

// A command's work: gives its exit status (0 done and something found, 1 nothing found), or the error that makes it 2.
using Work = std::function<Result<int>()>;

// Makes a sub-command with the options that all have: --format (one of `formats`; the first is meant where none is asked for) and -o. Options of its
// own are added by the caller; what they are bound to must live as long as the work, which is called after all were read.
CLI::App* add_command(CLI::App& app, Context& context, const std::string& name, const std::string& description, const std::vector<std::string>& formats,
                      Work work);

// Gives a command --as-read.
void add_as_read(CLI::App& command, Context& context);

}  // namespace clausebook
