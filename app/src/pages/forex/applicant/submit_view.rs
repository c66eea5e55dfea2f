//! How the page looks on which answers are checked before they are handed in.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Journey, Page as FormPage, Problem, Section, Slot};
use domain::forex::Status;
use domain::forex::application::Application;
use domain::forex::check::{AutomaticCheck, Outcome, before_sending};
use domain::ids::CaseId;
use domain::rules::RuleSet;
use leptos::prelude::*;
use store::forex::{self, DraftView};

use super::asked::{Request, request};
use super::confirmation::Confirmed;
use super::documents;
use super::parts::{derived, offered, page_path, steps, tasks_path};
use super::precheck::title;
use crate::components::answers::{Reading, lines};
use crate::components::control::Offered;
use crate::components::rule::values;
use crate::components::sentence::{anchor, sentence};
use crate::components::{AnswerList, BackLink, ErrorSummary, FormField, FormKey, Notice, Tag, Tone};
use crate::failure::Failure;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// What was refused about handing in.
#[derive(Default)]
pub(super) struct Refused {
    /// What was typed as a signature.
    pub(super) signature: String,
    /// The key of what is wrong with it.
    pub(super) signature_problem: Option<&'static str>,
    /// The words with which something was to be returned to whoever filled it in.
    pub(super) note: String,
    /// The key of what is wrong with them.
    pub(super) note_problem: Option<&'static str>,
    /// The key of what stands in the way as a whole.
    pub(super) notice: Option<&'static str>,
    /// What is wrong on pages: (page, problem).
    pub(super) problems: Vec<(String, Problem)>,
}

impl Refused {
    fn summary(&self, words: Words) -> Vec<(String, String)> {
        let line = |field: &str, key: &str| (field.to_owned(), words.say(key).into_owned());
        let signature = self.signature_problem.map(|key| line("signature", key));
        signature
            .into_iter()
            .chain(self.note_problem.map(|key| line("note", key)))
            .collect()
    }
}

/// Renders the page on which answers are checked.
pub(super) async fn render(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    status: StatusCode,
    refused: Refused,
) -> Result<Response, Failure> {
    let view = forex::load_draft(&site.store, visit.actor()?, case).await?;
    if !view.status.is_open_to_applicant() {
        return Ok(see_other(&format!("/cases/{case}")));
    }
    let words = visit.words;
    let journey = forex::journey(&site.store, view.applicant).await?;
    let offered = offered(words, &forex::branches(&site.store).await?);
    let problems = journey.check(&view.draft, visit.today());
    let mut open = unfinished(words, &view, &problems);
    if open.is_empty() {
        open = to_mend(words, &journey, &view, &refused.problems);
    }
    let summary = refused.summary(words);
    let answers = journey.normalise(&view.draft, visit.today());
    let request = request(site, visit, case, view.status).await?;
    let sections = sections(visit, &journey, &view, &answers, &offered);
    let application = Application::read(view.applicant, &answers);
    let checks = automatic_checks(words, &application, problems.is_empty(), visit.today());
    let documents = documents_line(words, &journey, &view);
    let confirmation = Confirmed::read(site, visit, &view).await?;
    let sign = (open.is_empty() && confirmation.may_hand_in()).then(|| sign_form(visit, &view, &refused));
    let pass_on = confirmation.pass_on(visit, &view, &refused, open.is_empty());
    let heading = title(words, "check-title", status != StatusCode::OK);
    let steps = steps(visit, &journey, &view.draft, None);
    let hindrances = hindrances(words, open, refused.notice);
    let asked = asked(words, case, &request);
    Ok(Page::new(heading)
        .at(Place::Forex)
        .status(status)
        .render(visit, move || {
            view! {
                <div class="wrap">
                    <BackLink href=tasks_path(case) text=words.say("back-to-tasks")/>
                    <div class="mt">
                        {steps}
                        <div class="head">
                            <ErrorSummary words=words problems=summary/>
                            <h1>{words.say("check-title")}</h1><p class="lede">{words.say("check-lede")}</p>
                        </div>
                        <div class="case">
                            <div class="stack-l">{confirmation.notice(words)}{hindrances}{asked}{sections}{documents}{sign}{pass_on}</div>
                            <div class="side stack">{checks}{after(visit)}</div>
                        </div>
                    </div>
                </div>
            }
        }))
}

