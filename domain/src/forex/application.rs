//! What an application says, seen across its pages.

use std::collections::BTreeMap;

use time::Date;

use super::ApplicantKind;
use crate::casework::{Answers, Draft, date};
use crate::identifier::{HmtResidence, ResidentId, Sex};
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
    /// Of the first to expire among the documents of the applicant or of all who act for it.
    fn read(applicant: ApplicantKind, draft: &Draft) -> Self {
        let acting: &[&str] = match applicant {
            ApplicantKind::Individual | ApplicantKind::SoleTrader => &["identity"],
            ApplicantKind::Firm if draft.text("handler", "who") == "representative" => &["representative"],
            ApplicantKind::Firm => &["representative", "handler"],
        };
        let of_each = acting.iter().map(|page| Self::on_page(draft, page));
        of_each.fold(Self::ForLife, Self::first_to_end)
    }

    fn on_page(draft: &Draft, page: &str) -> Self {
        if is_for_life(draft, page) {
            return Self::ForLife;
        }
        date::parse(draft.text(page, "expires_on")).map_or(Self::Unknown, Self::Until)
    }

    fn first_to_end(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::ForLife, end) | (end, Self::ForLife) => end,
            (Self::Until(one), Self::Until(other)) => Self::Until(one.min(other)),
        }
    }
}

/// Whether the document of the person on this page is said to be valid for life.
pub(super) fn is_for_life(draft: &Draft, page: &str) -> bool {
    !draft.text(page, "long_term").is_empty() || draft.text(page, "term") == "long_term"
}

/// The facts of a complete, normalised application that are searched, compared or shown in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Who applies.
    pub applicant: ApplicantKind,
    /// The name shown in lists: the licence's where it gives one, else the person's.
    pub name: String,
    /// The names of all who stand in it, the applicant's first.
    pub names: Vec<String>,
    /// The number of the applicant's own identity document; a firm has none.
    pub document_number: Option<String>,
    /// The numbers of those who act for a firm or own it.
    pub people: Vec<String>,
    /// How long the documents of the applicant, or of all who act for it, are valid.
    pub document_validity: Validity,
    /// The mobile number at which the applicant is reached.
    pub mobile: String,
    /// The card, or the firm's account, to which the settled yuan go.
    pub payout_number: String,
    /// The addresses of the shops.
    pub shop_urls: Vec<String>,
    /// When the youngest shop was opened; `None` while that cannot be told of every shop.
    pub youngest_shop_on: Option<Date>,
    /// The code of the chosen branch.
    pub branch: String,
    /// The currencies of the account.
    pub currencies: Vec<String>,
    /// What only holders of a business licence have.
    pub licence: Option<Licence>,
}

/// What a sole trader or a firm says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// The credit code.
    pub uscc: String,
    /// How it stands to the list of trading firms.
    pub list_status: String,
    /// The class in that list; empty when it is not in it.
    pub class: String,
    /// `named` or `undertaking`; empty for a sole trader, who has no beneficial owners.
    pub owners: String,
}

impl Application {
    /// Reads the pages of a submission.
    pub fn read(applicant: ApplicantKind, pages: &BTreeMap<String, Answers>) -> Self {
        let draft = Draft {
            pages: pages.clone(),
            ..Draft::default()
        };
        let text = |page, field| draft.text(page, field).to_owned();
        let shops = items(&draft, "shops");
        let names = names(applicant, &draft);
        let (page, field) = applicant.reached_at(&draft);
        Self {
            applicant,
            name: names.first().cloned().unwrap_or_default(),
            names,
            document_number: Some(text("identity", "number")).filter(|number| !number.is_empty()),
            people: people(&draft),
            document_validity: Validity::read(applicant, &draft),
            mobile: text(page, field),
            payout_number: match applicant {
                ApplicantKind::Firm => text("cny_account", "cny_number"),
                ApplicantKind::Individual | ApplicantKind::SoleTrader => text("card", "card_number"),
            },
            shop_urls: shops.iter().map(|shop| shop.text("url").to_owned()).collect(),
            youngest_shop_on: shops
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
            licence: applicant.has_licence().then(|| Licence {
                uscc: text("licence", "uscc"),
                list_status: text("registration", "list_status"),
                class: text("registration", "class"),
                owners: text("owners", "way"),
            }),
        }
    }

    /// The number by which an applicant is the same as another one: the credit code where there is one.
    pub fn own_number(&self) -> &str {
        match &self.licence {
            Some(licence) => &licence.uscc,
            None => self.document_number.as_deref().unwrap_or_default(),
        }
    }
}

/// The items of the list that is the page's only one and has its name.
pub(super) fn items(draft: &Draft, list: &str) -> Vec<Answers> {
    let answers = draft.page(list);
    (0..answers.list_len(list))
        .map(|index| answers.item(list, index))
        .collect()
}

/// The pages on which a person says who they are.
pub(super) const PEOPLE: [&str; 3] = ["identity", "representative", "handler"];

fn names(applicant: ApplicantKind, draft: &Draft) -> Vec<String> {
    let licence = applicant
        .has_licence()
        .then(|| draft.text("licence", "licence_name"));
    let people = PEOPLE.map(|page| draft.text(page, "name"));
    let names = licence.into_iter().chain(people);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn people(draft: &Draft) -> Vec<String> {
    let acting = ["representative", "handler"].map(|page| draft.text(page, "number").to_owned());
    let owners = items(draft, "owners")
        .into_iter()
        .map(|owner| owner.text("number").to_owned());
    let mut people: Vec<String> = acting
        .into_iter()
        .chain(owners)
        .filter(|number| !number.is_empty())
        .collect();
    people.sort_unstable();
    people.dedup();
    people
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

/// Whether the name typed as a signature is that of somebody who may sign.
pub fn signature_matches(applicant: ApplicantKind, draft: &Draft, signature: &str) -> bool {
    let signature = text::person_name(signature);
    let signs = |page: &&str| text::person_name(draft.text(page, "name")) == signature;
    !signature.is_empty() && applicant.signed_by(draft).iter().any(signs)
}
