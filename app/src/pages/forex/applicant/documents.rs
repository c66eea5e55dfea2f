//! The documents page: a form for each place, so that one upload never waits for another.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Files, Journey, Page as FormPage, Problem, Slot};
use domain::ids::CaseId;
use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use store::documents::{self, BYTES_MAX, Document};
use store::forex::{self, DraftView};

use super::asked::{Request, request};
use super::parts::{InCase, InCaseAnd, page_path, steps, tasks_path};
use super::precheck::title;
use crate::components::files::MEGABYTE;
use crate::components::rule::Source;
use crate::components::sentence::sentence;
use crate::components::{
    BackLink, ErrorSummary, FileList, FormKey, HelpCard, Icon, Notice, SourceLink, Tone,
};
use crate::failure::Failure;
use crate::form::Form;
use crate::islands::upload::Upload;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The name of the page in the journey.
const PAGE: &str = "documents";

/// Where the documents of a case are uploaded.
pub fn path(case: CaseId) -> String {
    format!("{}/{PAGE}", tasks_path(case))
}

/// `GET /forex/applications/{case}/documents`; with `?done` it goes on when nothing is missing.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let query = Form::read(query.unwrap_or_default().into()).unwrap_or_default();
    let room = Room::enter(&site, &visit, case).await?;
    if !room.view.status.is_open_to_applicant() {
        return Ok(see_other(&format!("/cases/{case}")));
    }
    if !query.has("done") {
        return Ok(room.page(StatusCode::OK, &[]));
    }
    let missing = room
        .journey
        .check_page(&room.form, &room.view.draft, visit.today());
    if missing.is_empty() {
        return Ok(see_other(&room.onward()));
    }
    let answers = domain::casework::Answers::default();
    let said = missing.iter().map(|problem| {
        Said::new(
            &visit,
            problem,
            sentence(visit.words, &room.form, &answers, problem),
        )
    });
    Ok(room.page(StatusCode::OK, &said.collect::<Vec<_>>()))
}

/// The same page after an upload that was refused: `problem` names the slot, the reason, and `file`.
pub async fn refused(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    status: StatusCode,
    problem: &Problem,
) -> Result<Response, Failure> {
    let room = Room::enter(site, visit, case).await?;
    let said = Said::new(visit, problem, upload_sentence(visit.words, problem));
    Ok(room.page(status, &[said]))
}

/// `POST /forex/applications/{case}/documents/{document}/remove`.
pub(super) async fn remove(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, document): InCaseAnd,
) -> Result<Response, Failure> {
    let document = document.parse().map_err(|_| Failure::NotFound)?;
    documents::remove(&site.store, visit.actor()?, case, document).await?;
    Ok(see_other(&format!("{}{}", path(case), way_back(&visit))))
}

/// The end of an address on this page that keeps the way back to the check-answers page, for whoever came from there.
pub fn way_back(visit: &Visit) -> &'static str {
    let is_kept = |query: &str| query.split('&').any(|pair| pair == "from=check");
    if visit.uri.query().is_some_and(is_kept) {
        "?from=check"
    } else {
        ""
    }
}

/// What is wrong at a place for documents.
struct Said {
    slot: String,
    sentence: String,
    source: Option<Source>,
}

impl Said {
    fn new(visit: &Visit, problem: &Problem, sentence: String) -> Self {
        let source = problem
            .rule
            .and_then(|rule| Source::of(visit.words, rule, visit.today()));
        Self {
            slot: problem.field.clone(),
            sentence,
            source,
        }
    }
}

/// What a refused upload says.
fn upload_sentence(words: Words, problem: &Problem) -> String {
    let mut arguments = FluentArgs::new();
    arguments.set("label", label(words, &problem.field));
    for (name, value) in &problem.parameters {
        match (*name, value.parse::<i64>()) {
            ("slot", _) => arguments.set("slot", label(words, value)),
            ("limit" | "max", Ok(number)) => arguments.set(*name, number),
            _ => arguments.set(*name, value.clone()),
        }
    }
    words
        .say_with(&format!("upload-{}", problem.code), &arguments)
        .into_owned()
}