/// What the bank asks for, each with how it stands.
fn asked(words: Words, case: CaseId, request: &Request) -> Option<impl IntoView + use<>> {
    (request.len() > 0).then(|| {
        view! {
            <section class="card due stack" aria-labelledby="asked">
                <h2 id="asked">{words.say("tasks-supplement")}</h2>
                {request.term()}
                {request.list(words, case)}
            </section>
        }
    })
}

/// All answers by section, each with the way to change it.
fn sections(
    visit: &Visit,
    journey: &Journey,
    view: &DraftView,
    answers: &BTreeMap<String, Answers>,
    offered: &[Offered],
) -> impl IntoView + use<> {
    let (words, empty) = (visit.words, Answers::default());
    let answer_list = |page: &FormPage| {
        let own = answers.get(&page.name).unwrap_or(&empty);
        let mut lines = lines(words, page, own, offered, Reading::Whole);
        // What the number says stands at the number.
        if let Some(line) = lines.iter_mut().find(|line| line.field == "number") {
            line.note = derived(words, &view.draft, &page.name, visit.today());
        }
        let problems = journey.check_page(page, &view.draft, visit.today());
        let part = view.open_pages.part_of(page, &problems);
        for line in &mut lines {
            let field = line.field.split('.').next().unwrap_or_default();
            line.is_fixed = part.field(field).is_none();
        }
        let open = view.open_pages.contains(&page.name);
        let change = open.then(|| format!("{}?from=check", page_path(view.case, page)));
        view! { <AnswerList words=words lines=lines change=change/> }
    };
    let section = |section: &Section| {
        let pages = section
            .pages
            .iter()
            .filter(|page| !page.fields.is_empty())
            .map(answer_list);
        let pages = pages.collect_view();
        view! { <section><h2>{words.say(&format!("section-{}", section.name))}</h2>{pages}</section> }
    };
    journey.sections.iter().map(section).collect_view()
}

/// What stands in the way of handing in.
fn hindrances(
    words: Words,
    open: Vec<(String, String)>,
    notice: Option<&'static str>,
) -> impl IntoView + use<> {
    let notice = notice.map(|key| {
        view! { <Notice tone=Tone::Bad heading=words.say(key)><p>{words.say(&format!("{key}-text"))}</p></Notice> }
    });
    let line = |(path, name): (String, String)| view! { <li><a href=path>{name}</a></li> };
    let unfinished = (!open.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn heading=words.say("submit-unfinished")>
                <ul>{open.into_iter().map(line).collect_view()}</ul>
            </Notice>
        }
    });
    view! { {notice}{unfinished} }
}

/// The pages with something to do: (address, name).
fn unfinished(words: Words, view: &DraftView, problems: &[(&FormPage, Problem)]) -> Vec<(String, String)> {
    let mut pages: Vec<&FormPage> = problems.iter().map(|(page, _)| *page).collect();
    pages.dedup_by_key(|page| &page.name);
    let line = |page: &FormPage| {
        (
            page_path(view.case, page),
            words.say(&format!("page-{}", page.name)).into_owned(),
        )
    };
    pages.into_iter().map(line).collect()
}

/// What only handing in finds wrong: (address of the field, sentence).
fn to_mend(
    words: Words,
    journey: &Journey,
    view: &DraftView,
    problems: &[(String, Problem)],
) -> Vec<(String, String)> {
    let line = |(name, problem): &(String, Problem)| {
        let page = journey.page(name)?;
        let answers = view.draft.page(name);
        let path = format!("{}#{}", page_path(view.case, page), anchor(&problem.field));
        Some((path, sentence(words, page, &answers, problem)))
    };
    problems.iter().filter_map(line).collect()
}

