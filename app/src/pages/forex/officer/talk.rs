//! Messages to the applicant and notes among officers: two forms, two looks, and two tables behind them.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use store::forex::desk::{self, FromSide, Message, Note, TEXT_CHARS_MAX};
use time::OffsetDateTime;

use super::parts::{InCase, Typed, back_to, sent};
use super::review::{self, Desk};
use crate::components::{FormField, FormKey, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Messages and notes in the order in which they were written, and the forms to write.
pub(super) fn section(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review, typed) = (desk.words(), &desk.review, &desk.typed);
    let mut entries: Vec<(OffsetDateTime, AnyView)> = Vec::new();
    let subject = &review.subject;
    entries.extend(
        review
            .messages
            .iter()
            .map(|own| (own.at, message(words, subject, own).into_any())),
    );
    entries.extend(
        review
            .notes
            .iter()
            .map(|own| (own.at, note(words, own).into_any())),
    );
    entries.sort_by_key(|(at, _)| *at);
    let none = entries
        .is_empty()
        .then(|| view! { <p class="dim">{words.say("desk-talk-none")}</p> });
    let entries: Vec<AnyView> = entries.into_iter().map(|(_, entry)| entry).collect();
    let key = || desk.visit.site.store.new_uuid();
    view! {
        <section class="stack" id="talk" aria-labelledby="talk-heading">
            <h2 id="talk-heading">{words.say("desk-talk")}</h2>
            {none}
            <ol class="thread">{entries}</ol>
            <form action=desk.path("message") method="post" novalidate>
                <FormKey key=key()/>
                <FormField words=words name="message" page="desk" kind="textarea" text=typed.text("message") error=typed.problem("message")/>
                <div class="actions"><button class="btn second">{words.say("desk-message-send")}</button></div>
            </form>
            <form action=desk.path("note") method="post" novalidate>
                <FormKey key=key()/>
                <FormField words=words name="note" page="desk" kind="textarea" text=typed.text("note") error=typed.problem("note")/>
                <div class="actions"><button class="btn second">{words.say("desk-note-save")}</button></div>
            </form>
        </section>
    }
}

fn message(words: Words, subject: &str, message: &Message) -> impl IntoView + use<> {
    let (class, author, side) = match message.from {
        FromSide::Applicant => ("msg", subject.to_owned(), "desk-side-applicant"),
        FromSide::Officer => (
            "msg me",
            message.author.clone().unwrap_or_default(),
            "desk-side-officer",
        ),
    };
    entry(words, class, (author, side), message.at, message.text.clone())
}

fn note(words: Words, note: &Note) -> impl IntoView + use<> {
    entry(
        words,
        "msg me note",
        (note.author.clone(), "desk-side-note"),
        note.at,
        note.text.clone(),
    )
}

fn entry(
    words: Words,
    class: &'static str,
    (author, side): (String, &'static str),
    at: OffsetDateTime,
    text: String,
) -> impl IntoView {
    view! {
        <li>
            <article class=class>
                <header><b>{author}</b><span>{words.say(side)}</span><time datetime=day::machine(at)>{day::moment(words, at)}</time></header>
                <p class="lines">{text}</p>
            </article>
        </li>
    }
}

/// What is wrong with a text that must be there and not too long.
pub(super) fn text_problem(
    words: Words,
    name: &str,
    text: &str,
    chars_max: usize,
) -> Option<(String, String)> {
    let found = text.chars().count();
    let code = match found {
        0 => "missing",
        found if found > chars_max => "too_long",
        _ => return None,
    };
    let facts = args([("max", chars_max.into()), ("found", found.into())]);
    Some((
        name.to_owned(),
        words
            .say_with(&format!("desk-problem-{name}-{code}"), &facts)
            .into_owned(),
    ))
}

/// `POST /desk/cases/{case}/message`.
pub(super) async fn write_message(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let text = form.text("message");
    if let Some(problem) = text_problem(visit.words, "message", text, TEXT_CHARS_MAX) {
        return review::page(&site, &visit, case, Typed::wrong(form, vec![problem])).await;
    }
    desk::write_as_officer(&site.store, visit.actor()?, case, text, sent(&form)?).await?;
    Ok(see_other(&format!("{}#talk", back_to(&visit, case))))
}

/// `POST /desk/cases/{case}/note`.
pub(super) async fn write_note(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let text = form.text("note");
    if let Some(problem) = text_problem(visit.words, "note", text, TEXT_CHARS_MAX) {
        return review::page(&site, &visit, case, Typed::wrong(form, vec![problem])).await;
    }
    desk::write_note(&site.store, visit.actor()?, case, text, sent(&form)?).await?;
    Ok(see_other(&format!("{}#talk", back_to(&visit, case))))
}
