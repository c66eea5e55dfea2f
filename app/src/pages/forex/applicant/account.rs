//! The opened account: masked, revealed on request, closed on request.

use axum::extract::State;
use axum::response::Response;
use domain::forex::Status;
use domain::forex::account::AccountState;
use domain::ids::{CaseId, Version};
use leptos::prelude::*;
use store::forex::{self, AccountView};

use super::parts::InCase;
use crate::components::{BackLink, Tag, Told, Tone, control::choice_words, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The account as a part of the case page, once it is open.
pub(super) async fn card(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    status: Status,
) -> Result<Option<impl IntoView + use<>>, Failure> {
    if status != Status::AccountOpened {
        return Ok(None);
    }
    let account = forex::opened_account(&site.store, visit.actor()?, case).await?;
    let words = visit.words;
    Ok(account.map(|account| {
        let number = format!("**** {}", account.last4);
        let closure = account.state.may_become(AccountState::Closing).then(|| {
            view! { <a href=format!("/cases/{case}/account/closure")>{words.say("account-closure")}</a> }
        });
        view! {
            <section class="card stack" aria-labelledby="account">
                <h2 id="account">{words.say("account-heading")}</h2>
                {facts(words, &account, number)}
                <div class="row">
                    <form method="post" action=format!("/cases/{case}/account/number")>
                        <button class="btn second">{words.say("account-reveal")}</button>
                    </form>
                    {closure}
                </div>
            </section>
        }
    }))
}

fn facts(words: Words, account: &AccountView, number: String) -> impl IntoView + use<> {
    let (tone, state) = match account.state {
        AccountState::Opened => (Tone::Ok, "account-opened"),
        AccountState::Suspended => (Tone::Warn, "account-suspended"),
        AccountState::Closing => (Tone::Warn, "account-closing"),
        AccountState::Closed => (Tone::Mute, "account-closed"),
    };
    let currencies = account
        .currencies
        .iter()
        .map(|code| choice_words(words, "currencies", code));
    let currencies = currencies.collect::<Vec<_>>().join(&words.say("list-separator"));
    view! {
        <dl class="sum">
            <div><dt>{words.say("account-number")}</dt><dd><span class="num">{number}</span></dd></div>
            <div><dt>{words.say("account-currencies")}</dt><dd>{currencies}</dd></div>
            <div><dt>{words.say("account-state")}</dt><dd><Tag tone=tone text=words.say(state)/></dd></div>
            <div><dt>{words.say("account-opened-on")}</dt><dd>{day::long(words, account.opened_on)}</dd></div>
        </dl>
    }
}

/// `POST /cases/{case}/account/number`: shows the whole number once a fresh code was given; looking is recorded.
pub(super) async fn reveal(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let here = format!("/cases/{case}/account/number");
    match visit.step_up(&here)? {
        Some(ask) => Ok(ask),
        None => whole_number(&site, &visit, case).await,
    }
}

/// `GET /cases/{case}/account/number`: where giving the code leads somebody who asked for the number. Whoever comes by
/// the address alone, without a fresh code, asks with the button first.
pub(super) async fn reveal_again(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let own = format!("/cases/{case}");
    match visit.step_up(&own)? {
        Some(_) => Ok(see_other(&own)),
        None => whole_number(&site, &visit, case).await,
    }
}

async fn whole_number(site: &Site, visit: &Visit, case: CaseId) -> Result<Response, Failure> {
    let actor = visit.actor()?;
    let account = forex::opened_account(&site.store, actor, case)
        .await?
        .ok_or(Failure::NotFound)?;
    let number = forex::reveal_number(&site.store, actor, case).await?;
    let words = visit.words;
    Ok(Page::new(words.say("account-heading"))
        .at(Place::Cases)
        .render(visit, || {
            view! {
                <div class="wrap">
                    <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                    <div class="narrow stack mt">
                        <h1>{words.say("account-heading")}</h1>
                        {facts(words, &account, number)}
                        <p class="small dim">{words.say("account-revealed")}</p>
                    </div>
                </div>
            }
        }))
}

/// `GET /cases/{case}/account/closure`.
pub(super) async fn closure(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let account = forex::opened_account(&site.store, visit.actor()?, case)
        .await?
        .ok_or(Failure::NotFound)?;
    if !account.state.may_become(AccountState::Closing) {
        // Asked for already; the page of the case says how it stands.
        return Ok(see_other(&format!("/cases/{case}")));
    }
    let words = visit.words;
    Ok(Page::new(words.say("account-closure"))
        .at(Place::Cases)
        .render(&visit, || {
            view! {
                <div class="wrap">
                    <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                    <div class="narrow stack mt">
                        <h1>{words.say("account-closure")}</h1>
                        <p>{words.say("account-closure-text")}</p>
                        <form method="post">
                            <input type="hidden" name="version" value=account.version.0.to_string()/>
                            <div class="actions">
                                <button class="btn danger">{words.say("account-closure-confirm")}</button>
                                <a href=format!("/cases/{case}")>{words.say("account-closure-keep")}</a>
                            </div>
                        </form>
                    </div>
                </div>
            }
        }))
}

/// `POST /cases/{case}/account/closure`: asked for once a fresh code was given.
pub(super) async fn ask_closure(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    if let Some(ask) = visit.step_up(&format!("/cases/{case}/account/closure"))? {
        return Ok(ask);
    }
    let version = form.text("version").parse().map_err(|_| Failure::Unreadable)?;
    forex::ask_closure(&site.store, visit.actor()?, case, Version(version)).await?;
    Ok(see_other(&Told::ClosureAsked.on(&format!("/cases/{case}"))))
}
