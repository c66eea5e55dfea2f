//! What a merchant answers and offers.

use domain::casework::Answers;
use domain::complaint::filing::ProblemKind;
use domain::complaint::offer::{Offer, OfferKind, ReturnCost, reply_page};
use domain::money::{Currency, Money};
use domain::rules::RuleSet;
use time::macros::date;

use crate::samples::{answers, with};
use crate::vectors::TODAY;

const PAID: Money = Money {
    minor: 32_800,
    currency: Currency::Cny,
};

fn partial() -> Answers {
    answers(&[
        ("kind", "partial_refund"),
        ("amount", "100"),
        ("return_cost", "nothing_returned"),
        ("due_on", "2026-12-01"),
        ("words", "抱歉"),
    ])
}

fn parsed(answers: &Answers) -> Result<Offer, Vec<(String, &'static str)>> {
    Offer::parse(answers, PAID, TODAY, &RuleSet::on(TODAY)).map_err(|problems| {
        problems
            .into_iter()
            .map(|problem| (problem.field, problem.code))
            .collect()
    })
}

fn refused(answers: &Answers, field: &str, code: &'static str) {
    assert_eq!(parsed(answers), Err(vec![(field.to_owned(), code)]));
}

#[test]
fn an_offer_says_what_by_when_and_who_pays_the_return() {
    let offer = parsed(&partial()).unwrap();
    assert_eq!(offer.kind, OfferKind::PartialRefund);
    assert_eq!(offer.amount.map(|amount| amount.minor), Some(10_000));
    assert_eq!(offer.return_cost, ReturnCost::NothingReturned);
    assert_eq!(offer.due_on, date!(2026 - 12 - 01));
    let full = parsed(&with(&partial(), "kind", "full_refund")).unwrap();
    assert_eq!(
        full.amount,
        Some(PAID),
        "the whole price, whatever was typed before"
    );
    let exchange = parsed(&with(&partial(), "kind", "exchange")).unwrap();
    assert_eq!(exchange.amount, None);
}

#[test]
fn an_offer_that_says_too_little_or_too_much_is_told() {
    refused(&with(&partial(), "kind", ""), "kind", "missing");
    refused(&with(&partial(), "amount", ""), "amount", "missing");
    refused(&with(&partial(), "amount", "328"), "amount", "not_partial");
    refused(&with(&partial(), "kind", "other"), "what", "missing");
    refused(&with(&partial(), "due_on", "2026-11-23"), "due_on", "passed");
    assert!(parsed(&with(&partial(), "due_on", "2026-12-23")).is_ok());
    refused(&with(&partial(), "due_on", "2026-12-24"), "due_on", "too_late");
}

#[test]
fn facts_are_answered_one_by_one() {
    let page = reply_page(&[ProblemKind::Expired, ProblemKind::Damaged]);
    let names: Vec<&str> = page.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "ordered",
            "ordered_why",
            "paid",
            "paid_why",
            "received",
            "received_why",
            "problem_expired",
            "problem_expired_why",
            "problem_damaged",
            "problem_damaged_why",
            "statement"
        ]
    );
    let agreed = answers(&[
        ("ordered", "agreed"),
        ("paid", "agreed"),
        ("received", "unknown"),
        ("problem_expired", "disputed"),
        ("problem_damaged", "agreed"),
    ]);
    let problems = page.check(&agreed, TODAY);
    assert_eq!(problems.len(), 1);
    assert_eq!(
        (problems[0].field.as_str(), problems[0].code),
        ("problem_expired_why", "missing")
    );
}
