//! Firms and sole traders: licence, list of trading firms, handler, beneficial owners.

use std::collections::{BTreeMap, BTreeSet};

use super::Found;
use crate::casework::{Answers, Draft, Problem, item_field, share_points};
use crate::forex::ApplicantKind;
use crate::forex::application::items;
use crate::identifier::Uscc;
use crate::money::{Currency, Money};
use crate::rules::RuleCode;
use crate::text;

/// Turnover of a year, in US cents, from which a small firm has to be in the list; the rule `small_firm_exemption` says
/// the same.
pub const SMALL_FIRM_CENTS: i64 = 20_000_000;
/// Registered capital, in fen, up to which an undertaking may stand in place of the owners; the rule
/// `beneficial_owner_undertaking` says the same.
pub const UNDERTAKING_FEN_MAX: i64 = 1_000_000_000;
/// The share, in basis points, from which somebody is a beneficial owner; the rule `beneficial_owner_share` says the same.
pub const OWNER_POINTS_MIN: u32 = 2_500;
/// All of a firm, in basis points.
const WHOLE_POINTS: u32 = 10_000;

/// The licence and the list of trading firms.
pub(super) fn of_licence(applicant: ApplicantKind, draft: &Draft) -> Vec<Found> {
    let licence = [other_holder(applicant, draft), inactive(draft)];
    let registration = [class_c(draft), not_small(draft)];
    let at = |page: &'static str| move |problem: Problem| (page, problem);
    let licence = licence.into_iter().flatten().map(at("licence"));
    licence
        .chain(registration.into_iter().flatten().map(at("registration")))
        .collect()
}

/// A credit code tells who holds it. One of an unknown kind is left to the bank: old codes fail the table.
fn other_holder(applicant: ApplicantKind, draft: &Draft) -> Option<Problem> {
    let code = Uscc::parse(draft.text("licence", "uscc")).ok()?;
    let wrong = match applicant {
        ApplicantKind::SoleTrader => (!code.is_sole_trader()).then_some("not_sole_trader"),
        _ if code.is_sole_trader() => Some("is_sole_trader"),
        _ => code.is_of_no_trader().then_some("not_firm"),
    };
    wrong.map(|wrong| Problem::new("uscc", wrong))
}

fn inactive(draft: &Draft) -> Option<Problem> {
    (draft.text("licence", "licence_status") == "other")
        .then(|| Problem::new("licence_status", "licence_not_active"))
}

/// The foreign exchange administration registers each transaction of class C, so there is no path online.
fn class_c(draft: &Draft) -> Option<Problem> {
    let is_listed = draft.text("registration", "list_status") == "registered";
    (is_listed && draft.text("registration", "class") == "c").then(|| Problem::new("class", "class_c"))
}

fn not_small(draft: &Draft) -> Option<Problem> {
    let turnover = Money::parse(draft.text("business", "turnover"), Currency::Usd).ok()?;
    let is_exempt = draft.text("registration", "list_status") == "exempt_small";
    (is_exempt && turnover.minor >= SMALL_FIRM_CENTS)
        .then(|| Problem::new("list_status", "not_small").under(RuleCode::SmallFirmExemption))
}

/// The handler and the beneficial owners.
pub(super) fn of_people(draft: &Draft) -> Vec<Found> {
    let mut found: Vec<Found> = same_person(draft)
        .map(|problem| ("handler", problem))
        .into_iter()
        .collect();
    let owners = match draft.text("owners", "way") {
        "undertaking" => no_undertaking(draft).into_iter().collect(),
        "named" => of_owners(&items(draft, "owners")),
        _ => Vec::new(),
    };
    found.extend(owners.into_iter().map(|problem| ("owners", problem)));
    found
}

/// Somebody else fills in, and is the legal representative all the same.
fn same_person(draft: &Draft) -> Option<Problem> {
    let number = |page| text::identifier(draft.text(page, "number"));
    let is_other = draft.text("handler", "who") == "other";
    let same = is_other && !number("handler").is_empty() && number("handler") == number("representative");
    same.then(|| Problem::new("number", "same_person"))
}

/// An undertaking is for small firms; the capital of others, or in a foreign currency, does not say so.
fn no_undertaking(draft: &Draft) -> Option<Problem> {
    let currency: Currency = draft.text("licence", "capital_currency").parse().ok()?;
    let capital = Money::parse(draft.text("licence", "capital"), currency).ok()?;
    let is_small = currency == Currency::Cny && capital.minor <= UNDERTAKING_FEN_MAX;
    (!is_small).then(|| Problem::new("way", "no_undertaking").under(RuleCode::BeneficialOwnerUndertaking))
}

fn of_owners(owners: &[Answers]) -> Vec<Problem> {
    let (mut seen, mut sums) = (BTreeSet::new(), BTreeMap::new());
    let mut found = Vec::new();
    for (index, owner) in owners.iter().enumerate() {
        let at = |field| item_field("owners", index, field);
        let control = owner.text("control").to_owned();
        let number = text::identifier(owner.text("number"));
        if !number.is_empty() && !seen.insert((number, control.clone())) {
            found.push(Problem::new(at("number"), "repeated"));
        }
        let Some(points) = share_points(owner.text("share")).filter(|_| is_counted(&control)) else {
            continue;
        };
        if points < OWNER_POINTS_MIN {
            found.push(Problem::new(at("share"), "below_owner").under(RuleCode::BeneficialOwnerShare));
        }
        let sum = sums.entry(control).or_insert(0_u32);
        *sum = sum.saturating_add(points);
        if *sum > WHOLE_POINTS {
            found.push(Problem::new(at("share"), "over_whole").with("total", percent(*sum)));
        }
    }
    found
}

fn is_counted(control: &str) -> bool {
    crate::identity::firm::facts::COUNTED.contains(&control)
}

/// Basis points as people read them: `102.5`.
fn percent(points: u32) -> String {
    let text = format!("{}.{:02}", points / 100, points % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The yuan go to the firm's own account.
pub(super) fn foreign_account(draft: &Draft) -> Option<Problem> {
    let holder = text::single_line(draft.text("cny_account", "cny_holder"));
    let name = text::single_line(draft.text("licence", "licence_name"));
    let differs = !holder.is_empty() && !name.is_empty() && comparable(&holder) != comparable(&name);
    differs.then(|| Problem::new("cny_holder", "holder_differs").under(RuleCode::SettlementCardHolder))
}

/// The name with the brackets that keyboards give, `（宁波）` as `(宁波)`.
fn comparable(name: &str) -> String {
    text::half_width(name).to_lowercase()
}
