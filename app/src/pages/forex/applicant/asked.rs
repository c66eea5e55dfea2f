//! What the bank asks for in a supplement, where it is mended, and by when.

use domain::deadline::Due;
use domain::forex::Status;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::casework::RunningClock;
use store::forex::{self, AskedItem};

use super::parts::tasks_path;
use crate::components::clock::due_text;
use crate::components::{Notice, Tag, Tone, asked_words, day};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// One thing that the bank asks for.
pub(super) struct Asked {
    /// The page on which it is mended.
    pub(super) page: String,
    /// The field or the place for documents on that page; none when the whole page is meant.
    anchor: Option<String>,
    /// What it is called.
    label: String,
    /// What to do, in the officer's words.
    text: String,
    /// Whether the applicant saw to it since.
    is_touched: bool,
}

impl Asked {
    fn of(words: Words, asked: &AskedItem) -> Self {
        let item = &asked.item;
        let (page, anchor, key) = match (item.target_kind.as_str(), item.target.split_once('.')) {
            ("document", _) => (
                "documents",
                Some(item.target.as_str()),
                format!("field-documents-{}", item.target),
            ),
            ("field", Some((page, field))) => (page, Some(field), format!("field-{page}-{field}")),
            _ => (item.target.as_str(), None, format!("page-{}", item.target)),
        };
        Self {
            page: page.to_owned(),
            anchor: anchor.map(str::to_owned),
            label: words.say(&key).into_owned(),
            text: asked_words(words, item.reason, &item.text),
            is_touched: asked.is_touched,
        }
    }

    /// Where it is mended.
    fn path(&self, case: CaseId) -> String {
        let page = if self.page == "documents" {
            super::documents::path(case)
        } else {
            format!("{}/pages/{}", tasks_path(case), self.page)
        };
        let anchor = self.anchor.as_ref().map(|anchor| format!("#{anchor}"));
        page + &anchor.unwrap_or_default()
    }
}

/// Where a page stands in a supplement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Nothing on it was asked for.
    No,
    /// Something on it still waits for the applicant.
    Open,
    /// The applicant saw to all of it, and has not sent it yet.
    Touched,
}

impl Wanted {
    /// A few characters that say so.
    pub(super) fn tag(self, words: Words) -> Option<impl IntoView + use<>> {
        let (tone, key) = match self {
            Self::No => return None,
            Self::Open => (Tone::Warn, "task-asked"),
            Self::Touched => (Tone::Ok, "task-touched"),
        };
        Some(view! { <Tag tone=tone text=words.say(key)/> })
    }
}

/// What the bank asks for now; nothing outside of a supplement.
#[derive(Default)]
pub(super) struct Request {
    /// Each thing.
    items: Vec<Asked>,
    /// By when, as a sentence.
    term: Option<String>,
}

/// What the bank asks for in this application now.
pub(super) async fn request(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    status: Status,
) -> Result<Request, Failure> {
    if status != Status::SupplementRequested {
        return Ok(Request::default());
    }
    let Some(asked) = forex::asked_for(&site.store, visit.actor()?, case).await? else {
        return Ok(Request::default());
    };
    let words = visit.words;
    let calendar = site.store.calendar();
    let term = |clock: &RunningClock| term(words, clock.term.due(&calendar));
    Ok(Request {
        items: asked.items.iter().map(|item| Asked::of(words, item)).collect(),
        term: asked.clock.as_ref().map(term),
    })
}

fn term(words: Words, due: Due) -> String {
    match due {
        Due::On(date) => {
            let day = args([("day", day::long(words, date).into())]);
            words.say_with("supplement-due", &day).into_owned()
        }
        other => due_text(words, other),
    }
}

impl Request {
    /// How many things are asked for.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// How many of them still wait for the applicant.
    pub(super) fn untouched(&self) -> usize {
        self.items.iter().filter(|asked| !asked.is_touched).count()
    }

    /// Where a page stands.
    pub(super) fn of_page(&self, page: &str) -> Wanted {
        let mut own = self.items.iter().filter(|asked| asked.page == page).peekable();
        if own.peek().is_none() {
            Wanted::No
        } else if own.all(|asked| asked.is_touched) {
            Wanted::Touched
        } else {
            Wanted::Open
        }
    }

    /// By when it must be sent.
    pub(super) fn term(&self) -> Option<impl IntoView + use<>> {
        let term = self.term.clone()?;
        Some(view! { <p><strong>{term}</strong></p> })
    }

    /// Everything that is asked for, each with the way to where it is mended and how it stands.
    pub(super) fn list(&self, words: Words, case: CaseId) -> impl IntoView + use<> {
        let line = |asked: &Asked| {
            let wanted = if asked.is_touched {
                Wanted::Touched
            } else {
                Wanted::Open
            };
            let (path, label, text) = (asked.path(case), asked.label.clone(), asked.text.clone());
            view! { <li><div><a href=path>{label}</a><span class="hint lines">{text}</span></div>{wanted.tag(words)}</li> }
        };
        view! { <ul class="tasks">{self.items.iter().map(line).collect_view()}</ul> }
    }

    /// The officer's words about one page, each with the way to its field.
    pub(super) fn here(&self, words: Words, page: &str) -> Option<impl IntoView + use<>> {
        let line = |asked: &Asked| {
            let (label, text) = (asked.label.clone(), asked.text.clone());
            let target = asked
                .anchor
                .as_ref()
                .map(|anchor| view! { <a href=format!("#{anchor}")>{label}</a><br/> });
            view! { <li>{target}<span class="lines">{text}</span></li> }
        };
        let own: Vec<_> = self
            .items
            .iter()
            .filter(|asked| asked.page == page)
            .map(line)
            .collect();
        let term = self.term();
        (!own.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Warn heading=words.say("tasks-supplement")>
                    <ul class="bullets">{own}</ul>
                    {term}
                </Notice>
            }
        })
    }
}
