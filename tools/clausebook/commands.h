#pragma once
#include "context.h"

// One function a command, each in its own file: defines the command's options and what it does.
namespace clausebook {

// Makes `app` the command line of clausebook. `context` must outlive it.
void define_commands(CLI::App& app, Context& context);

void add_add(CLI::App& app, Context& context);
void add_set(CLI::App& app, Context& context);
void add_list(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_search(CLI::App& app, Context& context);
void add_refs(CLI::App& app, Context& context);
void add_compare(CLI::App& app, Context& context);
void add_align(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_ask(CLI::App& app, Context& context);
void add_review(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_remove(CLI::App& app, Context& context);
void add_history(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_rebuild(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);

}  // namespace clausebook
