//! The parsers of the kinds of answers: from what was typed to what is stored, or what is wrong with it.
//!
//! Each reads its own result again to the same result.

use time::Date;

use super::date;
use super::kind::{ADULT_YEARS, DateRange, Wrong};
use crate::identifier::{
    CnPassport, ForeignPassport, HkmoPermit, HmtResidence, HsCode, PermanentResidence, ResidentId, TwPermit,
};
use crate::money::{Currency, Money, MoneyFault};
use crate::rules::RuleCode;
use crate::text;

/// The longest address of a shop.
const URL_CHARS_MAX: usize = 500;

pub(super) fn person_name(typed: &str) -> Result<String, Wrong> {
    let name = text::person_name(typed);
    let found = name.chars().count();
    if !text::PERSON_NAME_CHARS.contains(&found) {
        return Err(Wrong::new("length")
            .with("min", text::PERSON_NAME_CHARS.start())
            .with("max", text::PERSON_NAME_CHARS.end())
            .with("found", found));
    }
    let has_digit = name.contains(|c| matches!(c, '0'..='9' | '０'..='９'));
    if has_digit {
        Err(Wrong::new("shape"))
    } else {
        Ok(name)
    }
}

pub(super) fn free_text(typed: &str, chars_max: usize, lines: bool) -> Result<String, Wrong> {
    let text = if lines {
        let lines: Vec<String> = typed.lines().map(text::single_line).collect();
        lines.join("\n").trim().to_owned()
    } else {
        text::single_line(typed)
    };
    not_longer(text, chars_max)
}

fn not_longer(text: String, chars_max: usize) -> Result<String, Wrong> {
    match text.chars().count() {
        found if found > chars_max => Err(Wrong::new("too_long").with("max", chars_max).with("found", found)),
        _ => Ok(text),
    }
}

/// Reads the number of an identity document of this kind (part B1 and B9 of the trade's identifiers).
pub(super) fn document_number(kind: &str, typed: &str, today: Date) -> Result<String, Wrong> {
    Ok(match kind {
        "resident_id" => ResidentId::parse(typed, today)?.to_string(),
        "hmt_residence" => HmtResidence::parse(typed, today)?.to_string(),
        "hkmo_permit" => HkmoPermit::parse(typed)?.to_string(),
        "tw_permit" => TwPermit::parse(typed)?.to_string(),
        "permanent_residence" => PermanentResidence::parse(typed, today)?.to_string(),
        "cn_passport" => CnPassport::parse(typed)?.to_string(),
        "foreign_passport" => ForeignPassport::parse(typed)?.to_string(),
        _ => return Err(Wrong::new("document_kind_first")),
    })
}

pub(super) fn day(typed: &str, range: DateRange, today: Date) -> Result<String, Wrong> {
    let day = date::parse(typed).map_err(Wrong::new)?;
    let is_adult = || date::years_between(day, today) >= ADULT_YEARS;
    match range {
        DateRange::Future if day <= today => Err(Wrong::new("passed").under(RuleCode::DocumentValidity)),
        DateRange::Past | DateRange::AdultBirth if day > today => Err(Wrong::new("in_future")),
        DateRange::Past | DateRange::AdultBirth if day.year() < 1900 => Err(Wrong::new("too_early")),
        DateRange::AdultBirth if !is_adult() => Err(Wrong::new("under_age").under(RuleCode::ApplicantAge)),
        _ => Ok(date::iso(day)),
    }
}

pub(super) fn url(typed: &str) -> Result<String, Wrong> {
    let typed = text::single_line(typed);
    let rest = without_scheme(&typed).ok_or_else(|| Wrong::new("not_https"))?;
    let (host, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let labels: Vec<&str> = host.split('.').collect();
    // Letters of other scripts are left to the register of names: their tables would be a burden in the browser.
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || !c.is_ascii();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(fits);
    if labels.len() < 2 || !labels.iter().all(is_label) || tail.contains(' ') {
        return Err(Wrong::new("shape"));
    }
    not_longer(
        format!("https://{}{tail}", host.to_ascii_lowercase()),
        URL_CHARS_MAX,
    )
}

/// What follows `https://`, which may be left out; nothing with another scheme.
fn without_scheme(url: &str) -> Option<&str> {
    match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => Some(rest),
        Some((scheme, _)) if scheme.chars().all(|c| c.is_ascii_alphabetic()) => None,
        _ => Some(url),
    }
}

