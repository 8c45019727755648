// The clauses of other documents that do the work of one clause.
#include "app/align.h"
#include "pages/document_words.h"
#include "pages/pages.h"

namespace clausebook {

Result<Response> show_similar(Site& site, const Request& request) {
    const auto library = site.library();
    if (!library) return fail(library.error());
    const Result<DocumentRef> ref = (*library)->find(request.at("document"));
    if (!ref) return fail(ref.error());
    const Result<Alignment> alignment = align(**library, {ref->name(), request.asked("clause"), {}, "", false});
    if (!alignment) return fail(alignment.error());
    std::vector<View> matches;
    for (const AlignedClause& match : alignment->matches) {
        const Result<DocumentRef> other = (*library)->find(match.document);
        if (!other) continue;
        const Details details = (*library)->book().manifest().document(other->id)->version(other->version)->details();
        std::vector<View> pieces;
        for (const AlignedClause::Piece& piece : match.words) {
            View one;
            one.set("words", piece.text).set("removed", piece.kind == WordsKind::removed).set("inserted", piece.kind == WordsKind::inserted);
            pieces.push_back(std::move(one));
        }
        std::string because;
        for (const std::string& reason : match.because) because += (because.empty() ? "" : "; ") + reason;
        View view;
        view.set("council", details.authority.empty() ? match.document : details.authority)
            .set("clause", match.citation.empty() ? "heading" : match.citation)
            .set("path", clause_path(other->name(), match.unit_id))
            .set("text", match.text)
            .set("near", match.near_verbatim)
            .set("pieces", std::move(pieces))
            .set("because", because);
        matches.push_back(std::move(view));
    }
    View view;
    view.set("clause", alignment->citation)
        .set("text", alignment->text)
        .set("path", clause_path(ref->name(), alignment->unit_id))
        .set("back_path", clause_path(ref->name(), alignment->unit_id))
        .set("back_label", "Back to the document")
        .set("matches", std::move(matches))
        .set("alone", (*library)->book().manifest().documents.size() < 2);
    if (!request.asked("part").empty()) return site.part("similar-list", std::move(view));
    return site.page(request, "similar", "Similar clauses elsewhere", std::move(view));
}

}  // namespace clausebook
