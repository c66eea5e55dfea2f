//! What the bank asks for in a supplement, where it is mended.

use domain::forex::Status;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::forex::{self, DraftView, SupplementItem};

use super::parts::tasks_path;
use crate::components::{Notice, Tone};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// One thing that the bank asks for.
pub(super) struct Asked {
    /// The page on which it is mended.
    pub(super) page: String,
    /// The field or the place for documents on that page; none when the whole page is meant.
    anchor: Option<String>,
    /// What it is called.
    pub(super) label: String,
    /// What to do, in the officer's words.
    pub(super) text: String,
}

impl Asked {
    pub(super) fn of(words: Words, item: &SupplementItem) -> Self {
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
            text: item.text.clone(),
        }
    }

    /// Where it is mended.
    pub(super) fn path(&self, case: CaseId) -> String {
        let page = if self.page == "documents" {
            super::documents::path(case)
        } else {
            format!("{}/pages/{}", tasks_path(case), self.page)
        };
        let anchor = self.anchor.as_ref().map(|anchor| format!("#{anchor}"));
        page + &anchor.unwrap_or_default()
    }
}

/// What the bank asks for in this application now.
pub(super) async fn asked(site: &Site, visit: &Visit, view: &DraftView) -> Result<Vec<Asked>, Failure> {
    if view.status != Status::SupplementRequested {
        return Ok(Vec::new());
    }
    let items = forex::asked_for(&site.store, visit.actor()?, view.case).await?;
    Ok(items.iter().map(|item| Asked::of(visit.words, item)).collect())
}

/// The officer's words about one page, each with the way to its field.
pub(super) fn asked_here(words: Words, asked: &[Asked], page: &str) -> Option<impl IntoView + use<>> {
    let line = |asked: &Asked| {
        let (label, text) = (asked.label.clone(), asked.text.clone());
        let target = asked
            .anchor
            .as_ref()
            .map(|anchor| view! { <a href=format!("#{anchor}")>{label}</a><br/> });
        view! { <li>{target}<span class="lines">{text}</span></li> }
    };
    let own: Vec<_> = asked
        .iter()
        .filter(|asked| asked.page == page)
        .map(line)
        .collect();
    (!own.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn heading=words.say("tasks-supplement")>
                <ul class="bullets">{own}</ul>
            </Notice>
        }
    })
}
