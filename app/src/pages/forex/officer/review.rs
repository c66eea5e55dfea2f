//! One case at the desk: what was said beside what proves it, what a machine found, and the panel that decides.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::Act;
use domain::forex::check::Outcome;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::forex::desk::{self, Filter, Neighbours, Review, Template};
use store::forex::{self, Branch};
use time::OffsetDateTime;

use super::parts::{InCase, Typed, back_to, case_path, crumbs, status_tag};
use super::{address, compare, evidence, fresh, history, late, panel, quality, table, talk};
use crate::components::control::choice_words;
use crate::components::{DueLine, ErrorSummary, Icon, Notice, Tag, Tone, asked_words, clock_time, day};
use crate::failure::Failure;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Everything that the parts of the page are made from.
pub(super) struct Desk<'a> {
    pub(super) visit: &'a Visit,
    pub(super) review: Review,
    /// The list from which it was opened, and its neighbours there.
    pub(super) list: Option<Filter>,
    pub(super) neighbours: Neighbours,
    /// The texts that this officer can take, while they are of use.
    pub(super) templates: Vec<Template>,
    /// The branches of this bank.
    pub(super) branches: Vec<Branch>,
    pub(super) typed: Typed,
}

impl Desk<'_> {
    pub(super) fn words(&self) -> Words {
        self.visit.words
    }

    /// The address of an act on this case.
    pub(super) fn path(&self, act: &str) -> String {
        let path = format!("{}/{act}", case_path(self.review.case));
        address::along(&path, self.list.as_ref())
    }
}

/// `GET /desk/cases/{case}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    desk::looked_at(&site.store, visit.actor()?, case).await?;
    let typed = Typed {
        has_saved_marks: has_saved_marks(&visit),
        ..fresh::typed_before(&site, &visit, &case_path(case)).await?
    };
    page(&site, &visit, case, typed).await
}

/// `GET` on the address of one of the forms, which a page that answers the form has: back to the case.
pub(super) async fn back(visit: Visit, InCase(case): InCase) -> Response {
    see_other(&back_to(&visit, case))
}

fn has_saved_marks(visit: &Visit) -> bool {
    let query = visit.uri.query().unwrap_or_default();
    query.split('&').any(|part| part == evidence::MARKS_SAVED)
}

