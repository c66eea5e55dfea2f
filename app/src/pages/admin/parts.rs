//! What the pages of administration share: their frame, their rooms, and forms that may be refused.

use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Page as Questions, Problem};
use leptos::prelude::*;
use store::Operator;
use store::casework::once::Sent;

use crate::components::ErrorSummary;
use crate::components::control::{Offered, Sheet};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place};
use crate::visit::Visit;
use crate::words::{Words, args};

/// The rooms of administration, in the order in which they are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    State,
    Organisations,
    People,
    Letters,
    Texts,
    Calendar,
    Audit,
}

const ROOMS: [(Room, &str, &str); 7] = [
    (Room::State, "/admin", "admin-state"),
    (Room::Organisations, "/admin/organisations", "admin-organisations"),
    (Room::People, "/admin/people", "admin-people"),
    (Room::Letters, "/admin/letters", "admin-letters"),
    (Room::Texts, "/admin/texts", "admin-texts"),
    (Room::Calendar, "/admin/calendar", "admin-calendar"),
    (Room::Audit, "/admin/audit", "admin-audit"),
];

/// The administrator who visits.
pub(super) fn operator(visit: &Visit) -> Result<Operator, Failure> {
    Ok(Operator::of(visit.actor()?)?)
}

/// A page of one of the rooms.
pub(super) fn page<V: IntoView>(
    visit: &Visit,
    room: Room,
    heading: String,
    body: impl FnOnce() -> V,
) -> Response {
    Page::new(heading.clone()).at(Place::Admin).render(visit, || {
        view! {
            <div class="wrap">
                {rooms(visit, room)}
                <div class="head"><h1>{heading}</h1></div>
                {body()}
            </div>
        }
    })
}

/// A page with a form. With problems it is the answer 422, and its title says so.
pub(super) fn form_page<V: IntoView>(
    visit: &Visit,
    (room, heading): (Room, String),
    problems: Vec<(String, String)>,
    body: impl FnOnce() -> V,
) -> Response {
    let words = visit.words;
    let (title, status) = if problems.is_empty() {
        (heading.clone(), StatusCode::OK)
    } else {
        let title = format!("{}{heading}", words.say("title-error"));
        (title, StatusCode::UNPROCESSABLE_ENTITY)
    };
    Page::new(title)
        .at(Place::Admin)
        .status(status)
        .render(visit, || {
            view! {
                <div class="wrap">
                    {rooms(visit, room)}
                    <div class="narrow stack">
                        <ErrorSummary words=words problems=problems/>
                        <div class="head"><h1>{heading}</h1></div>
                        {body()}
                    </div>
                </div>
            }
        })
}

/// The way between the rooms; auditors have one alone.
fn rooms(visit: &Visit, here: Room) -> impl IntoView + use<> {
    let words = visit.words;
    let administers = visit.who.as_ref().is_some_and(|who| who.actor.administers());
    let link = |(room, path, key): (Room, &'static str, &str)| {
        let current = (room == here).then_some("page");
        view! { <a href=path aria-current=current>{words.say(key)}</a> }
    };
    administers.then(|| {
        view! { <nav class="views" aria-label=words.say("admin-rooms")>{ROOMS.map(link).collect_view()}</nav> }
    })
}

/// A form of questions with what was typed and what is wrong with it.
pub(super) struct Filled {
    pub(super) questions: Questions,
    pub(super) answers: Answers,
    pub(super) problems: Vec<Problem>,
}

impl Filled {
    /// An empty form, or one with what there is already.
    pub(super) fn with(questions: Questions, answers: Answers) -> Self {
        Self {
            questions,
            answers,
            problems: Vec::new(),
        }
    }

    /// What was sent, checked.
    pub(super) fn sent(visit: &Visit, questions: Questions, form: &Form) -> Self {
        let answers = questions.accept(&form.answers());
        let problems = questions.check(&answers, visit.today());
        Self {
            questions,
            answers,
            problems,
        }
    }

    /// Whether nothing is wrong.
    pub(super) fn is_right(&self) -> bool {
        self.problems.is_empty()
    }

    /// What was typed into a field; nothing when it is empty.
    pub(super) fn optional(&self, field: &str) -> Option<String> {
        Some(self.answers.text(field).to_owned()).filter(|text| !text.is_empty())
    }

    /// The controls, with choices that come from rows.
    pub(super) fn sheet(self, words: Words, offered: Vec<Offered>) -> Sheet {
        Sheet::new(words, self.questions, self.answers, &self.problems).offering(offered)
    }
}

/// The form, with the key by which it is taken once.
pub(super) fn sent(form: &Form) -> Result<Sent<'_>, Failure> {
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    Ok(Sent {
        key,
        body: &form.body,
    })
}

/// A heading that says what is done, and to whom.
pub(super) fn about(words: Words, what: String, whom: String) -> String {
    let arguments = args([("what", what.into()), ("whom", whom.into())]);
    words.say_with("admin-about", &arguments).into_owned()
}

/// A value of the page's own address.
pub(super) fn asked(visit: &Visit, name: &str) -> String {
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(visit.uri.query().unwrap_or_default()).unwrap_or_default();
    let found = pairs.into_iter().find(|(own, _)| own == name);
    found.map(|(_, text)| text.trim().to_owned()).unwrap_or_default()
}

/// The way to the next page of a list.
pub(super) fn next_page(words: Words, path: Option<String>) -> impl IntoView + use<> {
    path.map(|path| {
        view! {
            <nav class="pages" aria-label=words.say("admin-pages")>
                <ul><li><a rel="next" href=path>{words.say("admin-page-next")}</a></li></ul>
            </nav>
        }
    })
}

/// Roles in words.
pub(super) fn role_names<'a>(
    words: Words,
    roles: impl IntoIterator<Item = &'a domain::identity::Role>,
) -> String {
    let names = roles.into_iter().map(|role| words.say(&format!("role-{role}")));
    names.collect::<Vec<_>>().join(&words.say("list-separator"))
}

/// The roles that an organisation gives, as choices.
pub(super) fn role_choices(words: Words, kind: domain::identity::OrganisationKind) -> Vec<Offered> {
    let choice = |role: &domain::identity::Role| Offered {
        field: "roles",
        group: String::new(),
        code: role.to_string(),
        name: words.say(&format!("role-{role}")).into_owned(),
    };
    kind.roles().iter().map(choice).collect()
}