fn label(words: Words, slot: &str) -> String {
    words.say(&format!("field-{PAGE}-{slot}")).into_owned()
}

/// The page of one case with what is uploaded there.
struct Room<'a> {
    visit: &'a Visit,
    view: DraftView,
    journey: Arc<Journey>,
    form: FormPage,
    documents: Vec<Document>,
    request: Request,
}

impl<'a> Room<'a> {
    async fn enter(site: &Site, visit: &'a Visit, case: CaseId) -> Result<Self, Failure> {
        let actor = visit.actor()?;
        let view = forex::load_draft(&site.store, actor, case).await?;
        let journey = forex::journey(&site.store, view.applicant).await?;
        let form = journey.page(PAGE).ok_or(Failure::NotFound)?.clone();
        let documents = documents::list(&site.store, actor, case).await?;
        let request = request(site, visit, case, view.status).await?;
        Ok(Self {
            visit,
            view,
            journey,
            form,
            documents,
            request,
        })
    }

    /// The page where answers are checked for whoever came from there, the next page with something to do, or the list.
    fn onward(&self) -> String {
        if !way_back(self.visit).is_empty() {
            return format!("{}/submit", tasks_path(self.view.case));
        }
        let next = self
            .journey
            .next_after(PAGE, &self.view.draft, self.visit.today());
        let next = next.filter(|next| self.view.open_pages.contains(&next.name));
        next.map_or_else(
            || tasks_path(self.view.case),
            |next| page_path(self.view.case, next),
        )
    }

    fn page(&self, status: StatusCode, said: &[Said]) -> Response {
        let words = self.visit.words;
        let is_open = self.view.open_pages.contains(PAGE);
        let heading = title(words, "page-documents", !said.is_empty());
        let summary: Vec<_> = said
            .iter()
            .map(|said| (said.slot.clone(), said.sentence.clone()))
            .collect();
        let way_back = way_back(self.visit);
        let done = if way_back.is_empty() {
            "?done=1"
        } else {
            "?done=1&from=check"
        };
        Page::new(heading).at(Place::Forex).status(status).render(self.visit, || {
            let shown = self.form.slots.iter().filter(|slot| slot.is_shown(&self.view.draft));
            let slots = shown.map(|slot| self.slot(slot, said)).collect_view();
            let closed = (!is_open).then(|| {
                view! { <Notice tone=Tone::Info heading=words.say("page-documents")><p>{words.say("documents-closed")}</p></Notice> }
            });
            let tasks = tasks_path(self.view.case);
            view! {
                <div class="wrap">
                    <BackLink href=tasks.clone() text=words.say("back-to-tasks")/>
                    <div class="case mt">
                        <div class="narrow">
                            {steps(self.visit, &self.journey, &self.view.draft, Some(PAGE))}
                            <ErrorSummary words=words problems=summary/>
                            <h1>{words.say("page-documents")}</h1>
                            <p class="lede">{words.say("documents-why")}</p>
                            {closed}
                            {self.request.here(words, PAGE)}
                            {slots}
                            <div class="actions">
                                <a class="btn" href=format!("{}{done}", path(self.view.case))>{words.say("documents-continue")}</a>
                                <a href=tasks>{words.say("save-for-later")}</a>
                            </div>
                        </div>
                        <div class="side"><HelpCard words=words questions=true/></div>
                    </div>
                </div>
            }
        })
    }

