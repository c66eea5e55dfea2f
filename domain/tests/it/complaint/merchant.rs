//! What reaches the merchant: nothing that was not passed on, whatever else stands in a complaint.

use domain::casework::{Answers, Draft};
use domain::complaint::filing::Matter;
use domain::complaint::merchant::{Consent, Evidence, ForMerchant};
use domain::ids::DocumentId;
use proptest::prelude::*;
use strum::IntoEnumIterator;

use super::pages::complete;

/// The text of each field is its page and name, so that whatever gets through can be seen.
fn canaries(consents: &[Consent]) -> Draft {
    let mut draft = Draft::default();
    for page in Matter::Complaint.journey().pages() {
        let mut answers = Answers::default();
        for field in &page.fields {
            answers.set(&field.name, format!("<{}.{}>", page.name, field.name));
        }
        draft.pages.insert(page.name.clone(), answers);
    }
    let mut passing = Answers::default();
    for consent in consents {
        passing.add_choice("pass_on", consent.into());
    }
    draft.pages.insert("passing_on".to_owned(), passing);
    draft
}

fn seen(consents: &[Consent]) -> String {
    let passed = ForMerchant::of(&canaries(consents), []);
    serde_json::to_string(&passed).unwrap()
}

/// Everything that a consent lets through.
fn of_consent(consent: Consent) -> &'static [&'static str] {
    match consent {
        Consent::Name => &["<complainant.name>", "<agent.agent_name>"],
        Consent::Mobile => &["<complainant.mobile>"],
        Consent::Address => &["<complainant.address>"],
        Consent::OrderNumber => &["<order.order_no>"],
        Consent::ParcelNumbers => &["<order.tracking>", "<order.customs_list>"],
        Consent::Facts => &["<problem.facts>", "<claim.other_claim>"],
        Consent::EarlierAnswers => &["<attempts.answer>"],
    }
}

/// What no consent lets through.
const NEVER: &[&str] = &[
    "<complainant.document_kind>",
    "<complainant.number>",
    "<complainant.issuing_country>",
    "<complainant.email>",
    "<complainant.publish>",
    "<complainant.entrusted>",
    "<agent.agent_number>",
    "<agent.agent_document_kind>",
    "<agent.agent_mobile>",
    "<respondent.contact>",
    "<problem.known_on>",
    "<problem.also_report>",
    "<attempts.engaged>",
    "<attempts.engaged_name>",
    "<order.released_on>",
    "<statement.truth>",
];

#[test]
fn without_consent_nothing_personal_is_passed_on() {
    let seen = seen(&[]);
    for canary in Consent::iter().flat_map(of_consent) {
        assert!(!seen.contains(canary), "{canary} in {seen}");
    }
    for canary in [
        "<goods.goods>",
        "<problem.kinds>",
        "<claim.kinds>",
        "<order.amount>",
    ] {
        assert!(seen.contains(canary), "{canary} must be answered");
    }
}

#[test]
fn each_consent_passes_on_its_own_and_nothing_else() {
    let nothing = seen(&[]);
    for consent in Consent::iter() {
        let seen = seen(&[consent]);
        for other in Consent::iter() {
            for canary in of_consent(other) {
                assert_eq!(seen.contains(canary), other == consent, "{canary} with {consent}");
            }
        }
        let passed = seen.matches('<').count() - nothing.matches('<').count();
        assert_eq!(passed, of_consent(consent).len(), "{consent}");
    }
}

#[test]
fn some_things_are_never_passed_on() {
    let all: Vec<Consent> = Consent::iter().collect();
    let seen = seen(&all);
    for canary in NEVER {
        assert!(!seen.contains(canary), "{canary}");
    }
}

#[test]
fn a_real_complaint_shows_its_facts_and_hides_its_number() {
    let passed = ForMerchant::of(&complete(Matter::Complaint), []);
    let seen = serde_json::to_string(&passed).unwrap();
    assert!(seen.contains("王小明") && seen.contains("20261001-0001") && seen.contains("过期"));
    for hidden in [
        "X0000001",
        "13000000000",
        "示例路1号",
        "buyer@example.com",
        "YT0000000001",
    ] {
        assert!(!seen.contains(hidden), "{hidden}");
    }
}

fn document(number: u128) -> DocumentId {
    DocumentId(uuid_of(number))
}

fn uuid_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

proptest! {
    #[test]
    fn only_evidence_that_was_marked_is_passed_on(marks in prop::collection::vec(any::<bool>(), 0..11)) {
        let evidence = marks.iter().zip(1..).map(|(mark, number)| Evidence {
            document: document(number),
            is_for_merchant: *mark,
        });
        let passed = ForMerchant::of(&Draft::default(), evidence);
        let expected: Vec<DocumentId> = marks.iter().zip(1..).filter(|(mark, _)| **mark).map(|(_, number)| document(number)).collect();
        prop_assert_eq!(passed.evidence(), expected);
        prop_assert_eq!(passed.pages().count(), 0);
    }

    #[test]
    fn whatever_is_typed_as_consent_passes_on_no_more_than_its_codes(typed in "\\PC{0,20}|(name|facts|all|\\*|,| ){0,6}") {
        let mut draft = canaries(&[]);
        draft.pages.entry("passing_on".to_owned()).or_default().set("pass_on", &typed);
        let seen = serde_json::to_string(&ForMerchant::of(&draft, [])).unwrap();
        for consent in Consent::iter() {
            let is_given = draft.page("passing_on").choices("pass_on").any(|code| code == <&str>::from(consent));
            prop_assert!(of_consent(consent).iter().all(|canary| seen.contains(canary) == is_given));
        }
    }
}
