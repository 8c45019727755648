#include "compare/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compare/abbreviations.h"
#include "compare/table.h"
#include "compare/values.h"
#include "model/places.h"
#include "text/fold.h"

namespace clausebook {
namespace {

constexpr double k_most = 0.6;             // share of the peers that makes a provision usual
constexpr std::size_t k_fewest_peers = 2;  // with fewer nothing is usual
constexpr std::size_t k_peers_quoted = 3;

const Unit& unit_at(const ProtocolDoc& doc, int index) { return doc.units[static_cast<std::size_t>(index)]; }

const ProvisionAnswer* answer_of(const DocumentRecord& record, const std::string& key) {
    const auto found = std::find_if(record.answers.begin(), record.answers.end(), [&](const ProvisionAnswer& answer) { return answer.key == key; });
    return found == record.answers.end() ? nullptr : &*found;
}

bool found(const DocumentRecord& record, const std::string& key) {
    const ProvisionAnswer* answer = answer_of(record, key);
    return answer && answer->status == AnswerStatus::found;
}

Quote first_quote(const DocumentRecord& record, const ProvisionAnswer& answer) {
    return quote_of(record.doc, answer.units.front().unit, answer.quotes.front());
}

class Checker {
 public:
    Checker(const DocumentRecord& record, const std::vector<const DocumentRecord*>& peers, const Catalogue& catalogue)
        : record_(record), doc_(record.doc), peers_(peers), catalogue_(catalogue) {}

    std::vector<Finding> check(const std::string& today) {
        missing_provisions();
        unusual_limits();
        vague_limits();
        contradicting_limits();
        deciders_without_dispute();
        references();
        lapsed_terms();
        variants_of_posts();
        undefined_terms();
        for (const Diagnostic& diagnostic : doc_.diagnostics) {
            // Doubts about references are told by references().
            if (diagnostic.severity != Severity::note && !diagnostic.code.starts_with("reference-"))
                add("numbering", diagnostic.message, place(diagnostic.span));
        }
        const std::string& review = doc_.details.review;
        if (!review.empty() && review < today.substr(0, review.size()))
            add("review-overdue", (review.size() > 7 ? "Its review was due on " : "Its review was due in ") + review, {});
        // References and limits of several kinds were met in one pass.
        std::map<std::string, std::size_t> kinds;
        for (const Finding& finding : findings_) kinds.emplace(finding.code, kinds.size());
        std::stable_sort(findings_.begin(), findings_.end(), [&](const Finding& a, const Finding& b) { return kinds.at(a.code) < kinds.at(b.code); });
        return std::move(findings_);
    }

 private:
    void add(std::string code, std::string message, std::vector<Quote> ours, std::vector<Quote> theirs = {}, int share = 0) {
        findings_.push_back({std::move(code), std::move(message), std::move(ours), std::move(theirs), share, share > 0 ? static_cast<int>(peers_.size()) : 0});
    }

    std::vector<Quote> place(Span span) const {
        const int unit = span.empty() ? -1 : unit_of(doc_, span);
        return unit < 0 ? std::vector<Quote>{} : std::vector<Quote>{quote_of(doc_, unit, unit_at(doc_, unit).span())};
    }

    Quote limit_quote(const TimeLimit& limit) const {
        return quote_of(doc_, limit.unit, unit_at(doc_, limit.unit).text.empty() ? limit.span : unit_at(doc_, limit.unit).text);
    }

    void missing_provisions() {
        if (peers_.size() < k_fewest_peers) return;
        for (const Provision& provision : catalogue_.provisions.list) {
            if (found(record_, provision.key)) continue;
            std::vector<Quote> theirs;
            int share = 0;
            for (const DocumentRecord* peer : peers_) {
                if (!found(*peer, provision.key)) continue;
                ++share;
                if (theirs.size() < k_peers_quoted) theirs.push_back(first_quote(*peer, *answer_of(*peer, provision.key)));
            }
            if (share < k_most * static_cast<double>(peers_.size())) continue;
            std::vector<Quote> nearest;
            const ProvisionAnswer* ours = answer_of(record_, provision.key);
            if (ours && !ours->nearest.empty()) nearest.push_back(quote_of(doc_, ours->nearest.front().unit, unit_at(doc_, ours->nearest.front().unit).text));
            const bool elsewhere = ours && ours->status == AnswerStatus::deferred;
            add(elsewhere ? "provision-elsewhere" : "provision-missing",
                fmt::format("{} Answered by {} of {} peers; here {}.", provision.question, share, peers_.size(),
                            elsewhere         ? "another document is named"
                            : nearest.empty() ? "nothing was found"
                                              : "nothing was found (the clause quoted is the nearest)"),
                nearest, theirs, share);
        }
    }

