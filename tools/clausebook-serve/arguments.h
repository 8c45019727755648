#pragma once
#include "server.h"
#include "site.h"

namespace CLI {
class App;
}

namespace clausebook {

// What clausebook-serve is told.
struct ServeArguments {
    SiteOptions site;
    ServerOptions server;
};

// Makes `app` the command line of clausebook-serve. `arguments` must outlive it.
void define_serve(CLI::App& app, ServeArguments& arguments);

}  // namespace clausebook
