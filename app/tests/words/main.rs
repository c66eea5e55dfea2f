//! Every key that the pages say has words in both languages: those that the sources name, and those that are put
//! together from the codes of the domain.
#![cfg(feature = "ssr")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop loudly"
)]

mod codes;
mod consent;
mod letters;
mod numbers;
mod problems;
mod said;

use std::collections::BTreeSet;
use std::path::Path;

use app::words::Words;
use domain::casework::{Field, Kind, Page};
use domain::forex::{ApplicantKind, precheck};
use domain::identity::Language;
use domain::identity::firm::{forms, profile};
use strum::IntoEnumIterator;

const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];

/// Fails with all keys that lack words, so that they can be written in one go.
fn assert_words(keys: impl IntoIterator<Item = impl AsRef<str>>) {
    let keys: BTreeSet<String> = keys.into_iter().map(|key| key.as_ref().to_owned()).collect();
    assert!(!keys.is_empty(), "nothing was looked for");
    let lacks = |key: &&String| {
        LANGUAGES
            .iter()
            .any(|language| Words::of(*language).find(key, None).is_none())
    };
    let missing: Vec<&str> = keys.iter().filter(lacks).map(String::as_str).collect();
    assert!(missing.is_empty(), "no words for:\n{}", missing.join("\n"));
}

/// The text of all Rust files below a folder of the workspace.
fn sources(folder: &str) -> Vec<String> {
    fn collect(folder: &Path, texts: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, texts);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut texts = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder),
        &mut texts,
    );
    texts
}

/// All pages with fields or documents that anybody fills in.
fn all_pages() -> Vec<Page> {
    let of_kind = |applicant: ApplicantKind| {
        let journey = applicant.journey(vec!["branch".to_owned()]);
        let pages: Vec<Page> = journey.pages().cloned().collect();
        pages.into_iter().chain([precheck::page(applicant)])
    };
    let of_firms = [
        forms::register(true),
        forms::invite(),
        forms::roles(),
        forms::join(true),
        profile::page(),
    ];
    let of_all = ApplicantKind::iter().flat_map(of_kind);
    of_all.chain([precheck::first_page()]).chain(of_firms).collect()
}

/// The fields of a page, those of list items with their full name.
fn fields(page: &Page) -> Vec<(String, &Field)> {
    let own = page.fields.iter().map(|field| (field.name.clone(), field));
    let inner = page.fields.iter().flat_map(|list| match &list.kind {
        Kind::List { fields, .. } => fields
            .iter()
            .map(|own| (format!("{}.0.{}", list.name, own.name), own))
            .collect(),
        _ => Vec::new(),
    });
    own.chain(inner).collect()
}
