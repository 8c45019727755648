#include <algorithm>
#include <memory>

#include "app/verify.h"
#include "app/verify_report.h"
#include "book/files.h"
#include "commands.h"
#include "render/listing.h"
#include "render/review.h"
#include "tools/surroundings/surroundings.h"

namespace clausebook {
namespace {

constexpr std::size_t k_largest_report = 64'000'000;  // bytes

Result<int> run_verify(const Context& context, bool reread) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    if (reread) tell_confinement(context.installation, "clausebook");
    const Result<Verification> result = verify(*library, reread);
    if (!result) return fail(result.error());
    const std::string out = context.format == "json" ? verification_json(*result) : verification_text(*result, context.style());
    if (auto printed = context.print(out); !printed) return fail(printed.error());
    return result->damage.empty() ? 0 : 2;
}

Result<int> run_verify_report(const Context& context, const std::string& path) {
    const Result<Library> library = context.open();
    if (!library) return fail(library.error());
    const Result<std::string> bytes = read_bytes(path, k_largest_report);
    if (!bytes) return fail(bytes.error());
    Result<ReportCheck> check = verify_report(*library, *bytes);
    if (!check) {
        Error error = check.error();
        if (error.path.empty()) error.path = path;
        return fail(std::move(error));
    }
    if (auto printed = context.print(context.format == "json" ? report_check_json(*check) : report_check_text(*check, context.style())); !printed) {
        return fail(printed.error());
    }
    return std::all_of(check->quotes.begin(), check->quotes.end(), [](const ReportQuote& quote) { return quote.state == QuoteState::stands; }) ? 0 : 2;
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
    const auto reread = std::make_shared<bool>(false);
    const auto report = std::make_shared<std::string>();
    CLI::App* command = add_command(app, context, "verify", "prove hashes, spans and quotes", {"text", "json"}, [&context, reread, report] {
        return report->empty() ? run_verify(context, *reread) : run_verify_report(context, *report);
    });
    command->add_option("REPORT", *report, "an exported table (.xlsx, .docx): which of its quotes no longer stand");
    command->add_flag("--reread", *reread, "also read every source again and tell what would be read otherwise");
    command->footer(
        "Examples:\n"
        "  clausebook verify\n"
        "  clausebook verify --reread\n");
}

}  // namespace clausebook
