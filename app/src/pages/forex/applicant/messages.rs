//! What applicant and bank write to each other.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::casework::once::Sent;
use store::forex::desk::{FromSide, Message, own_messages, write_as_applicant};

use super::parts::{InCase, crumbs};
use crate::components::{ErrorSummary, FormField, FormKey, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The most characters of a message.
const CHARS_MAX: usize = 2_000;

/// The thread of a case with the form to write, as a part of the case page.
pub(super) async fn thread(
    site: &Site,
    visit: &Visit,
    case: CaseId,
) -> Result<impl IntoView + use<>, Failure> {
    let messages = own_messages(&site.store, visit.actor()?, case).await?;
    Ok(section(visit, case, messages, None))
}

fn section(
    visit: &Visit,
    case: CaseId,
    messages: Vec<Message>,
    wrong: Option<(String, String)>,
) -> impl IntoView + use<> {
    let words = visit.words;
    let key = visit.site.store.new_uuid();
    let list = messages
        .into_iter()
        .map(|message| entry(words, message))
        .collect_view();
    let (text, error) = wrong.map_or((String::new(), None), |(text, error)| (text, Some(error)));
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
        return refused(
            &site,
            &visit,
            case,
            (text.to_owned(), words.say(problem).into_owned()),
        )
        .await;
    }
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    let sent = Sent {
        key,
        body: &form.body,
    };
    write_as_applicant(&site.store, visit.actor()?, case, text, sent).await?;
    Ok(see_other(&format!("/cases/{case}#messages")))
}

async fn refused(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    wrong: (String, String),
) -> Result<Response, Failure> {
    let words = visit.words;
    let messages = own_messages(&site.store, visit.actor()?, case).await?;
    let summary = vec![("text".to_owned(), wrong.1.clone())];
    let title = format!("{}{}", words.say("title-error"), words.say("messages-heading"));
    let page = Page::new(title)
        .at(Place::Cases)
        .status(StatusCode::UNPROCESSABLE_ENTITY);
    Ok(page.render(visit, || {
        view! {
            <div class="wrap">
                {crumbs(visit, &words.say("messages-heading"))}
                <div class="narrow mt">
                    <ErrorSummary words=words problems=summary/>
                    <h1>{words.say("kind-forex")}</h1>
                    {section(visit, case, messages, Some(wrong))}
                </div>
            </div>
        }
    }))
}