/// The page of a case. It keeps what was typed: with problems it answers 422, and 409 when the case moved on.
pub(super) async fn page(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    typed: Typed,
) -> Result<Response, Failure> {
    let review = desk::review(&site.store, visit.actor()?, case).await?;
    let bank = visit.actor()?.duty.as_ref().map(|duty| duty.organisation);
    let branches = forex::branches(&site.store).await?;
    let branches = branches
        .iter()
        .filter(|branch| Some(branch.bank) == bank)
        .cloned()
        .collect();
    let list = address::carried(visit.uri.query());
    let neighbours = match &list {
        Some(filter) => desk::neighbours(&site.store, visit.actor()?, filter, case).await?,
        None => Neighbours::default(),
    };
    let templates = if review.acts.contains(&Act::ProposeApproval) {
        desk::templates(&site.store, visit.actor()?).await?
    } else {
        Vec::new()
    };
    let words = visit.words;
    let (is_wrong, is_late) = (!typed.problems.is_empty(), typed.late.is_some());
    let title = words.say_with(
        "desk-review-title",
        &args([("reference", review.reference.clone().into())]),
    );
    let title = if is_wrong || is_late {
        format!("{}{title}", words.say("title-error"))
    } else {
        title.into_owned()
    };
    let status = match (is_late, is_wrong) {
        (true, _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let desk = Desk {
        visit,
        review,
        list,
        neighbours,
        templates,
        branches,
        typed,
    };
    Ok(Page::new(title)
        .at(Place::Desk)
        .status(status)
        .render(visit, || body(&desk)))
}

fn body(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review) = (desk.words(), &desk.review);
    let reference = review.reference.clone();
    let kept = desk.typed.is_kept.then(|| {
        view! { <Notice tone=Tone::Info heading=words.say("desk-kept")><p>{words.say("desk-kept-text")}</p></Notice> }
    });
    view! {
        <div class="wrap">
            {crumbs(desk.visit, None, &reference)}
            {beside(desk)}
            <ErrorSummary words=words problems=desk.typed.problems.clone()/>
            {late::notice(desk)}
            {kept}
            {head(desk)}
            <div class="case wide">
                <div class="stack-l">
                    {checks(words, review)}
                    {alike(words, review)}
                    {asked(words, review)}
                    {evidence::sections(desk)}
                    {talk::section(desk)}
                    {history::section(desk)}
                </div>
                <div class="side stack">{quality::form(desk)}{panel::panel(desk)}{panel::hands_on(desk)}{facts(desk)}<p class="small dim noprint">{words.say("desk-keys")}</p></div>
            </div>
        </div>
    }
}

/// The cases before and behind this one in the list from which it was opened.
fn beside(desk: &Desk<'_>) -> Option<impl IntoView + use<>> {
    let words = desk.words();
    let list = desk.list.as_ref()?;
    let path = |case: CaseId| address::along(&case_path(case), Some(list));
    let before = desk.neighbours.before.map(|case| {
        view! { <li><a rel="prev" accesskey="k" href=path(case)>{words.say("case-before")}</a></li> }
    });
    let after = desk.neighbours.after.map(|case| {
        view! { <li><a rel="next" accesskey="j" href=path(case)>{words.say("case-after")}</a></li> }
    });
    let is_any = before.is_some() || after.is_some();
    is_any.then(
        || view! { <nav class="pages" aria-label=words.say("case-beside")><ul>{before}{after}</ul></nav> },
    )
}

fn head(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review) = (desk.words(), &desk.review);
    let (tone, status) = status_tag(words, review.status);
    let calendar = desk.visit.site.store.calendar();
    let is_open = !review.status.is_final();
    let chip =
        is_open.then(|| table::due(words, review.status, review.next, (desk.visit.today(), &calendar)));
    let rounds = (review.round > 0).then(|| {
        view! { <span class="small dim">{words.say_with("desk-rounds", &args([("count", review.round.into())]))}</span> }
    });
    view! {
        <div class="head">
            <div class="row"><Tag tone=tone text=status/>{chip}{rounds}</div>
            <h1>{review.subject.clone()}</h1>
            <p class="dim">{words.say("kind-forex")}" "<span class="num">{review.reference.clone()}</span></p>
            {here(words, review)}
            <p class="jump"><a href="#panel">{words.say("desk-jump-panel")}</a><a href="#talk">{words.say("desk-jump-talk")}</a></p>
        </div>
    }
}

/// Who else opened the case a moment ago.
fn here(words: Words, review: &Review) -> Option<impl IntoView + use<>> {
    let one = |(name, at): &(String, OffsetDateTime)| {
        let facts = args([("name", name.clone().into()), ("at", clock_time(*at).into())]);
        words.say_with("desk-here-one", &facts).into_owned()
    };
    let all: Vec<String> = review.here.iter().map(one).collect();
    (!all.is_empty()).then(|| {
        let all = args([("officers", all.join(&words.say("list-separator")).into())]);
        view! { <p class="row small"><Icon name="user"/><span>{words.say_with("desk-here", &all)}</span></p> }
    })
}

/// What a machine could be sure of, and what somebody should look at.
fn checks(words: Words, review: &Review) -> impl IntoView + use<> {
    let open = review
        .checks
        .iter()
        .filter(|(_, outcome)| *outcome == Outcome::Look)
        .count();
    let passed = review.checks.len() - open;
    let tone = if open == 0 { Tone::Ok } else { Tone::Warn };
    let counts = args([("passed", passed.into()), ("open", open.into())]);
    let line = |(check, outcome): &(_, Outcome)| {
        let key = match outcome {
            Outcome::Passed => format!("check-{check}-passed"),
            Outcome::Look => format!("check-{check}-look"),
        };
        let text = words.say(&key);
        match outcome {
            Outcome::Look => view! { <li><strong>{text}</strong></li> }.into_any(),
            Outcome::Passed => view! { <li>{text}</li> }.into_any(),
        }
    };
    let mut sorted = review.checks.clone();
    sorted.sort_by_key(|(_, outcome)| *outcome == Outcome::Passed);
    let lines = sorted.iter().map(line).collect_view();
    view! { <Notice tone=tone heading=words.say_with("desk-checks", &counts)><ul class="bullets">{lines}</ul></Notice> }
}

