//! One's own account.

use axum::extract::State;
use axum::response::Response;
use domain::identity::{AccountKind, Role};
use leptos::prelude::*;
use store::identity::{SignedIn, Workplace, account};

use crate::components::{Tag, Tone, day};
use crate::failure::Failure;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The roles that have a desk.
const DESK: [Role; 3] = [Role::BankMaker, Role::BankChecker, Role::BankSupervisor];

/// `GET /account/start`: where work begins after signing in.
pub(super) async fn start(visit: Visit) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    let is_officer = who
        .actor
        .duty
        .as_ref()
        .is_some_and(|duty| duty.roles.iter().any(|role| DESK.contains(role)));
    Ok(see_other(match who.kind {
        AccountKind::Public => "/cases",
        AccountKind::Staff if who.must_enrol => "/account/second-factor",
        AccountKind::Staff if is_officer => "/desk",
        AccountKind::Staff if who.actor.administers() => "/admin",
        AccountKind::Staff if who.actor.audits() => "/admin/audit",
        AccountKind::Staff => "/account",
    }))
}

/// `GET /account`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let who = visit.signed_in()?;
    let profile = account::profile(&site.store, who.account()).await?;
    let fact = |key: &str, text: Option<String>| {
        let label = words.say(key);
        text.map(|text| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
    };
    let language = words.say(&format!("language-{}", profile.language)).into_owned();
    let since = profile.second_factor_since.map(|at| {
        words
            .say_with(
                "account-factor-since",
                &args([("day", day::moment(words, at).into())]),
            )
            .into_owned()
    });
    let facts = [
        fact("account-name", profile.name),
        fact("account-email", profile.email),
        fact("account-mobile", profile.mobile),
        fact("account-language", Some(language)),
        fact("account-factor", since),
    ];
    let link = |(path, key): (&'static str, &str)| {
        let hint = words
            .find(&format!("{key}.hint"), None)
            .map(|hint| view! { <span class="hint">{hint}</span> });
        view! { <li><div><a href=path>{words.say(key)}</a>{hint}</div></li> }
    };
    let factor = (who.kind == AccountKind::Staff).then_some(("/account/second-factor", "second-factor"));
    let links = [
        ("/account/contact", "account-contact"),
        ("/account/password", "account-password"),
        ("/account/sessions", "account-sessions"),
    ];
    let links = links.into_iter().chain(factor).map(link).collect_view();
    let workplaces = workplaces(words, who);
    let heading = words.say("account-own");
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap"><div class="narrow stack-l">
                <div class="head"><h1>{heading}</h1></div>
                <dl class="sum">{facts.into_iter().collect_view()}</dl>
                {workplaces}
                <ul class="tasks">{links}</ul>
                <form method="post" action="/sign-out"><button class="btn second">{words.say("sign-out")}</button></form>
            </div></div>
        }
    }))
}

/// The organisations of somebody who works for several, and for which one they work now.
fn workplaces(words: Words, who: &SignedIn) -> Option<impl IntoView + use<>> {
    let now = who.workplace();
    let line = |place: &Workplace| {
        let name = words.pick(&place.name_zh, &place.name_en).to_owned();
        let choice = if now == Some(place) {
            view! { <Tag tone=Tone::Ok text=words.say("workplace-now")/> }.into_any()
        } else {
            view! {
                <form method="post" action="/account/workplace">
                    <button class="btn second slim" name="organisation" value=place.organisation.to_string()>
                        {words.say("workplace-choose")}<span class="vh">" "{name.clone()}</span>
                    </button>
                </form>
            }
            .into_any()
        };
        view! { <li><div>{name}</div>{choice}</li> }
    };
    (who.workplaces.len() > 1).then(|| {
        let lines = who.workplaces.iter().map(line).collect_view();
        view! {
            <section class="stack-s" aria-labelledby="workplaces">
                <h2 id="workplaces">{words.say("workplaces")}</h2>
                <p>{words.say("workplaces-text")}</p>
                <ul class="tasks">{lines}</ul>
            </section>
        }
    })
}
