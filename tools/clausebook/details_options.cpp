#include "details_options.h"

#include "app/details_table.h"

namespace clausebook {

void DetailsOptions::add_to(CLI::App& command) {
    const std::map<std::string, std::string> help = {
        {"authority", "the council's name"},
        {"type", "county, district, borough, unitary, london, metropolitan, parish, combined, ..."},
        {"nation", "england, wales, scotland, northern-ireland"},
        {"kind", "protocol, code, access-rules, enquiry-standard, ..."},
        {"title", "the document's title"},
        {"adopted", "date of adoption"},
        {"review", "when its review is due"},
        {"effective", "date from which it is in force"},
        {"version", "the version that it calls itself"},
        {"status", "in-force, draft, superseded or unknown"},
        {"url", "where it was found"},
        {"retrieved", "when it was taken from there"},
    };
    for (const std::string& name : detail_names()) {
        command
            .add_option_function<std::string>(
                "--" + name, [this, name](const std::string& value) { given[name] = value; }, help.at(name))
            ->group("Details")
            ->type_name("TEXT");
    }
}

}  // namespace clausebook
