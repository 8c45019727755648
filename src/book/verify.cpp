#include <fmt/format.h>

#include "book/akn.h"
#include "book/book.h"
#include "book/sha256.h"

namespace clausebook {
namespace {

bool cuts_character(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; }

bool is_blank(std::string_view words) { return words.find_first_not_of(" \t\n\r\f") == std::string_view::npos; }

}  // namespace

std::vector<std::string> prove(const DocumentRecord& record) {
    const ProtocolDoc& doc = record.doc;
    std::vector<std::string> wrong;
    const auto check = [&](Span span, const std::string& what) {
        if (span.begin > span.end || span.end > doc.text.size()) {
            wrong.push_back(what + " lies outside the text");
        } else if (cuts_character(doc.text, span.begin) || cuts_character(doc.text, span.end)) {
            wrong.push_back(what + " cuts a character in two");
        } else {
            return true;
        }
        return false;
    };
    std::size_t at = 0;
    for (const Unit& unit : doc.units) {
        const std::string name = "clause " + unit.id;
        if (!check(unit.label, name + ", label") || !check(unit.heading, name + ", heading") || !check(unit.text, name + ", text")) continue;
        const Span whole = unit.span();
        if (whole.empty()) continue;
        if (whole.begin < at) wrong.push_back(name + " overlaps the one before it");
        if (whole.begin > at && !is_blank(doc.words({at, whole.begin}))) wrong.push_back("words before " + name + " belong to no clause");
        std::size_t end = whole.begin;
        for (const Span part : {unit.label, unit.heading, unit.text}) {
            if (part.empty()) continue;
            if (part.begin < end || !is_blank(doc.words({end, part.begin}))) wrong.push_back(name + ": label, heading and text do not follow one another");
            end = part.end;
        }
        at = std::max(at, whole.end);
    }
    if (at < doc.text.size() && !is_blank(doc.words({at, doc.text.size()}))) wrong.push_back("words at the end belong to no clause");
    const auto check_in_unit = [&](int index, Span span, const char* what) {
        if (index < 0 || static_cast<std::size_t>(index) >= doc.units.size()) {
            wrong.push_back(fmt::format("a {} names no clause", what));
            return;
        }
        const Unit& unit = doc.units[static_cast<std::size_t>(index)];
        if (check(span, fmt::format("a {} of clause {}", what, unit.id)) && !span.empty() && !unit.span().contains(span)) {
            wrong.push_back(fmt::format("a {} of clause {} stands in another clause", what, unit.id));
        }
    };
    for (const TimeLimit& limit : record.facts.time_limits) {
        check_in_unit(limit.unit, limit.span, "time limit");
        check_in_unit(limit.unit, limit.qualifier, "time limit's condition");
    }
    for (const Decider& decider : record.facts.deciders) check_in_unit(decider.unit, decider.span, "decider");
    for (const Reference& reference : record.facts.references) check_in_unit(reference.unit, reference.span, "reference");
    for (const Duty& duty : record.facts.duties) check_in_unit(duty.unit, duty.span, "duty");
    for (const ProvisionAnswer& answer : record.answers) {
        for (const Span quote : answer.quotes) check(quote, "a quote for " + answer.key);
    }
    return wrong;
}

Verification verify_files(const Book& book) {
    Verification result;
    std::vector<Damage>& damage = result.damage;
    for (const DocumentEntry& document : book.manifest().documents) {
        for (const VersionEntry& version : document.versions) {
            const DocumentRef ref{document.id, version.number};
            ++result.documents;
            const auto same = [&](const Result<std::string>& bytes, const std::string& hash, const std::string& file) {
                if (!bytes) {
                    damage.push_back({ref.name(), file, bytes.error().message});
                } else if (sha256(*bytes) != hash) {
                    damage.push_back({ref.name(), file, "was altered since it was stored"});
                } else {
                    return true;
                }
                return false;
            };
            same(book.read_source(version), version.source_hash, "sources/" + version.source_hash);
            const Result<std::string> text = book.read_text(document.id, version);
            const bool text_good = same(text, version.text_hash, Book::text_name(document.id, version).string());
            const std::string file = Book::akn_name(document.id, version).string();
            const Result<std::string> xml = book.read_akn_file(document.id, version);
            if (!same(xml, version.akn_hash, file) || !text_good) continue;
            const Result<DocumentRecord> record = read_akn(*xml, *text);
            if (!record) {
                damage.push_back({ref.name(), file, record.error().message});
                continue;
            }
            result.units += static_cast<int>(record->doc.units.size());
            for (const std::string& wrong : prove(*record)) damage.push_back({ref.name(), file, wrong});
            // The words in the tree follow from text and spans: written again, the same bytes must come out.
            if (write_akn(*record) != *xml) damage.push_back({ref.name(), file, "its words are not those of the text"});
        }
    }
    return result;
}

}  // namespace clausebook