pub(super) fn money(typed: &str, currency: Currency) -> Result<String, Wrong> {
    let largest = Money {
        minor: Money::MINOR_MAX,
        currency,
    };
    match Money::parse(typed, currency) {
        Ok(amount) => Ok(amount.plain()),
        Err(fault @ MoneyFault::Decimals { max }) => Err(Wrong::new(fault.into()).with("max", max)),
        Err(fault @ MoneyFault::TooLarge) => Err(Wrong::new(fault.into()).with("max", largest.grouped())),
        Err(fault) => Err(Wrong::new(fault.into())),
    }
}

/// Reads an amount of the currency with this code.
pub(super) fn amount(currency: &str, typed: &str) -> Result<String, Wrong> {
    match currency.parse() {
        Ok(currency) => money(typed, currency),
        Err(_) => Err(Wrong::new("currency_first")),
    }
}

/// A hundred percent, in basis points.
const WHOLE_POINTS: u32 = 10_000;

/// The share that a text of the kind `Share` stands for, in basis points; `None` when it is no such text.
pub fn share_points(typed: &str) -> Option<u32> {
    let typed = text::half_width(typed);
    let typed = typed.trim();
    let typed = typed.strip_suffix('%').unwrap_or(typed).trim_end();
    let (whole, decimals) = typed.split_once('.').unwrap_or((typed, "0"));
    let hundredths = match decimals.len() {
        1 => whole_number(decimals)?.checked_mul(10)?,
        2 => whole_number(decimals)?,
        _ => return None,
    };
    let points = whole_number(whole)?.checked_mul(100)?.checked_add(hundredths)?;
    (1..=WHOLE_POINTS).contains(&points).then_some(points)
}

pub(super) fn share(typed: &str) -> Result<String, Wrong> {
    let points = share_points(typed).ok_or_else(|| Wrong::new("shape"))?;
    Ok(format!("{}.{:02}", points / 100, points % 100))
}

pub(super) fn percent(typed: &str) -> Result<String, Wrong> {
    let typed = text::half_width(typed);
    match whole_number(typed.strip_suffix('%').unwrap_or(&typed)) {
        Some(value @ 0..=100) => Ok(value.to_string()),
        _ => Err(Wrong::new("shape")),
    }
}

/// The most orders that anybody counts.
const ORDERS_MAX: u32 = 100_000;

pub(super) fn orders(typed: &str, min: u32) -> Result<String, Wrong> {
    match whole_number(&text::half_width(typed)) {
        Some(value) if value < min => Err(Wrong::new("too_few")
            .with("min", min)
            .under(RuleCode::SampleOrders)),
        Some(value) if value <= ORDERS_MAX => Ok(value.to_string()),
        _ => Err(Wrong::new("shape")),
    }
}

/// Reads a whole number as people type it: digits, full-width ones too, and nothing else.
pub fn whole_number(typed: &str) -> Option<u32> {
    let typed = text::half_width(typed);
    let digits = typed.trim_end();
    let is_number = digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

pub(super) fn tick(typed: &str) -> Result<String, Wrong> {
    match typed {
        "yes" => Ok(typed.to_owned()),
        _ => Err(Wrong::new("missing")),
    }
}

pub(super) fn hs_codes(typed: &str, max: usize) -> Result<String, Wrong> {
    let separators = [',', '，', '、', ';', '；', '\n', ' ', '\u{3000}'];
    let parts = typed
        .split(separators)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let codes = parts
        .map(|part| Ok(HsCode::parse(part)?.to_string()))
        .collect::<Result<Vec<_>, Wrong>>()?;
    match codes.len() {
        0 => Err(Wrong::new("missing")),
        len if len > max => Err(Wrong::new("too_many").with("max", max)),
        _ => Ok(codes.join(",")),
    }
}

pub(super) fn choice(typed: &str, options: &[String]) -> Result<String, Wrong> {
    options
        .iter()
        .find(|option| *option == typed)
        .cloned()
        .ok_or_else(|| Wrong::new("not_offered"))
}

pub(super) fn choices(typed: &str, options: &[String], max: usize) -> Result<String, Wrong> {
    let mut chosen: Vec<&str> = typed
        .split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    if chosen
        .iter()
        .any(|code| !options.iter().any(|option| option == code))
    {
        return Err(Wrong::new("not_offered"));
    }
    match chosen.len() {
        0 => Err(Wrong::new("missing")),
        len if len > max => Err(Wrong::new("too_many").with("max", max)),
        _ => Ok(chosen.join(",")),
    }
}