    void unusual_limits() {
        for (const Provision& provision : catalogue_.provisions.list) {
            const ProvisionAnswer* ours = answer_of(record_, provision.key);
            if (provision.answer != AnswerType::duration || !ours || ours->status != AnswerStatus::found) continue;
            const TimeLimit* limit = stated_limit(doc_, record_.facts, *ours);
            if (!limit || !limit->quantity || limit->period == Period::event) continue;
            std::vector<double> figures;
            std::vector<Quote> theirs;
            for (const DocumentRecord* peer : peers_) {
                if (!found(*peer, provision.key)) continue;
                const TimeLimit* other = stated_limit(peer->doc, peer->facts, *answer_of(*peer, provision.key));
                if (!other || !other->quantity || other->period != limit->period || other->day_type != limit->day_type) continue;
                figures.push_back(*other->quantity);
                if (theirs.size() < k_peers_quoted) theirs.push_back(first_quote(*peer, *answer_of(*peer, provision.key)));
            }
            if (figures.size() < k_fewest_peers) continue;
            std::sort(figures.begin(), figures.end());
            const std::size_t half = figures.size() / 2;
            const double median = figures.size() % 2 == 1 ? figures[half] : (figures[half - 1] + figures[half]) / 2;
            if (*limit->quantity == median) continue;
            const bool longer = *limit->quantity > median;
            const auto share =
                std::count_if(figures.begin(), figures.end(), [&](double figure) { return longer ? figure < *limit->quantity : figure > *limit->quantity; });
            add(longer ? "limit-longer" : "limit-shorter",
                fmt::format("{} {}: {} than the median of {} peers with a like limit ({:g}).", provision.question, ours->value, longer ? "longer" : "shorter",
                            figures.size(), median),
                {first_quote(record_, *ours)}, theirs, static_cast<int>(share));
        }
    }

    void vague_limits() {
        for (const TimeLimit& limit : record_.facts.time_limits) {
            if (limit.quantity || limit.period != Period::none || limit.bound == "on" || limit.bearer != "officer") continue;
            add("limit-vague", fmt::format("\u201c{}\u201d gives no period.", doc_.words(limit.span)), {limit_quote(limit)});
        }
    }

    void contradicting_limits() {
        const auto& limits = record_.facts.time_limits;
        for (std::size_t i = 0; i < limits.size(); ++i) {
            for (std::size_t j = i + 1; j < limits.size(); ++j) {
                const TimeLimit &a = limits[i], &b = limits[j];
                const bool same_promise = a.promise == b.promise && a.promise != Promise::unstated && a.bearer == b.bearer;
                if (!same_promise || a.unit == b.unit || !a.quantity || !b.quantity || (a.quantity == b.quantity && a.period == b.period) ||
                    !answer_one_question(a.unit, b.unit))
                    continue;
                add("limits-contradict", fmt::format("{} here, {} there.", duration_words(doc_, a), duration_words(doc_, b)), {limit_quote(a), limit_quote(b)});
            }
        }
    }

    bool answer_one_question(int a, int b) const {
        const auto has = [](const ProvisionAnswer& answer, int unit) {
            return std::any_of(answer.units.begin(), answer.units.end(), [&](const ProvisionUnit& each) { return each.unit == unit; });
        };
        return std::any_of(record_.answers.begin(), record_.answers.end(), [&](const ProvisionAnswer& answer) { return has(answer, a) && has(answer, b); });
    }

    void deciders_without_dispute() {
        const ProvisionAnswer* decider = answer_of(record_, "need-to-know-decider");
        if (!decider || decider->status != AnswerStatus::found || found(record_, "need-to-know-dispute") || found(record_, "refusal-review")) return;
        add("no-dispute-route", fmt::format("{} decides who may see a document, but nothing was found on what follows a dispute or refusal.", decider->value),
            {first_quote(record_, *decider)});
    }

