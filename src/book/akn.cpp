#include "book/akn.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <pugixml.hpp>
#include <sstream>
#include <type_traits>

#include "model/names.h"
#include "text/utf8.h"

namespace clausebook {
namespace {

constexpr const char* k_akn_namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
constexpr const char* k_own_namespace = "urn:clausebook:1";
constexpr const char* k_unknown_date = "9999-01-01";  // the schema demands a date

// The element that stands for each kind of unit, in the order of UnitKind; kinds that Akoma Ntoso has no element for are named containers.
constexpr struct {
    const char* element;
    const char* name;  // attribute of <hcontainer>
} k_unit_elements[] = {{"hcontainer", "title"}, {"section", nullptr},   {"clause", nullptr},   {"indent", nullptr},
                       {"paragraph", nullptr},  {"hcontainer", "note"}, {"hcontainer", "row"}, {"hcontainer", "meta"}};

// XML 1.0 has no way to write control characters, U+FFFE and U+FFFF, nor bytes that are no UTF-8: U+FFFD stands in for them.
std::string xml_safe(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        const bool allowed = (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') && c != 0xFFFE && c != 0xFFFF;
        append_character(out, allowed ? c : k_replacement);
    }
    return out;
}

std::string_view severity_name(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "";
}

std::string_view word_of(Severity value) { return severity_name(value); }
template <class Enum>
std::string_view word_of(Enum value) {
    return name_of(value);
}

// Last value of each enumeration that is written, so that a name can be looked up.
template <class Enum>
constexpr Enum k_last{};
template <>
constexpr Severity k_last<Severity> = Severity::error;
template <>
constexpr FurnitureKind k_last<FurnitureKind> = FurnitureKind::comment;
template <>
constexpr Modality k_last<Modality> = Modality::must_not;
template <>
constexpr Period k_last<Period> = Period::event;
template <>
constexpr DayType k_last<DayType> = DayType::calendar;
template <>
constexpr Promise k_last<Promise> = Promise::notice;
template <>
constexpr Stage k_last<Stage> = Stage::investigate;
template <>
constexpr ReferenceKind k_last<ReferenceKind> = ReferenceKind::external;
template <>
constexpr AnswerStatus k_last<AnswerStatus> = AnswerStatus::deferred;

// Two archives walk the same lists of fields (below): what one writes the other reads. A field that is zero or empty is not written, and
// read as zero or empty where it is missing.
class Writer {
 public:
    template <class T>
    using Value = const T;
    explicit Writer(pugi::xml_node node) : node_(node) {}

    void operator()(const char* name, const std::string& value) {
        if (!value.empty()) node_.append_attribute(name) = xml_safe(value).c_str();
    }
    void operator()(const char* name, Span value) {
        if (value != Span{}) put(name, fmt::format("{} {}", value.begin, value.end));
    }
    void operator()(const char* name, int value) {
        if (value != 0) put(name, fmt::format("{}", value));
    }
    void operator()(const char* name, std::size_t value) {
        if (value != 0) put(name, fmt::format("{}", value));
    }
    void operator()(const char* name, double value) {
        if (value != 0) put(name, fmt::format("{}", value));
    }
    void operator()(const char* name, const std::optional<double>& value) {
        if (value) put(name, fmt::format("{}", *value));
    }
    void operator()(const char* name, bool value) {
        if (value) put(name, "true");
    }
    void operator()(const char* name, const Box& box) {
        if (box != Box{}) put(name, fmt::format("{} {} {} {}", box.left, box.top, box.right, box.bottom));
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void operator()(const char* name, Enum value) {
        if (value != Enum{}) put(name, std::string(word_of(value)));
    }
    void unit(const char* name, int value) { put(name, fmt::format("{}", value)); }
    void unit_if_any(const char* name, int value) {
        if (value >= 0) unit(name, value);
    }
    template <class T>
    void list(const char* name, const std::vector<T>& values) {
        for (const T& value : values) {
            Writer inner(node_.append_child(name));
            fields(inner, value);
        }
    }

 private:
    void put(const char* name, const std::string& value) { node_.append_attribute(name) = value.c_str(); }
    pugi::xml_node node_;
};

// Where a value is impossible the first such field is kept in `problem`.
struct Limits {
    std::size_t text_size = 0;
    std::size_t unit_count = 0;
    std::string problem;
};

class Reader {
 public:
    template <class T>
    using Value = T;
    Reader(pugi::xml_node node, Limits& limits) : node_(node), limits_(limits) {}

