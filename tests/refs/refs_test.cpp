// How lists of references are printed: table, JSON, graph, picture.
#include "render/refs.h"

#include <catch2/catch.hpp>
#include <string>

#include "render/refs_picture.h"

using namespace clausebook;

namespace {

ReferenceList sample() {
    ReferenceList list;
    list.documents = {"ashby"};
    ListedReference resolved;
    resolved.document = "ashby";
    resolved.unit = "3.1";
    resolved.citation = "paragraph 3.1";
    resolved.text = "section 4";
    resolved.target = "section 4";
    resolved.target_unit = "4";
    ListedReference dangling = resolved;
    dangling.state = ReferenceState::dangling;
    dangling.text = "section 19";
    dangling.target.clear();
    dangling.target_unit.clear();
    dangling.remark = "this document has no such place";
    ListedReference repealed = resolved;
    repealed.state = ReferenceState::repealed;
    repealed.text = "the \"old\" Act";
    repealed.target = "Data Protection Act 1998";
    repealed.target_unit.clear();
    repealed.instrument = "data-protection-act-1998";
    repealed.identifier = "ukpga/1998/29";
    repealed.remark = "repealed since 2018-05-25";
    list.references = {resolved, dangling, repealed};
    return list;
}

}  // namespace

TEST_CASE("the table tells each state and counts them") {
    const std::string text = refs_text(sample(), {120, false});
    CHECK(text.find("paragraph 3.1  section 4      resolved  section 4") != std::string::npos);
    CHECK(text.find("dangling  -") != std::string::npos);
    CHECK(text.find("3 references: 1 resolved, 1 dangling, 1 repealed.\n") != std::string::npos);
    CHECK(text.find("DOCUMENT") == std::string::npos);
    ReferenceList none;
    none.pointing_at = "section 9(b)";
    CHECK(refs_text(none, {80, false}) == "0 references to section 9(b).\n");
    ReferenceList several = sample();
    several.documents.push_back("bree");
    CHECK(refs_text(several, {120, false}).find("DOCUMENT") != std::string::npos);
}

TEST_CASE("JSON leaves out what does not apply and says null where nothing is meant") {
    const std::string json = refs_json(sample());
    CHECK(json.find("\"format\": \"clausebook/1\"") != std::string::npos);
    CHECK(json.find("\"target_unit\": \"4\"") != std::string::npos);
    CHECK(json.find("\"target\": null") != std::string::npos);
    CHECK(json.find("\"identifier\": \"ukpga/1998/29\"") != std::string::npos);
    CHECK(json.find("\"likelier\"") == std::string::npos);
}

TEST_CASE("the graph names each node once and escapes what documents print") {
    ReferenceList list = sample();
    list.references.push_back(list.references.front());
    CHECK(refs_dot(list) ==
          "digraph references {\n"
          "  rankdir=LR;\n"
          "  node [shape=box];\n"
          "  \"ashby/3.1\" [label=\"paragraph 3.1\"];\n"
          "  \"ashby/4\" [label=\"section 4\"];\n"
          "  \"instrument data-protection-act-1998\" [label=\"Data Protection Act 1998\", shape=ellipse];\n"
          "  \"missing ashby section 19\" [label=\"section 19 ?\", shape=ellipse];\n"
          "  \"ashby/3.1\" -> \"ashby/4\" [label=\"section 4\"];\n"
          "  \"ashby/3.1\" -> \"instrument data-protection-act-1998\" [label=\"the \\\"old\\\" Act\", color=red];\n"
          "  \"ashby/3.1\" -> \"missing ashby section 19\" [label=\"section 19\", color=red, style=dashed];\n"
          "}\n");
}

TEST_CASE("the picture has a line for each reference whose ends it shows") {
    const ReferencePicture picture = picture_references(sample(), {"3", "3.1", "4"});
    REQUIRE(picture.clauses.size() == 2);
    CHECK(picture.clauses[0].text == "paragraph 3.1");
    CHECK(picture.clauses[1].text == "section 4");
    CHECK(picture.clauses[0].y < picture.clauses[1].y);
    REQUIRE(picture.outside.size() == 2);
    CHECK(picture.outside[0].text == "not in this document: section 19");
    CHECK(picture.outside[0].wrong);
    CHECK(picture.outside[1].text == "repealed: Data Protection Act 1998");
    REQUIRE(picture.lines.size() == 3);
    CHECK_FALSE(picture.lines[0].wrong);
    CHECK_FALSE(picture.lines[0].arrow.empty());
    CHECK(picture.lines[2].wrong);
    CHECK(picture_references(ReferenceList{}, {"3"}).clauses.empty());

    ReferenceList many = sample();
    many.references[0].citation = std::string(200, 'x') + "\u00e9";
    CHECK(picture_references(many, {"3.1", "4"}).clauses[0].text.size() < 60);
}
