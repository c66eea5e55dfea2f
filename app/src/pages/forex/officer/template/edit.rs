//! One template: its words, what they look like filled in, and its versions.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::template::TemplateUse;
use leptos::prelude::*;
use store::forex::desk::{self, Kept, TEMPLATES_MAX, TemplatePage, TemplateWords};

use super::super::parts::sent;
use super::judge::{problems, read};
use super::view::{form, preview, removal, versions};
use super::{PATH, id, path};
use crate::components::{BackLink, ErrorSummary, Notice, Told, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// A template as it stands on its page.
pub(super) struct Editing {
    pub(super) used_for: TemplateUse,
    /// What is kept already; `None` for a new one.
    pub(super) kept: Option<TemplatePage>,
    pub(super) words: TemplateWords,
    pub(super) is_shared: bool,
    pub(super) problems: Vec<(String, String)>,
    /// Somebody changed it meanwhile.
    pub(super) is_late: bool,
}

/// `GET /desk/templates/new`.
pub(in super::super) async fn new(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let form = Form::read(visit.uri.query().unwrap_or_default().to_owned().into()).unwrap_or_default();
    let used_for = form.text("for").parse().unwrap_or(TemplateUse::Supplement);
    page(&site, &visit, Editing::new(used_for)).await
}

/// `GET /desk/templates/{template}`; an earlier version is shown to be taken up again.
pub(in super::super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(template): Path<String>,
) -> Result<Response, Failure> {
    let kept = desk::template(&site.store, visit.actor()?, id(&template)?).await?;
    let asked = visit
        .uri
        .query()
        .and_then(|query| query.strip_prefix("version=")?.parse().ok());
    let earlier = kept.versions.iter().find(|own| Some(own.version) == asked);
    let words = earlier.map_or(&kept.template.words, |own| &own.words).clone();
    page(&site, &visit, Editing::of(kept, words)).await
}

/// `POST /desk/templates`: shows what a new one looks like, or keeps it.
pub(in super::super) async fn add(
    State(site): State<Site>,
    visit: Visit,
    form: Form,
) -> Result<Response, Failure> {
    let used_for: TemplateUse = form.text("for").parse().map_err(|_| Failure::Unreadable)?;
    let mut editing = Editing {
        words: read(&form),
        is_shared: form.has("shared"),
        ..Editing::new(used_for)
    };
    editing.problems = problems(visit.words, used_for, &editing.words);
    if editing.problems.is_empty() && form.text("do") != "preview" {
        let (whose, sent) = ((used_for, editing.is_shared), sent(&form)?);
        match desk::add_template(&site.store, visit.actor()?, whose, &editing.words, sent).await? {
            Kept::Done => return Ok(see_other(&Told::TemplateKept.on(PATH))),
            Kept::Full => {
                let max = args([("max", TEMPLATES_MAX.into())]);
                let sentence = visit.words.say_with("desk-problem-template_name-full", &max);
                editing
                    .problems
                    .push(("template_name".to_owned(), sentence.into_owned()));
            }
        }
    }
    page(&site, &visit, editing).await
}

/// `POST /desk/templates/{template}`: shows what it would look like, or keeps it as a new version.
pub(in super::super) async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path(template): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let (template, actor) = (id(&template)?, visit.actor()?);
    let kept = desk::template(&site.store, actor, template).await?;
    let used_for = kept.template.used_for;
    let mut editing = Editing::of(kept, read(&form));
    editing.problems = problems(visit.words, used_for, &editing.words);
    if editing.problems.is_empty() && form.text("do") != "preview" {
        let seen = form.text("version").parse().map_err(|_| Failure::Unreadable)?;
        let sent = sent(&form)?;
        match desk::change_template(&site.store, actor, (template, seen), &editing.words, sent).await {
            Ok(()) => return Ok(see_other(&Told::TemplateChanged.on(&path(template)))),
            Err(store::Error::Stale) => editing.is_late = true,
            Err(error) => return Err(error.into()),
        }
    }
    page(&site, &visit, editing).await
}

impl Editing {
    fn new(used_for: TemplateUse) -> Self {
        Self {
            used_for,
            kept: None,
            words: TemplateWords::default(),
            is_shared: false,
            problems: Vec::new(),
            is_late: false,
        }
    }

    fn of(kept: TemplatePage, words: TemplateWords) -> Self {
        Self {
            words,
            is_shared: kept.template.is_shared,
            ..Self {
                kept: Some(kept.clone()),
                ..Self::new(kept.template.used_for)
            }
        }
    }

    pub(super) fn problem(&self, field: &str) -> Option<String> {
        let mut problems = self.problems.iter();
        problems
            .find(|(own, _)| own == field)
            .map(|(_, sentence)| sentence.clone())
    }

    fn status(&self) -> StatusCode {
        match (self.is_late, self.problems.is_empty()) {
            (true, _) => StatusCode::CONFLICT,
            (_, false) => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::OK,
        }
    }
}

async fn page(site: &Site, visit: &Visit, editing: Editing) -> Result<Response, Failure> {
    let words = visit.words;
    let name = editing.kept.as_ref().map(|kept| kept.template.words.name.clone());
    let heading = name.unwrap_or_else(|| {
        words
            .say(&format!("templates-new-{}", editing.used_for))
            .into_owned()
    });
    let status = editing.status();
    let lead = if status == StatusCode::OK {
        "".into()
    } else {
        words.say("title-error")
    };
    let form = match &editing.kept {
        Some(kept) if !kept.may_change => None,
        _ => Some(form(site, visit, &editing).await?),
    };
    let title = format!("{lead}{heading}");
    Ok(Page::new(title).at(Place::Desk).status(status).render(visit, || {
        let late = editing.is_late.then(|| {
            view! { <Notice tone=Tone::Warn heading=words.say("templates-late")><p>{words.say("templates-late-text")}</p></Notice> }
        });
        view! {
            <div class="wrap">
                <BackLink href=PATH text=words.say("templates-title")/>
                <div class="narrow stack mt">
                    <ErrorSummary words=words problems=editing.problems.clone()/>
                    {late}
                    <h1>{heading}</h1>
                    {form}
                    {preview(words, &editing)}
                    {editing.kept.as_ref().map(|kept| versions(words, kept))}
                    {editing.kept.as_ref().filter(|kept| kept.may_change).map(|kept| removal(words, kept))}
                </div>
            </div>
        }
    }))
}
