//! The opened account: masked, revealed on request, closed on request, and what became of it.

use axum::extract::State;
use axum::response::Response;
use domain::forex::Status;
use domain::forex::account::{AccountAct, AccountState};
use domain::ids::{CaseId, Version};
use leptos::prelude::*;
use store::casework::once::Sent;
use store::forex::{self, AccountStep, AccountView};

use super::parts::InCase;
use crate::components::{BackLink, FormKey, Notice, Tag, Told, control::choice_words, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::pages::forex::account_tag;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The account as a part of the case page, once it is open: how it stands, since when and why, and what its holder can do.
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
        let way = |act, path: &str, key: &str| {
            account.standing.allows(act).then(|| {
                view! { <a href=format!("/cases/{case}/account/{path}")>{words.say(key)}</a> }
            })
        };
        let closure = way(AccountAct::AskClosure, "closure", "account-closure");
        let keep = way(AccountAct::WithdrawClosure, "keep", "account-keep");
        view! {
            <section class="card stack" aria-labelledby="account">
                <h2 id="account">{words.say("account-heading")}</h2>
                {notice(words, &account)}
                {facts(words, &account, number)}
                <div class="row">
                    <form method="post" action=format!("/cases/{case}/account/number")>
                        <button class="btn second">{words.say("account-reveal")}</button>
                    </form>
                    {closure}{keep}
                </div>
                {steps(words, &account)}
            </section>
        }
    }))
}

/// What it means that the account is not in use.
fn notice(words: Words, account: &AccountView) -> Option<impl IntoView + use<>> {
    let state = account.standing.state;
    let (tone, heading) = account_tag(words, state);
    let key = match state {
        AccountState::Opened => return None,
        AccountState::Closing if !account.standing.is_wanted_by_holder() => {
            "account-closing-by-bank-text".to_owned()
        }
        state => format!("account-{state}-text"),
    };
    let text = words.say(&key);
    Some(view! { <Notice tone=tone heading=heading><p>{text}</p></Notice> })
}

/// What happened to the account, the oldest first.
fn steps(words: Words, account: &AccountView) -> Option<impl IntoView + use<>> {
    let step = |step: &AccountStep| {
        view! {
            <li>
                <b>{words.say(&format!("account-step-{}", step.act))}</b>
                <time datetime=day::machine(step.at)>{day::moment(words, step.at)}</time>
                <p>{words.say(&format!("account-reason-{}", step.reason))}</p>
            </li>
        }
    };
    (!account.steps.is_empty()).then(|| {
        view! { <h3>{words.say("account-steps")}</h3><ol class="tl">{account.steps.iter().map(step).collect_view()}</ol> }
    })
}

fn facts(words: Words, account: &AccountView, number: String) -> impl IntoView + use<> {
    let (tone, state) = account_tag(words, account.standing.state);
    let currencies = account
        .currencies
        .iter()
        .map(|code| choice_words(words, "currencies", code));
    let currencies = currencies.collect::<Vec<_>>().join(&words.say("list-separator"));
    let since = account.steps.last().map(|step| {
        view! {
            <div><dt>{words.say("account-since")}</dt><dd>{day::moment(words, step.at)}</dd></div>
            <div><dt>{words.say("account-why")}</dt><dd>{words.say(&format!("account-reason-{}", step.reason))}</dd></div>
        }
    });
    let closed_on = account.closed_on.map(
        |on| view! { <div><dt>{words.say("account-closed-on")}</dt><dd>{day::long(words, on)}</dd></div> },
    );
    view! {
        <dl class="sum">
            <div><dt>{words.say("account-number")}</dt><dd><span class="num">{number}</span></dd></div>
            <div><dt>{words.say("account-currencies")}</dt><dd>{currencies}</dd></div>
            <div><dt>{words.say("account-state")}</dt><dd><Tag tone=tone text=state/></dd></div>
            {since}
            <div><dt>{words.say("account-opened-on")}</dt><dd>{day::long(words, account.opened_on)}</dd></div>
            {closed_on}
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

/// What the holder may wish for on a page of its own, each with its words and its address.
struct Wish {
    act: AccountAct,
    key: &'static str,
    path: &'static str,
}

const CLOSE: Wish = Wish {
    act: AccountAct::AskClosure,
    key: "account-closure",
    path: "closure",
};
const KEEP: Wish = Wish {
    act: AccountAct::WithdrawClosure,
    key: "account-keep",
    path: "keep",
};

/// `GET /cases/{case}/account/closure`.
pub(super) async fn closure(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    form(&site, &visit, case, &CLOSE).await
}

/// `GET /cases/{case}/account/keep`.
pub(super) async fn keep(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    form(&site, &visit, case, &KEEP).await
}

async fn form(site: &Site, visit: &Visit, case: CaseId, wish: &Wish) -> Result<Response, Failure> {
    let account = forex::opened_account(&site.store, visit.actor()?, case)
        .await?
        .ok_or(Failure::NotFound)?;
    if !account.standing.allows(wish.act) {
        // Done already; the page of the case says how it stands.
        return Ok(see_other(&format!("/cases/{case}")));
    }
    let words = visit.words;
    let key = wish.key;
    let class = if wish.act == AccountAct::AskClosure {
        "btn danger"
    } else {
        "btn"
    };
    Ok(Page::new(words.say(key)).at(Place::Cases).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                <div class="narrow stack mt">
                    <h1>{words.say(key)}</h1>
                    <p>{words.say(&format!("{key}-text"))}</p>
                    <form method="post">
                        <input type="hidden" name="version" value=account.version.0.to_string()/>
                        <FormKey key=site.store.new_uuid()/>
                        <div class="actions">
                            <button class=class>{words.say(&format!("{key}-confirm"))}</button>
                            <a href=format!("/cases/{case}")>{words.say(&format!("{key}-keep"))}</a>
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
    send(&site, &visit, case, &form, &CLOSE).await
}

/// `POST /cases/{case}/account/keep`: taken back once a fresh code was given.
pub(super) async fn withdraw_closure(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    send(&site, &visit, case, &form, &KEEP).await
}

async fn send(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    form: &Form,
    wish: &Wish,
) -> Result<Response, Failure> {
    if let Some(ask) = visit.step_up(&format!("/cases/{case}/account/{}", wish.path))? {
        return Ok(ask);
    }
    let version = form.text("version").parse().map_err(|_| Failure::Unreadable)?;
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    let sent = Sent {
        key,
        body: &form.body,
    };
    let (store, actor, version) = (&site.store, visit.actor()?, Version(version));
    let told = if wish.act == AccountAct::AskClosure {
        forex::ask_closure(store, actor, case, version, sent).await?;
        Told::ClosureAsked
    } else {
        forex::withdraw_closure(store, actor, case, version, sent).await?;
        Told::ClosureWithdrawn
    };
    Ok(see_other(&told.on(&format!("/cases/{case}"))))
}