    fn slot(&self, slot: &Slot, said: &[Said]) -> impl IntoView + use<> {
        let words = self.visit.words;
        let is_open = self.view.open_pages.has(PAGE, &slot.name);
        let said = said.iter().find(|said| said.slot == slot.name);
        let error = said.map(|said| said.sentence.clone());
        let source = said.and_then(|said| said.source.clone());
        let source = source.map(|source| view! { " "<SourceLink source=source/> });
        let class = if error.is_some() { "field wrong" } else { "field" };
        let is_right = error.is_none();
        let files: Vec<Document> = self
            .documents
            .iter()
            .filter(|own| own.slot == slot.name)
            .cloned()
            .collect();
        let form = is_open.then(|| self.upload_form(slot, &files));
        let removed_under = is_open.then(|| path(self.view.case));
        let (id, labelled) = (format!("{}-label", slot.name), format!("{}-label", slot.name));
        view! {
            <section class=class aria-labelledby=labelled>
                <h2 class="label" id=id>{label(words, &slot.name)}</h2>
                <p class="hint" id=format!("{}-hint", slot.name)>{hint(words, slot)}</p>
                <p class="err" id=format!("{}-error", slot.name) hidden=is_right><Icon name="alert"/><span>{error}{source}</span></p>
                <FileList words=words documents=files removed_under=removed_under way_back=way_back(self.visit)/>
                {form}
            </section>
        }
    }

    /// The way to one more file, or to another one where only one fits.
    fn upload_form(&self, slot: &Slot, files: &[Document]) -> AnyView {
        let words = self.visit.words;
        let replaced = files.last().filter(|_| slot.max == 1);
        if files.len() >= slot.max && replaced.is_none() {
            let full = words.say_with("documents-full", &args([("max", slot.max.into())]));
            return view! { <p class="hint" id=slot.name.clone()>{full}</p> }.into_any();
        }
        let (choose, send) = match (replaced, files.is_empty()) {
            (Some(_), _) => ("documents-choose-other", "documents-replace"),
            (None, true) => ("documents-choose", "documents-upload"),
            (None, false) => ("documents-choose-more", "documents-upload"),
        };
        let replaces =
            replaced.map(|old| view! { <input type="hidden" name="replaces" value=old.id.to_string()/> });
        let action = format!("{}/{}{}", path(self.view.case), slot.name, way_back(self.visit));
        let key = self.visit.site.store.new_uuid();
        let (id, accept) = (slot.name.clone(), accept(slot));
        let of_slot = || view! { <span class="vh">" "{label(words, &slot.name)}</span> };
        let (choose, send) = ((words.say(choose), of_slot()), (words.say(send), of_slot()));
        let described = format!("{0}-label {0}-hint {0}-error", slot.name);
        let limits = args([
            ("limit", (BYTES_MAX as u64 / MEGABYTE).into()),
            ("file", "{file}".into()),
        ]);
        let too_large = words.say_with("upload-too-large", &limits).into_owned();
        let limit = u32::try_from(BYTES_MAX).unwrap_or(u32::MAX);
        let sending = words.say("documents-sending").into_owned();
        view! {
            <Upload limit=limit too_large=too_large sending=sending>
                <form method="post" action=action enctype="multipart/form-data">
                    <FormKey key=key/>
                    {replaces}
                    <div class="drop">
                        <label class="label" for=id.clone()>{choose}</label>
                        <input type="file" name="file" id=id accept=accept aria-describedby=described/>
                        <div><button class="btn second">{send}</button></div>
                    </div>
                </form>
            </Upload>
        }
        .into_any()
    }
}

/// What the file dialogue offers; a telephone offers its camera for pictures, and turns its own format into JPEG.
fn accept(slot: &Slot) -> &'static str {
    match slot.files {
        Files::Papers => "image/jpeg,image/png,.pdf",
        Files::PapersAndSheets => "image/jpeg,image/png,.pdf,.csv,.xlsx",
        Files::Pdf => ".pdf",
    }
}

fn hint(words: Words, slot: &Slot) -> String {
    let own = words.say(&format!("field-{PAGE}-{}.hint", slot.name));
    let key = match slot.files {
        Files::Papers => "documents-papers",
        Files::PapersAndSheets => "documents-sheets",
        Files::Pdf => "documents-pdf",
    };
    let limits = args([
        ("megabytes", (BYTES_MAX as u64 / MEGABYTE).into()),
        ("max", slot.max.into()),
    ]);
    format!("{own} {}", words.say_with(key, &limits))
}
