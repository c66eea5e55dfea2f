//! What the queue and the figures are as files: which columns, which cells, and the forms that ask for them. The files
//! themselves are made by the server.

use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::forex::Branch;
use store::forex::desk::{Filter, Line};
use strum::IntoEnumIterator;
use time::OffsetDateTime;

use super::address;
use super::queue::name_of;
use crate::form::Form;
use crate::visit::ZONE;
use crate::words::Words;

/// Where the queue is asked for as a file.
pub const QUEUE: &str = "/desk/export";
/// Where the figures are asked for as a file.
pub const FIGURES: &str = "/desk/figures/export";

/// Kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumIter, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The buttons that ask for a file, in a form with these hidden controls.
pub(super) fn buttons(
    words: Words,
    path: &'static str,
    hidden: (&'static str, String),
) -> impl IntoView + use<> {
    let button = |format: Format| {
        view! { <button class="btn text slim" name="format" value=format.to_string()>{words.say(&format!("export-{format}"))}</button> }
    };
    view! {
        <form class="row noprint" action=path method="post">
            <input type="hidden" name=hidden.0 value=hidden.1/>
            <span class="small dim">{words.say("export-lead")}</span>{Format::iter().map(button).collect_view()}
        </form>
    }
}

/// The filter and the kind of file that a form asks for.
pub fn asked(form: &Form) -> (Filter, Format) {
    let (filter, _) = address::read(Some(form.text("list")));
    (filter, form.text("format").parse().unwrap_or(Format::Csv))
}

/// What an export is on record as: its filter, without what was searched for.
pub fn on_record(filter: &Filter, format: Format) -> String {
    let searched = if filter.search.is_empty() { "" } else { " search" };
    let unsearched = Filter {
        search: String::new(),
        ..filter.clone()
    };
    format!("{format} {}{searched}", address::query(&unsearched))
}

/// The heads of the columns of the queue.
pub fn heads(words: Words) -> Vec<String> {
    let columns = [
        "desk-column-reference",
        "desk-column-subject",
        "desk-filter-branch",
        "desk-column-status",
        "desk-rounds-count",
        "desk-column-due",
        "desk-column-submitted",
        "desk-column-changed",
        "desk-column-taken",
    ];
    columns
        .iter()
        .map(|column| words.say(column).into_owned())
        .collect()
}

/// The cells of a row of the queue: what the page shows, and no more.
pub fn cells(words: Words, branches: &[Branch], line: &Line) -> Vec<String> {
    let branch = |id: OrganisationId| name_of(words, branches, id);
    let due = line.next.due_on.filter(|_| !line.status.is_final());
    vec![
        line.reference.clone(),
        line.subject.clone(),
        line.branch.map(branch).unwrap_or_default(),
        words.say(&format!("status-{}", line.status)).into_owned(),
        line.round.to_string(),
        due.map(|due| due.to_string()).unwrap_or_default(),
        line.submitted_at.map(moment).unwrap_or_default(),
        line.changed_at.map(moment).unwrap_or_default(),
        line.taken_by
            .as_ref()
            .map(|officer| officer.name.clone())
            .unwrap_or_default(),
    ]
}

/// A moment that sorts as text.
fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(ZONE);
    format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
}
