//! What is wrong between the answers of a complaint or report.

use time::Date;

use super::pages::{EVIDENCE, EVIDENCE_MAX, FACTS_CHARS_MIN, QUANTITY_MAX};
use crate::casework::{Draft, Problem, date};
use crate::money::{Currency, Money};
use crate::rules::RuleCode;

/// A page, and what is wrong there.
type Found = (&'static str, Problem);

pub(super) fn of_complaint(draft: &Draft, _: Date) -> Vec<Found> {
    [
        short_facts(draft, "problem"),
        at("complainant", draft.unconfirmed_mobile("complainant", "mobile")),
        before(draft, "order", "received_on"),
        before(draft, "order", "released_on"),
        before(draft, "attempts", "contacted_on"),
        refund_over_price(draft),
        at("goods", draft.not_a_count("goods", "quantity", (1, QUANTITY_MAX))),
        too_much_evidence(draft, "evidence"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn of_report(draft: &Draft, _: Date) -> Vec<Found> {
    let named = (draft.text("reporter", "naming") == "named")
        .then(|| draft.unconfirmed_mobile("reporter", "mobile"))
        .flatten();
    [
        short_facts(draft, "breach"),
        at("reporter", named),
        too_much_evidence(draft, "report_evidence"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn at(page: &'static str, problem: Option<Problem>) -> Option<Found> {
    problem.map(|problem| (page, problem))
}

fn short_facts(draft: &Draft, page: &'static str) -> Option<Found> {
    let found = draft.text(page, "facts").chars().count();
    let problem = Problem::new("facts", "too_short")
        .with("min", FACTS_CHARS_MIN)
        .with("found", found);
    (1..FACTS_CHARS_MIN).contains(&found).then_some((page, problem))
}

/// Nothing is received, released or complained about before it was ordered.
fn before(draft: &Draft, page: &'static str, field: &'static str) -> Option<Found> {
    let ordered = date::parse(draft.text("order", "ordered_on")).ok()?;
    let day = date::parse(draft.text(page, field)).ok()?;
    (day < ordered).then(|| (page, Problem::new(field, "before_order")))
}

fn refund_over_price(draft: &Draft) -> Option<Found> {
    let fen = |page, field| Money::parse(draft.text(page, field), Currency::Cny).ok();
    let paid = fen("order", "amount")?;
    let asked = draft.page("claim").choices("kinds").any(|kind| kind == "refund");
    let refund = fen("claim", "refund").filter(|_| asked)?;
    let problem = || Problem::new("refund", "more_than_paid").with("max", paid.grouped());
    (refund.minor > paid.minor).then(|| ("claim", problem()))
}

fn too_much_evidence(draft: &Draft, page: &'static str) -> Option<Found> {
    let found: usize = EVIDENCE.iter().map(|slot| draft.documents_in(slot)).sum();
    let last = EVIDENCE.iter().rfind(|slot| draft.documents_in(slot) > 0)?;
    let problem = || {
        Problem::new(*last, "too_many")
            .with("max", EVIDENCE_MAX)
            .with("found", found)
            .under(RuleCode::ComplaintEvidence)
    };
    (found > EVIDENCE_MAX).then(|| (page, problem()))
}