    void operator()(const char* name, std::string& value) { value = node_.attribute(name).value(); }
    void operator()(const char* name, Span& value) {
        const std::vector<std::size_t> ends = numbers<std::size_t>(name, 2);
        value = ends.empty() ? Span{} : Span{ends[0], ends[1]};
        if (value.begin > value.end || value.end > limits_.text_size) bad(name);
    }
    void operator()(const char* name, int& value) { number(name, value); }
    void operator()(const char* name, std::size_t& value) { number(name, value); }
    void operator()(const char* name, double& value) { number(name, value); }
    void operator()(const char* name, std::optional<double>& value) {
        value.reset();
        if (node_.attribute(name)) number(name, value.emplace());
    }
    void operator()(const char* name, bool& value) { value = node_.attribute(name).as_bool(); }
    void operator()(const char* name, Box& box) {
        const std::vector<double> sides = numbers<double>(name, 4);
        box = sides.empty() ? Box{} : Box{sides[0], sides[1], sides[2], sides[3]};
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void operator()(const char* name, Enum& value) {
        value = Enum{};
        const pugi::xml_attribute attribute = node_.attribute(name);
        if (!attribute) return;
        for (int i = 0; i <= static_cast<int>(k_last<Enum>); ++i) {
            value = static_cast<Enum>(i);
            if (word_of(value) == attribute.value()) return;
        }
        bad(name);
    }
    void unit_if_any(const char* name, int& value) {
        value = -1;
        if (node_.attribute(name)) unit(name, value);
    }
    void unit(const char* name, int& value) {
        value = -1;
        number(name, value);
        if (!node_.attribute(name) || value < 0 || static_cast<std::size_t>(value) >= limits_.unit_count) bad(name);
    }
    template <class T>
    void list(const char* name, std::vector<T>& values) {
        for (const pugi::xml_node child : node_.children(name)) {
            Reader inner(child, limits_);
            values.emplace_back();
            fields(inner, values.back());
        }
    }

 private:
    void bad(const char* name) {
        if (limits_.problem.empty()) limits_.problem = std::string(node_.name()) + " has an impossible " + name;
    }
    template <class Number>
    std::vector<Number> numbers(const char* name, std::size_t count) {
        const std::string_view text = node_.attribute(name).value();
        std::vector<Number> values;
        for (const char *at = text.data(), *end = at + text.size(); at != end && values.size() < count;) {
            if (!values.empty() && *at == ' ') ++at;
            Number value{};
            const auto [next, error] = std::from_chars(at, end, value);
            if (error != std::errc()) break;
            values.push_back(value);
            at = next;
        }
        if (!text.empty() && values.size() != count) {
            bad(name);
            values.clear();
        }
        return values;
    }
    template <class Number>
    void number(const char* name, Number& value) {
        const std::vector<Number> read = numbers<Number>(name, 1);
        value = read.empty() ? Number{} : read[0];
    }
    pugi::xml_node node_;
    Limits& limits_;
};

template <class A>
void fields(A& a, typename A::template Value<std::string>& v) {
    a("is", v);
}
template <class A>
void fields(A& a, typename A::template Value<Span>& v) {
    a("span", v);
}
template <class A>
void fields(A& a, typename A::template Value<Page>& v) {
    a("number", v.number), a("label", v.label), a("width", v.width), a("height", v.height), a("machineRead", v.machine_read);
}
template <class A>
void fields(A& a, typename A::template Value<Place>& v) {
    a("span", v.span), a("page", v.page_number), a("box", v.box);
}
template <class A>
void fields(A& a, typename A::template Value<Furniture>& v) {
    a("kind", v.kind), a("text", v.text), a("page", v.page_number), a("box", v.box), a("beforeLine", v.before_line);
}
template <class A>
void fields(A& a, typename A::template Value<Diagnostic>& v) {
    a("severity", v.severity), a("code", v.code), a("message", v.message), a("span", v.span), a("page", v.page_number);
}
template <class A>
void fields(A& a, typename A::template Value<TimeLimit>& v) {
    a.unit("unit", v.unit), a("span", v.span), a("quantity", v.quantity), a("period", v.period), a("dayType", v.day_type), a("bound", v.bound);
    a("qualifier", v.qualifier), a("trigger", v.trigger), a("modality", v.modality), a("bearer", v.bearer), a("action", v.action);
    a("promise", v.promise), a("hardCap", v.hard_cap), a("rule", v.rule);
}
template <class A>
void fields(A& a, typename A::template Value<Decider>& v) {
    a.unit("unit", v.unit), a("span", v.span), a("role", v.role), a("function", v.function), a("stage", v.stage), a("matter", v.matter);
    a("advisedBy", v.advised_by), a("rule", v.rule);
}
template <class A>
void fields(A& a, typename A::template Value<Reference>& v) {
    a.unit("unit", v.unit), a("span", v.span), a("kind", v.kind), a.unit_if_any("targetUnit", v.target_unit), a("target", v.target);
    a("instrument", v.instrument), a("provision", v.provision), a("doubtful", v.doubtful), a.unit_if_any("likelierUnit", v.likelier_unit), a("rule", v.rule);
}
template <class A>
void fields(A& a, typename A::template Value<Duty>& v) {
    a.unit("unit", v.unit), a("span", v.span), a("modality", v.modality), a("bearer", v.bearer), a("rule", v.rule);
}
template <class A>
void fields(A& a, typename A::template Value<ProvisionUnit>& v) {
    a.unit("unit", v.unit), a("probability", v.probability), a.list("cb:because", v.because);
}
template <class A>
void fields(A& a, typename A::template Value<ProvisionAnswer>& v) {
    a("key", v.key), a("status", v.status), a("value", v.value), a("probability", v.probability), a("nearThreshold", v.near_threshold);
    a.list("cb:unit", v.units), a.list("cb:quote", v.quotes), a.list("cb:nearest", v.nearest);
}
template <class A>
void fields(A& a, typename A::template Value<Details>& v) {
    a("title", v.title), a("authority", v.authority), a("authorityType", v.authority_type), a("nation", v.nation), a("kind", v.kind);
    a("adopted", v.adopted), a("review", v.review), a("effective", v.effective), a("version", v.version), a("status", v.status);
    a("url", v.url), a("retrieved", v.retrieved);
}
// The place of a unit in the text; what else there is of it stands in the tree itself.
template <class A>
void fields(A& a, typename A::template Value<Unit>& v) {
    a("cb:id", v.id), a("cb:label", v.label), a("cb:heading", v.heading), a("cb:text", v.text), a("cb:citation", v.citation);
}
// Everything of a record that is no unit.
template <class A>
void fields(A& a, typename A::template Value<DocumentRecord>& v) {
    a("id", v.doc.id), a("version", v.version), a("source", v.source_name), a("format", v.doc.format);
    a.list("cb:page", v.doc.pages), a.list("cb:place", v.doc.places), a.list("cb:furniture", v.doc.furniture), a.list("cb:diagnostic", v.doc.diagnostics);
    a.list("cb:timeLimit", v.facts.time_limits), a.list("cb:decider", v.facts.deciders), a.list("cb:reference", v.facts.references);
    a.list("cb:duty", v.facts.duties), a.list("cb:provision", v.answers);
}

// Ids in Akoma Ntoso hold no blank, and each occurs once.
std::vector<std::string> element_ids(const ProtocolDoc& doc) {
    std::vector<std::string> ids;
    for (const Unit& unit : doc.units) {
        std::string id = xml_safe(unit.id);
        std::replace_if(
            id.begin(), id.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }, '_');
        ids.push_back(id.empty() ? fmt::format("unit-{}", ids.size()) : id);
    }
    std::vector<std::size_t> order(ids.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
    for (std::size_t i = order.size(); i-- > 1;) {
        if (ids[order[i]] == ids[order[i - 1]]) ids[order[i]] += fmt::format("~{}", order[i]);
    }
    return ids;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || std::string_view("-._~/()@").find(c) != std::string_view::npos);
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return out;
}

// Writes the words of one span into `node`, references in it as <ref>.
class WordsWriter {
 public:
    WordsWriter(const DocumentRecord& record, const std::vector<std::string>& ids) : record_(record), ids_(ids) {
        for (const Reference& reference : record.facts.references) references_.push_back(&reference);
        std::stable_sort(references_.begin(), references_.end(), [](const Reference* a, const Reference* b) { return a->span.begin < b->span.begin; });
    }

