//! The texts of all letters.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use domain::identity::Language;
use domain::letter::{Group, LETTERS, Letter};
use leptos::prelude::*;
use store::LetterText;
use store::casework::wording::{Wording, Wordings, in_force};
use strum::IntoEnumIterator;
use time::Duration;

use super::parts::{Room, operator, page};
use crate::components::{Tag, Tone};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::voice::voice;
use crate::wording::samples;
use crate::words::{Words, args};

/// Where they are listed.
pub(super) const PATH: &str = "/admin/texts";

/// A term that a letter that is only looked at may tell of.
const TERM: Duration = Duration::days(14);

/// Where a text is read and changed.
pub(super) fn path(letter: &Letter, language: Language) -> String {
    format!("{PATH}/{}/{language}", letter.kind)
}

/// `GET /admin/texts`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let wordings = in_force(&site.store, operator(&visit)?).await?;
    let groups = Group::iter().map(|group| group_of(&visit, group, &wordings));
    let groups = groups.collect_view();
    let heading = words.say("admin-texts").into_owned();
    Ok(page(&visit, Room::Texts, heading, || {
        view! { <div class="stack-l"><p class="lede">{words.say("texts-text")}</p>{groups}</div> }
    }))
}

fn group_of(visit: &Visit, group: Group, wordings: &Wordings) -> impl IntoView + use<> {
    let id = format!("group-{group}");
    let heading = visit.words.say(&format!("texts-group-{group}"));
    let letters = LETTERS.iter().filter(|letter| letter.group == group);
    let lines = letters.map(|letter| line(visit, letter, wordings)).collect_view();
    view! {
        <section class="stack-s" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{heading}</h2>
            <ul class="tasks">{lines}</ul>
        </section>
    }
}

/// A letter by the subject that its readers see, with the ways to its texts.
fn line(visit: &Visit, letter: &'static Letter, wordings: &Wordings) -> impl IntoView + use<> {
    let words = visit.words;
    let of = |language: Language| wordings.get(&(letter.kind.to_owned(), language));
    let own = of(words.language).and_then(|own| own.wording.as_ref());
    let subject = sample(visit, words, letter, own).subject;
    let is_changed = Language::iter().any(|language| of(language).is_some_and(|own| own.wording.is_some()));
    let changed = is_changed.then(|| view! { <Tag tone=Tone::Info text=words.say("texts-changed")/> });
    let ways = Language::iter().map(|language| {
        let name = words.say(&format!("language-{language}"));
        view! { <a class="small" href=path(letter, language)>{name}<span class="vh">{subject.clone()}</span></a> }
    });
    let ways = ways.collect_view();
    view! {
        <li>
            <div>{subject}<span class="hint"><code>{letter.kind}</code></span></div>
            <span class="row">{changed}{ways}</span>
        </li>
    }
}

/// What a letter says with what might be put in.
pub(super) fn sample(visit: &Visit, words: Words, letter: &Letter, own: Option<&Wording>) -> LetterText {
    let due = (visit.today() + TERM).to_string();
    voice(words.language, letter.kind, own, &samples(words, letter, &due))
}

/// The letter as it arrives, in each form that its readers may get.
pub(super) fn preview(
    visit: &Visit,
    letter: &Letter,
    language: Language,
    own: Option<&Wording>,
) -> impl IntoView + use<> {
    let (words, theirs) = (visit.words, Words::of(language));
    let mail = sample(visit, theirs, letter, own);
    let undated = letter.parameter("due").map(|_| {
        let parameters: BTreeMap<String, String> = samples(theirs, letter, "");
        let text = voice(language, letter.kind, own, &parameters);
        view! { <h3>{words.say("text-undated")}</h3>{shown(words, theirs, text.subject, text.body)} }
    });
    let sms = letter.goes_by_sms().then(|| {
        let count = args([("count", mail.body.chars().count().into())]);
        let body = mail.body.clone();
        view! {
            <h3>{words.say("text-sms")}</h3>
            <p class="hint">{words.say_with("text-sms-length", &count)}</p>
            <p class="lines" lang=theirs.tag()>{body}</p>
        }
    });
    view! {
        <section class="card stack-s" id="preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{words.say("text-preview")}</h2>
            <h3>{words.say("text-mail")}</h3>
            {shown(words, theirs, mail.subject, mail.body)}
            {undated}
            {sms}
        </section>
    }
}

fn shown(words: Words, theirs: Words, subject: String, body: String) -> impl IntoView + use<> {
    view! {
        <p><span class="dim">{words.say("text-subject")}</span>" "<b lang=theirs.tag()>{subject}</b></p>
        <p class="lines" lang=theirs.tag()>{body}</p>
    }
}
