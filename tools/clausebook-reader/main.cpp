// Reads files, each in a process that may do nothing else. Without a file it serves the program, on a socket (sandbox/reading_order.h).
// With a file it is for people:
//   clausebook-reader --dump FILE            what the reader makes of it, a line each
//   clausebook-reader --picture N --dpi D FILE > page.png
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <new>

#include "dump.h"
#include "ingest/pdf_file.h"
#include "ingest/png.h"
#include "ingest/read_file.h"
#include "sandbox/confine.h"
#include "sandbox/frames.h"
#include "sandbox/reading_order.h"
#include "sandbox/wire.h"

namespace clausebook {

namespace {

void write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) _exit(2);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

Result<std::string> picture_of(std::string_view bytes, const ReadOptions& options, int page, double dpi) {
    if (!(dpi >= 10 && dpi <= 600)) return fail({.code = "picture-dpi", .message = "pictures have 10 to 600 dots an inch", .hint = "Give another --dpi"});
    if (recognise_format(bytes) != FileFormat::pdf) {
        return fail({.code = "picture-format", .message = "only pages of PDF files have pictures", .hint = "Show the clause as text"});
    }
    return PdfFile::open(bytes, options.password).and_then([&](const PdfFile& file) { return file.picture(page, dpi, true); }).map([&](const Picture& picture) {
        return png_of(picture, dpi);
    });
}

// All of standard input: mapped where it is a file.
std::string_view standard_input(std::string& held) {
    struct stat about {};
    if (fstat(STDIN_FILENO, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
        void* place = mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
        if (place != MAP_FAILED) return {static_cast<const char*>(place), static_cast<std::size_t>(about.st_size)};
    }
    held.assign(std::istreambuf_iterator<char>(std::cin), {});
    return held;
}

std::string answer_to(std::string_view encoded) {
    const auto request = decode_request(encoded);
    if (!request) return encode_text(fail(request.error()));
    switch (request->task) {
        case ReadTask::text:
            return encode_text(read_file(request->bytes, request->options, [](int page, int pages) { write_all(progress_frame(page, pages)); }));
        case ReadTask::picture:
            return encode_picture(picture_of(request->bytes, request->options, request->picture_page, request->picture_dpi));
    }
    return {};
}

int serve() {
    const ReadingOrder order = await_order();
    const auto confined = confine_process({order.memory_bytes, order.cpu_seconds}, order.require_landlock != 0);
    std::string held;
    write_all(answer_frame(confined ? answer_to(standard_input(held)) : encode_text(fail(confined.error()))));
    _exit(0);  // what the process held goes with it
}

bool is_socket(int file) {
    struct stat about {};
    return fstat(file, &about) == 0 && S_ISSOCK(about.st_mode);
}

int complain(const Error& error) {
    std::cerr << "clausebook-reader: " << error.path << (error.place.empty() ? "" : ", " + error.place) << ": " << error.message << ". " << error.hint
              << (error.hint.empty() ? "" : ".") << '\n';
    return 2;
}

struct Arguments {
    Limits limits;
    bool require = false;
    bool dump = false;
    int picture = 0;
    double dpi = 100;
    std::string path;
    ReadOptions options;
};

int for_people(const Arguments& arguments) {
    std::ifstream file(arguments.path, std::ios::binary);
    if (!file) return complain({.code = "file-unreadable", .message = "it cannot be opened", .hint = "Check its name and permissions", .path = arguments.path});
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    file.close();
    if (const auto confined = confine_process(arguments.limits, arguments.require); !confined) return complain(confined.error());
    if (arguments.picture > 0) {
        auto png = picture_of(bytes, arguments.options, arguments.picture, arguments.dpi);
        if (!png) {
            png.error().path = arguments.path;
            return complain(png.error());
        }
        write_all(*png);
        return 0;
    }
    auto text = read_file(bytes, arguments.options);
    if (!text) {
        text.error().path = arguments.path;
        return complain(text.error());
    }
    write_all(dump_of(*text));
    return 0;
}

int run(int argc, char** argv) {
    Arguments arguments;
    CLI::App app("Reads one file in a confined process.");
    app.add_option("--memory", arguments.limits.memory_bytes, "bytes of memory that it may take");
    app.add_option("--seconds", arguments.limits.cpu_seconds, "processor time that it may take");
    app.add_flag("--require-sandbox", arguments.require, "refuse where the kernel lacks Landlock");
    app.add_flag("--dump", arguments.dump, "print what is read from FILE, a line each");
    app.add_option("--picture", arguments.picture, "write page N of FILE to standard output, as PNG");
    app.add_option("--dpi", arguments.dpi, "dots an inch of the picture");
    app.add_option("--password", arguments.options.password);
    app.add_option("--first-page", arguments.options.first_page);
    app.add_option("--last-page", arguments.options.last_page);
    app.add_option("FILE", arguments.path);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : 2;
    }
    const bool for_the_program = arguments.path.empty() && is_socket(STDIN_FILENO);
    if (!for_the_program && (arguments.path.empty() || !(arguments.dump || arguments.picture > 0))) {
        std::cerr << "clausebook-reader: give --dump FILE or --picture N FILE; without either it serves clausebook.\n";
        return 2;
    }
    return for_the_program ? serve() : for_people(arguments);
}

}  // namespace

}  // namespace clausebook

int main(int argc, char** argv) {
    try {
        return clausebook::run(argc, argv);
    } catch (const std::bad_alloc&) {
        return clausebook::k_exit_memory;
    }
}
