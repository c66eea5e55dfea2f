//! The sentences of letters: the store says what happened, this module says it in words.

use std::collections::BTreeMap;

use domain::identity::Language;
use fluent_bundle::FluentArgs;
use store::LetterText;

use crate::components::day;
use crate::words::Words;

/// What a letter of this kind says: `letter-<kind>-subject` and `letter-<kind>-body` of the catalogues.
pub fn voice(language: Language, kind: &str, parameters: &BTreeMap<String, String>) -> LetterText {
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

/// A due day in full; `unknown` while no calendar reaches it.
fn due(words: Words, text: &str) -> String {
    if text.is_empty() {
        "unknown".to_owned()
    } else {
        day::long_text(words, text)
    }
}
