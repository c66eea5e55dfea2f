//! What several of the applicant's pages share.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use domain::casework::{Draft, Journey, Page, Section, Task};
use domain::forex::Status;
use domain::forex::application::birth_and_sex;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::forex::Branch;

use crate::components::control::Offered;
use crate::components::{Tone, day};
use crate::failure::Failure;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The case in an address; one that cannot be read does not exist.
pub(in crate::pages) struct InCase(pub(in crate::pages) CaseId);

/// The case and one more name in an address.
pub(super) struct InCaseAnd(pub(super) CaseId, pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for InCase {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let Path(case) = path.map_err(|_| Failure::NotFound)?;
        Ok(Self(case.parse().map_err(|_| Failure::NotFound)?))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for InCaseAnd {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((case, name)) = path.map_err(|_| Failure::NotFound)?;
        Ok(Self(case.parse().map_err(|_| Failure::NotFound)?, name))
    }
}

/// Where an application is filled in.
pub(super) fn tasks_path(case: CaseId) -> String {
    format!("/forex/applications/{case}")
}

/// Where one page of it is filled in.
pub(super) fn page_path(case: CaseId, page: &Page) -> String {
    if page.slots.is_empty() {
        format!("/forex/applications/{case}/pages/{}", page.name)
    } else {
        format!("/forex/applications/{case}/documents")
    }
}

/// The branches as choices of the account page.
pub fn offered(words: Words, branches: &[Branch]) -> Vec<Offered> {
    let offer = |branch: &Branch| Offered {
        field: "branch",
        group: words.pick(&branch.bank_name.0, &branch.bank_name.1).to_owned(),
        code: branch.code.clone(),
        name: format!(
            "{} · {}",
            words.pick(&branch.name.0, &branch.name.1),
            words.pick(&branch.address.0, &branch.address.1)
        ),
    };
    branches.iter().map(offer).collect()
}

/// The state of an application in a few characters.
pub(crate) fn status_tag(words: Words, status: Status) -> (Tone, String) {
    let tone = match status {
        Status::Draft => Tone::Todo,
        Status::Submitted | Status::UnderReview | Status::PendingCheck => Tone::Info,
        Status::SupplementRequested | Status::Approved => Tone::Warn,
        Status::AccountOpened => Tone::Ok,
        Status::Refused => Tone::Bad,
        Status::Lapsed | Status::Withdrawn | Status::Expired => Tone::Mute,
    };
    (tone, words.say(&format!("status-{status}")).into_owned())
}

/// The sections of the journey as steps, with the one of `page` marked and those that are complete ticked.
pub(super) fn steps(
    visit: &Visit,
    journey: &Journey,
    draft: &Draft,
    page: Option<&str>,
) -> impl IntoView + use<> {
    let words = visit.words;
    let mut tasks = journey.tasks(draft, visit.today()).into_iter();
    let is_done = |section: &Section| {
        let own: Vec<_> = tasks.by_ref().take(section.pages.len()).collect();
        own.iter().all(|(_, task)| *task == Task::Done)
    };
    let done: Vec<bool> = journey.sections.iter().map(is_done).collect();
    let holds = |section: &Section| section.pages.iter().any(|own| Some(own.name.as_str()) == page);
    let current = journey
        .sections
        .iter()
        .position(holds)
        .unwrap_or(journey.sections.len());
    let total = journey.sections.len() + 1;
    let names = journey
        .sections
        .iter()
        .map(|section| section.name)
        .chain(["submit"]);
    let step = |(index, name): (usize, &str)| {
        let here = (index == current).then_some("step");
        let is_done = index != current && done.get(index).copied().unwrap_or_default();
        let class = if is_done { "done" } else { "" };
        let number = args([("number", (index + 1).into()), ("total", total.into())]);
        let place = (index == current)
            .then(|| view! { <span class="n">{words.say_with("steps-place", &number)}</span> });
        view! { <li class=class aria-current=here><span>{place}{words.say(&format!("section-{name}"))}</span></li> }
    };
    view! { <ol class="steps" aria-label=words.say("steps-label")>{names.enumerate().map(step).collect_view()}</ol> }
}

/// What the identity number on a page says of birth and sex, shown back.
pub(super) fn derived(words: Words, draft: &Draft, page: &str, today: time::Date) -> Option<String> {
    let (kind, number) = (draft.text(page, "document_kind"), draft.text(page, "number"));
    let (birth, sex) = birth_and_sex(kind, number, today)?;
    let sex = words.say(match sex {
        domain::identifier::Sex::Female => "choice-sex-female",
        domain::identifier::Sex::Male => "choice-sex-male",
    });
    let facts = args([("birth", day::long(words, birth).into()), ("sex", sex.into())]);
    Some(words.say_with("identity-derived", &facts).into_owned())
}

/// Crumbs: home, my cases, and this page.
pub(super) fn crumbs(visit: &Visit, here: &str) -> impl IntoView + use<> {
    crumbs_below(visit, None, here)
}

/// Crumbs: home, my cases, the case where its page is another one, and this page.
pub(super) fn crumbs_below(
    visit: &Visit,
    case: Option<(CaseId, String)>,
    here: &str,
) -> impl IntoView + use<> {
    let words = visit.words;
    let case = case.map(|(case, reference)| {
        view! { <li><a href=format!("/cases/{case}")>{reference}</a></li> }
    });
    view! {
        <nav class="crumbs" aria-label=words.say("crumbs-label")>
            <ol>
                <li><a href="/">{words.say("crumbs-home")}</a></li>
                <li><a href="/cases">{words.say("nav-cases")}</a></li>
                {case}
                <li aria-current="page">{here.to_owned()}</li>
            </ol>
        </nav>
    }
}
