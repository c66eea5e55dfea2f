//! Letters by mail and message, and notices in the application.

use std::collections::{BTreeMap, BTreeSet};

use app::voice::voice;
use domain::letter::{Group, LETTERS, Letter};
use domain::notice::Topic;
use strum::IntoEnumIterator;

use super::{LANGUAGES, assert_words, sources};

#[test]
fn every_letter_and_notice_has_words() {
    let parts = |kind: &str| ["subject", "body"].map(|part| format!("letter-{kind}-{part}"));
    assert_words(LETTERS.iter().flat_map(|letter| parts(letter.kind)));
    let told = LETTERS
        .iter()
        .filter(|letter| matches!(letter.group, Group::Case));
    let told = told.map(|letter| letter.kind);
    let chosen = Topic::iter().flat_map(|topic| topic.kinds().iter().copied());
    assert_words(told.chain(chosen).map(|kind| format!("notice-{kind}")));
}

/// What use cases tell stands in the tables of the domain, so that administrators find its text and readers its way.
#[test]
fn what_the_store_tells_stands_in_the_tables() {
    let texts = sources("store/src");
    let kinds = |call: &'static str| {
        let named = texts
            .iter()
            .flat_map(move |text| text.split(call).skip(1))
            .filter_map(|rest| {
                let arguments = rest.split(';').next()?;
                arguments.split('"').nth(1).filter(|kind| is_kind(kind))
            });
        named.map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let told = kinds("tell_applicant(");
    assert!(
        told.contains("submitted") && told.contains("supplement_requested"),
        "{told:?}"
    );
    let missing: Vec<_> = told.iter().filter(|kind| Letter::of(kind).is_none()).collect();
    assert!(missing.is_empty(), "no letters: {missing:?}");
    let noticed = kinds("tell_officer(");
    assert!(noticed.contains("to_check"), "{noticed:?}");
    let unchosen: Vec<_> = noticed
        .iter()
        .filter(|kind| Topic::of(kind) != Some(Topic::Desk))
        .collect();
    assert!(unchosen.is_empty(), "no notices of the desk: {unchosen:?}");
}

#[test]
fn what_happens_in_a_firm_is_told_in_words() {
    let told = [
        "member_joined",
        "member_roles",
        "member_removed",
        "member_left",
        "member_owner",
    ];
    assert_words(told.iter().flat_map(|kind| {
        [
            format!("letter-{kind}-subject"),
            format!("letter-{kind}-body"),
            format!("notice-{kind}"),
        ]
    }));
    assert_words(["invitation", "firm_invitation"].map(|kind| format!("letter-{kind}-body")));
}

fn is_kind(text: &str) -> bool {
    text != "reference" && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

#[test]
fn a_letter_says_what_happened_and_by_when_and_leads_to_no_secret() {
    let parameters: BTreeMap<String, String> = [("reference", "FX202611230000018"), ("due", "2026-12-07")]
        .map(|(name, text)| (name.into(), text.into()))
        .into();
    for language in LANGUAGES {
        let letter = voice(language, "supplement_requested", None, &parameters);
        assert!(letter.subject.contains("FX202611230000018"), "{letter:?}");
        assert!(
            letter.body.contains("2026") && letter.body.contains("12") && letter.body.contains('7'),
            "{letter:?}"
        );
        assert!(
            !letter.body.contains("http") && !letter.body.contains('{'),
            "{letter:?}"
        );
        for kind in ["submitted", "resubmitted"] {
            let body = voice(language, kind, None, &parameters).body;
            assert!(body.contains("2026") && body.contains('7'), "{kind}: {body}");
            let undated = voice(
                language,
                kind,
                None,
                &BTreeMap::from([("due".to_owned(), String::new())]),
            );
            assert!(!undated.body.contains("unknown"), "{kind}: {undated:?}");
        }
        let expired = voice(
            language,
            "expired",
            None,
            &BTreeMap::from([("days".to_owned(), "90".to_owned())]),
        );
        assert!(
            !expired.body.contains("reference") && expired.body.contains("90"),
            "{expired:?}"
        );
    }
}

#[test]
fn a_letter_about_an_account_says_why() {
    let said = |kind: &str, reason: &str| {
        let parameters = BTreeMap::from([("reason".to_owned(), reason.to_owned())]);
        LANGUAGES.map(|language| voice(language, kind, None, &parameters).body)
    };
    for (kind, reason, words) in [
        (
            "account_locked",
            "suspected",
            [
                "可能被他人使用。现在不能登录",
                "somebody else may be using it. You",
            ],
        ),
        (
            "account_locked",
            "left",
            ["已离职或离岗。", "you work there no longer."],
        ),
        (
            "second_factor_reset",
            "phone_lost",
            ["手机丢失。原来的", "the phone is lost. The"],
        ),
    ] {
        for (body, words) in said(kind, reason).into_iter().zip(words) {
            assert!(body.contains(words), "{words}: {body}");
        }
    }
    let kinds = [
        "account_locked",
        "account_unlocked",
        "account_signed_out",
        "second_factor_reset",
        "duties_changed",
    ];
    let parts = |kind| {
        [
            format!("letter-{kind}-subject"),
            format!("letter-{kind}-body"),
            format!("notice-{kind}"),
        ]
    };
    assert_words(kinds.into_iter().flat_map(parts));
}
