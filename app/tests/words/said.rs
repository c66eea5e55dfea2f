//! Keys that stand in the sources, and the catalogues themselves.

use std::collections::BTreeSet;
use std::path::Path;

use domain::identity::Language;

use super::{LANGUAGES, assert_words, sources};

/// The literals that are the first argument of a call.
fn first_arguments<'a>(text: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(call)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
}

fn is_compound_key(text: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_'));
    text.contains('-') && text.split(['-', '.']).all(is_word)
}

#[test]
fn what_the_sources_say_has_words() {
    let texts = sources("app/src");
    let said = texts.iter().flat_map(|text| {
        let said = [".say(", ".say_with("]
            .into_iter()
            .flat_map(move |call| first_arguments(text, call));
        said.chain(first_arguments(text, ".find(").filter(|key| is_compound_key(key)))
    });
    assert_words(said);
}

#[test]
fn keys_that_go_through_tables_have_words() {
    // A literal in the form of a key, with the first word of a known key, is a key, unless it is an id, a class or a term.
    let first_words: BTreeSet<String> = catalogue_keys(Language::En)
        .iter()
        .filter_map(|key| Some(key.split_once('-')?.0.to_owned()))
        .collect();
    let no_keys = ["phase-deep", "letter-look", "letter-phone"];
    let texts = sources("app/src");
    let literals = texts.iter().flat_map(|text| {
        let product = text.split("#[cfg(test)]").next().unwrap_or(text);
        product
            .split('"')
            .collect::<Vec<_>>()
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .collect::<Vec<_>>()
    });
    let keys = literals.filter(|(before, text)| {
        let is_attribute = before.ends_with('=');
        let known = text
            .split_once('-')
            .is_some_and(|(first, _)| first_words.contains(first));
        known && !is_attribute && is_compound_key(text) && !no_keys.contains(text)
    });
    assert_words(keys.map(|(_, key)| key));
}

/// Keys of messages, and of their attributes as `key.attribute`.
fn catalogue_keys(language: Language) -> BTreeSet<String> {
    let folder = match language {
        Language::Zh => "words/zh",
        Language::En => "words/en",
    };
    let mut keys = BTreeSet::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut message = String::new();
        for line in text.lines() {
            let Some((name, _)) = line.split_once(" =") else {
                continue;
            };
            if let Some(attribute) = name
                .trim_start()
                .strip_prefix('.')
                .filter(|_| name.starts_with(' '))
            {
                keys.insert(format!("{message}.{attribute}"));
            } else if name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains(' ') {
                name.clone_into(&mut message);
                keys.insert(message.clone());
            }
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_keys_and_attributes() {
    let [zh, en] = LANGUAGES.map(catalogue_keys);
    let different: Vec<_> = zh.symmetric_difference(&en).collect();
    assert!(different.is_empty(), "in one language only: {different:?}");
}

#[test]
fn attributes_and_messages_are_read_as_such() {
    let keys = catalogue_keys(Language::Zh);
    assert!(keys.iter().any(|key| key.contains('.')), "no attribute was found");
    assert_words(keys);
}

/// Of two words under one key the later would win, unseen.
#[test]
fn no_key_has_words_twice() {
    for language in ["zh", "en"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("words").join(language);
        let mut seen = BTreeSet::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let keys = text
                .lines()
                .filter_map(|line| line.split_once(" ="))
                .map(|(key, _)| key);
            for key in keys.filter(|key| key.starts_with(|first: char| first.is_ascii_alphabetic())) {
                assert!(seen.insert(key.to_owned()), "{language}: {key}");
            }
        }
    }
}
