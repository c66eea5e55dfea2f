//! Every field of the journey with everything that the domain refuses for it, from the browser to the draft.

use std::collections::BTreeMap;

use app::components::sentence::{anchor, label};
use app::words::Words;
use axum::http::StatusCode;
use domain::casework::{Answers, Field, Kind, Needed, Page};
use domain::forex::ApplicantKind;
use domain::identity::Language;
use domain::ids::CaseId;
use store::forex::load_draft;
use store::testing::forex::begin;

use crate::markup::Markup;
use crate::refusal::{Lack, Wrong, owed};
use crate::samples::Question;
use crate::world::{BRANCH, Visitor};
use crate::{Answer, World, samples};

/// What sentences call a field whose label they do not quote, in Chinese and in English.
const NICKNAMES: [(&str, [&str; 2]); 5] = [
    ("email", ["邮箱", "e-mail"]),
    ("number", ["号码", "number"]),
    ("hs_codes", ["商品编码", "commodity code"]),
    ("uscc", ["信用代码", "credit code"]),
    ("mobile", ["手机号", "mobile number"]),
];

/// One page, filled in well but for one field.
struct Example {
    page: Page,
    field: Field,
    /// The name under which the field is posted.
    name: String,
    answers: Answers,
}

impl Example {
    fn wrong<'a>(&self, language: Language, id: &'a str) -> Wrong<'a> {
        let own = label(Words::of(language), &self.page.name, &self.name);
        let nickname = NICKNAMES.iter().find(|(field, _)| *field == self.field.name);
        let nickname = nickname.map(|(_, names)| names[usize::from(language == Language::En)].to_owned());
        Wrong {
            language,
            id,
            names: [own].into_iter().chain(nickname).collect(),
        }
    }

    /// What was typed stands in the controls that can show it; a choice that is not offered has none.
    fn is_shown_on(&self, page: &Markup) -> bool {
        let typed = self.answers.text(&self.name);
        match &self.field.kind {
            Kind::Choice { .. } | Kind::Country | Kind::Tick => true,
            Kind::Choices { options, .. } => {
                let offered = self.answers.choices(&self.name);
                let mut offered = offered.filter(|code| options.iter().any(|option| option == code));
                offered.all(|code| page.holds(&self.name, code))
            }
            _ => page.holds(&self.name, typed),
        }
    }
}

impl std::fmt::Display for Example {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let typed: String = self.answers.text(&self.name).chars().take(60).collect();
        write!(to, "{} {}: “{typed}”", self.page.name, self.name)
    }
}

/// The pages of such an applicant that no kind before has.
fn pages_of(kind: ApplicantKind) -> Vec<Page> {
    let before = samples::KINDS.into_iter().take_while(|earlier| *earlier != kind);
    let seen: Vec<Page> = before.flat_map(all_pages_of).collect();
    let mut own = all_pages_of(kind);
    own.retain(|page| !seen.contains(page));
    own
}

fn all_pages_of(kind: ApplicantKind) -> Vec<Page> {
    samples::journey_of(kind).pages().cloned().collect()
}

fn examples(kind: ApplicantKind) -> Vec<Example> {
    let mut examples = Vec::new();
    for page in pages_of(kind) {
        for way in samples::ways(&page) {
            // The branches of this world are its own.
            let branch = way.text("branch").replace(samples::BRANCH, BRANCH);
            let way = samples::with(&way, "branch", &branch);
            for question in samples::questions(&page, &way) {
                if question.applies {
                    let bad = refused(&question).into_iter();
                    examples.extend(bad.map(|typed| Example {
                        page: page.clone(),
                        field: question.field.clone(),
                        name: question.name.clone(),
                        answers: samples::with(&way, &question.name, &typed),
                    }));
                }
            }
        }
    }
    examples
}

/// The bad examples of a field, and nothing at all where something is needed.
fn refused(question: &Question) -> Vec<String> {
    let field = &question.field;
    let bad = samples::refused(&field.kind, &question.beside)
        .into_iter()
        .map(|(typed, _)| typed);
    let nothing = (field.needed != Needed::Optional).then(String::new);
    bad.chain(nothing).collect()
}

/// A page of a draft as its applicant fills it in.
struct Filling<'a> {
    world: &'a World,
    applicant: &'a mut Visitor,
    case: CaseId,
    page: &'a str,
    /// The version that the browser saw.
    seen: String,
}

