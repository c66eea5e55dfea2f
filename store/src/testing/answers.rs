//! Valid answers to all pages of an application, for each kind of applicant.

use std::collections::BTreeMap;

use domain::casework::Answers;
use domain::forex::ApplicantKind;
use domain::identifier::Uscc;

use super::forex::Applying;

/// Valid answers to all pages. A firm is filled in by its legal representative, who has the applying person's name.
pub fn answers_of(kind: ApplicantKind, applying: &Applying<'_>) -> BTreeMap<String, Answers> {
    let journey = kind.journey(Vec::new());
    let filled = journey.pages().filter(|page| page.slots.is_empty());
    filled
        .map(|page| (page.name.clone(), page.accept(&own(kind, applying, &page.name))))
        .collect()
}

/// What any kind of applicant answers on a page.
#[expect(clippy::too_many_lines, reason = "a table of answers")]
fn own(kind: ApplicantKind, applying: &Applying<'_>, page: &str) -> Answers {
    let Applying { name, branch, number } = applying;
    let (identity, card) = (identity_number(*number), card_number(*number));
    let mobile = format!("138{:08}", number % 100_000_000);
    let shop = format!("https://www.amazon.com/stores/{number}");
    let (firm, code) = (firm_name(*number), credit_code(kind, *number));
    let account = format!("39105{number:012}");
    let pairs: &[(&str, &str)] = match page {
        "identity" => &[
            ("document_kind", "resident_id"),
            ("name", name),
            ("number", &identity),
            ("issued_on", "2016-04-15"),
            ("expires_on", "2036-04-15"),
            ("occupation", "个体经营"),
        ],
        "contact" => &[
            ("mobile", &mobile),
            ("address", "宁波市海曙区和义路 1 号"),
            ("tax_residency", "china_only"),
        ],
        "licence" => &[
            ("licence_name", &firm),
            ("form", "limited"),
            ("uscc", &code),
            ("licence_status", "in_operation"),
            ("established_on", "2018-03-01"),
            ("capital_currency", "CNY"),
            ("capital", "5000000"),
            ("registered_address", "宁波市鄞州区惠风东路 8 号"),
            ("business_address", "宁波市鄞州区惠风东路 8 号"),
        ],
        "registration" => &[
            ("list_status", "registered"),
            ("class", "a"),
            ("taxpayer", "general"),
        ],
        "representative" => &[
            ("name", name),
            ("document_kind", "resident_id"),
            ("number", &identity),
            ("issued_on", "2016-04-15"),
            ("term", "dated"),
            ("expires_on", "2036-04-15"),
            ("mobile", &mobile),
        ],
        "handler" => &[("who", "representative")],
        "owners" => &[
            ("way", "named"),
            ("owners.0.name", name),
            ("owners.0.document_kind", "resident_id"),
            ("owners.0.number", &identity),
            ("owners.0.control", "shares"),
            ("owners.0.share", "100"),
        ],
        "shops" => &[
            ("shops.0.platform", "amazon"),
            ("shops.0.name", "Chengyu Living"),
            ("shops.0.url", &shop),
            ("shops.0.opened_on", "2025-01-15"),
        ],
        "business" => &[
            ("goods", "home,kitchen"),
            ("markets", "DE,US"),
            ("modes", "9810"),
            ("customs_code", "3302960001"),
            ("turnover", "80000"),
            ("channel", "bank"),
            ("sample_orders", "12"),
        ],
        "account" => &[
            ("branch", branch),
            ("currencies", "EUR,USD"),
            ("purpose", "goods"),
            ("statement_language", "zh"),
        ],
        "card" => &[
            ("card_number", &card),
            ("card_holder", name),
            ("card_bank", "三江银行"),
        ],
        "cny_account" => &[
            ("cny_number", &account),
            ("cny_holder", &firm),
            ("cny_bank", "三江银行"),
        ],
        // The declarations of all kinds; each page keeps its own.
        _ => &[
            ("truth", "yes"),
            ("real_trade", "yes"),
            ("licence_trade", "yes"),
            ("consent_identity", "yes"),
            ("consent_people", "yes"),
            ("consent_card", "yes"),
            ("consent_bank", "yes"),
            ("bank_decides", "yes"),
        ],
    };
    pairs
        .iter()
        .map(|(field, text)| ((*field).to_owned(), (*text).to_owned()))
        .collect()
}

fn firm_name(number: u32) -> String {
    format!("宁波澄屿{number}贸易有限公司")
}

/// A well-formed credit code of a firm or a sole trader of Ningbo.
fn credit_code(kind: ApplicantKind, number: u32) -> String {
    let category = if kind == ApplicantKind::SoleTrader {
        "92"
    } else {
        "91"
    };
    // The organisation code within takes a check character of its own.
    let inner = format!("{:08}", number % 100_000_000);
    let codes = "0123456789X".chars().flat_map(|own| {
        let body = format!("{category}330200{inner}{own}");
        let checks = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars();
        checks
            .map(move |check| format!("{body}{check}"))
            .collect::<Vec<_>>()
    });
    codes
        .into_iter()
        .find(|code| Uscc::parse(code).is_ok_and(|code| code.warning().is_none()))
        .expect("a credit code")
}

/// A well-formed identity number: born in the 1980s in Ningbo's Haishu district.
fn identity_number(number: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let (serial, rest) = (number % 1_000, number / 1_000);
    let (day, month, year) = (rest % 28 + 1, rest / 28 % 12 + 1, 1980 + rest / 336 % 10);
    let body = format!("330203{year}{month:02}{day:02}{serial:03}");
    let sum: u32 = body
        .chars()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit.to_digit(10).unwrap_or(0) * weight)
        .sum();
    let check = "10X98765432"
        .chars()
        .nth((sum % 11) as usize)
        .expect("a check character");
    format!("{body}{check}")
}

/// A well-formed card number of 19 digits.
fn card_number(number: u32) -> String {
    let body = format!("62220200{number:010}");
    let doubled = |(at, digit): (usize, char)| {
        let value = digit.to_digit(10).unwrap_or(0) * if at % 2 == 0 { 2 } else { 1 };
        value / 10 + value % 10
    };
    let sum: u32 = body.chars().rev().enumerate().map(doubled).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}