    void write(pugi::xml_node node, Span span) const {
        std::size_t at = span.begin;
        auto next = std::partition_point(references_.begin(), references_.end(), [&](const Reference* r) { return r->span.begin < span.begin; });
        for (; next != references_.end() && (*next)->span.begin < span.end; ++next) {
            const Reference& reference = **next;
            if (reference.span.begin < at || reference.span.end > span.end || reference.span.empty())
                continue;  // overlaps another: stands in <proprietary> only
            put(node, {at, reference.span.begin});
            pugi::xml_node ref = node.append_child("ref");
            ref.append_attribute("href") = address(reference).c_str();
            put(ref, reference.span);
            at = reference.span.end;
        }
        put(node, {at, span.end});
    }

 private:
    void put(pugi::xml_node node, Span span) const {
        if (!span.empty()) node.append_child(pugi::node_pcdata).set_value(xml_safe(record_.doc.words(span)).c_str());
    }
    std::string address(const Reference& reference) const {
        if (reference.target_unit >= 0) return "#" + percent_encoded(ids_[static_cast<std::size_t>(reference.target_unit)]);
        if (!reference.instrument.empty()) return "urn:clausebook:instrument:" + percent_encoded(reference.instrument);
        return "urn:clausebook:unresolved";
    }
    const DocumentRecord& record_;
    const std::vector<std::string>& ids_;
    std::vector<const Reference*> references_;
};

bool is_whole_date(const std::string& date) {
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
    const auto digits = [&](std::size_t from, std::size_t to) {
        return std::all_of(date.begin() + static_cast<std::ptrdiff_t>(from), date.begin() + static_cast<std::ptrdiff_t>(to),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    return digits(0, 4) && digits(5, 7) && digits(8, 10) && date != "0000-00-00";
}

void write_identification(pugi::xml_node meta, const DocumentRecord& record) {
    pugi::xml_node identification = meta.append_child("identification");
    identification.append_attribute("source") = "#clausebook";
    const std::string work = "/akn/gb/doc/" + percent_encoded(record.doc.id);
    const std::string expression = work + "/eng@" + std::to_string(record.version);
    const std::string date = is_whole_date(record.doc.details.adopted) ? record.doc.details.adopted : k_unknown_date;
    const auto level = [&](const char* name, const std::string& uri, const char* dated) {
        pugi::xml_node node = identification.append_child(name);
        node.append_child("FRBRthis").append_attribute("value") = (uri + "/!main").c_str();
        node.append_child("FRBRuri").append_attribute("value") = uri.c_str();
        pugi::xml_node frbr_date = node.append_child("FRBRdate");
        frbr_date.append_attribute("date") = dated;
        frbr_date.append_attribute("name") = "adopted";
        node.append_child("FRBRauthor").append_attribute("href") = "#authority";
        return node;
    };
    level("FRBRWork", work, date.c_str()).append_child("FRBRcountry").append_attribute("value") = "gb";
    level("FRBRExpression", expression, date.c_str()).append_child("FRBRlanguage").append_attribute("language") = "eng";
    level("FRBRManifestation", expression + "/akn.xml", k_unknown_date);
    pugi::xml_node references = meta.append_child("references");
    references.append_attribute("source") = "#clausebook";
    pugi::xml_node authority = references.append_child("TLCOrganization");
    authority.append_attribute("eId") = "authority";
    authority.append_attribute("href") = "/akn/ontology/organization/gb/authority";
    authority.append_attribute("showAs") = record.doc.details.authority.empty() ? "unknown" : xml_safe(record.doc.details.authority).c_str();
}

Error damaged(const std::string& what) { return {"akn-damaged", "the stored document is damaged: " + what, "run clausebook rebuild --reread", "", ""}; }

}  // namespace

std::string write_akn(const DocumentRecord& record) {
    pugi::xml_document xml;
    pugi::xml_node root = xml.append_child("akomaNtoso");
    root.append_attribute("xmlns") = k_akn_namespace;
    root.append_attribute("xmlns:cb") = k_own_namespace;
    pugi::xml_node body_parent = root.append_child("doc");
    body_parent.append_attribute("name") = "protocol";
    pugi::xml_node meta = body_parent.append_child("meta");
    write_identification(meta, record);
    pugi::xml_node proprietary = meta.append_child("proprietary");
    proprietary.append_attribute("source") = "#clausebook";
    pugi::xml_node own = proprietary.append_child("cb:record");
    Writer all(own);
    all("units", static_cast<int>(record.doc.units.size()));
    fields(all, record);
    Writer details(own.append_child("cb:details"));
    fields(details, record.doc.details);

    const std::vector<std::string> ids = element_ids(record.doc);
    const WordsWriter words(record, ids);
    pugi::xml_node body = body_parent.append_child("mainBody");
    std::vector<bool> has_child(record.doc.units.size());
    for (const Unit& unit : record.doc.units) {
        if (unit.parent >= 0) has_child[static_cast<std::size_t>(unit.parent)] = true;
    }
    std::vector<pugi::xml_node> nodes;
    for (std::size_t i = 0; i < record.doc.units.size(); ++i) {
        const Unit& unit = record.doc.units[i];
        const auto& element = k_unit_elements[static_cast<std::size_t>(unit.kind)];
        pugi::xml_node node = (unit.parent >= 0 ? nodes[static_cast<std::size_t>(unit.parent)] : body).append_child(element.element);
        nodes.push_back(node);
        if (element.name != nullptr) node.append_attribute("name") = element.name;
        node.append_attribute("eId") = ids[i].c_str();
        node.append_attribute("cb:n") = fmt::format("{}", i).c_str();
        Writer own_fields(node);
        fields(own_fields, unit);
        if (!unit.label.empty()) words.write(node.append_child("num"), unit.label);
        if (!unit.heading.empty()) words.write(node.append_child("heading"), unit.heading);
        if (!unit.text.empty() || !has_child[i]) words.write(node.append_child(has_child[i] ? "intro" : "content").append_child("p"), unit.text);
    }
    if (nodes.empty()) body.append_child("p");
    std::ostringstream out;
    xml.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str() + "\n";
}

Result<DocumentRecord> read_akn(std::string_view text_of_xml, std::string text) {
    pugi::xml_document xml;
    const pugi::xml_parse_result parsed =
        xml.load_buffer(text_of_xml.data(), text_of_xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!parsed) return fail(damaged(std::string(parsed.description()) + " at byte " + std::to_string(parsed.offset)));
    const pugi::xml_node document = xml.child("akomaNtoso").child("doc");
    const pugi::xml_node own = document.child("meta").child("proprietary").child("cb:record");
    const pugi::xml_node body = document.child("mainBody");
    if (!own || !body) return fail(damaged("it was not written by clausebook"));

    DocumentRecord record;
    ProtocolDoc& doc = record.doc;
    doc.text = std::move(text);
    Limits limits{doc.text.size(), own.attribute("units").as_uint(), ""};
    if (limits.unit_count > text_of_xml.size()) return fail(damaged("impossible number of units"));
    doc.units.resize(limits.unit_count);
    std::vector<bool> seen(limits.unit_count);
    for (pugi::xml_node node = body.first_child(); node;) {
        bool unit_here = false;
        if (const pugi::xml_attribute number = node.attribute("cb:n")) {
            const std::size_t n = number.as_uint();
            const pugi::xml_attribute above = node.parent().attribute("cb:n");
            const std::size_t parent_number = above.as_uint();
            if (n >= doc.units.size() || seen[n] || (above && parent_number >= n)) return fail(damaged("units out of order"));
            const int parent = above ? static_cast<int>(parent_number) : -1;
            Unit& unit = doc.units[n];
            std::size_t kind = 0;
            const std::string_view name = node.attribute("name").value();
            while (kind < std::size(k_unit_elements) &&
                   (k_unit_elements[kind].element != std::string_view(node.name()) || (k_unit_elements[kind].name && k_unit_elements[kind].name != name))) {
                ++kind;
            }
            if (kind == std::size(k_unit_elements)) return fail(damaged("unknown kind of unit"));
            unit.kind = static_cast<UnitKind>(kind);
            unit.parent = parent;
            Reader fields_of_unit(node, limits);
            fields(fields_of_unit, unit);
            const Span whole = unit.span();
            if (whole.begin > whole.end) return fail(damaged("a unit's words out of order"));
            seen[n] = true;
            unit_here = true;
        }
        pugi::xml_node next = unit_here ? node.first_child() : pugi::xml_node();
        while (!next && node && node != body) {
            next = node.next_sibling();
            if (!next) node = node.parent();
        }
        node = next;
    }
    if (std::find(seen.begin(), seen.end(), false) != seen.end()) return fail(damaged("units are missing"));
    Reader all(own, limits);
    fields(all, record);
    Reader details(own.child("cb:details"), limits);
    fields(details, doc.details);
    if (!limits.problem.empty()) return fail(damaged(limits.problem));
    return record;
}

}  // namespace clausebook
