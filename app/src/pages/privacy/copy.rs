//! A copy of everything that is stored about oneself: the page that offers it, and the pages in it.

pub mod paper;

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use store::privacy::copy;

use crate::components::{BackLink, Icon, day};
use crate::failure::Failure;
use crate::shell::Page;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// Where the copy is offered, and given to whoever sends the form.
pub const PATH: &str = "/account/copy";

/// `GET /account/copy`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let who = visit.signed_in()?;
    let last = copy::last_taken(&site.store, who).await?.map(|at| {
        let said = args([("moment", day::moment(words, at).into())]);
        view! { <p class="small dim">{words.say_with("copy-last", &said)}</p> }
    });
    let button = if who.is_stepped_up(visit.now) {
        view! {
            <form method="post" action=PATH><button class="btn"><Icon name="down"/>{words.say("copy-do")}</button></form>
        }
        .into_any()
    } else {
        view! { <a class="btn" href=format!("/step-up?back={PATH}")>{words.say("confirm-mobile-first")}</a> }
            .into_any()
    };
    let limit = args([("times", copy::COPIES_A_DAY.into())]);
    let heading = words.say("own-copy");
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account/privacy" text=words.say("own-data")/>
                <div class="narrow stack">
                    <div class="head"><h1>{heading}</h1><p class="lede">{words.say("copy-lede")}</p></div>
                    {crate::pages::about::prose(&words.say("copy-text"))}
                    <p>{words.say_with("copy-care", &limit)}</p>
                    <div class="actions">{button}</div>
                    {last}
                </div>
            </div>
        }
    }))
}
