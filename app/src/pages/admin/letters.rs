//! The delivery log: what became of letters, why some did not go out, what to do, and sending them again.

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;
use store::plumbing::delivery_log::{self, Fate, Logged};
use store::plumbing::outbox::Channel;
use strum::IntoEnumIterator;
use uuid::Uuid;

use super::parts::{Room, asked, next_page, operator, page};
use crate::components::{Icon, Notice, Tone, day};
use crate::failure::Failure;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

const PATH: &str = "/admin/letters";

/// `GET /admin/letters`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let fate: Fate = asked(&visit, "fate").parse().unwrap_or_default();
    let after = asked(&visit, "after").parse().ok();
    let (letters, next) = delivery_log::page(&site.store, operator(&visit)?, fate, after).await?;
    let next = next.map(|cursor| format!("{PATH}?fate={fate}&after={cursor}"));
    let done: Option<u64> = asked(&visit, "again").parse().ok();
    let done = done.map(|count| {
        let text = words.say_with("letters-again-done-text", &args([("count", count.into())]));
        view! { <Notice tone=Tone::Ok heading=words.say("letters-again-done")><p>{text}</p></Notice> }
    });
    let all = (fate == Fate::Failed && letters.len() > 1).then(|| {
        view! {
            <form method="post" action=format!("{PATH}/again")>
                <button class="btn second">{words.say("letters-all-again")}</button>
            </form>
        }
    });
    let list = if letters.is_empty() {
        view! { <div class="empty"><Icon name="inbox"/><h2>{words.say(&format!("letters-none-{fate}"))}</h2></div> }
            .into_any()
    } else {
        table(words, fate, letters).into_any()
    };
    Ok(page(
        &visit,
        Room::Letters,
        words.say("admin-letters").into_owned(),
        || {
            view! {
                <div class="stack">
                    <p class="lede">{words.say("letters-text")}</p>
                    {done}
                    {fates(words, fate)}
                    {all}
                    {list}
                    {next_page(words, next)}
                </div>
            }
        },
    ))
}

fn fates(words: Words, here: Fate) -> impl IntoView + use<> {
    let link = |fate: Fate| {
        let current = (fate == here).then_some("page");
        view! { <a href=format!("{PATH}?fate={fate}") aria-current=current>{words.say(&format!("letters-{fate}"))}</a> }
    };
    view! { <nav class="views" aria-label=words.say("letters-fates")>{Fate::iter().map(link).collect_view()}</nav> }
}

fn table(words: Words, fate: Fate, letters: Vec<Logged>) -> impl IntoView {
    let heads = ["written", "to", "attempts", "outcome"].map(|name| {
        view! { <th role="columnheader" scope="col">{words.say(&format!("letters-column-{name}"))}</th> }
    });
    let rows = letters
        .into_iter()
        .map(|letter| row(words, fate, letter))
        .collect_view();
    view! {
        <div class="scroll" role="region" aria-label=words.say("admin-letters") tabindex="0">
            <table class="table cards" role="table">
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn row(words: Words, fate: Fate, letter: Logged) -> impl IntoView {
    let channel = match letter.channel {
        Channel::Mail => words.say("letters-mail"),
        Channel::Sms => words.say("letters-sms"),
    };
    let written = day::moment(words, letter.created_at);
    let to = letter
        .to
        .clone()
        .unwrap_or_else(|| words.say("letters-unreadable").into_owned());
    let again = (fate == Fate::Failed).then(|| {
        let path = format!("{PATH}/{}/again", letter.id.simple());
        view! {
            <form method="post" action=path>
                <button class="btn second slim">{words.say("letters-again")}<span class="vh">" "{to.clone()}</span></button>
            </form>
        }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><time datetime=day::machine(letter.created_at)>{written}</time><small>{channel}</small></th>
            <td role="cell" data-l=words.say("letters-column-to")>{to.clone()}</td>
            <td role="cell" data-l=words.say("letters-column-attempts")>{letter.attempts}</td>
            <td role="cell" data-l=words.say("letters-column-outcome")><div>{outcome(words, &letter)}{again}</div></td>
        </tr>
    }
}

/// When it went out or is tried next; what went wrong, and what to do about it.
fn outcome(words: Words, letter: &Logged) -> impl IntoView + use<> {
    let moment = |at| args([("at", day::moment(words, at).into())]);
    let time = match (letter.next_at, letter.ended_at, letter.failure) {
        (Some(next), ..) => Some(words.say_with("letters-next", &moment(next))),
        (None, Some(ended), None) => Some(words.say_with("letters-sent-at", &moment(ended))),
        (None, Some(ended), Some(_)) => Some(words.say_with("letters-failed-at", &moment(ended))),
        _ => None,
    };
    let failure = letter.failure.map(|kind| {
        let reason = letter.reason.clone().unwrap_or_default();
        view! {
            <p><b>{words.say(&format!("letters-failure-{kind}"))}</b>" "{words.say(&format!("letters-advice-{kind}"))}</p>
            <small><code lang="en">{reason}</code></small>
        }
    });
    view! { <p>{time}</p>{failure} }
}

/// `POST /admin/letters/{letter}/again`; a letter that is on its way already needs nothing.
pub(super) async fn again(
    State(site): State<Site>,
    visit: Visit,
    Path(letter): Path<Uuid>,
) -> Result<Response, Failure> {
    let count = match delivery_log::send_again(&site.store, operator(&visit)?, letter).await {
        Ok(()) => 1,
        Err(store::Error::NotNow) => 0,
        Err(error) => return Err(error.into()),
    };
    Ok(see_other(&format!("{PATH}?again={count}")))
}

/// `POST /admin/letters/again`.
pub(super) async fn all_again(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let count = delivery_log::send_all_again(&site.store, operator(&visit)?).await?;
    Ok(see_other(&format!("{PATH}?again={count}")))
}
