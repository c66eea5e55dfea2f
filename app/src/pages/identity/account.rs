//! One's own account.

use axum::extract::State;
use axum::response::Response;
use domain::identity::{AccountKind, Role};
use leptos::prelude::*;
use store::identity::{SignedIn, account};

use super::workplace::choices;
use crate::components::day;
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
    let firms = (who.kind == AccountKind::Public).then_some(("/account/firms", "account-firms"));
    let links = [
        ("/account/contact", "account-contact"),
        ("/account/password", "account-password"),
        ("/account/second-factor", "second-factor"),
        ("/account/notices", "account-notices"),
        ("/account/sessions", "account-sessions"),
        ("/account/sign-ins", "sign-ins"),
        ("/account/privacy", "own-data"),
    ];
    let links = links.into_iter().chain(firms).map(link).collect_view();
    let workplaces = who.has_a_choice().then(|| workplaces(words, who));
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

/// For whom the owner of the account may act, and for whom they act now.
fn workplaces(words: Words, who: &SignedIn) -> impl IntoView + use<> {
    view! {
        <section class="stack-s" aria-labelledby="workplaces">
            <h2 id="workplaces">{words.say("workplaces")}</h2>
            <p>{words.say("workplaces-text")}</p>
            {choices(words, who)}
        </section>
    }
}
