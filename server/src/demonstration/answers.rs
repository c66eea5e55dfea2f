//! What an invented seller types into each page.

use std::collections::BTreeMap;

use domain::casework::Answers;
use domain::identifier::{BankCard, ResidentId};
use time::Date;

use super::cast::Seller;

/// The county of invented people: in no table of counties.
const COUNTY: &str = "330299";

/// The answers of a seller who chooses this branch, by page.
#[expect(clippy::too_many_lines, reason = "a table of answers, one line each")]
pub(super) fn answers(seller: &Seller, branch: &str) -> BTreeMap<&'static str, Answers> {
    let ticks = [
        "truth",
        "real_trade",
        "consent_identity",
        "consent_card",
        "consent_bank",
        "bank_decides",
    ];
    BTreeMap::from([
        ("identity", identity(seller)),
        (
            "contact",
            page(&[
                ("mobile", seller.mobile),
                (
                    "email",
                    Some(seller.contact)
                        .filter(|contact| contact.contains('@'))
                        .unwrap_or_default(),
                ),
                ("address", seller.address),
                (
                    "tax_residency",
                    if seller.passport.is_some() {
                        "other"
                    } else {
                        "china_only"
                    },
                ),
                (
                    "tax_countries",
                    if seller.passport.is_some() { "Poland" } else { "" },
                ),
            ]),
        ),
        (
            "shops",
            page(&[
                ("shops.0.platform", seller.platform),
                ("shops.0.name", seller.shop),
                ("shops.0.url", seller.shop_url),
                ("shops.0.opened_on", seller.opened_on),
            ]),
        ),
        (
            "business",
            page(&[
                ("goods", seller.goods),
                ("markets", seller.markets),
                ("modes", seller.modes),
                ("turnover", seller.turnover),
                ("channel", "bank"),
                ("sample_orders", "5"),
            ]),
        ),
        (
            "account",
            page(&[
                ("branch", branch),
                ("currencies", seller.currencies),
                ("purpose", "goods"),
                ("statement_language", &seller.language.to_string()),
            ]),
        ),
        (
            "card",
            page(&[
                ("card_number", &card(seller)),
                ("card_holder", seller.name),
                ("card_bank", "甬城银行"),
            ]),
        ),
        ("declarations", page(&ticks.map(|tick| (tick, "yes")))),
    ])
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
