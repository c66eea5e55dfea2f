//! The sentences of letters: the store says what happened, this module says it in words.

use std::collections::BTreeMap;

use domain::identity::Language;
use fluent_bundle::FluentArgs;
use store::LetterText;

use crate::words::Words;

/// What a letter of this kind says: `letter-<kind>-subject` and `letter-<kind>-body` of the catalogues.
pub fn voice(language: Language, kind: &str, parameters: &BTreeMap<String, String>) -> LetterText {
    let words = Words::of(language);
    let mut arguments = FluentArgs::new();
    for (name, text) in parameters {
        arguments.set(name.clone(), text.clone());
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