    void references() {
        for (const Reference& reference : record_.facts.references) {
            const std::string words(doc_.words(reference.span));
            const std::vector<Quote> here = {quote_of(doc_, reference.unit, unit_at(doc_, reference.unit).span())};
            if (reference.kind == ReferenceKind::internal) {
                if (reference.target_unit < 0)
                    add("reference-dangling", fmt::format("\u201c{}\u201d names a place that does not exist in the document.", words), here);
                if (reference.doubtful) {
                    const std::string likelier =
                        reference.likelier_unit < 0 ? "" : fmt::format("; {} fits better", unit_at(doc_, reference.likelier_unit).citation);
                    add("reference-doubtful", fmt::format("\u201c{}\u201d may name the wrong place{}.", words, likelier), here);
                }
                continue;
            }
            const Instrument* instrument = catalogue_.instruments.by_key(reference.instrument);
            const InstrumentStatus* status =
                instrument ? status_of(*instrument, doc_.details.nation, doc_.details.authority_type, reference.provision) : nullptr;
            if (!status || status->standing == InstrumentStanding::in_force) continue;
            std::string message = fmt::format("The {} is no longer in force", instrument->title);
            if (!status->part.empty()) message += fmt::format(" in {}", status->part);
            if (!status->since.empty()) message += fmt::format(" since {}", status->since);
            if (const Instrument* next = catalogue_.instruments.by_key(status->replaced_by)) message += fmt::format("; see the {}", next->title);
            add("reference-repealed", message + ".", here);
        }
    }

    void lapsed_terms() {
        for (const LapsedMention& mention : find_lapsed_terms(catalogue_.currency, doc_.text)) {
            const LapsedTerm& term = catalogue_.currency.terms[static_cast<std::size_t>(mention.term)];
            const auto& nations = term.nations;
            if (!nations.empty() && !doc_.details.nation.empty() && std::find(nations.begin(), nations.end(), doc_.details.nation) == nations.end()) continue;
            std::string message = fmt::format("\u201c{}\u201d: {} ended {}", doc_.words(mention.span), term.title, term.ended);
            if (!term.successor.empty()) message += fmt::format("; now {}", term.successor);
            add("term-lapsed", message + ".", place(mention.span));
        }
    }

    // A post that a statute knows goes by one name within a document.
    void variants_of_posts() {
        std::map<int, std::map<std::string, Span>> names;
        for (const RoleMention& mention : find_roles(catalogue_.roles, doc_.text)) {
            const RoleFunction& function = catalogue_.roles.functions[static_cast<std::size_t>(mention.function)];
            if (function.everyone || function.kind != RoleKind::officer || function.source == "usage" || mention.deputy || mention.plural) continue;
            for (const std::string& name : function.names) {
                if (fold(doc_.words(mention.span)).find(name) != std::string::npos) {
                    names[mention.function].emplace(name, mention.span);
                    break;
                }
            }
        }
        for (const auto& [function, by_name] : names) {
            if (by_name.size() < 2) continue;
            std::vector<std::string> printed;
            std::vector<Quote> ours;
            for (const auto& [name, span] : by_name) {
                printed.push_back(std::string(doc_.words(span)));
                for (const Quote& quote : place(span)) {
                    if (std::find(ours.begin(), ours.end(), quote) == ours.end()) ours.push_back(quote);
                }
            }
            add("post-variants", fmt::format("One post goes by several names: {}.", fmt::join(printed, ", ")), ours);
        }
    }

    void undefined_terms() {
        for (const Span span : unexplained_abbreviations(doc_, catalogue_))
            add("term-undefined", fmt::format("\u201c{}\u201d is used, and nowhere explained.", doc_.words(span)), place(span));
    }

    const DocumentRecord& record_;
    const ProtocolDoc& doc_;
    const std::vector<const DocumentRecord*>& peers_;
    const Catalogue& catalogue_;
    std::vector<Finding> findings_;
};

}  // namespace

CheckReport check_document(const DocumentRecord& record, const std::vector<DocumentRecord>& peers, const Catalogue& catalogue, const std::string& today) {
    std::vector<const DocumentRecord*> others;
    // A council counts once, by the document that answers most; its own other documents are no peers.
    std::map<std::string, const DocumentRecord*> councils;
    const auto answered = [](const DocumentRecord& peer) {
        return std::count_if(peer.answers.begin(), peer.answers.end(), [](const ProvisionAnswer& answer) { return answer.status == AnswerStatus::found; });
    };
    const std::string own = fold(record.doc.details.authority);
    for (const DocumentRecord& peer : peers) {
        const std::string council = fold(peer.doc.details.authority);
        if (peer.doc.id == record.doc.id || (!own.empty() && council == own)) continue;
        const DocumentRecord*& there = councils[council.empty() ? peer.doc.id : council];
        if (!there || answered(peer) > answered(*there) || (answered(peer) == answered(*there) && peer.doc.id < there->doc.id)) there = &peer;
    }
    for (const auto& [council, peer] : councils) others.push_back(peer);
    std::sort(others.begin(), others.end(), [](const auto* a, const auto* b) { return a->doc.id < b->doc.id; });
    CheckReport report{record.doc.id, record.doc.details.title, {}, {}};
    for (const DocumentRecord* peer : others) report.peers.push_back(peer->doc.id);
    report.findings = Checker(record, others, catalogue).check(today);
    return report;
}

}  // namespace clausebook
