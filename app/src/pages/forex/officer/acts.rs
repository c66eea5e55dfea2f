//! Acts on many cases that were done: what became of each case, and the way back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use store::forex::desk::bulk::{self, BulkAt, BulkLine, BulkShown, BulkSummary, Standing};
use store::forex::desk::{Filter, REASON_CHARS_MAX, View};
use uuid::Uuid;

use super::address;
use super::parts::{case_path, sent};
use super::talk::text_problem;
use crate::components::{BackLink, ErrorSummary, FormField, FormKey, Notice, Tone, clock_time, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where an act on many cases is looked at.
pub(super) fn path(bulk: Uuid) -> String {
    format!("/desk/acts/{}", bulk.simple())
}

/// `GET /desk/acts`.
pub(super) async fn list(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let acts = bulk::acts(&site.store, visit.actor()?).await?;
    let words = visit.words;
    let line = |act: &BulkSummary| {
        let back = act.undone.is_some().then(|| words.say("acts-undone-short"));
        view! { <li><a href=path(act.id)>{sentence(words, act)}</a>" "<span class="small dim">{by(words, &act.done)}" "{back}</span></li> }
    };
    let lines = acts.iter().map(line).collect_view();
    let none = acts.is_empty().then(|| view! { <p>{words.say("acts-none")}</p> });
    Ok(Page::new(words.say("acts-title"))
        .at(Place::Desk)
        .render(&visit, || {
            view! {
                <div class="wrap">
                    <BackLink href="/desk" text=words.say("nav-desk")/>
                    <div class="narrow stack mt">
                        <h1>{words.say("acts-title")}</h1>
                        {none}
                        <ul class="bullets">{lines}</ul>
                    </div>
                </div>
            }
        }))
}

/// `GET /desk/acts/{bulk}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(bulk): Path<String>,
) -> Result<Response, Failure> {
    page(&site, &visit, id(&bulk)?, (String::new(), None)).await
}

/// `POST /desk/acts/{bulk}/undo`.
pub(super) async fn undo(
    State(site): State<Site>,
    visit: Visit,
    Path(bulk): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let bulk = id(&bulk)?;
    let reason = form.text("undo");
    if let Some(problem) = text_problem(visit.words, "undo", reason, REASON_CHARS_MAX) {
        return page(&site, &visit, bulk, (reason.to_owned(), Some(problem))).await;
    }
    bulk::undo(&site.store, visit.actor()?, bulk, reason, sent(&form)?).await?;
    Ok(see_other(&path(bulk)))
}

fn id(text: &str) -> Result<Uuid, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

async fn page(
    site: &Site,
    visit: &Visit,
    bulk: Uuid,
    (typed, problem): (String, Option<(String, String)>),
) -> Result<Response, Failure> {
    let shown = bulk::shown(&site.store, visit.actor()?, bulk).await?;
    let words = visit.words;
    let heading = sentence(words, &shown.summary);
    let (status, lead) = if problem.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, words.say("title-error"))
    } else {
        (StatusCode::OK, "".into())
    };
    let title = format!("{lead}{heading}");
    Ok(Page::new(title).at(Place::Desk).status(status).render(visit, || {
        let problems = problem.clone().into_iter().collect::<Vec<_>>();
        view! {
            <div class="wrap">
                <BackLink href="/desk" text=words.say("nav-desk")/>
                <div class="narrow stack mt">
                    <ErrorSummary words=words problems=problems/>
                    <h1>{heading}</h1>
                    <p class="dim">{by(words, &shown.summary.done)}</p>
                    {standing(visit, &shown, typed, problem.map(|(_, sentence)| sentence))}
                    <ul class="bullets">{shown.lines.iter().map(|own| line(words, own)).collect_view()}</ul>
                    <p><a href="/desk/acts">{words.say("bulk-acts")}</a></p>
                </div>
            </div>
        }
    }))
}

/// That it was taken back, that it can be, or that it cannot be any more.
fn standing(visit: &Visit, shown: &BulkShown, typed: String, error: Option<String>) -> AnyView {
    let (words, summary) = (visit.words, &shown.summary);
    if let Some(undone) = &summary.undone {
        let back = by(words, undone);
        return view! { <Notice tone=Tone::Ok heading=words.say("acts-undone")><p>{back}</p></Notice> }
            .into_any();
    }
    let untouched = shown
        .lines
        .iter()
        .filter(|line| line.standing == Standing::Untouched)
        .count();
    if visit.now > summary.until || untouched == 0 {
        return view! { <p>{words.say("acts-no-undo")}</p> }.into_any();
    }
    let said = args([
        ("count", untouched.into()),
        ("others", (shown.lines.len() - untouched).into()),
        ("until", clock_time(summary.until).into()),
    ]);
    view! {
        <form class="card stack-s" action=format!("{}/undo", path(summary.id)) method="post" novalidate aria-labelledby="undo-heading">
            <h2 id="undo-heading">{words.say("acts-undo-heading")}</h2>
            <p>{words.say_with("acts-undo-text", &said)}</p>
            <FormKey key=visit.site.store.new_uuid()/>
            <FormField words=words name="undo" page="desk" text=typed error=error/>
            <button class="btn second">{words.say("acts-undo")}</button>
        </form>
    }
    .into_any()
}

/// What was done to how many cases.
fn sentence(words: Words, act: &BulkSummary) -> String {
    let said = args([
        ("count", act.count.into()),
        ("name", act.to.clone().unwrap_or_default().into()),
    ]);
    words.say_with(&format!("acts-{}", act.act), &said).into_owned()
}

fn by(words: Words, done: &BulkAt) -> String {
    let said = args([
        ("name", done.name.clone().into()),
        ("at", day::moment(words, done.at).into()),
    ]);
    words.say_with("acts-by", &said).into_owned()
}

fn line(words: Words, line: &BulkLine) -> impl IntoView + use<> {
    let standing = words.say(&format!("acts-standing-{}", line.standing));
    let mine = Filter {
        view: View::Mine,
        ..Filter::default()
    };
    let path = address::along(&case_path(line.case), Some(&mine));
    view! { <li><a class="num" href=path>{line.reference.clone()}</a>" "<span class="small dim">{standing}</span></li> }
}
