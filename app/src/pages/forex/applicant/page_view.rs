//! How a form page looks.

use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Journey, Page as FormPage, Problem};
use leptos::prelude::*;
use store::forex::{self, DraftView};

use super::asked::request;
use super::page::WITHOUT_SCRIPTS;
use super::parts::{derived, offered, steps, tasks_path};
use super::paste;
use super::precheck::title;
use crate::components::answers::{Line, Reading, lines};
use crate::components::control::{Offered, Sheet};
use crate::components::sentence::live_sentences;
use crate::components::{
    AnswerList, BackLink, ConfirmMobile, ErrorSummary, HelpCard, Notice, PageFields, Tone,
};
use crate::failure::Failure;
use crate::islands::live_page::LivePage;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// What a page says of its answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// Nothing.
    No,
    /// That they brought further questions up.
    BringsUp,
    /// What is wrong with them.
    Wrong,
}

/// A page about to be shown.
pub(super) struct Shown {
    /// The page.
    pub(super) page: FormPage,
    /// What was typed.
    pub(super) answers: Answers,
    /// The status of the response.
    pub(super) status: StatusCode,
    /// The version of the saved page that the visitor will have seen.
    pub(super) version: i32,
    /// What another browser saved in between.
    pub(super) theirs: Option<Answers>,
    /// What is said of what was saved.
    pub(super) judged: Judged,
    /// Shows one more empty item of the list.
    pub(super) add: bool,
    /// Goes back to the check-answers page afterwards.
    pub(super) from_check: bool,
}

impl Shown {
    /// A page as it was saved last, not judged.
    pub(super) fn new(view: &DraftView, page: FormPage, answers: Answers, status: StatusCode) -> Self {
        let version = view.versions.get(&page.name).copied().unwrap_or(0);
        Self {
            page,
            answers,
            status,
            version,
            theirs: None,
            judged: Judged::No,
            add: false,
            from_check: false,
        }
    }

    fn problems(&self, visit: &Visit, view: &DraftView, journey: &Journey) -> Vec<Problem> {
        if self.judged == Judged::Wrong {
            journey.check_page(&self.page, &view.draft, visit.today())
        } else {
            Vec::new()
        }
    }
}

/// Renders a form page.
pub(super) async fn render(
    site: &Site,
    visit: &Visit,
    view: &DraftView,
    journey: &Journey,
    shown: Shown,
) -> Result<Response, Failure> {
    let words = visit.words;
    let offered = offered(words, &forex::branches(&site.store).await?);
    let name = shown.page.name.clone();
    let problems = shown.problems(visit, view, journey);
    let conflict = conflict(words, &shown, &offered);
    let told = told(words, view, &shown);
    let asked = request(site, visit, view.case, view.status)
        .await?
        .here(words, &name);
    let is_unconfirmed = problems.iter().any(|problem| problem.code == "unconfirmed");
    let confirm = is_unconfirmed.then(|| {
        view! { <ConfirmMobile visit=visit mobile=view.draft.text(&name, "mobile").to_owned()/> }
    });
    let (status, version, from_check) = (shown.status, shown.version, shown.from_check);
    let shut = Shut::of(words, view, &shown, &problems, &offered);
    let whole = shown.page.clone();
    let open = view.open_pages.part_of(&shown.page, &problems);
    let mut sheet = Sheet::new(words, open, shown.answers, &problems)
        .citing(&problems, visit.today())
        .offering(offered);
    sheet.add = shown.add;
    let summary = sheet.summary();
    let heading = title(words, &format!("page-{name}"), !summary.is_empty());
    let lede = words
        .find(&format!("page-{name}.lede"), None)
        .map(|text| view! { <p class="lede">{text}</p> });
    let steps = steps(visit, journey, &view.draft, Some(&name));
    let paste = sheet.page.list().map(|_| {
        let path = paste::path(view.case, &sheet.page);
        view! { <p><a href=path>{words.say("paste-way")}</a></p> }
    });
    let tasks = tasks_path(view.case);
    let form = form(visit, view, (whole, shut), sheet, (version, from_check));
    Ok(Page::new(heading)
        .at(Place::Forex)
        .status(status)
        .render(visit, move || {
            view! {
                <div class="wrap">
                    <BackLink href=tasks text=words.say("back-to-tasks")/>
                    <div class="case mt">
                        <div class="narrow">
                            {steps}
                            <ErrorSummary words=words problems=summary/>
                            {conflict}
                            {confirm}
                            <h1>{words.say(&format!("page-{name}"))}</h1>
                            {lede}
                            {told}
                            {asked}
                            {paste}
                            {form()}
                        </div>
                        <div class="side"><HelpCard words=words questions=true/></div>
                    </div>
                </div>
            }
        }))
}

