//! A form that was sent after the session had ended: kept, and offered again after signing in.

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{Request, header};
use axum::response::Response;
use leptos::prelude::*;
use store::identity::kept::{self, KeptForm};
use store::identity::session;

use super::parts::with_back;
use crate::components::{Notice, Tone};
use crate::failure::Failure;
use crate::pages::page_above;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;

/// Where kept forms are shown.
const KEPT: &str = "/kept";
/// The query with which a kept form is sent again.
pub const SENT_AGAIN: &str = "kept=1";
/// What the address of the page that asks to sign in carries when a form was kept.
const KEPT_MARK: &str = "kept=1";
/// The largest form that is kept, in bytes.
const BYTES_MAX: usize = 256 * 1024;

/// Keeps a form that came with the token of a session that has ended, and asks to sign in. Files are not kept, and
/// neither are forms with passwords and codes.
pub async fn keep(visit: &Visit, token: &str, request: Request<Body>) -> Result<Response, Failure> {
    let path = visit.uri.path().to_owned();
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let store = &visit.site.store;
    let is_worth_it = !["/account/", "/step-up", "/session/", KEPT]
        .iter()
        .any(|start| path.starts_with(start));
    let mut sign_in = with_back("/sign-in", Some(&page_above(&path)));
    if is_form
        && is_worth_it
        && let Some(owner) = session::owner_of(store, token).await?
    {
        let body = to_bytes(request.into_body(), BYTES_MAX)
            .await
            .map_err(|_| Failure::TooLarge)?;
        kept::keep(
            store,
            owner,
            &KeptForm {
                path: path.clone(),
                body: body.to_vec(),
            },
        )
        .await?;
        sign_in = format!("{sign_in}&{KEPT_MARK}");
    }
    Ok(see_other(&sign_in))
}

/// Whether the address says that a form was kept.
pub(super) fn is_promised(visit: &Visit) -> bool {
    let mut pairs = visit.uri.query().unwrap_or_default().split('&');
    pairs.any(|pair| pair == KEPT_MARK)
}

/// Forgets the kept form of this account, which has just been sent again.
pub async fn forget_sent(visit: &Visit) -> Result<(), Failure> {
    Ok(kept::forget(&visit.site.store, visit.signed_in()?.account()).await?)
}

/// `GET /kept`: what was typed, ready to be sent again with one button.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let Some(kept) = kept::find(&site.store, visit.signed_in()?.account()).await? else {
        return Ok(see_other("/account/start"));
    };
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&kept.body).map_err(|_| Failure::NotFound)?;
    let words = visit.words;
    let field = |(name, text)| view! { <input type="hidden" name=name value=text/> };
    let fields = pairs.into_iter().map(field).collect_view();
    let heading = words.say("kept");
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                <Notice tone=Tone::Info heading=words.say("kept-heading")><p>{words.say("kept-text")}</p></Notice>
                <form method="post" action=format!("{}?{SENT_AGAIN}", kept.path)>
                    {fields}
                    <div class="actions"><button class="btn">{words.say("kept-send")}</button></div>
                </form>
                <form method="post" action="/kept"><button class="btn text">{words.say("kept-forget")}</button></form>
            </div></div>
        }
    }))
}

/// `POST /kept`: the form is not wanted any more.
pub(super) async fn forget(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    kept::forget(&site.store, visit.signed_in()?.account()).await?;
    Ok(see_other("/account/start"))
}
