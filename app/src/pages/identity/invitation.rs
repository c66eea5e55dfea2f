//! Taking an invitation: staff choose name and password, and set up the second factor next; members of a firm do the
//! same without the factor, or join with the account that they have.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::casework::{Answers, Problem};
use domain::identity::AccountKind;
use domain::identity::firm::forms;
use domain::text::{PERSON_NAME_CHARS, person_name};
use leptos::prelude::*;
use store::identity::account;
use store::identity::invitation::{self, Joined, Shown};

use super::parts::{Client, Problems, error, form_page, password_words, read_password, welcome, with_back};
use crate::components::control::Sheet;
use crate::components::{ErrorSummary, FormField, Notice, PageFields, PasswordField, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::pages::firm::firm_path;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// `GET /invitation/{token}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    Ok(match invitation::look(&site.store, &token).await? {
        Some(shown) => way_in(&visit, &token, &shown, Answers::default(), &[]).await?,
        None => over(&site, &visit, &token).await?,
    })
}

/// Why a link leads nowhere: one that was withdrawn says so.
async fn over(site: &Site, visit: &Visit, token: &str) -> Result<Response, Failure> {
    let is_withdrawn = invitation::was_withdrawn(&site.store, token).await?;
    Ok(gone(
        visit,
        if is_withdrawn {
            "invitation-withdrawn"
        } else {
            "invitation-gone"
        },
    ))
}

/// How somebody takes it: with a new account, with the one that has the address, or with none that they have here.
async fn way_in(
    visit: &Visit,
    token: &str,
    shown: &Shown,
    answers: Answers,
    problems: &[Problem],
) -> Result<Response, Failure> {
    let visitor = visit.who.as_deref();
    Ok(match (shown.kind, shown.account, visitor) {
        (AccountKind::Staff, ..) | (AccountKind::Public, None, None) => {
            page(visit, shown, "", &Problems::new())
        }
        (AccountKind::Public, Some((_, AccountKind::Staff)), _) => {
            elsewhere(visit, token, shown, "staff-address")
        }
        (AccountKind::Public, Some((own, _)), Some(visitor)) if own == visitor.account() => {
            let asks_name = asks_name(visit).await?;
            join_page(visit, token, shown, asks_name, answers, problems)
        }
        (AccountKind::Public, Some(_), None) => elsewhere(visit, token, shown, "sign-in"),
        (AccountKind::Public, _, Some(_)) => elsewhere(visit, token, shown, "other-account"),
    })
}

/// Whether nothing says yet what the visitor is called.
async fn asks_name(visit: &Visit) -> Result<bool, Failure> {
    let own = account::profile(&visit.site.store, visit.signed_in()?.account()).await?;
    Ok(own.name.is_none())
}

/// Who invites, as what, and the address.
fn invited(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let words = visit.words;
    let organisation = words
        .pick(&shown.organisation_zh, &shown.organisation_en)
        .to_owned();
    let roles = shown.roles.iter().map(|role| words.say(&format!("role-{role}")));
    let roles = roles.collect::<Vec<_>>().join(&words.say("list-separator"));
    let arguments = args([("organisation", organisation.into()), ("roles", roles.into())]);
    let key = match shown.kind {
        AccountKind::Staff => "invitation-text",
        AccountKind::Public => "invitation-firm-text",
    };
    view! {
        <p>{words.say_with(key, &arguments)}</p>
        <dl class="sum"><div><dt>{words.say("invitation-email")}</dt><dd>{shown.email.clone()}</dd></div></dl>
    }
}

fn page(visit: &Visit, shown: &Shown, name: &str, problems: &Problems) -> Response {
    let words = visit.words;
    let key = match shown.kind {
        AccountKind::Staff => "invitation",
        AccountKind::Public => "invitation-firm",
    };
    form_page(visit, key, problems, || {
        view! {
            {invited(visit, shown)}
            <form method="post" novalidate>
                <FormField words=words page="staff" name="name" text=name complete="name" error=error(problems, "name")/>
                <PasswordField words=words page=password_words(shown.kind) name="password" complete="new-password"
                    error=error(problems, "password")/>
                <div class="actions"><button class="btn">{words.say(&format!("{key}-do"))}</button></div>
            </form>
        }
    })
}

/// The button with which somebody joins with the account that has the address.
fn join_page(
    visit: &Visit,
    token: &str,
    shown: &Shown,
    asks_name: bool,
    answers: Answers,
    problems: &[Problem],
) -> Response {
    let words = visit.words;
    let sheet = Sheet::new(words, forms::join(asks_name), answers, problems);
    let told = sheet.summary();
    let heading = words.say("invitation-firm");
    let page = if told.is_empty() {
        Page::new(heading.clone())
    } else {
        Page::new(format!("{}{heading}", words.say("title-error"))).status(StatusCode::UNPROCESSABLE_ENTITY)
    };
    page.render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <ErrorSummary words=words problems=told/>
                <div class="head"><h1>{heading}</h1></div>
                {invited(visit, shown)}
                <form method="post" action=format!("/invitation/{token}/join") novalidate>
                    <PageFields sheet=sheet/>
                    <div class="actions"><button class="btn">{words.say("invitation-join")}</button></div>
                </form>
            </div></div>
        }
    })
}

