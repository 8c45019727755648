// What the index carries of a version for other machines.
#include "book/packed.h"

#include <catch2/catch.hpp>

#include "book/sha256.h"

using namespace clausebook;

namespace {

VersionEntry entry_of(const std::string& text, const std::string& akn) {
    VersionEntry entry;
    entry.text_hash = sha256(text);
    entry.akn_hash = sha256(akn);
    return entry;
}

bool is_refused(std::string_view packed, const VersionEntry& entry) {
    const auto out = unpack_version(packed, entry, "tcp:there:1");
    return !out && out.error().code == "packed-damaged" && out.error().path == "tcp:there:1";
}

}  // namespace

TEST_CASE("what is packed comes back whole") {
    for (const std::string& text : {std::string(), std::string("1.1 Officers\n"), std::string(500'000, 'x')}) {
        const auto out = unpack_version(pack_version(text, "<akn/>"), entry_of(text, "<akn/>"), "");
        REQUIRE(out);
        CHECK(out->text == text);
        CHECK(out->akn == "<akn/>");
    }
}

TEST_CASE("what was altered, cut off or made up is refused") {
    const std::string text = "1.1 Officers advise all members alike.";
    const std::string packed = pack_version(text, "<akn/>");
    const VersionEntry entry = entry_of(text, "<akn/>");
    for (std::size_t at = 0; at < packed.size(); ++at) {
        INFO(at);
        CHECK(is_refused(packed.substr(0, at), entry));
        for (const char flip : {'\x01', '\x10', '\x80'}) {
            std::string bad = packed;
            bad[at] = static_cast<char>(bad[at] ^ flip);
            const auto out = unpack_version(bad, entry, "tcp:there:1");
            CHECK((is_refused(bad, entry) || (out && out->text == text && out->akn == "<akn/>")));
        }
    }
    for (const char* made_up : {"", " ", "\n", "1 1", "-1 5\nx", "999999999999999999999 1\nx", "18446744073709551615 1\nx", "500000000 500000000\nx"}) {
        CHECK(is_refused(made_up, entry));
    }
    CHECK(is_refused(packed, entry_of("other words", "<akn/>")));
}
