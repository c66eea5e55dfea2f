//! One's own address and number: adding one, changing it, giving it up. Each asks for a fresh factor first.

use std::ops::ControlFlow;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;
use store::identity::account::{self, Profile};
use store::identity::contact_change::{self, Begun};
use store::identity::step::Purpose;

use super::code::{self, Asked, Given};
use super::contact_field::read_contact;
use super::cookies::Secret;
use super::parts::{Problems, back, error, form_page_below, with_back};
use crate::components::{BackLink, FormField, Told};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

const HERE: &str = "/account/contact";

/// `GET /account/contact`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    match ask_for_fresh(&visit)? {
        Some(ask) => Ok(ask),
        None => Ok(page(&visit, profile(&visit).await?, "", &Problems::new())),
    }
}

async fn profile(visit: &Visit) -> Result<Profile, Failure> {
    Ok(account::profile(&visit.site.store, visit.signed_in()?.account()).await?)
}

/// The way to a fresh factor and back; `None` when one was given minutes ago.
fn ask_for_fresh(visit: &Visit) -> Result<Option<Response>, Failure> {
    let is_fresh = visit.signed_in()?.is_stepped_up(visit.now);
    let here = with_back(HERE, back(visit).as_deref());
    Ok((!is_fresh).then(|| see_other(&with_back("/step-up", Some(&here)))))
}

fn page(visit: &Visit, profile: Profile, typed: &str, problems: &Problems) -> Response {
    let words = visit.words;
    let own = own(words, profile);
    let back = back(visit);
    let action = with_back(HERE, back.as_deref());
    let leads_back = back.unwrap_or_else(|| "/account".to_owned());
    let up = view! { <BackLink href=leads_back text=words.say("account-contact-back")/> };
    form_page_below(visit, up, "account-contact", problems, || {
        view! {
            {own}
            <form method="post" action=action novalidate>
                <FormField words=words page="account" name="contact" text=typed complete="username"
                    error=error(problems, "contact")/>
                <div class="actions"><button class="btn">{words.say("account-contact-do")}</button></div>
            </form>
        }
    })
}

/// What the account has, each to be given up while there is another.
fn own(words: Words, profile: Profile) -> impl IntoView + use<> {
    let has_both = profile.email.is_some() && profile.mobile.is_some();
    let line = |kind: &'static str, key: &str, contact: Option<String>| {
        let label = words.say(key);
        let remove = has_both.then(|| remove_form(words, kind, label.clone().into_owned()));
        contact.map(|contact| view! { <div><dt>{label}</dt><dd>{contact}{remove}</dd></div> })
    };
    view! {
        <dl class="sum">
            {line("email", "account-email", profile.email)}
            {line("mobile", "account-mobile", profile.mobile)}
        </dl>
    }
}

/// Giving one up, which asks once more: the question unfolds in its place, without a script.
fn remove_form(words: Words, kind: &'static str, label: String) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{words.say("account-contact-remove")}<span class="vh">" "{label}</span></summary>
            <form method="post" action="/account/contact/remove" class="stack-s">
                <p class="small">{words.say("account-contact-remove-text")}</p>
                <button class="btn danger slim" name="kind" value=kind>{words.say("account-contact-remove-confirm")}</button>
            </form>
        </details>
    }
}

/// `POST /account/contact`.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    if let Some(ask) = ask_for_fresh(&visit)? {
        return Ok(ask);
    }
    let typed = form.text("contact");
    let profile = profile(&visit).await?;
    let again = |sentence| page(&visit, profile, typed, &vec![("contact", sentence)]);
    let contact = match read_contact(&visit, typed) {
        Ok(contact) => contact,
        Err(sentence) => return Ok(again(sentence)),
    };
    let step = match contact_change::begin(&site.store, visit.signed_in()?, contact).await {
        Ok(Begun::Next(step)) => Ok(step),
        Ok(Begun::Own) => return Ok(again(visit.words.say("problem-contact-own").into_owned())),
        Err(error) => Err(error),
    };
    code::begun(&visit, CONFIRM, step, again)
}

const CONFIRM: Asked = Asked {
    purpose: Purpose::Contact,
    path: "/account/contact/confirm",
    key: "account-contact-confirm",
    again: HERE,
};

/// `GET /account/contact/confirm`.
pub(super) async fn ask(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, CONFIRM, &Problems::new()).await
}

/// `POST /account/contact/confirm`.
pub(super) async fn confirm(
    State(site): State<Site>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let given = Given::new(&visit, &headers, &form, CONFIRM);
    let confirmed = contact_change::confirm(&site.store, visit.signed_in()?, &given.token, given.typed());
    Ok(match given.finish(confirmed).await? {
        ControlFlow::Continue(()) => {
            let way = match back(&visit) {
                Some(back) => Told::ContactConfirmed.on(&back),
                None => Told::ContactChanged.on(HERE),
            };
            Secret::Step.clear(&site, see_other(&way))
        }
        ControlFlow::Break(page) => page,
    })
}

/// `POST /account/contact/remove`.
pub(super) async fn remove(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    if let Some(ask) = ask_for_fresh(&visit)? {
        return Ok(ask);
    }
    let kind = form.text("kind").parse().map_err(|_| Failure::NotFound)?;
    contact_change::remove(&site.store, visit.signed_in()?, kind).await?;
    Ok(see_other(&Told::ContactRemoved.on(HERE)))
}
