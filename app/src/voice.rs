//! The sentences of letters: the store says what happened, this module says it in words.

use std::collections::BTreeMap;

use domain::identity::Language;
use fluent_bundle::FluentArgs;
use store::casework::wording::Wording;
use store::{LetterText, Voice};

use crate::components::day;
use crate::wording;
use crate::words::Words;

/// The words of the program for the store.
pub const VOICE: Voice = Voice {
    letter: voice,
    notice,
};

/// What a notice says: `notice-<kind>` of the catalogues, as a line of a list.
pub fn notice(language: Language, kind: &str, parameters: &BTreeMap<String, String>) -> String {
    let mut arguments = FluentArgs::new();
    for (name, text) in parameters {
        arguments.set(name.clone(), text.clone());
    }
    format!(
        "· {}",
        Words::of(language).say_with(&format!("notice-{kind}"), &arguments)
    )
}

/// What a letter of this kind says: in the words that an administrator wrote, or `letter-<kind>-subject` and
/// `letter-<kind>-body` of the catalogues. A text that no longer fits what the program puts in never stops a letter.
pub fn voice(
    language: Language,
    kind: &str,
    wording: Option<&Wording>,
    parameters: &BTreeMap<String, String>,
) -> LetterText {
    let words = Words::of(language);
    let mut arguments = FluentArgs::new();
    for (name, text) in parameters {
        let text = if name == "due" {
            due(words, text)
        } else {
            text.clone()
        };
        arguments.set(name.clone(), text);
    }
    if let Some(own) = wording {
        match written(words, own, &arguments) {
            Some(text) => return text,
            None => {
                tracing::error!(kind, %language, "the text of a letter does not fit; that of the program is said");
            }
        }
    }
    let say = |part: &str| {
        words
            .say_with(&format!("letter-{kind}-{part}"), &arguments)
            .into_owned()
    };
    LetterText {
        subject: say("subject"),
        body: say("body"),
    }
}

fn written(words: Words, own: &Wording, arguments: &FluentArgs<'_>) -> Option<LetterText> {
    Some(LetterText {
        subject: wording::say(words, &own.subject, arguments)?,
        body: wording::say(words, &own.body, arguments)?,
    })
}

/// A due day in full; `unknown` while no calendar reaches it.
fn due(words: Words, text: &str) -> String {
    if text.is_empty() {
        "unknown".to_owned()
    } else {
        day::long_text(words, text)
    }
}
