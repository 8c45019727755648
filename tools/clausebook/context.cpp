#include "context.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "book/files.h"
#include "render/listing.h"

namespace clausebook {

Result<Library> Context::open() const {
    Result<Library> library = Library::open(books, installation, today);
    if (library && as_read) library->ignore_decisions();
    if (library) {
        for (const UnreachedBook& one : library->unreached())
            std::fprintf(stderr, "clausebook: %s: %s. Its documents are left out.\n", printable(one.place).c_str(), printable(one.why).c_str());
    }
    return library;
}

Result<Library> Context::open_for_writing() const {
    if (books.size() > 1 || books.front().rfind("tcp:", 0) == 0)
        return fail({"book-one", "only one book, and a folder, can be changed", "name one with --book", books.back(), ""});
    return Library::open_for_writing(books.front(), installation, today);
}

Result<void> Context::print(std::string_view text) const {
    if (!output.empty()) return write_whole(output, text);
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        if (errno == EPIPE) return {};  // the reader has seen enough
        return fail({"output-failed", std::string("standard output cannot be written: ") + std::strerror(errno),
                     "free some space, or write elsewhere with -o FILE", "", ""});
    }
    return {};
}

CLI::App* add_command(CLI::App& app, Context& context, const std::string& name, const std::string& description, const std::vector<std::string>& formats,
                      Work work) {
    CLI::App* command = app.add_subcommand(name, description);
    std::string known, listed;
    for (const std::string& one : formats) {
        known += (known.empty() ? "" : ", ") + one;
        listed += (listed.empty() ? "" : ",") + one;
    }
    command->add_option("--format", context.format, "form of the output: " + known + " [" + formats.front() + "]")->type_name("FORM:{" + listed + "}");
    command->add_option("-o,--output", context.output, "write to this file, whole or not at all")->type_name("FILE");
    command->fallthrough();
    command->callback([&context, formats, known, work = std::move(work)] {
        if (context.format.empty()) context.format = formats.front();
        Result<int> done = fail({"format-bad", "there is no output as '" + context.format + "' here", "--format takes " + known, "", ""});
        if (std::find(formats.begin(), formats.end(), context.format) != formats.end()) done = work();
        if (!done) std::fprintf(stderr, "clausebook: %s\n", error_line(done.error()).c_str());
        context.status = done ? *done : 2;
    });
    return command;
}

void add_as_read(CLI::App& command, Context& context) {
    command.add_flag("--as-read", context.as_read, "as the program alone read it, without people's decisions");
}

}  // namespace clausebook
