//! Giving the second factor up: on a page of its own, because it makes the account weaker.

use axum::extract::State;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::second_factor;

use crate::components::BackLink;
use crate::failure::Failure;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;

const WHOLE: &str = "/account/second-factor";

/// `GET /account/second-factor/off`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    if who.kind == AccountKind::Staff {
        return Err(Failure::NotFound);
    }
    if !who.uses_authenticator {
        return Ok(see_other(WHOLE));
    }
    let words = visit.words;
    let heading = words.say("second-factor-off");
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href=WHOLE text=words.say("second-factor")/>
                <div class="narrow stack">
                    <div class="head"><h1>{heading}</h1></div>
                    <p>{words.say("second-factor-off-text")}</p>
                    <form method="post">
                        <div class="actions">
                            <button class="btn danger">{words.say("second-factor-off-do")}</button>
                            <a href=WHOLE>{words.say("second-factor-off-keep")}</a>
                        </div>
                    </form>
                </div>
            </div>
        }
    }))
}

/// `POST /account/second-factor/off`, after a fresh factor.
pub(super) async fn turn_off(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    if who.kind == AccountKind::Staff {
        return Err(Failure::NotFound);
    }
    if let Some(ask) = visit.step_up("/account/second-factor/off")? {
        return Ok(ask);
    }
    second_factor::remove(&site.store, who).await?;
    Ok(see_other(WHOLE))
}
