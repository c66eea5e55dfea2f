//! The declarations that an applicant makes, and the versions of their wording.

use time::{Date, macros::date};

use super::ApplicantKind;

/// The page on which they stand.
pub const PAGE: &str = "declarations";

/// What such an applicant declares, in the order of the page. A card's number belongs to a person, a firm's account does
/// not.
pub fn declarations(applicant: ApplicantKind) -> &'static [&'static str] {
    match applicant {
        ApplicantKind::Individual => &[
            "truth",
            "real_trade",
            "consent_identity",
            "consent_card",
            "consent_bank",
            "bank_decides",
        ],
        ApplicantKind::SoleTrader => &[
            "truth",
            "licence_trade",
            "consent_identity",
            "consent_card",
            "consent_bank",
            "bank_decides",
        ],
        ApplicantKind::Firm => &[
            "truth",
            "licence_trade",
            "consent_people",
            "consent_bank",
            "bank_decides",
        ],
    }
}

/// The first day of each version of the wording. Whoever changes what a declaration says adds a day; a test of the
/// words holds them together.
const VERSIONS_SINCE: &[Date] = &[date!(2025 - 01 - 01)];

/// The version of the wording that people saw on this day; the first is 1.
pub fn version_on(day: Date) -> u32 {
    let begun = VERSIONS_SINCE.iter().filter(|since| **since <= day).count();
    u32::try_from(begun).unwrap_or(u32::MAX).max(1)
}
