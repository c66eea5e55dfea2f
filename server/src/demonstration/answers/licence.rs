//! What an invented sole trader or firm types into the pages that only holders of a licence have.

use domain::casework::Answers;
use domain::forex::ApplicantKind;
use domain::identifier::{OrgCode, Uscc};
use time::Date;

use super::{COUNTY, checked, page, resident_number};
use crate::demonstration::cast::{Licence, Seller};

/// The characters of a credit code (GB 32100).
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The page of this name.
pub(super) fn own(seller: &Seller, licence: &Licence, name: &str) -> Answers {
    let owner = resident_number(seller);
    match name {
        "licence" => page(&[
            ("licence_name", licence.name),
            ("form", "limited"),
            ("uscc", &credit_code(seller.applicant, licence)),
            ("licence_status", "in_operation"),
            ("established_on", licence.established_on),
            ("capital_currency", "CNY"),
            ("capital", "5,000,000"),
            ("scope", "货物进出口；日用百货、家居用品的网上销售"),
            ("registered_address", seller.address),
            ("business_address", seller.address),
        ]),
        "registration" => page(&[
            ("list_status", "registered"),
            ("class", licence.class),
            ("taxpayer", "general"),
        ]),
        "representative" => person(seller.name, &owner, representative_mobile(seller, licence)),
        "handler" => handler(seller, licence),
        "owners" => page(&[
            ("way", "named"),
            ("owners.0.name", seller.name),
            ("owners.0.document_kind", "resident_id"),
            ("owners.0.number", &owner),
            ("owners.0.control", "shares"),
            ("owners.0.share", "67.5"),
            ("owners.1.name", "方静"),
            ("owners.1.document_kind", "resident_id"),
            ("owners.1.number", &number_of(Date::MIN, licence, 4)),
            ("owners.1.control", "shares"),
            ("owners.1.share", "32.5"),
        ]),
        "cny_account" => page(&[
            ("cny_number", &format!("391050104{}", seller.mobile)),
            ("cny_holder", licence.name),
            ("cny_bank", "甬城银行"),
        ]),
        _ => Answers::default(),
    }
}

/// Whoever fills in has the number that was confirmed.
fn representative_mobile<'a>(seller: &'a Seller, licence: &Licence) -> &'a str {
    match licence.handler {
        Some(_) => "13900000199",
        None => seller.mobile,
    }
}

fn handler(seller: &Seller, licence: &Licence) -> Answers {
    let Some(name) = licence.handler else {
        return page(&[("who", "representative")]);
    };
    let mut answers = person(name, &number_of(seller.birth, licence, 6), seller.mobile);
    answers.set("who", "other");
    answers.set("email", seller.contact);
    answers
}

fn person(name: &str, number: &str, mobile: &str) -> Answers {
    page(&[
        ("name", name),
        ("document_kind", "resident_id"),
        ("number", number),
        ("issued_on", "2018-06-01"),
        ("term", "dated"),
        ("expires_on", "2038-06-01"),
        ("mobile", mobile),
    ])
}

/// A number of somebody of the firm, told apart by the licence and `order`.
fn number_of(birth: Date, licence: &Licence, order: u8) -> String {
    let born = if birth == Date::MIN {
        "19880808".to_owned()
    } else {
        birth.to_string().replace('-', "")
    };
    let last = licence.serial.get(6..).unwrap_or_default();
    let body = format!("{COUNTY}{born}{last}{order}");
    checked(&body, "0123456789X", |number| {
        domain::identifier::ResidentId::parse(number, Date::MAX).is_ok()
    })
}

/// Department and category, region, organisation code with its check character, and the check character (GB 32100).
fn credit_code(applicant: ApplicantKind, licence: &Licence) -> String {
    let category = match applicant {
        ApplicantKind::SoleTrader => "92",
        _ => "91",
    };
    let organisation = checked(licence.serial, "0123456789X", |code| OrgCode::parse(code).is_ok());
    let body = format!("{category}330201{organisation}");
    checked(&body, ALPHABET, |code| Uscc::parse(code).is_ok())
}
