//! A firm's profile as its members read and confirm it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::identity::firm::Right;
use domain::identity::firm::profile::{check, page as questions};
use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::identity::firm::profile::{self, Confirmed, View};
use time::Date;

use super::parts::{InFirm, explained, firm_path, sent};
use crate::components::answers::{Reading, lines};
use crate::components::{AnswerList, BackLink, FormKey, Notice, Told, Tone, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where a profile stands, in a few words.
pub(super) fn state(words: Words, view: &View, today: Date) -> (Tone, String) {
    let (tone, key) = if view.version == 0 {
        (Tone::Todo, "firm-profile-empty")
    } else if !check(&view.answers, today).is_empty() {
        (Tone::Warn, "firm-profile-unfinished")
    } else if view.confirmed_at.is_none() || view.has_changed_since() {
        (Tone::Warn, "firm-profile-unconfirmed")
    } else {
        (Tone::Ok, "firm-profile-confirmed")
    };
    (tone, words.say(key).into_owned())
}

/// `GET /account/firms/{firm}/profile`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InFirm(firm): InFirm,
) -> Result<Response, Failure> {
    let view = profile::view(&site.store, visit.signed_in()?.account(), firm).await;
    let answer = view.map(|view| page(&visit, firm, &view, StatusCode::OK));
    explained(&visit, firm, answer.map_err(Failure::from)).await
}

fn page(visit: &Visit, firm: OrganisationId, view: &View, status: StatusCode) -> Response {
    let words = visit.words;
    let name = words
        .pick(&view.organisation.name_zh, &view.organisation.name_en)
        .to_owned();
    let path = firm_path(firm);
    let edit = format!("{path}/profile/edit");
    let fills_in = Right::FillProfile.is_given_by(&view.roles);
    let lines = lines(words, &questions(), &view.answers, &[], Reading::Masked);
    let change = fills_in.then(|| edit.clone());
    let way = fills_in.then(|| {
        let key = if view.version == 0 {
            "firm-profile-fill"
        } else {
            "firm-profile-change"
        };
        view! { <div class="actions"><a class="btn second" href=edit>{words.say(key)}</a></div> }
    });
    let answers = (view.version > 0).then(|| view! { <AnswerList words=words lines=lines change=change/> });
    Page::new(words.say("firm-profile-of")).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href=path text=words.say("firm-back")/>
                <div class="narrow stack-l mt">
                    <div class="head"><h1>{words.say("firm-profile-of")}</h1><p class="lede">{name}</p></div>
                    {standing(visit, view)}
                    <dl class="sum"><div><dt>{words.say("firm-uscc")}</dt><dd class="num">{view.organisation.code.clone()}</dd></div></dl>
                    {answers}
                    {way}
                    {confirmation(visit, firm, view)}
                </div>
            </div>
        }
    })
}

/// What stands, and what is to be done about it.
fn standing(visit: &Visit, view: &View) -> impl IntoView + use<> {
    let words = visit.words;
    let (tone, heading) = state(words, view, visit.today());
    let key = match tone {
        Tone::Ok => "firm-profile-confirmed-text",
        Tone::Todo => "firm-profile-empty-text",
        _ if !check(&view.answers, visit.today()).is_empty() => "firm-profile-unfinished-text",
        _ => "firm-profile-unconfirmed-text",
    };
    let confirmed = view.confirmed_at.map(|at| {
        let on = args([("day", day::moment(words, at).into())]);
        view! { <p>{words.say_with("firm-profile-last", &on)}</p> }
    });
    view! { <Notice tone=tone heading=heading><p>{words.say(key)}</p>{confirmed}</Notice> }
}

/// The button of those who may confirm, while there is something whole to confirm.
fn confirmation(visit: &Visit, firm: OrganisationId, view: &View) -> Option<impl IntoView + use<>> {
    let words = visit.words;
    let is_whole = view.version > 0 && check(&view.answers, visit.today()).is_empty();
    let may = Right::ConfirmProfile.is_given_by(&view.roles);
    let action = format!("{}/profile/confirm", firm_path(firm));
    let (key, version) = (visit.site.store.new_uuid(), view.version);
    (is_whole && may).then(|| {
        view! {
            <form method="post" action=action>
                <FormKey key=key/>
                <input type="hidden" name="version" value=version.to_string()/>
                <p>{words.say("firm-profile-confirm-text")}</p>
                <div class="actions"><button class="btn">{words.say("firm-profile-confirm")}</button></div>
            </form>
        }
    })
}

/// `POST /account/firms/{firm}/profile/confirm`.
pub(super) async fn confirm(
    State(site): State<Site>,
    visit: Visit,
    InFirm(firm): InFirm,
    form: Form,
) -> Result<Response, Failure> {
    let by = visit.signed_in()?.account();
    let version = form.text("version").parse().map_err(|_| Failure::Unreadable);
    let answer = async {
        // Whose firm it is not is told so whatever they sent.
        profile::view(&site.store, by, firm).await?;
        match profile::confirm(&site.store, by, firm, version?, sent(&form)?).await? {
            Confirmed::Done => Ok(see_other(
                &Told::ProfileConfirmed.on(&format!("{}/profile", firm_path(firm))),
            )),
            Confirmed::Unfinished => {
                let view = profile::view(&site.store, by, firm).await?;
                Ok(page(&visit, firm, &view, StatusCode::CONFLICT))
            }
        }
    };
    explained(&visit, firm, answer.await).await
}
