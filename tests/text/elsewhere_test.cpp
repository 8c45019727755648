// Words that leave a matter to another document.
#include "text/elsewhere.h"

#include <catch2/catch.hpp>

using namespace clausebook;

namespace {

std::string instrument(const std::string& text) {
    const Span span = unnamed_instrument(text);
    return text.substr(span.begin, span.size());
}

}  // namespace

TEST_CASE("what words go by without naming it is told as printed") {
    CHECK(instrument("Enquiries are answered in line with the authority's customer standards.") == "authority's customer standards");
    CHECK(instrument("Letters are dealt with under its correspondence policy and logged.") == "correspondence policy");
    CHECK(instrument("Complaints are handled according to our procedures.") == "procedures");
}

TEST_CASE("what a document sets out itself is nowhere else") {
    CHECK(instrument("Requests are handled in accordance with the following procedure.").empty());
    CHECK(instrument("Requests are handled under the request procedure set out in Appendix A.").empty());
    CHECK(instrument("Anybody who acts under this protocol, or in line with the Protocol, is protected.").empty());
    CHECK(instrument("Officers work under the direction of the council and follow policy.").empty());
}

TEST_CASE("a document that the quoted words name comes before one beside them") {
    ProtocolDoc doc;
    doc.text = "See the Code. Letters are answered under the Council's procedures.";
    doc.units.emplace_back().text = {0, doc.text.size()};
    Facts facts;
    CHECK(document_pointed_to(doc, facts, 0, {14, doc.text.size()}) == "Council's procedures");
    CHECK(document_pointed_to(doc, facts, 0, {0, 13}).empty());
    Reference code;
    code.unit = 0;
    code.kind = ReferenceKind::external;
    code.span = {8, 12};
    code.target = "Code";
    facts.references = {code};
    CHECK(document_pointed_to(doc, facts, 0, {14, doc.text.size()}) == "Council's procedures");
    CHECK(document_pointed_to(doc, facts, 0, {0, 13}) == "Code");
    CHECK(document_pointed_to(doc, facts, 1, {}).empty());
}
