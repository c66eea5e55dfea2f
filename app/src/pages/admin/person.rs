//! One account, masked, and what can be done to it.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::identity::AccountKind;
use domain::ids::AccountId;
use leptos::prelude::*;
use store::identity::staff::{self, AccountState, Duties, Person};

use super::acts::Act;
use super::organisation;
use super::parts::{Room, asked, operator, page, role_names};
use crate::components::{BackLink, Notice, Tag, Tone};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where an account is shown.
pub(super) fn path(account: AccountId) -> String {
    format!("/admin/people/{account}")
}

/// How an account is called: staff by name, the public by the masked contact.
pub(super) fn title(person: &Person) -> String {
    let contact = person.contacts.first().cloned().unwrap_or_default();
    person.name.clone().unwrap_or(contact)
}

/// `GET /admin/people/{account}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(account): Path<AccountId>,
) -> Result<Response, Failure> {
    let words = visit.words;
    let person = staff::person(&site.store, operator(&visit)?, account).await?;
    let is_own = visit.actor()?.account == account;
    let done = asked(&visit, "done");
    let done = (done == "roles" || done.parse::<Act>().is_ok()).then(|| {
        let key = format!("person-done-{done}");
        let text = words.say(&format!("{key}-text"));
        view! { <Notice tone=Tone::Ok heading=words.say(&key)><p>{text}</p></Notice> }
    });
    Ok(page(&visit, Room::People, title(&person), || {
        view! {
            <div class="narrow stack-l">
                <BackLink href="/admin/people" text=words.say("admin-people")/>
                {done}
                {facts(words, &person)}
                {duties(words, &person, is_own)}
                {acts(words, &person, is_own)}
                <p><a href=format!("/admin/audit?actor={account}")>{words.say("person-audit")}</a></p>
            </div>
        }
    }))
}

fn facts(words: Words, person: &Person) -> impl IntoView + use<> {
    let (tone, state) = match person.state {
        AccountState::Active => (Tone::Ok, "person-state-active"),
        AccountState::Locked => (Tone::Bad, "person-state-locked"),
    };
    let contacts = person.contacts.join(" · ");
    let factor = (person.kind == AccountKind::Staff).then(|| {
        let key = if person.has_second_factor {
            "person-factor"
        } else {
            "person-no-factor"
        };
        view! { <div><dt>{words.say("account-factor")}</dt><dd>{words.say(key)}</dd></div> }
    });
    let sessions = words.say_with("person-sessions", &args([("count", person.sessions.into())]));
    view! {
        <dl class="sum">
            <div><dt>{words.say("person-state")}</dt><dd><Tag tone=tone text=words.say(state)/></dd></div>
            <div><dt>{words.say("person-kind")}</dt><dd>{words.say(&format!("person-kind-{}", person.kind))}</dd></div>
            <div><dt>{words.say("person-contact")}</dt><dd>{contacts}</dd></div>
            {factor}
            <div><dt>{words.say("person-signed-in")}</dt><dd>{sessions}</dd></div>
        </dl>
    }
}

fn duties(words: Words, person: &Person, is_own: bool) -> Option<impl IntoView + use<>> {
    let account = person.account;
    let line = |own: &Duties| {
        let name = words.pick(&own.name_zh, &own.name_en).to_owned();
        let change = (!is_own).then(|| {
            let path = format!("{}/roles/{}", path(account), own.organisation);
            view! { <dd class="act"><a href=path>{words.say("change")}<span class="vh">{name.clone()}</span></a></dd> }
        });
        view! {
            <div>
                <dt><a href=organisation::path(own.organisation)>{name.clone()}</a></dt>
                <dd>{role_names(words, &own.roles)}</dd>
                {change}
            </div>
        }
    };
    (person.kind == AccountKind::Staff).then(|| {
        let lines = if person.duties.is_empty() {
            view! { <p>{words.say("person-no-duties")}</p> }.into_any()
        } else {
            view! { <dl class="sum">{person.duties.iter().map(line).collect_view()}</dl> }.into_any()
        };
        view! {
            <section class="stack-s" aria-labelledby="duties">
                <h2 id="duties">{words.say("person-duties")}</h2>
                {lines}
            </section>
        }
    })
}

fn acts(words: Words, person: &Person, is_own: bool) -> impl IntoView + use<> {
    if is_own {
        return view! { <p>{words.say("person-own")}" "<a href="/account">{words.say("account-own")}</a></p> }
            .into_any();
    }
    let link = |act: Act| {
        let hint = words.say(&format!("person-act-{act}.hint"));
        view! {
            <li><div><a href=act.path(person.account)>{words.say(&format!("person-act-{act}"))}</a><span class="hint">{hint}</span></div></li>
        }
    };
    let links = Act::possible(person).into_iter().map(link).collect_view();
    view! {
        <section class="stack-s" aria-labelledby="acts">
            <h2 id="acts">{words.say("person-acts")}</h2>
            <ul class="tasks">{links}</ul>
        </section>
    }
    .into_any()
}
