//! What a declaration says is what people agreed to, so its wording has versions.

use std::fmt::Write;

use app::words::Words;
use domain::forex::{ApplicantKind, consent};
use strum::IntoEnumIterator;
use time::macros::date;

use super::LANGUAGES;

/// Whoever changes a wording adds the day of it to `domain::forex::consent`; the new version gets a snapshot of its own,
/// and those of the older ones stay as the record of what people saw.
#[test]
fn each_version_of_the_declarations_has_its_words() {
    let mut said = String::new();
    for words in LANGUAGES.map(Words::of) {
        for applicant in ApplicantKind::iter() {
            writeln!(said, "{applicant}:").unwrap();
            for name in consent::declarations(applicant) {
                writeln!(said, "{}", words.say(&format!("field-declarations-{name}"))).unwrap();
            }
        }
    }
    let version = consent::version_on(date!(2100 - 01 - 01));
    insta::assert_snapshot!(format!("declarations_version_{version}"), said);
}