/// Who is signed in with none or another account is told what to do first.
fn elsewhere(visit: &Visit, token: &str, shown: &Shown, case: &str) -> Response {
    let words = visit.words;
    let here = format!("/invitation/{token}");
    let why = words.say(&format!("invitation-{case}"));
    let named = args([("email", shown.email.clone().into())]);
    let text = words.say_with(&format!("invitation-{case}-text"), &named);
    let way = match case {
        "sign-in" => {
            let path = with_back("/sign-in", Some(&here));
            view! { <div class="actions"><a class="btn" href=path>{words.say("sign-in")}</a></div> }
                .into_any()
        }
        "other-account" => {
            let contact = shown.account.is_none().then(|| {
                let path = with_back("/account/contact", Some(&here));
                view! { <a href=path>{words.say("invitation-add-address")}</a> }
            });
            view! {
                <form method="post" action="/sign-out" class="actions">
                    <button class="btn second">{words.say("sign-out")}</button>{contact}
                </form>
            }
            .into_any()
        }
        _ => ().into_any(),
    };
    let heading = words.say("invitation-firm");
    Page::new(heading.clone()).render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                {invited(visit, shown)}
                <Notice tone=Tone::Info heading=why><p>{text}</p></Notice>
                {way}
            </div></div>
        }
    })
}

fn gone(visit: &Visit, key: &str) -> Response {
    let words = visit.words;
    let (heading, text) = (words.say(key), words.say(&format!("{key}-text")));
    Page::new(heading.clone())
        .status(StatusCode::NOT_FOUND)
        .render(visit, || {
            view! {
                <div class="wrap"><div class="narrow stack">
                    <div class="head"><h1>{heading}</h1></div>
                    <Notice tone=Tone::Warn heading=words.say("invitation-gone-why")><p>{text}</p></Notice>
                    <div class="actions"><a class="btn" href="/sign-in">{words.say("sign-in")}</a></div>
                </div></div>
            }
        })
}

/// `POST /invitation/{token}`.
pub(super) async fn accept(
    State(site): State<Site>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let words = visit.words;
    let Some(shown) = invitation::look(&site.store, &token).await? else {
        return over(&site, &visit, &token).await;
    };
    if shown.kind == AccountKind::Public && (shown.account.is_some() || visit.who.is_some()) {
        return way_in(&visit, &token, &shown, Answers::default(), &[]).await;
    }
    let mut problems = Problems::new();
    let name = person_name(form.text("name"));
    if !PERSON_NAME_CHARS.contains(&name.chars().count()) {
        problems.push(("name", words.say("problem-staff-name").into_owned()));
    }
    let password = read_password(words, shown.kind, form.raw("password"))
        .map_err(|sentence| problems.push(("password", sentence)));
    let (Ok(password), true) = (password, problems.is_empty()) else {
        return Ok(page(&visit, &shown, form.text("name"), &problems));
    };
    let client = Client::of(&visit, &headers);
    let accepted = invitation::accept(
        &site.store,
        &token,
        (&name, password),
        words.language,
        client.browser(),
    );
    let onward = (shown.kind == AccountKind::Public).then(|| firm_path(shown.organisation));
    match accepted.await? {
        Some(opened) => welcome(&visit, &opened, onward.as_deref()).await,
        None => over(&site, &visit, &token).await,
    }
}

/// `POST /invitation/{token}/join`.
pub(super) async fn join(
    State(site): State<Site>,
    visit: Visit,
    Path(token): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let asked = forms::join(asks_name(&visit).await?);
    let typed = asked.accept(&form.answers());
    let problems = asked.check(&typed, visit.today());
    let shown = invitation::look(&site.store, &token).await?;
    if let Some(shown) = &shown
        && !problems.is_empty()
    {
        return way_in(&visit, &token, shown, typed, &problems).await;
    }
    let read = asked.normalise(&typed, visit.today());
    let name = Some(read.text("own_name")).filter(|name| !name.is_empty());
    match invitation::join(&site.store, visit.signed_in()?.account(), &token, name).await? {
        Joined::Member(firm) => Ok(see_other(&firm_path(firm))),
        Joined::Gone => over(&site, &visit, &token).await,
        Joined::TooManyFirms => Ok(see_other("/account/firms")),
        Joined::OtherAddress => Ok(see_other(&format!("/invitation/{token}"))),
    }
}
