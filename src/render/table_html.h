#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "model/comparison.h"
#include "render/compare_table_files.h"

namespace clausebook {

// The address of the clause that a quote stands in; empty: there is none to go to.
using QuoteAddress = std::function<std::string(const Quote&)>;

// The parts of a page that shows a comparison table: everything from <!DOCTYPE> to <main>, the list of the questions, a section a question, what people
// checked, and what the answers come from. What documents hold becomes no markup.
std::string page_head_html(std::string_view title);
std::string questions_html(const ComparisonTable& table);
std::string answers_html(const ComparisonTable& table, const QuoteAddress& address);
std::string sources_html(const ComparisonTable& table, const TableOrigin& origin);

}  // namespace clausebook
