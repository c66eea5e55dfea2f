//! One organisation: its facts, branches, staff and open invitations; closing it and opening it again.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::identity::AccountKind;
use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::identity::organisation::{self, Closing, Organisation};
use store::identity::staff::{self, AccountState, Colleague, Invitee};

use super::invitation;
use super::organisations::{self, PATH, kind_name, state_tag};
use super::parts::{Room, about, asked, form_page, operator, page, role_names};
use crate::components::{BackLink, Notice, Tag, Tone, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// Where an organisation is shown.
pub(super) fn path(id: OrganisationId) -> String {
    format!("{PATH}/{id}")
}

/// `GET /admin/organisations/{organisation}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<OrganisationId>,
) -> Result<Response, Failure> {
    let (words, operator) = (visit.words, operator(&visit)?);
    let one = organisation::find(&site.store, id).await?;
    let branches = organisation::branches_of(&site.store, id).await?;
    let colleagues = staff::of_organisation(&site.store, operator, id).await?;
    let invited = match one.kind.account_kind() {
        AccountKind::Staff => staff::invited(&site.store, operator, id).await?,
        // The owners of a firm look after its invitations.
        AccountKind::Public => Vec::new(),
    };
    let parent = match one.parent {
        Some(parent) => Some(organisation::find(&site.store, parent).await?),
        None => None,
    };
    let done = done(words, &asked(&visit, "done"));
    let up = match &parent {
        Some(parent) => view! { <BackLink href=path(parent.id) text=words.pick(&parent.name_zh, &parent.name_en).to_owned()/> }.into_any(),
        None => view! { <BackLink href=PATH text=words.say("admin-organisations")/> }.into_any(),
    };
    let name = words.pick(&one.name_zh, &one.name_en).to_owned();
    Ok(page(&visit, Room::Organisations, name, || {
        view! {
            <div class="stack-l">
                {up}
                {done}
                {facts(words, &one, parent.as_ref())}
                {ways(words, &one)}
                {branches_section(words, &one, &branches)}
                {staff_section(words, &one, colleagues)}
                {invitations(&visit, &one, invited)}
            </div>
        }
    }))
}

/// What was just done, when the page is come back to.
fn done(words: Words, code: &str) -> Option<impl IntoView + use<>> {
    let is_known = ["added", "changed", "closed", "reopened", "invited", "joined"].contains(&code);
    is_known.then(|| {
        let key = format!("organisation-done-{code}");
        let text = words.say(&format!("{key}-text"));
        view! { <Notice tone=Tone::Ok heading=words.say(&key)><p>{text}</p></Notice> }
    })
}

