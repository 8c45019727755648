#include "app/check.h"

#include "app/own_provisions.h"
#include "compare/check.h"

namespace clausebook {

Result<CheckReport> check(const Library& library, const CheckRequest& request) {
    const auto ref = library.find(request.document);
    if (!ref) return fail(ref.error());
    auto refs = library.choose(request.peers, request.group);
    if (!refs) return fail(refs.error());
    refs->insert(refs->begin(), *ref);
    auto answered = read_answered(library, *refs);
    if (!answered) return fail(answered.error());
    const DocumentRecord record = answered->records.front();
    if (request.peers.empty() && request.group.empty()) {
        const auto unlike = [](const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; };
        std::erase_if(answered->records, [&](const DocumentRecord& peer) {
            return unlike(peer.doc.details.authority_type, record.doc.details.authority_type) || unlike(peer.doc.details.nation, record.doc.details.nation);
        });
    }
    return check_document(record, answered->records, answered->catalogue, library.today());
}

}  // namespace clausebook
