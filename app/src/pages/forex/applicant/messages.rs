//! What applicant and bank write to each other.

use axum::extract::State;
use axum::response::Response;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::casework::once::Sent;
use store::forex::desk::{FromSide, Message, own_messages, write_as_applicant};

use super::parts::InCase;
use crate::components::{FormField, FormKey, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The most characters of a message.
const CHARS_MAX: usize = 2_000;

/// A message that was not taken.
pub(super) struct Refused {
    /// What was typed.
    pub(super) text: String,
    /// What is wrong with it.
    pub(super) sentence: String,
}

/// The thread of a case with the form to write, as a part of the case page.
pub(super) async fn thread(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    refused: Option<Refused>,
) -> Result<impl IntoView + use<>, Failure> {
    let messages = own_messages(&site.store, visit.actor()?, case).await?;
    Ok(section(visit, case, messages, refused))
}

fn section(
    visit: &Visit,
    case: CaseId,
    messages: Vec<Message>,
    refused: Option<Refused>,
) -> impl IntoView + use<> {
    let words = visit.words;
    let key = visit.site.store.new_uuid();
    let list = messages
        .into_iter()
        .map(|message| entry(words, message))
        .collect_view();
    let (text, error) = refused.map_or((String::new(), None), |refused| {
        (refused.text, Some(refused.sentence))
    });
    view! {
        <section aria-labelledby="messages" class="stack">
            <h2 id="messages">{words.say("messages-heading")}</h2>
            <ol class="thread">{list}</ol>
            <form action=format!("/cases/{case}/messages") method="post" novalidate>
                <FormKey key=key/>
                <FormField words=words name="text" page="message" kind="textarea" text=text error=error/>
                <div class="actions"><button class="btn second">{words.say("messages-send")}</button></div>
            </form>
        </section>
    }
}

fn entry(words: Words, message: Message) -> impl IntoView {
    let (class, author) = match message.from {
        FromSide::Applicant => ("msg me", words.say("messages-me")),
        FromSide::Officer => ("msg", words.say("messages-bank")),
    };
    view! {
        <li>
            <article class=class>
                <header>
                    <b>{author}</b><time datetime=day::machine(message.at)>{day::moment(words, message.at)}</time>
                </header>
                <p class="lines">{message.text}</p>
            </article>
        </li>
    }
}

/// `POST /cases/{case}/messages`.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let words = visit.words;
    let text = form.text("text");
    let problem = if text.is_empty() {
        Some("problem-message-missing")
    } else if text.chars().count() > CHARS_MAX {
        Some("problem-message-too_long")
    } else {
        None
    };
    if let Some(problem) = problem {
        let refused = Refused {
            text: text.to_owned(),
            sentence: words.say(problem).into_owned(),
        };
        return super::case::page(&site, &visit, case, Some(refused)).await;
    }
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    let sent = Sent {
        key,
        body: &form.body,
    };
    write_as_applicant(&site.store, visit.actor()?, case, text, sent).await?;
    Ok(see_other(&format!("/cases/{case}#messages")))
}