fn facts(words: Words, one: &Organisation, parent: Option<&Organisation>) -> impl IntoView + use<> {
    let fact = |key: &str, text: Option<String>| {
        let label = words.say(key);
        let text = text.filter(|text| !text.is_empty());
        text.map(|text| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
    };
    let closed = one.closed_on.map(|on| day::long(words, on));
    let parent = parent.map(|parent| {
        let name = words.pick(&parent.name_zh, &parent.name_en).to_owned();
        view! { <div><dt>{words.say("field-organisation-parent")}</dt><dd><a href=path(parent.id)>{name}</a></dd></div> }
    });
    view! {
        <dl class="sum">
            <div><dt>{words.say("organisation-state")}</dt><dd>{state_tag(words, one)}</dd></div>
            {fact("organisation-closed-on", closed)}
            {fact("organisation-kind", Some(kind_name(words, one.kind)))}
            {parent}
            {fact("organisation-code", Some(one.code.clone()))}
            {fact("field-organisation-name_zh", Some(one.name_zh.clone()))}
            {fact("field-organisation-name_en", Some(one.name_en.clone()))}
            {fact("field-organisation-district", one.district.clone())}
            {fact("field-organisation-address_zh", Some(one.address_zh.clone()))}
            {fact("field-organisation-address_en", Some(one.address_en.clone()))}
            {fact("field-organisation-bic", one.bic.clone())}
            {fact("field-organisation-phone", one.phone.clone())}
        </dl>
    }
}

fn ways(words: Words, one: &Organisation) -> impl IntoView + use<> {
    let own = path(one.id);
    let close = if one.closed_on.is_some() {
        "organisation-reopen"
    } else {
        "organisation-close"
    };
    view! {
        <p class="row">
            <a class="btn second" href=format!("{own}/edit")>{words.say("organisation-edit")}</a>
            <a href=format!("{own}/close")>{words.say(close)}</a>
        </p>
    }
}

fn branches_section(
    words: Words,
    one: &Organisation,
    branches: &[Organisation],
) -> Option<impl IntoView + use<>> {
    let may_have = one.parent.is_none() && one.kind == domain::identity::OrganisationKind::Bank;
    may_have.then(|| {
        let list = if branches.is_empty() {
            view! { <p>{words.say("organisation-no-branches")}</p> }.into_any()
        } else {
            organisations::table(words, branches).into_any()
        };
        let add = format!("{PATH}/new?parent={}", one.code);
        view! {
            <section class="stack" aria-labelledby="branches">
                <h2 id="branches">{words.say("organisation-branches")}</h2>
                {list}
                <p><a href=add>{words.say("organisation-add-branch")}</a></p>
            </section>
        }
    })
}

fn staff_section(words: Words, one: &Organisation, colleagues: Vec<Colleague>) -> impl IntoView + use<> {
    let invite = one.closed_on.is_none().then(|| {
        view! { <p><a class="btn second" href=format!("{}/invite", path(one.id))>{words.say("organisation-invite")}</a></p> }
    });
    let list = if colleagues.is_empty() {
        view! { <p>{words.say("organisation-no-staff")}</p> }.into_any()
    } else {
        let lines = colleagues
            .into_iter()
            .map(|own| colleague(words, own))
            .collect_view();
        view! { <ul class="tasks">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="staff">
            <h2 id="staff">{words.say("organisation-staff")}</h2>
            {list}
            {invite}
        </section>
    }
}

fn colleague(words: Words, own: Colleague) -> impl IntoView {
    let name = own.name.unwrap_or_else(|| own.contact.clone());
    let factor = (!own.has_second_factor).then(|| words.say("person-no-factor"));
    let hint = [
        Some(role_names(words, &own.roles).into()),
        Some(own.contact.into()),
        factor,
    ];
    let hint: Vec<std::borrow::Cow<'_, str>> = hint.into_iter().flatten().collect();
    let (tone, key) = match own.state {
        AccountState::Active => (Tone::Ok, "person-state-active"),
        AccountState::Locked => (Tone::Bad, "person-state-locked"),
    };
    view! {
        <li>
            <div><a href=format!("/admin/people/{}", own.account)>{name}</a><span class="hint">{hint.join(" · ")}</span></div>
            <Tag tone=tone text=words.say(key)/>
        </li>
    }
}

fn invitations(visit: &Visit, one: &Organisation, invited: Vec<Invitee>) -> Option<impl IntoView + use<>> {
    let heading = visit.words.say("organisation-invited");
    (!invited.is_empty()).then(|| {
        let lines = invited
            .into_iter()
            .map(|own| invitation::line(visit, one.id, own));
        view! {
            <section class="stack" aria-labelledby="invited">
                <h2 id="invited">{heading}</h2>
                <ul class="tasks">{lines.collect_view()}</ul>
            </section>
        }
    })
}

/// `GET /admin/organisations/{organisation}/close`: says what closing, or opening again, means.
pub(super) async fn ask_close(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<OrganisationId>,
) -> Result<Response, Failure> {
    let one = organisation::find(&site.store, id).await?;
    Ok(close_page(&visit, &one, Vec::new()))
}

fn close_page(visit: &Visit, one: &Organisation, problems: Vec<(String, String)>) -> Response {
    let words = visit.words;
    let (key, class) = if one.closed_on.is_some() {
        ("organisation-reopen", "btn")
    } else {
        ("organisation-close", "btn danger")
    };
    let name = words.pick(&one.name_zh, &one.name_en).to_owned();
    let heading = about(words, words.say(key).into_owned(), name);
    let (back, seen) = (path(one.id), one.seen());
    form_page(visit, (Room::Organisations, heading), problems, || {
        view! {
            <BackLink href=back text=words.say("organisation-back")/>
            <p>{words.say(&format!("{key}-text"))}</p>
            <form method="post">
                <input type="hidden" name="seen" value=seen/>
                <div class="actions"><button class=class id="close">{words.say(&format!("{key}-do"))}</button></div>
            </form>
        }
    })
}

/// `POST /admin/organisations/{organisation}/close`: closes it, or opens it again.
pub(super) async fn close(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<OrganisationId>,
    form: Form,
) -> Result<Response, Failure> {
    let operator = operator(&visit)?;
    let one = organisation::find(&site.store, id).await?;
    let seen = form.text("seen");
    if one.closed_on.is_some() {
        organisation::reopen(&site.store, operator, id, seen).await?;
        return Ok(see_other(&format!("{}?done=reopened", path(id))));
    }
    Ok(
        match organisation::close(&site.store, operator, id, seen).await? {
            Closing::Done => see_other(&format!("{}?done=closed", path(id))),
            Closing::HasAdministrators => {
                let sentence = visit
                    .words
                    .say("organisation-problem-administrators")
                    .into_owned();
                close_page(&visit, &one, vec![("close".to_owned(), sentence)])
            }
        },
    )
}
