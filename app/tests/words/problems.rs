//! Sentences for what is wrong with an answer.

use app::components::sentence::{label, live_sentences, sentence};
use app::words::{Words, args};
use domain::casework::{Answers, Kind, Page, Problem};

use super::{LANGUAGES, all_pages, fields};

/// What can be wrong with an answer besides what its kind finds in the text.
fn codes_of_answers(page: &Page, name: &str, kind: &Kind) -> Vec<&'static str> {
    let of_kind: &[&str] = match kind {
        Kind::Choice { .. } => &["missing", "not_offered"],
        Kind::Choices { .. } => &["missing", "not_offered", "too_many"],
        Kind::Country => &["missing", "shape", "country"],
        Kind::List { .. } => &["too_few", "too_many"],
        _ => &["missing"],
    };
    let across: &[&str] = match (page.name.as_str(), name) {
        ("identity" | "representative", "number") => &["under_age"],
        ("identity" | "representative" | "handler", "expires_on") => &["before_issue"],
        ("shops", "shops.0.url") | ("owners", "owners.0.number") => &["repeated"],
        ("contact" | "representative" | "handler", "mobile") => &["unconfirmed"],
        ("contact", "address") => &["too_short"],
        ("handler", "number") => &["under_age", "same_person"],
        ("licence", "uscc") => &["is_sole_trader", "not_firm", "not_sole_trader"],
        ("licence", "licence_status") => &["licence_not_active"],
        ("registration", "class") => &["class_c"],
        ("registration", "list_status") => &["not_small"],
        ("owners", "way") => &["no_undertaking"],
        ("owners", "owners.0.share") => &["below_owner", "over_whole"],
        ("card", "card_holder") | ("cny_account", "cny_holder") => &["holder_differs"],
        ("account", "branch") => &["other_bank"],
        ("firm_register", "uscc") => &["taken", "no_trader", "too_many_firms"],
        ("firm_invite", "email") => &["is_member", "firm_full", "enough_letters"],
        ("firm_profile", "owners") => &["shares_over"],
        _ => &[],
    };
    [of_kind, across].concat()
}

#[test]
fn every_problem_has_a_sentence_of_its_own() {
    let mut vague = Vec::new();
    for words in LANGUAGES.map(Words::of) {
        for page in all_pages() {
            for (name, field) in fields(&page) {
                for code in codes_of_answers(&page, &name, &field.kind) {
                    let problem = Problem::new(&name, code).with("min", 1).with("max", 2);
                    let said = sentence(words, &page, &Answers::default(), &problem);
                    vague.extend(is_vague(words, &page, &name, &said).then(|| format!("{name}: {code}")));
                }
            }
            for slot in &page.slots {
                for code in ["document_missing", "documents_too_few"] {
                    let problem = Problem::new(&slot.name, code).with("min", 2).with("found", 1);
                    let said = sentence(words, &page, &Answers::default(), &problem);
                    vague.extend(
                        is_vague(words, &page, &slot.name, &said).then(|| format!("{}: {code}", slot.name)),
                    );
                }
            }
        }
    }
    assert!(vague.is_empty(), "only the general sentence for: {vague:#?}");
}

#[test]
fn every_live_check_has_a_sentence_of_its_own() {
    let mut vague = Vec::new();
    for words in LANGUAGES.map(Words::of) {
        for page in all_pages() {
            let found = live_sentences(words, &page, &Answers::default()).into_iter();
            let found = found.filter(|own| is_vague(words, &page, &own.field, &own.text));
            vague.extend(found.map(|own| format!("{}: {}", own.field, own.code)));
        }
    }
    assert!(vague.is_empty(), "only the general sentence for: {vague:#?}");
}

#[test]
fn only_a_wrong_character_is_quoted_as_one() {
    for words in LANGUAGES.map(Words::of) {
        for page in all_pages() {
            for own in live_sentences(words, &page, &Answers::default()) {
                let is_about_one = own.code.ends_with("character");
                assert!(
                    is_about_one || !own.text.contains("{character}"),
                    "{} {}: {}",
                    own.field,
                    own.code,
                    own.text
                );
            }
        }
    }
}

/// Whether this is what is said when no catalogue knows better.
fn is_vague(words: Words, page: &Page, field: &str, said: &str) -> bool {
    let page = if page.slots.iter().any(|slot| slot.name == field) {
        "documents"
    } else {
        &page.name
    };
    let label = label(words, page, field);
    said == words.say_with("problem-other", &args([("label", label.into())]))
        || said.contains("problem-other")
}