/// Why there is something to do on the page although nothing is wrong with it.
fn told(words: Words, view: &DraftView, shown: &Shown) -> Option<impl IntoView + use<>> {
    let key = match shown.judged {
        Judged::BringsUp => "brings-up",
        Judged::No if view.draft.taken_over.contains(&shown.page.name) => "taken-over",
        Judged::No | Judged::Wrong => return None,
    };
    let text = words.say(&format!("{key}-text"));
    Some(view! { <Notice tone=Tone::Info heading=words.say(key)><p>{text}</p></Notice> })
}

/// What another browser saved in between, beside what was typed here.
fn conflict(words: Words, shown: &Shown, offered: &[Offered]) -> Option<impl IntoView + use<>> {
    let theirs = lines(
        words,
        &shown.page,
        shown.theirs.as_ref()?,
        offered,
        Reading::Whole,
    );
    Some(view! {
        <Notice tone=Tone::Warn heading=words.say("conflict-heading")>
            <p>{words.say("conflict-text")}</p>
            <AnswerList words=words lines=theirs/>
        </Notice>
    })
}

/// What stands on a page and may not be changed now.
struct Shut {
    /// As it is read.
    lines: Vec<Line>,
    /// (field, text): what open fields are checked against.
    answers: Vec<(String, String)>,
}

impl Shut {
    fn of(words: Words, view: &DraftView, shown: &Shown, problems: &[Problem], offered: &[Offered]) -> Self {
        let open = view.open_pages.part_of(&shown.page, problems);
        let mut rest = shown.page.clone();
        rest.fields.retain(|field| open.field(&field.name).is_none());
        let saved = view.draft.page(&rest.name);
        let answers = saved.iter().filter(|(name, _)| rest.field(name).is_some());
        let answers = answers
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        Self {
            lines: lines(words, &rest, &saved, offered, Reading::Whole),
            answers,
        }
    }

    fn view(self, words: Words) -> Option<impl IntoView + use<>> {
        let hidden = |(name, text)| view! { <input type="hidden" name=name value=text/> };
        let hidden = self.answers.into_iter().map(hidden).collect_view();
        (!self.lines.is_empty()).then(|| {
            view! {
                {hidden}
                <details class="more mt-l">
                    <summary>{words.say("page-shut")}</summary>
                    <AnswerList words=words lines=self.lines/>
                </details>
            }
        })
    }
}

/// The form itself; called where islands find their context.
fn form(
    visit: &Visit,
    view: &DraftView,
    (whole, shut): (FormPage, Shut),
    sheet: Sheet,
    (version, from_check): (i32, bool),
) -> impl FnOnce() -> AnyView + use<> {
    let (words, today) = (visit.words, visit.today());
    let name = sheet.page.name.clone();
    let action = format!("/forex/applications/{}/pages/{name}", view.case);
    let echo = derived(words, &view.draft, &name, today);
    move || {
        let sentences = live_sentences(words, &whole, &sheet.answers);
        let from = from_check.then(|| view! { <input type="hidden" name="from" value="check"/> });
        let echo = echo.map(|text| {
            view! { <Notice tone=Tone::Info heading=words.say("identity-derived-heading")><p>{text}</p></Notice> }
        });
        let why = words.find(&format!("page-{name}.why"), None).map(|text| {
            view! { <details class="more mt-l"><summary>{words.say("why-asked")}</summary><p>{text}</p></details> }
        });
        view! {
            <LivePage page=whole sentences=sentences today=today.to_string()>
                <form method="post" action=action class="mt" novalidate>
                    <input type="hidden" name="version" value=version.to_string()/>
                    <noscript><input type="hidden" name=WITHOUT_SCRIPTS value="1"/></noscript>
                    {from}
                    <button class="vh" tabindex="-1" aria-hidden="true">{words.say("save-and-continue")}</button>
                    <PageFields sheet=sheet/>
                    {shut.view(words)}
                    {echo}
                    {why}
                    <div class="actions">
                        <button class="btn">{words.say("save-and-continue")}</button>
                        <button class="btn second" name="later" value="1">{words.say("save-for-later")}</button>
                    </div>
                </form>
            </LivePage>
        }
        .into_any()
    }
}
