//! Why something was refused or asked for anew, in words.

use domain::forex::reason::{Refusal, SupplementReason};

use crate::words::{Words, args};

/// A reason for refusal with what it means exactly.
pub fn refusal_words(words: Words, refusal: Refusal) -> String {
    let reason = words.say(&format!("refusal-{}", refusal.reason));
    let Some(detail) = refusal.detail else {
        return reason.into_owned();
    };
    let detail = words.say(&format!("refusal-{detail}"));
    let both = args([("reason", reason.into()), ("detail", detail.into())]);
    words.say_with("refusal-both", &both).into_owned()
}

/// What is to be done about something that was asked for: by its reason, and in the officer's own words.
pub fn asked_words(words: Words, reason: Option<SupplementReason>, text: &str) -> String {
    let reason = reason.filter(|reason| reason.speaks_for_itself());
    let reason = reason.map(|reason| words.say(&format!("asked-{reason}")).into_owned());
    let own = Some(text.to_owned()).filter(|text| !text.is_empty());
    reason.into_iter().chain(own).collect::<Vec<_>>().join("\n")
}
