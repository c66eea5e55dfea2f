//! What an application says, seen across its pages.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::casework::{ADULT_YEARS, Answers, Draft, Problem, date, item_field};
use crate::identifier::{HmtResidence, Mobile, ResidentId, Sex};
use crate::rules::RuleCode;
use crate::text;

/// How long a document is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// For life.
    ForLife,
    /// Through this day.
    Until(Date),
    /// The answers do not tell.
    Unknown,
}

impl Validity {
    fn read(draft: &Draft) -> Self {
        if !draft.text("identity", "long_term").is_empty() {
            return Self::ForLife;
        }
        date::parse(draft.text("identity", "expires_on")).map_or(Self::Unknown, Self::Until)
    }
}

/// The facts of a complete, normalised application that are searched, compared or shown in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// The applicant's name.
    pub name: String,
    /// The kind of the identity document.
    pub document_kind: String,
    /// Its number.
    pub document_number: String,
    /// How long it is valid.
    pub document_validity: Validity,
    /// The applicant's mobile number.
    pub mobile: String,
    /// The settlement card.
    pub card_number: String,
    /// The addresses of the shops.
    pub shop_urls: Vec<String>,
    /// When the youngest shop was opened; `None` while that cannot be told of every shop.
    pub youngest_shop_on: Option<Date>,
    /// The code of the chosen branch.
    pub branch: String,
    /// The currencies of the account.
    pub currencies: Vec<String>,
}

impl Application {
    /// Reads the pages of a submission.
    pub fn read(pages: &BTreeMap<String, Answers>) -> Self {
        let draft = Draft {
            pages: pages.clone(),
            ..Draft::default()
        };
        let text = |page, field| draft.text(page, field).to_owned();
        let shops = draft.page("shops");
        let items: Vec<Answers> = (0..shops.list_len("shops"))
            .map(|index| shops.item("shops", index))
            .collect();
        Self {
            name: text("identity", "name"),
            document_kind: text("identity", "document_kind"),
            document_number: text("identity", "number"),
            document_validity: Validity::read(&draft),
            mobile: text("contact", "mobile"),
            card_number: text("card", "card_number"),
            shop_urls: items.iter().map(|shop| shop.text("url").to_owned()).collect(),
            youngest_shop_on: items
                .iter()
                .map(|shop| date::parse(shop.text("opened_on")).ok())
                .collect::<Option<Vec<_>>>()
                .and_then(|days| days.into_iter().max()),
            branch: text("account", "branch"),
            currencies: draft
                .page("account")
                .choices("currencies")
                .map(str::to_owned)
                .collect(),
        }
    }
}

/// Birth and sex as an identity number tells them; `None` for documents that do not.
pub fn birth_and_sex(document_kind: &str, number: &str, today: Date) -> Option<(Date, Sex)> {
    match document_kind {
        "resident_id" => ResidentId::parse(number, today)
            .ok()
            .map(|id| (id.birth(), id.sex())),
        "hmt_residence" => HmtResidence::parse(number, today)
            .ok()
            .map(|id| (id.birth(), id.sex())),
        _ => None,
    }
}

/// The name typed as a signature is the applicant's own.
pub fn signature_matches(draft: &Draft, signature: &str) -> bool {
    let name = text::person_name(draft.text("identity", "name"));
    !name.is_empty() && text::person_name(signature) == name
}

pub(super) fn problems_across(draft: &Draft, today: Date) -> Vec<(&'static str, Problem)> {
    let mut problems = Vec::new();
    problems.extend(under_age(draft, today).map(|problem| ("identity", problem)));
    problems.extend(expiry_before_issue(draft).map(|problem| ("identity", problem)));
    problems.extend(unconfirmed_mobile(draft).map(|problem| ("contact", problem)));
    problems.extend(vague_address(draft).map(|problem| ("contact", problem)));
    let repeated = draft.pages.get("shops").map(repeated_shops).unwrap_or_default();
    problems.extend(repeated.into_iter().map(|problem| ("shops", problem)));
    problems.extend(foreign_card(draft).map(|problem| ("card", problem)));
    problems.extend(back_missing(draft).map(|problem| ("documents", problem)));
    problems
}

fn under_age(draft: &Draft, today: Date) -> Option<Problem> {
    let (kind, number) = (
        draft.text("identity", "document_kind"),
        draft.text("identity", "number"),
    );
    let (birth, _) = birth_and_sex(kind, number, today)?;
    (date::years_between(birth, today) < ADULT_YEARS)
        .then(|| Problem::new("number", "under_age").under(RuleCode::ApplicantAge))
}

fn expiry_before_issue(draft: &Draft) -> Option<Problem> {
    if !draft.text("identity", "long_term").is_empty() {
        return None;
    }
    let day = |field| date::parse(draft.text("identity", field)).ok();
    let (issued, expires) = (day("issued_on")?, day("expires_on")?);
    (expires <= issued).then(|| Problem::new("expires_on", "before_issue"))
}

/// The bank and the zone reach the applicant by a number that must be theirs.
fn unconfirmed_mobile(draft: &Draft) -> Option<Problem> {
    let confirmed = draft.confirmed.as_ref()?;
    let mobile = Mobile::parse(draft.text("contact", "mobile")).ok()?;
    (!confirmed.contains(mobile.as_str())).then(|| Problem::new("mobile", "unconfirmed"))
}

/// Fewer characters than these name no street and number (convention).
const ADDRESS_CHARS_MIN: usize = 6;

/// The bank writes to this address, so it must lead to a door.
fn vague_address(draft: &Draft) -> Option<Problem> {
    let length = draft.text("contact", "address").chars().count();
    (1..ADDRESS_CHARS_MIN)
        .contains(&length)
        .then(|| Problem::new("address", "too_short"))
}

/// The same address twice. Only the host would be too little: two shops may stand in one marketplace.
fn repeated_shops(shops: &Answers) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let repeats = (0..shops.list_len("shops")).filter(|index| {
        let url = comparable_url(shops.text(&item_field("shops", *index, "url")));
        !url.is_empty() && !seen.insert(url)
    });
    repeats
        .map(|index| Problem::new(item_field("shops", index, "url"), "repeated"))
        .collect()
}

/// The address without what may be typed or left out.
fn comparable_url(typed: &str) -> String {
    let url = text::single_line(typed).to_lowercase();
    url.trim_start_matches("https://")
        .trim_end_matches('/')
        .to_owned()
}

fn foreign_card(draft: &Draft) -> Option<Problem> {
    let (holder, name) = (draft.text("card", "card_holder"), draft.text("identity", "name"));
    let differs =
        !holder.is_empty() && !name.is_empty() && text::person_name(holder) != text::person_name(name);
    differs.then(|| Problem::new("card_holder", "holder_differs").under(RuleCode::SettlementCardHolder))
}

/// Every accepted document but a passport has two sides.
fn back_missing(draft: &Draft) -> Option<Problem> {
    let has_back = draft.documents.get("id_back").is_some_and(|count| *count > 0);
    let one_sided = draft.text("identity", "document_kind") == "foreign_passport";
    let missing = !has_back && !one_sided;
    missing.then(|| {
        Problem::new("id_back", "document_missing")
            .with("min", 1)
            .with("found", 0)
    })
}