/// The officer's automatic checks, run before sending.
fn automatic_checks(
    words: Words,
    application: &Application,
    complete: bool,
    today: time::Date,
) -> impl IntoView + use<> {
    let checks = before_sending(application, complete, today);
    let passed = checks
        .iter()
        .filter(|(_, outcome)| *outcome == Outcome::Passed)
        .count();
    let counts = args([("passed", passed.into()), ("all", checks.len().into())]);
    let line = |(check, outcome): (AutomaticCheck, Outcome)| {
        let (tone, tag, state) = match outcome {
            Outcome::Passed => (Tone::Ok, "checks-passed", "passed"),
            Outcome::Look if check.can_tell(application) => (Tone::Warn, "checks-look", "look"),
            Outcome::Look => (Tone::Todo, "checks-open", "open"),
        };
        view! { <li><Tag tone=tone text=words.say(tag)/><br/>{words.say(&format!("check-{check}-{state}"))}</li> }
    };
    view! {
        <section class="card stack-s" aria-labelledby="checks">
            <h2 id="checks">{words.say_with("checks-counts", &counts)}</h2>
            <ul class="stack-s">{checks.into_iter().map(line).collect_view()}</ul>
            <p class="small dim">{words.say("checks-same")}</p>
        </section>
    }
}

fn documents_line(words: Words, journey: &Journey, view: &DraftView) -> impl IntoView + use<> {
    let slots = journey.pages().flat_map(|page| &page.slots);
    let slots = slots.filter(|slot| slot.is_shown(&view.draft));
    let line = |slot: &Slot| {
        let count = view.draft.documents_in(&slot.name);
        let files = words.say_with("documents-count", &args([("count", count.into())]));
        let label = words.say(&format!("field-documents-{}", slot.name));
        let change = view.open_pages.has("documents", &slot.name).then(|| {
            let path = format!("{}?from=check#{}", documents::path(view.case), slot.name);
            view! { <dd class="act"><a href=path>{words.say("change")}<span class="vh">{label.clone()}</span></a></dd> }
        });
        view! { <div><dt>{label.clone()}</dt><dd>{files}</dd>{change}</div> }
    };
    view! { <section><h2>{words.say("page-documents")}</h2><dl class="sum">{slots.map(line).collect_view()}</dl></section> }
}

fn sign_form(visit: &Visit, view: &DraftView, refused: &Refused) -> impl IntoView + use<> {
    let words = visit.words;
    let resubmits = view.status == Status::SupplementRequested;
    let act = if resubmits { "resubmit" } else { "submit" };
    let signature = (!resubmits).then(|| {
        let error = refused.signature_problem.map(|key| words.say(key).into_owned());
        view! { <FormField words=words name="signature" page="submit" text=refused.signature.clone() error=error complete="name"/> }
    });
    let key = visit.site.store.new_uuid();
    view! {
        <form method="post" action=format!("{}/submit", tasks_path(view.case)) novalidate>
            <FormKey key=key/>
            <input type="hidden" name="act" value=act/>
            {signature}
            <div class="actions">
                <button class="btn">{words.say(&format!("submit-{act}"))}</button>
                <a href=tasks_path(view.case)>{words.say("submit-not-yet")}</a>
            </div>
        </form>
    }
}

fn after(visit: &Visit) -> impl IntoView + use<> {
    let words = visit.words;
    let quoted = values(&RuleSet::on(visit.today()));
    view! {
        <section class="card" aria-labelledby="next">
            <h2 id="next">{words.say("submit-next")}</h2>
            <ol class="tl">
                <li class="next"><b>{words.say_with("submit-next-answer", &quoted)}</b>{words.say("submit-next-answer-text")}</li>
                <li class="next"><b>{words.say("forex-step-counter")}</b>{words.say("forex-step-counter-text")}</li>
                <li class="next"><b>{words.say("forex-step-open")}</b>{words.say("forex-step-open-text")}</li>
            </ol>
        </section>
    }
}
