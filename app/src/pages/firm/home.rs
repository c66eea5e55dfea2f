//! A firm as its members see it: what they do there, its profile, its members, and who was invited.

use axum::extract::State;
use axum::response::Response;
use domain::identity::firm::Right;
use domain::ids::AccountId;
use leptos::prelude::*;
use store::identity::firm::{self, Member, View, profile};
use store::identity::invitation::Waiting;

use super::parts::{InFirm, explained, firm_path, roles_text};
use super::profile::state;
use crate::components::{BackLink, FormKey, Tag, Tone, day};
use crate::failure::Failure;
use crate::shell::Page;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /account/firms/{firm}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InFirm(firm): InFirm,
) -> Result<Response, Failure> {
    let account = visit.signed_in()?.account();
    let view = firm::view(&site.store, account, firm).await;
    let view = match view {
        Ok(view) => view,
        Err(error) => return explained(&visit, firm, Err(error.into())).await,
    };
    let kept = profile::view(&site.store, account, firm).await?;
    Ok(page(&visit, &view, &kept))
}

fn page(visit: &Visit, view: &View, kept: &profile::View) -> Response {
    let words = visit.words;
    let name = words
        .pick(&view.organisation.name_zh, &view.organisation.name_en)
        .to_owned();
    let path = firm_path(view.organisation.id);
    let (tone, state) = state(words, kept, visit.today());
    let members = view
        .members
        .iter()
        .map(|member| member_line(visit, view, member))
        .collect_view();
    let manages = Right::ManageMembers.is_given_by(&view.roles);
    let invite = manages.then(|| {
        let path = format!("{path}/invite");
        view! { <p><a class="btn second" href=path>{words.say("firm-invite")}</a></p> }
    });
    Page::new(name.clone()).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account/firms" text=words.say("firms-back")/>
                <div class="narrow stack-l">
                    <div class="head"><h1>{name}</h1></div>
                    <dl class="sum">
                        <div><dt>{words.say("firm-uscc")}</dt><dd class="num">{view.organisation.code.clone()}</dd></div>
                        <div><dt>{words.say("firm-own-roles")}</dt><dd>{roles_text(words, &view.roles)}</dd></div>
                    </dl>
                    {acting(visit, view)}
                    <section class="stack-s" aria-labelledby="profile">
                        <h2 id="profile">{words.say("firm-profile")}</h2>
                        <p>{words.say("firm-profile-text")}</p>
                        <ul class="tasks"><li>
                            <div><a href=format!("{path}/profile")>{words.say("firm-profile-open")}</a></div>
                            <Tag tone=tone text=state/>
                        </li></ul>
                    </section>
                    <section class="stack-s" aria-labelledby="members">
                        <h2 id="members">{words.say("firm-members")}</h2>
                        <ul class="tasks">{members}</ul>
                        {invite}
                    </section>
                    {waiting(visit, view)}
                </div>
            </div>
        }
    })
}

/// Whether the visitor acts for this firm now, or the button with which they do from now on.
fn acting(visit: &Visit, view: &View) -> impl IntoView + use<> {
    let words = visit.words;
    let id = view.organisation.id;
    let now = visit.who.as_ref().and_then(|who| who.workplace());
    if now.is_some_and(|place| place.organisation == id) {
        return view! { <p><Tag tone=Tone::Ok text=words.say("firm-acting")/></p> }.into_any();
    }
    view! {
        <form method="post" action="/account/workplace">
            <button class="btn" name="organisation" value=id.to_string()>{words.say("firm-act")}</button>
        </form>
    }
    .into_any()
}

/// Owners open every member; others themselves alone.
fn member_line(visit: &Visit, view: &View, member: &Member) -> impl IntoView + use<> {
    let words = visit.words;
    let is_own = is_own(visit, member.account);
    let name = member.name.clone().unwrap_or_else(|| member.contact.clone());
    let opens = is_own || Right::ManageMembers.is_given_by(&view.roles);
    let name = if opens {
        let path = format!("{}/members/{}", firm_path(view.organisation.id), member.account);
        view! { <a href=path>{name}</a> }.into_any()
    } else {
        view! { <span>{name}</span> }.into_any()
    };
    let own = is_own.then(|| view! { <Tag tone=Tone::Info text=words.say("firm-yourself")/> });
    let hint = format!("{} · {}", roles_text(words, &member.roles), member.contact);
    view! { <li><div>{name}<span class="hint">{hint}</span></div>{own}</li> }
}

fn is_own(visit: &Visit, account: AccountId) -> bool {
    visit.who.as_ref().is_some_and(|who| who.account() == account)
}

fn waiting(visit: &Visit, view: &View) -> Option<impl IntoView + use<>> {
    let words = visit.words;
    (!view.waiting.is_empty()).then(|| {
        let lines = view
            .waiting
            .iter()
            .map(|own| waiting_line(visit, view, own))
            .collect_view();
        view! {
            <section class="stack-s" aria-labelledby="waiting">
                <h2 id="waiting">{words.say("firm-waiting")}</h2>
                <ul class="tasks">{lines}</ul>
            </section>
        }
    })
}

fn waiting_line(visit: &Visit, view: &View, own: &Waiting) -> impl IntoView + use<> {
    let words = visit.words;
    let path = format!(
        "{}/invitations/{}",
        firm_path(view.organisation.id),
        own.id.simple()
    );
    let until = args([("until", day::moment(words, own.ends_at).into())]);
    let roles = own.roles.iter().copied().collect();
    let hint = format!(
        "{} · {}",
        roles_text(words, &roles),
        words.say_with("firm-waiting-until", &until)
    );
    view! {
        <li>
            <div>{own.email.clone()}<span class="hint">{hint}</span></div>
            <div class="row">
                {act(visit, format!("{path}/resend"), ("firm-resend", &own.email))}
                {act(visit, format!("{path}/withdraw"), ("firm-withdraw", &own.email))}
            </div>
        </li>
    }
}

/// A button that is a form; its words say on whom it acts to those who do not see the line.
fn act(visit: &Visit, path: String, (key, about): (&str, &str)) -> impl IntoView + use<> {
    let words: Words = visit.words;
    view! {
        <form method="post" action=path>
            <FormKey key=visit.site.store.new_uuid()/>
            <button class="btn text slim">{words.say(key)}<span class="vh">" "{about.to_owned()}</span></button>
        </form>
    }
}
