//! What an invented seller types into each page.

use std::collections::BTreeMap;

use domain::casework::Answers;
use domain::identifier::{BankCard, ResidentId};
use time::Date;

use super::cast::Seller;

mod licence;

/// The county of invented people: in no table of counties.
const COUNTY: &str = "330299";

/// The answers of a seller who chooses this branch, by page.
pub(super) fn answers(seller: &Seller, branch: &str) -> BTreeMap<String, Answers> {
    let journey = seller.applicant.journey(Vec::new());
    let filled = journey.pages().filter(|page| page.slots.is_empty());
    filled
        .map(|page| (page.name.clone(), page.accept(&own(seller, branch, &page.name))))
        .collect()
}

/// What a seller types into this page; only what the page asks is kept of it.
fn own(seller: &Seller, branch: &str, name: &str) -> Answers {
    match name {
        "identity" => identity(seller),
        "contact" => contact(seller),
        "shops" => page(&[
            ("shops.0.platform", seller.platform),
            ("shops.0.name", seller.shop),
            ("shops.0.url", seller.shop_url),
            ("shops.0.opened_on", seller.opened_on),
        ]),
        "business" => page(&[
            ("goods", seller.goods),
            ("markets", seller.markets),
            ("modes", seller.modes),
            (
                "customs_code",
                seller.licence.as_ref().map_or("", |licence| licence.customs_code),
            ),
            ("turnover", seller.turnover),
            ("channel", "bank"),
            ("sample_orders", "5"),
        ]),
        "account" => page(&[
            ("branch", branch),
            ("currencies", seller.currencies),
            ("purpose", "goods"),
            ("statement_language", &seller.language.to_string()),
        ]),
        "card" => page(&[
            ("card_number", &card(seller)),
            ("card_holder", seller.name),
            ("card_bank", "甬城银行"),
        ]),
        "declarations" => declarations(),
        of_licence => seller
            .licence
            .as_ref()
            .map(|licence| licence::own(seller, licence, of_licence))
            .unwrap_or_default(),
    }
}

fn contact(seller: &Seller) -> Answers {
    let email = Some(seller.contact).filter(|contact| contact.contains('@'));
    let (residency, countries) = match seller.passport {
        Some(_) => ("other", "Poland"),
        None => ("china_only", ""),
    };
    page(&[
        ("mobile", seller.mobile),
        ("email", email.unwrap_or_default()),
        ("address", seller.address),
        ("tax_residency", residency),
        ("tax_countries", countries),
    ])
}

/// The declarations of all kinds of applicants.
fn declarations() -> Answers {
    let ticks = [
        "truth",
        "real_trade",
        "licence_trade",
        "consent_identity",
        "consent_people",
        "consent_card",
        "consent_bank",
        "bank_decides",
    ];
    page(&ticks.map(|tick| (tick, "yes")))
}

fn identity(seller: &Seller) -> Answers {
    let birth = seller.birth.to_string();
    match seller.passport {
        None => page(&[
            ("document_kind", "resident_id"),
            ("name", seller.name),
            ("number", &resident_number(seller)),
            ("issued_on", "2018-06-01"),
            ("expires_on", "2038-06-01"),
            ("occupation", seller.occupation),
        ]),
        Some(number) => page(&[
            ("document_kind", "foreign_passport"),
            ("name", seller.name),
            ("number", number),
            ("issuing_country", "PL"),
            ("birth_date", &birth),
            ("sex", if seller.is_female { "female" } else { "male" }),
            ("issued_on", "2022-02-10"),
            ("expires_on", "2032-02-10"),
            ("occupation", seller.occupation),
        ]),
    }
}

fn page(pairs: &[(&str, &str)]) -> Answers {
    pairs
        .iter()
        .map(|(field, text)| ((*field).to_owned(), (*text).to_owned()))
        .collect()
}

/// The last digits of the mobile number tell sellers apart in every other number of theirs.
fn serial(seller: &Seller) -> &str {
    seller.mobile.get(8..).unwrap_or_default()
}

/// Region, birth, a serial number that is odd for men, and the check character (GB 11643).
fn resident_number(seller: &Seller) -> String {
    let born = seller.birth.to_string().replace('-', "");
    let order = serial(seller).parse::<u32>().unwrap_or_default() * 2 + u32::from(!seller.is_female);
    let body = format!("{COUNTY}{born}{order:03}");
    checked(&body, "0123456789X", |number| {
        ResidentId::parse(number, Date::MAX).is_ok()
    })
}

/// A number of 19 digits that begins as those of `UnionPay` do.
fn card(seller: &Seller) -> String {
    let body = format!("621799000000000{}", serial(seller));
    checked(&body, "0123456789", |number| BankCard::parse(number).is_ok())
}

/// The number with the last character that makes it right.
fn checked(body: &str, characters: &str, is_right: impl Fn(&str) -> bool) -> String {
    let numbers = characters.chars().map(|character| format!("{body}{character}"));
    numbers
        .into_iter()
        .find(|number| is_right(number))
        .unwrap_or_default()
}
