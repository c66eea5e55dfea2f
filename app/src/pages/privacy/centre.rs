//! The privacy centre.

use axum::extract::State;
use axum::response::Response;
use domain::identity::AccountKind;
use domain::rules::RuleSet;
use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use store::privacy::consents::{Consent, consents};
use store::privacy::kept::{self, KeptCase, Until};

use crate::components::rule::values;
use crate::components::{BackLink, Tag, Tone, day};
use crate::failure::Failure;
use crate::pages::forex::applicant::status_tag;
use crate::shell::Page;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// What is stored of everybody who has an account, besides the account.
const OF_ACCOUNT: [&str; 5] = [
    "own-sign-ins",
    "own-letters",
    "own-notices",
    "own-forms",
    "own-audit",
];

/// `GET /account/privacy`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let who = visit.signed_in()?;
    let is_public = who.kind == AccountKind::Public;
    let oneself = who.oneself();
    let cases = kept::cases(&site.store, &oneself).await?;
    let given = consents(&site.store, &oneself).await?;
    let first: &[&str] = if is_public {
        &["own-account", "own-cases"]
    } else {
        &["own-staff-account"]
    };
    let kinds = [first, &OF_ACCOUNT].concat();
    let rules = values(&RuleSet::on(visit.today()));
    let stored = stored(words, kinds, &rules);
    let heading = words.say("own-data");
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account" text=words.say("account-back")/>
                <div class="head"><h1>{heading}</h1><p class="lede">{words.say("own-data-lede")}</p></div>
                <div class="stack-l">
                    {acts(words, is_public)}
                    {stored}
                    {own_cases(words, &cases)}
                    {agreed(words, is_public, &given)}
                    <p><a href="/privacy">{words.say("own-policy")}</a></p>
                </div>
            </div>
        }
    }))
}

/// What one can do about one's data.
fn acts(words: Words, is_public: bool) -> impl IntoView {
    let acts: &[(&str, &str)] = if is_public {
        &[
            ("/account/copy", "own-copy"),
            ("/account/contact", "own-correct"),
            ("/cases", "own-correct-case"),
            ("/account/delete", "own-leave"),
        ]
    } else {
        &[("/account/copy", "own-copy"), ("/account/contact", "own-correct")]
    };
    let line = |(path, key): &(&'static str, &'static str)| {
        let hint = words.say(&format!("{key}.hint"));
        view! { <li><div><a href=*path>{words.say(key)}</a><span class="hint">{hint}</span></div></li> }
    };
    view! { <ul class="tasks">{acts.iter().map(line).collect_view()}</ul> }
}

/// What is stored, why and on which ground, and until when.
fn stored(words: Words, kinds: Vec<&'static str>, rules: &FluentArgs<'_>) -> impl IntoView + use<> {
    let (why, until) = (words.say("own-why"), words.say("own-until"));
    let row = |kind: &'static str| {
        let part = |part: &str| words.say_with(&format!("{kind}.{part}"), rules);
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{words.say(kind)}<br/><span class="small dim">{part("what")}</span></th>
                <td role="cell" data-l=why.clone()><div>{part("why")}<br/><span class="small dim">{part("ground")}</span></div></td>
                <td role="cell" data-l=until.clone()>{part("until")}</td>
            </tr>
        }
    };
    let rows = kinds.into_iter().map(row).collect_view();
    view! {
        <section class="stack" aria-labelledby="stored">
            <h2 id="stored">{words.say("own-stored")}</h2>
            <div class="scroll">
                <table class="table cards" role="table" aria-labelledby="stored">
                    <thead role="rowgroup"><tr role="row">
                        <th role="columnheader" scope="col">{words.say("own-what")}</th>
                        <th role="columnheader" scope="col">{why}</th>
                        <th role="columnheader" scope="col">{until}</th>
                    </tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn own_cases(words: Words, cases: &[KeptCase]) -> Option<impl IntoView + use<>> {
    let lines = cases.iter().map(|kept| case_line(words, kept)).collect_view();
    (!cases.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="own-cases">
                <h2 id="own-cases">{words.say("own-cases-list")}</h2>
                <p>{words.say("own-cases-looks")}</p>
                <ul class="tasks">{lines}</ul>
            </section>
        }
    })
}

/// A case with how long it is kept, and the way to who looked.
pub(super) fn case_line(words: Words, kept: &KeptCase) -> impl IntoView + use<> {
    let case = kept.case;
    let name = case_name(words, kept);
    let status = kept.status.map(|status| {
        let (tone, text) = status_tag(words, status);
        view! { <Tag tone=tone text=text/> }
    });
    let name = if kept.until == Until::Erased {
        view! { <span>{name}</span> }.into_any()
    } else {
        view! { <a href=format!("/cases/{case}")>{name}</a> }.into_any()
    };
    let looks = (kept.reference.is_some() && kept.until != Until::Erased)
        .then(|| view! { <a class="small" href=format!("/cases/{case}/looks")>{words.say("looks")}</a> });
    view! { <li><div>{name}<span class="hint">{until(words, kept.until)}</span>{looks}</div>{status}</li> }
}

/// The kind of a case and its reference.
pub(super) fn case_name(words: Words, kept: &KeptCase) -> String {
    let kind = words.say(&format!("kind-{}", kept.process));
    match &kept.reference {
        Some(reference) => format!("{kind} {reference}"),
        None => kind.into_owned(),
    }
}

/// Until when a case is kept, as a sentence.
pub(super) fn until(words: Words, until: Until) -> String {
    let on = |key: &str, date| {
        let arguments = args([("day", day::long(words, date).into())]);
        words.say_with(key, &arguments).into_owned()
    };
    match until {
        Until::Draft => words.say("until-draft").into_owned(),
        Until::Open => words.say("until-open").into_owned(),
        Until::Day(date) => on("until-day", date),
        Until::InUse(date) => on("until-in-use", date),
        Until::Erased => words.say("until-erased").into_owned(),
        Until::OwnRules => words.say("until-own-rules").into_owned(),
    }
}

/// What was agreed to, with time and wording.
fn agreed(words: Words, is_public: bool, given: &[Consent]) -> Option<impl IntoView + use<>> {
    let consent = |consent: &Consent| {
        let said = args([
            ("reference", consent.reference.clone().unwrap_or_default().into()),
            ("number", consent.number.into()),
        ]);
        let version = args([("version", consent.version.into())]);
        let tick = |name: &String| view! { <li>{words.say(&format!("field-declarations-{name}"))}</li> };
        view! {
            <li>
                <div>
                    <a href=format!("/cases/{}", consent.case)>{words.say_with("consent-with", &said)}</a>
                    <span class="hint"><time datetime=day::machine(consent.at)>{day::moment(words, consent.at)}</time>" "{words.say_with("consent-version", &version)}</span>
                    <details><summary>{words.say("consent-what")}</summary>
                        <ul class="bullets">{consent.ticks.iter().map(tick).collect_view()}</ul></details>
                </div>
                <Tag tone=Tone::Ok text=words.say("consent-given")/>
            </li>
        }
    };
    let list = if given.is_empty() {
        view! { <p>{words.say("consent-none")}</p> }.into_any()
    } else {
        view! { <ul class="tasks">{given.iter().map(consent).collect_view()}</ul><p>{words.say("consent-back")}</p> }
            .into_any()
    };
    is_public.then(|| {
        view! {
            <section class="stack" aria-labelledby="consents">
                <h2 id="consents">{words.say("consents")}</h2>
                {list}
            </section>
        }
    })
}
