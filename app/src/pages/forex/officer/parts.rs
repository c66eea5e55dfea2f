//! What several pages of the desk share.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::casework::Journey;
use domain::forex::Status;
use domain::ids::{CaseId, Version};
use leptos::prelude::*;
use store::casework::once::Sent;
use store::forex::Branch;
use store::forex::desk::{self, Examination, Marks, Paging};

use super::address;
use super::review::Desk;
use crate::components::control::Offered;
use crate::components::{FormKey, Told, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::visit::Visit;
use crate::words::Words;

/// The case in an address; one that cannot be read does not exist.
pub(super) struct InCase(pub(super) CaseId);

impl<S: Send + Sync> FromRequestParts<S> for InCase {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = Path::<BTreeMap<String, String>>::from_request_parts(parts, state).await;
        let Path(names) = path.map_err(|_| Failure::NotFound)?;
        let case = names.get("case").and_then(|text| text.parse().ok());
        case.map(Self).ok_or(Failure::NotFound)
    }
}

/// What an officer typed into the forms of a case, and what is wrong with it: (anchor of the field, sentence).
#[derive(Default)]
pub(super) struct Typed {
    pub(super) form: Form,
    pub(super) problems: Vec<(String, String)>,
    /// Why the form had no effect, when the case moved on meanwhile.
    pub(super) late: Option<Failure>,
    /// It was typed before its officer went to give a fresh factor.
    pub(super) is_kept: bool,
    /// The marks on the sections were saved just now.
    pub(super) has_saved_marks: bool,
}

impl Typed {
    /// A form with something wrong in it.
    pub(super) fn wrong(form: Form, problems: Vec<(String, String)>) -> Self {
        Self {
            form,
            problems,
            ..Self::default()
        }
    }

    /// A form that came too late; other failures stay failures.
    pub(super) fn late(form: Form, error: store::Error) -> Result<Self, Failure> {
        let failure = Failure::from(error);
        if failure.status() != StatusCode::CONFLICT {
            return Err(failure);
        }
        Ok(Self {
            form,
            late: Some(failure),
            ..Self::default()
        })
    }

    /// What is wrong with a field.
    pub(super) fn problem(&self, anchor: &str) -> Option<String> {
        self.problems
            .iter()
            .find(|(own, _)| own == anchor)
            .map(|(_, sentence)| sentence.clone())
    }

    /// What was typed into a field.
    pub(super) fn text(&self, name: &str) -> String {
        self.form.text(name).to_owned()
    }
}

/// Where a case is examined.
pub(super) fn case_path(case: CaseId) -> String {
    format!("/desk/cases/{case}")
}

/// Back to the case, within the list from which it was opened.
pub(super) fn back_to(visit: &Visit, case: CaseId) -> String {
    address::along(&case_path(case), address::carried(visit.uri.query()).as_ref())
}

/// Where an officer goes on once a case is done: to the next of the list from which it was opened, or to that list when it
/// was the last; without a list, or when it was looked for, back to the case. Asked before the act, which may move the
/// case within its list.
pub(super) async fn onward(visit: &Visit, case: CaseId) -> Result<String, Failure> {
    let Some(list) = address::carried(visit.uri.query()).filter(|list| list.search.is_empty()) else {
        return Ok(back_to(visit, case));
    };
    let neighbours = desk::neighbours(&visit.site.store, visit.actor()?, &list, case).await?;
    let path = match neighbours.after {
        Some(next) => address::along(&case_path(next), Some(&list)),
        None => address::path(&list, &Paging::First),
    };
    Ok(Told::case_done(&path, case))
}

/// The list from which the case was opened.
pub(super) fn list_path(visit: &Visit) -> String {
    let list = address::carried(visit.uri.query());
    list.map_or_else(
        || "/desk".to_owned(),
        |filter| address::path(&filter, &Paging::First),
    )
}

/// The version of the case that a form was made for.
pub(super) fn version(form: &Form) -> Result<Version, Failure> {
    form.text("version")
        .parse()
        .map(Version)
        .map_err(|_| Failure::Unreadable)
}

/// The form as it is taken once.
pub(super) fn sent(form: &Form) -> Result<Sent<'_>, Failure> {
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    Ok(Sent {
        key,
        body: &form.body,
    })
}

/// The marks on sections that a form carries.
pub(super) fn marks(form: &Form, journey: &Journey) -> Marks {
    let mark = |name: &'static str| Some((name.to_owned(), form.text(&mark_name(name)).parse().ok()?));
    journey
        .sections
        .iter()
        .filter_map(|section| mark(section.name))
        .collect()
}

/// What a maker's form says about the whole case.
pub(super) fn examination(form: &Form, journey: &Journey) -> Result<Examination, Failure> {
    Ok(Examination {
        seen: version(form)?,
        marks: marks(form, journey),
    })
}

/// The name of the control that marks a section.
pub(super) fn mark_name(section: &str) -> String {
    format!("mark-{section}")
}

/// The sentences about sections that have no mark yet; each leads to its section.
pub(super) fn unmarked(words: Words, sections: &[String]) -> Vec<(String, String)> {
    let sentence = |section: &String| {
        let label = words.say_at_desk(&format!("section-{section}"));
        let said = words.say_with(
            "desk-problem-mark",
            &crate::words::args([("label", label.into())]),
        );
        (mark_name(section), said.into_owned())
    };
    sections.iter().map(sentence).collect()
}

/// The state of an application as the desk sees it: whose turn it is.
pub(super) fn status_tag(words: Words, status: Status) -> (Tone, String) {
    let tone = match status {
        Status::Submitted | Status::Draft => Tone::Todo,
        Status::UnderReview | Status::Approved => Tone::Info,
        Status::SupplementRequested | Status::PendingCheck => Tone::Warn,
        Status::AccountOpened => Tone::Ok,
        Status::Refused => Tone::Bad,
        Status::Lapsed | Status::Withdrawn | Status::Expired => Tone::Mute,
    };
    (tone, words.say(&format!("status-{status}")).into_owned())
}

/// The branches as choices, by bank.
pub(super) fn offered(words: Words, branches: &[Branch]) -> Vec<Offered> {
    let offer = |branch: &Branch| Offered {
        field: "branch",
        group: words.pick(&branch.bank_name.0, &branch.bank_name.1).to_owned(),
        code: branch.code.clone(),
        name: words.pick(&branch.name.0, &branch.name.1).to_owned(),
    };
    branches.iter().map(offer).collect()
}

/// Crumbs: the queue, the case with its reference on pages below it, and this page.
pub(super) fn crumbs(visit: &Visit, case: Option<(CaseId, String)>, here: &str) -> impl IntoView + use<> {
    let words = visit.words;
    let case = case.map(|(case, reference)| view! { <li><a href=case_path(case)>{reference}</a></li> });
    view! {
        <nav class="crumbs" aria-label=words.say("crumbs-label")>
            <ol><li><a href=list_path(visit) accesskey="l">{words.say("nav-desk")}</a></li>{case}<li aria-current="page">{here.to_owned()}</li></ol>
        </nav>
    }
}

/// What every form that moves a case carries: the version it was made for, and the key with which it is taken once.
pub(super) fn form_head(desk: &Desk<'_>) -> impl IntoView + use<> {
    let key = desk.visit.site.store.new_uuid();
    view! { <input type="hidden" name="version" value=desk.review.version.0.to_string()/><FormKey key=key/> }
}
