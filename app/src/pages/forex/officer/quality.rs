//! A random sample of decisions, which the bank's supervisor looks over.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::quality::{DRAWN_FROM_DAYS, DRAWN_MAX, QualityFinding};
use leptos::prelude::*;
use store::forex::desk::{self, REASON_CHARS_MAX, Sampled};
use strum::IntoEnumIterator;

use super::late;
use super::parts::{InCase, Typed, back_to, case_path, form_head, sent, version};
use super::propose::error_line;
use super::review::{self, Desk};
use super::talk::text_problem;
use crate::components::{BackLink, ErrorSummary, FormField, FormKey, Told, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where the sample stands.
const PATH: &str = "/desk/sample";

/// `GET /desk/sample`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    page(&site, &visit, (String::new(), None)).await
}

/// `POST /desk/sample`: draws.
pub(super) async fn draw(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let words = visit.words;
    let typed = form.text("count");
    let count = domain::text::half_width(typed).parse().ok();
    let Some(count) = count.filter(|count| (1..=DRAWN_MAX).contains(count)) else {
        let max = args([("max", DRAWN_MAX.into())]);
        let sentence = words.say_with("desk-problem-count", &max).into_owned();
        return page(&site, &visit, (typed.to_owned(), Some(sentence))).await;
    };
    let drawn = desk::draw(&site.store, visit.actor()?, count, sent(&form)?).await?;
    let told = if drawn == 0 {
        Told::NothingDrawn
    } else {
        Told::Drawn
    };
    Ok(see_other(&told.on(PATH)))
}

async fn page(
    site: &Site,
    visit: &Visit,
    (typed, problem): (String, Option<String>),
) -> Result<Response, Failure> {
    let sample = desk::sample(&site.store, visit.actor()?).await?;
    let words = visit.words;
    let (status, lead) = if problem.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, words.say("title-error"))
    } else {
        (StatusCode::OK, "".into())
    };
    let problems = problem
        .iter()
        .map(|own| ("count".to_owned(), own.clone()))
        .collect::<Vec<_>>();
    let title = format!("{lead}{}", words.say("sample-title"));
    let days = args([("days", DRAWN_FROM_DAYS.into())]);
    Ok(Page::new(title).at(Place::Desk).status(status).render(visit, || {
        let (open, done): (Vec<&Sampled>, Vec<&Sampled>) =
            sample.iter().partition(|own| own.finding.is_none());
        view! {
            <div class="wrap">
                <BackLink href="/desk" text=words.say("nav-desk")/>
                <div class="narrow stack mt">
                    <ErrorSummary words=words problems=problems/>
                    <h1>{words.say("sample-title")}</h1>
                    <p>{words.say_with("sample-text", &days)}</p>
                    <form class="card stack-s" action=PATH method="post" novalidate>
                        <FormKey key=visit.site.store.new_uuid()/>
                        <FormField words=words name="count" page="desk" width="w4" text=typed error=problem/>
                        <div><button class="btn">{words.say("sample-draw")}</button></div>
                    </form>
                    {lines(words, "sample-open", &open)}
                    {findings(words, &done)}
                    {lines(words, "sample-done", &done)}
                </div>
            </div>
        }
    }))
}

/// How often each finding came out.
fn findings(words: Words, done: &[&Sampled]) -> Option<impl IntoView + use<>> {
    let count = |finding: QualityFinding| done.iter().filter(|own| own.finding == Some(finding)).count();
    let line = |finding: QualityFinding| {
        view! { <div><dt>{words.say(&format!("quality-{finding}"))}</dt><dd class="num">{count(finding)}</dd></div> }
    };
    (!done.is_empty()).then(|| {
        let lines = QualityFinding::iter().map(line).collect_view();
        view! { <dl class="sum tight">{lines}</dl> }
    })
}

fn lines(words: Words, heading: &'static str, own: &[&Sampled]) -> impl IntoView + use<> {
    let line = |own: &&Sampled| {
        let facts = args([
            (
                "outcome",
                words.say(&format!("desk-outcome-{}", own.outcome)).into(),
            ),
            ("maker", own.maker.clone().into()),
            ("checker", own.checker.clone().into()),
            ("at", day::moment(words, own.drawn_at).into()),
        ]);
        let found = own.finding.map(|finding| {
            let by = own.by.clone().unwrap_or_default();
            view! { <br/><strong>{words.say(&format!("quality-{finding}"))}</strong>" "<span class="small dim">{by}</span> }
        });
        view! {
            <li>
                <a class="num" href=format!("{}#quality", case_path(own.case))>{own.reference.clone()}</a>" "
                <span class="small">{words.say_with("sample-line", &facts)}</span>{found}
            </li>
        }
    };
    let none = own
        .is_empty()
        .then(|| view! { <p class="dim">{words.say("sample-none")}</p> });
    let lines = own.iter().map(line).collect_view();
    view! {
        <section class="stack-s" aria-labelledby=heading>
            <h2 id=heading>{words.say(heading)}</h2>
            {none}<ul class="bullets">{lines}</ul>
        </section>
    }
}

/// The form on the page of a case whose decision was drawn.
pub(super) fn form(desk: &Desk<'_>) -> Option<impl IntoView + use<>> {
    let (words, typed) = (desk.words(), &desk.typed);
    let chosen = typed.text("finding");
    let choice = |(index, finding): (usize, QualityFinding)| {
        let id = if index == 0 {
            "finding".to_owned()
        } else {
            format!("finding-{index}")
        };
        let code: &'static str = finding.into();
        view! {
            <label class="choice slim">
                <input type="radio" id=id name="finding" value=code checked={chosen == code}/>
                <b>{words.say(&format!("quality-{code}"))}</b>
            </label>
        }
    };
    desk.review.quality_waits.then(|| {
        let choices = QualityFinding::iter().enumerate().map(choice).collect_view();
        let error = typed.problem("finding").map(error_line);
        view! {
            <form class="panel" id="quality" action=desk.path("quality") method="post" novalidate aria-labelledby="quality-heading">
                <h2 id="quality-heading">{words.say("quality-heading")}</h2>
                <p class="small">{words.say("quality-text")}</p>
                {form_head(desk)}
                <fieldset class="choices"><legend class="label">{words.say("quality-finding")}</legend>{error}{choices}</fieldset>
                <FormField words=words name="quality_note" page="desk" kind="textarea" text=typed.text("quality_note") error=typed.problem("quality_note")/>
                <button class="btn">{words.say("quality-send")}</button>
            </form>
        }
    })
}

/// `POST /desk/cases/{case}/quality`.
pub(super) async fn judge(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let words = visit.words;
    let note = form.text("quality_note");
    let finding: Option<QualityFinding> = form.text("finding").parse().ok();
    let missing = || {
        (
            "finding".to_owned(),
            words.say("desk-problem-finding-missing").into_owned(),
        )
    };
    let is_owed = !note.is_empty() || finding.is_some_and(QualityFinding::needs_words);
    let words_problem = is_owed
        .then(|| text_problem(words, "quality_note", note, REASON_CHARS_MAX))
        .flatten();
    let problems: Vec<_> = finding
        .is_none()
        .then(missing)
        .into_iter()
        .chain(words_problem)
        .collect();
    let (Some(finding), true) = (finding, problems.is_empty()) else {
        return review::page(&site, &visit, case, Typed::wrong(form, problems)).await;
    };
    let (actor, seen, sent) = (visit.actor()?, version(&form)?, sent(&form)?);
    match desk::judge_quality(&site.store, actor, (case, seen), (finding, note), sent).await {
        Ok(()) => Ok(see_other(&back_to(&visit, case))),
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}