/// Other cases of this bank with a fact in common.
fn alike(words: Words, review: &Review) -> impl IntoView + use<> {
    let case = review.case;
    let line = |alike: &desk::Alike| {
        let who = if alike.same_applicant {
            "desk-alike-same"
        } else {
            "desk-alike-other"
        };
        let status = words.say(&format!("status-{}", alike.status));
        let fact = words.say(&format!("desk-fact-{}", alike.fact));
        let day = alike
            .submitted_at
            .map(|at| day::moment(words, at))
            .unwrap_or_default();
        view! {
            <li>
                {fact}" "{words.say(who)}" "<a class="num" href=case_path(alike.case)>{alike.reference.clone()}</a>" "
                {status}" "<span class="small dim">{day}</span>{compare::judged(words, alike.judged)}" "
                <a class="small" href=format!("{}/beside/{}", case_path(case), alike.case)>{words.say("compare-cases")}</a>
            </li>
        }
    };
    (!review.alike.is_empty()).then(|| {
        let lines = review.alike.iter().map(line).collect_view();
        view! { <Notice tone=Tone::Warn heading=words.say("desk-alike")><ul class="bullets">{lines}</ul></Notice> }
    })
}

/// What was asked for in the newest supplement.
fn asked(words: Words, review: &Review) -> impl IntoView + use<> {
    let line = |item: &forex::SupplementItem| {
        let target = panel::target_words(words, &item.target_kind, &item.target);
        view! { <li><b>{target}</b><br/><span class="lines">{asked_words(words, item.reason, &item.text)}</span></li> }
    };
    (!review.items.is_empty()).then(|| {
        let lines = review.items.iter().map(line).collect_view();
        let count = args([("count", review.round.into())]);
        view! { <Notice tone=Tone::Info heading=words.say_with("desk-asked", &count)><ul class="bullets">{lines}</ul></Notice> }
    })
}

fn facts(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review) = (desk.words(), &desk.review);
    let calendar = desk.visit.site.store.calendar();
    let clock = |clock: &store::casework::RunningClock| {
        let due = clock.term.due(&calendar);
        view! { <div><dt>{words.say(&format!("clock-{}", clock.clock))}</dt><dd><DueLine words=words due=due/></dd></div> }
    };
    let branch = review
        .branch
        .as_ref()
        .map(|branch| super::queue::branch_name(words, branch));
    let submitted = review.submitted_at.map(|at| day::moment(words, at));
    let compare = (review.submissions > 1).then(|| {
        let path = format!("{}/compare", case_path(review.case));
        view! { " "<a href=path>{words.say("compare-submissions")}</a> }
    });
    let mobile = match review.mobile_confirmed_at {
        Some(at) => words.say_with(
            "desk-mobile-confirmed",
            &args([("day", day::moment(words, at).into())]),
        ),
        None => words.say("desk-mobile-open"),
    };
    view! {
        <section class="card stack-s" aria-labelledby="facts">
            <h2 id="facts">{words.say("case-facts")}</h2>
            <dl class="sum tight">
                <div><dt>{words.say("tasks-applicant")}</dt><dd>{choice_words(words, "applicant", review.applicant.into())}</dd></div>
                {review.clocks.iter().map(clock).collect_view()}
                <div><dt>{words.say("case-branch")}</dt><dd>{branch}</dd></div>
                <div><dt>{words.say("desk-column-submitted")}</dt><dd>{submitted}</dd></div>
                <div><dt>{words.say("desk-mobile")}</dt><dd>{mobile}</dd></div>
                <div><dt>{words.say("desk-submissions")}</dt><dd>{review.submissions}{compare}</dd></div>
            </dl>
        </section>
    }
}