impl Filling<'_> {
    fn path(&self) -> String {
        format!("/forex/applications/{}/pages/{}", self.case, self.page)
    }

    async fn post(&mut self, answers: &Answers) -> Answer {
        let form: Vec<(&str, &str)> = answers.iter().chain([("version", self.seen.as_str())]).collect();
        self.applicant.browser.post(&self.path(), &form).await
    }

    /// The other pages of the draft, and this one.
    async fn saved(&self) -> (BTreeMap<String, Answers>, Answers) {
        let view = load_draft(&self.world.store, &self.applicant.actor, self.case)
            .await
            .unwrap();
        let mut pages = view.draft.pages;
        let own = pages.remove(self.page).unwrap_or_default();
        (pages, own)
    }

    /// Sends the example; it is refused as it should be, now and when the page is opened again.
    async fn is_refused(&mut self, example: &Example, language: Language) -> Result<(), Lack> {
        let id = anchor(&example.name);
        let wrong = example.wrong(language, &id);
        let answer = self.post(&example.answers).await;
        let sentence = wrong.is_told_by(&answer)?;
        let page = Markup::of(&answer);
        owed(page.at_field(&id).as_ref() == Some(&sentence), || {
            format!("“{sentence}” stands at another field")
        })?;
        owed(example.is_shown_on(&page), || "what was typed is gone".to_owned())?;

        let later = Markup::of(&self.applicant.browser.get(&self.path()).await);
        owed(wrong.is_told_on(&later)? == sentence, || {
            "later it says something else".to_owned()
        })?;
        owed(example.is_shown_on(&later), || {
            "what was typed is gone later".to_owned()
        })
    }
}

async fn everything_is_refused_well(kind: ApplicantKind, language: Language, at_least: usize) {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    applicant.browser.choose(language);
    let case = world.complete_draft_as(&applicant.actor, kind).await;
    let versions = load_draft(&world.store, &applicant.actor, case)
        .await
        .unwrap()
        .versions;
    let examples = examples(kind);
    assert!(examples.len() >= at_least, "only {} examples", examples.len());
    let mut lacking = Vec::new();
    for of_page in examples.chunk_by(|one, next| one.page.name == next.page.name) {
        let page = of_page[0].page.name.as_str();
        let mut filling = Filling {
            world: &world,
            applicant: &mut applicant,
            case,
            page,
            seen: versions[page].to_string(),
        };
        let (others, good) = filling.saved().await;
        for example in of_page {
            if let Err(lack) = filling.is_refused(example, language).await {
                lacking.push(format!("{example}: {lack}"));
            }
            let (after, own) = filling.saved().await;
            assert_eq!(after, others, "{example}: another page changed");
            assert_eq!(
                own.text(&example.name),
                example.answers.text(&example.name),
                "{example}"
            );
        }
        let answer = filling.post(&good).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page} filled in well");
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[tokio::test]
async fn every_bad_answer_is_named_and_kept_in_chinese() {
    everything_is_refused_well(ApplicantKind::Individual, Language::Zh, 300).await;
}

#[tokio::test]
async fn every_bad_answer_of_a_sole_trader_is_named_and_kept() {
    everything_is_refused_well(ApplicantKind::SoleTrader, Language::Zh, 100).await;
    everything_is_refused_well(ApplicantKind::SoleTrader, Language::En, 100).await;
}

#[tokio::test]
async fn every_bad_answer_of_a_firm_is_named_and_kept_in_chinese() {
    everything_is_refused_well(ApplicantKind::Firm, Language::Zh, 200).await;
}

#[tokio::test]
async fn every_bad_answer_of_a_firm_is_named_and_kept_in_english() {
    everything_is_refused_well(ApplicantKind::Firm, Language::En, 200).await;
}

#[tokio::test]
async fn every_bad_answer_is_named_and_kept_in_english() {
    everything_is_refused_well(ApplicantKind::Individual, Language::En, 300).await;
}

/// An application without any shop.
#[tokio::test]
async fn an_empty_list_leads_to_its_first_item() {
    let world = World::new().await;
    let mut applicant = world.applicant().await;
    let case = begin(&world.store, &applicant.actor, None).await;
    let path = format!("/forex/applications/{case}/pages/shops");
    for (language, name) in [(Language::Zh, "店铺"), (Language::En, "shop")] {
        applicant.browser.choose(language);
        let answer = applicant
            .browser
            .post(&path, &[("version", "0"), ("shops.0.name", " ")])
            .await;
        let wrong = Wrong {
            language,
            id: "shops",
            names: vec![name.to_owned()],
        };
        assert!(
            wrong.is_told_by(&answer).is_ok(),
            "{:?}",
            wrong.is_told_by(&answer)
        );
    }
}
