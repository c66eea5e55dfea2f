//! The record of one's own sign-ins, those that failed included.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use leptos::prelude::*;
use store::identity::history::{self, Outcome, SignIn};
use uuid::Uuid;

use crate::components::{BackLink, Older, Tag, Tone, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::Page;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

const PATH: &str = "/account/sign-ins";

/// `GET /account/sign-ins`: the newest, or those older than `before`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let words = visit.words;
    let query = Form::read(query.unwrap_or_default().into()).unwrap_or_default();
    let before: Option<Uuid> = query.text("before").parse().ok();
    let record = history::list(&site.store, visit.signed_in()?.account(), before).await?;
    let lines = record.lines.iter().map(|line| row(words, line)).collect_view();
    let list = if record.lines.is_empty() {
        view! { <p class="empty">{words.say("sign-ins-none")}</p> }.into_any()
    } else {
        view! { <ul class="files">{lines}</ul> }.into_any()
    };
    let heading = words.say("sign-ins");
    let days = args([("days", history::SHOWN.whole_days().into())]);
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account" text=words.say("account-back")/>
                <div class="narrow stack-l">
                    <div class="head"><h1>{heading}</h1><p class="lede">{words.say_with("sign-ins-text", &days)}</p></div>
                    {list}
                    <Older words=words path=PATH.to_owned() is_first=before.is_none() older=record.older/>
                    <ul class="tasks">
                        <li><div><a href="/account/password">{words.say("account-password")}</a>
                            <span class="hint">{words.say("sign-ins-not-me")}</span></div></li>
                    </ul>
                </div>
            </div>
        }
    }))
}

fn row(words: Words, line: &SignIn) -> impl IntoView + use<> {
    let device = if line.device.is_empty() {
        words.say("sessions-unknown-device").into_owned()
    } else {
        line.device.clone()
    };
    let tone = if line.outcome == Outcome::Opened {
        Tone::Ok
    } else {
        Tone::Warn
    };
    view! {
        <li>
            <div><b>{device}</b>
                <small><time datetime=day::machine(line.at)>{day::moment(words, line.at)}</time></small>
                <small>{words.say(&format!("sign-in-way-{}", line.way))}</small></div>
            <Tag tone=tone text=words.say(&format!("sign-in-outcome-{}", line.outcome))/>
        </li>
    }
}
