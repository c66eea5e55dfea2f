//! Rows from a spreadsheet for the list of a page: pasted, looked at, and taken over.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Column, Field, Kind, Needed, Page as FormPage, item_field, pasted};
use domain::identity::Language;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::forex::{self, DraftView, SavedPage, Saving};

use super::page::open_page;
use super::parts::{InCaseAnd, page_path};
use super::precheck::title;
use crate::components::answers::{Reading, lines};
use crate::components::control::choice_words;
use crate::components::sentence::sentence;
use crate::components::{AnswerList, BackLink, ErrorSummary, FormField, Notice, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The most characters that are read.
const CHARS_MAX: usize = 20_000;

/// Where rows are pasted for a page with a list.
pub(super) fn path(case: CaseId, page: &FormPage) -> String {
    format!("{}/paste", page_path(case, page))
}

/// The page, its list, and the draft they belong to.
struct Room<'a> {
    visit: &'a Visit,
    view: DraftView,
    page: FormPage,
    list: Field,
}

/// What was pasted, read as items of the list.
struct Rows {
    text: String,
    items: Answers,
    count: usize,
}

impl<'a> Room<'a> {
    async fn enter(site: &Site, visit: &'a Visit, case: CaseId, name: &str) -> Result<Self, Failure> {
        let view = forex::load_draft(&site.store, visit.actor()?, case).await?;
        let journey = forex::journey(&site.store, view.applicant).await?;
        let page = open_page(&view, &journey, name)?;
        page.list().ok_or(Failure::NotFound)?;
        // During a supplement the list may be shut while another question of its page is open.
        let problems = journey.check_page(&page, &view.draft, visit.today());
        let open = view.open_pages.part_of(&page, &problems);
        let list = open.list().ok_or(Failure::NotNow)?.clone();
        Ok(Self {
            visit,
            view,
            page,
            list,
        })
    }

