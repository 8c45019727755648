#include "index/query.h"

#include "index/duration.h"
#include "targets.h"

namespace clausebook {

namespace {

void require_within(const QueryNode& node, std::size_t size) {
    require(node.span.begin <= node.span.end && node.span.end <= size, "a part of a query stands in it");
    for (const QueryNode& child : node.children) require_within(child, size);
}

}  // namespace

void fuzz_query(std::string_view bytes) {
    require_within(parse_query(bytes), bytes.size());
    for (const QueryNode& word : words_query(bytes).children) require(word.children.empty(), "words are no operators");
    if (const auto duration = parse_duration(bytes)) require(parse_duration_term(duration_term(*duration)).has_value(), "a duration is a term");
    static_cast<void>(parse_duration_term(bytes));
}

}  // namespace clausebook
