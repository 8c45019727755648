#include "render/compare_table_files.h"
#include "render/table_html.h"

namespace clausebook {

std::string compare_html(const ComparisonTable& table, const TableOrigin& origin) {
    const auto nowhere = [](const Quote&) { return std::string(); };
    return page_head_html("What the protocols say") + questions_html(table) + answers_html(table, nowhere) + sources_html(table, origin) +
           "</main></body></html>\n";
}

}  // namespace clausebook