    fn questions(&self) -> (&[Field], usize) {
        match &self.list.kind {
            Kind::List { fields, max, .. } => (fields, *max),
            _ => (&[], 0),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let languages = [Language::Zh, Language::En].map(Words::of);
        let column = |field: &Field| {
            let key = format!("field-{}-{}", self.page.name, field.name);
            let options: &[String] = match &field.kind {
                Kind::Choice { options } => options,
                _ => &[],
            };
            let said = |words: Words| {
                let option = move |code: &String| (choice_words(words, &field.name, code), code.clone());
                options.iter().map(option)
            };
            Column {
                field: field.name.clone(),
                names: languages.map(|words| words.say(&key).into_owned()).into(),
                options: languages.into_iter().flat_map(said).collect(),
            }
        };
        self.questions().0.iter().map(column).collect()
    }

    fn read(&self, form: &Form) -> Rows {
        let text: String = form.raw("rows").chars().take(CHARS_MAX).collect();
        let items = pasted(&self.list.name, &text, &self.columns());
        Rows {
            count: items.list_len(&self.list.name),
            items: self.page.accept(&items),
            text,
        }
    }

    /// How many items the list has already.
    fn before(&self) -> usize {
        self.view.draft.page(&self.page.name).list_len(&self.list.name)
    }

    /// What is wrong with the rows as a whole.
    fn problem(&self, rows: &Rows) -> Option<String> {
        let (words, max) = (self.visit.words, self.questions().1);
        let facts = args([
            ("max", max.into()),
            ("before", self.before().into()),
            ("count", rows.count.into()),
        ]);
        match rows.count {
            0 => Some(words.say("problem-rows-missing").into_owned()),
            count if self.before() + count > max => {
                Some(words.say_with("problem-rows-too_many", &facts).into_owned())
            }
            _ => None,
        }
    }

    /// Whether the list ends with these very rows: the button was pressed twice.
    fn has_taken(&self, rows: &Rows) -> bool {
        let (answers, list) = (self.view.draft.page(&self.page.name), &self.list.name);
        let Some(first) = self.before().checked_sub(rows.count) else {
            return false;
        };
        rows.count > 0
            && (0..rows.count).all(|index| answers.item(list, first + index) == rows.items.item(list, index))
    }

    /// The page's answers with the rows behind the items that are there.
    fn merged(&self, rows: &Rows) -> Answers {
        let mut answers = self.with_items(self.view.draft.page(&self.page.name));
        let behind = self.before();
        for index in 0..rows.count {
            for (field, text) in rows.items.item(&self.list.name, index).iter() {
                answers.set(item_field(&self.list.name, behind + index, field), text);
            }
        }
        answers
    }

    /// Whoever brings items has answered the questions on which the list depends.
    fn with_items(&self, mut answers: Answers) -> Answers {
        if let Needed::When(conditions) = &self.list.needed {
            for condition in conditions {
                answers.set(
                    &condition.field,
                    condition.is.first().cloned().unwrap_or_default(),
                );
            }
        }
        answers
    }

    /// What is wrong in single rows: each sentence with the number of its row.
    fn wrong_rows(&self, rows: &Rows) -> Vec<String> {
        let words = self.visit.words;
        let prefix = format!("{}.", self.list.name);
        let merged = self.merged(rows);
        let problems = self.page.check(&merged, self.visit.today());
        let told = problems.iter().filter_map(|problem| {
            let index: usize = problem
                .field
                .strip_prefix(&prefix)?
                .split('.')
                .next()?
                .parse()
                .ok()?;
            let number = (index + 1)
                .checked_sub(self.before())
                .filter(|number| *number > 0)?;
            let said = sentence(words, &self.page, &merged, problem);
            let facts = args([("number", number.into()), ("problem", said.into())]);
            Some(words.say_with("paste-wrong", &facts).into_owned())
        });
        told.collect()
    }

    fn render(&self, status: StatusCode, rows: Option<&Rows>, problem: Option<String>) -> Response {
        let words = self.visit.words;
        let heading = title(words, "paste-title", problem.is_some());
        let summary: Vec<_> = problem
            .iter()
            .map(|said| ("rows".to_owned(), said.clone()))
            .collect();
        let back = page_path(self.view.case, &self.page);
        let preview = rows.filter(|_| problem.is_none()).map(|rows| self.preview(rows));
        let columns = self.questions().0.iter().map(|field| {
            let key = format!("field-{}-{}", self.page.name, field.name);
            view! { <li>{words.say(&key)}</li> }
        });
        let columns = columns.collect_view();
        let action = path(self.view.case, &self.page);
        let text = rows.map(|rows| rows.text.clone()).unwrap_or_default();
        let page_words = words.say(&format!("page-{}", self.page.name));
        Page::new(heading).at(Place::Forex).status(status).render(self.visit, || {
            view! {
                <div class="wrap">
                    <BackLink href=back text=page_words/>
                    <div class="narrow mt stack-l">
                        <div>
                            <ErrorSummary words=words problems=summary/>
                            <h1>{words.say("paste-title")}</h1>
                            <p class="lede">{words.say("paste-lede")}</p>
                        </div>
                        {preview}
                        <form method="post" action=action class="stack" novalidate>
                            <p>{words.say("paste-columns")}</p>
                            <ol class="bullets">{columns}</ol>
                            <FormField words=words name="rows" page="paste" kind="textarea" chars_max=CHARS_MAX text=text error=problem/>
                            <div class="actions"><button class="btn second" name="do" value="preview">{words.say("paste-preview")}</button></div>
                        </form>
                    </div>
                </div>
            }
        })
    }

    /// The rows as they will stand in the list, with the button that takes them over.
    fn preview(&self, rows: &Rows) -> impl IntoView + use<> {
        let words = self.visit.words;
        let typed = self.with_items(rows.items.clone());
        let shown = self.page.normalise(&typed, self.visit.today());
        let page = FormPage {
            fields: vec![self.list.clone()],
            ..self.page.clone()
        };
        let lines = lines(words, &page, &shown, &[], Reading::Whole);
        let wrong: Vec<_> = self
            .wrong_rows(rows)
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect();
        let wrong = (!wrong.is_empty()).then(|| {
            view! { <Notice tone=Tone::Warn heading=words.say("paste-wrong-heading")><ul class="bullets">{wrong}</ul></Notice> }
        });
        let count = args([("count", rows.count.into())]);
        let action = path(self.view.case, &self.page);
        view! {
            <section class="stack">
                <h2>{words.say_with("paste-found", &count)}</h2>
                {wrong}
                <AnswerList words=words lines=lines/>
                <form method="post" action=action>
                    <input type="hidden" name="rows" value=rows.text.clone()/>
                    <div class="actions"><button class="btn" name="do" value="take">{words.say("paste-take")}</button></div>
                </form>
            </section>
        }
    }
}

/// `GET /forex/applications/{case}/pages/{page}/paste`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, name): InCaseAnd,
) -> Result<Response, Failure> {
    let room = Room::enter(&site, &visit, case, &name).await?;
    Ok(room.render(StatusCode::OK, None, None))
}

/// `POST /forex/applications/{case}/pages/{page}/paste`: shows what was read, or takes it over into the draft.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, name): InCaseAnd,
    form: Form,
) -> Result<Response, Failure> {
    let room = Room::enter(&site, &visit, case, &name).await?;
    let rows = room.read(&form);
    let is_to_be_taken = form.text("do") == "take";
    if is_to_be_taken && room.has_taken(&rows) {
        return Ok(see_other(&page_path(case, &room.page)));
    }
    if let Some(problem) = room.problem(&rows) {
        return Ok(room.render(StatusCode::UNPROCESSABLE_ENTITY, Some(&rows), Some(problem)));
    }
    if !is_to_be_taken {
        return Ok(room.render(StatusCode::OK, Some(&rows), None));
    }
    let posted = room.merged(&rows);
    let saving = Saving {
        page: &name,
        posted: &posted,
        without: None,
        session: visit.signed_in()?.session,
        seen: room.view.versions.get(&name).copied().unwrap_or(0),
    };
    match forex::save_page(&site.store, visit.actor()?, case, saving).await? {
        (_, SavedPage::Kept) => Ok(see_other(&page_path(case, &room.page))),
        // Somebody saved the page in the same moment: what was pasted is looked at once more.
        (_, SavedPage::Conflict { .. }) => Ok(room.render(StatusCode::CONFLICT, Some(&rows), None)),
    }
}
