//! What the queue and the figures are as files: which columns, which cells, and the forms that ask for them. The files
//! themselves are made by the server.

use std::fmt::{self, Display, Formatter};

use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::forex::Branch;
use store::forex::desk::{Filter, Line};
use strum::IntoEnumIterator;
use time::{Date, OffsetDateTime, PrimitiveDateTime};

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

/// What stands in a cell of a file. As text it sorts as it does as a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, whatever they look like.
    Text(String),
    /// A number to calculate with.
    Number(i64),
    /// A day.
    Day(Date),
    /// A moment on the clocks of the zone: spreadsheets know no other.
    Moment(PrimitiveDateTime),
}

impl Cell {
    fn moment(at: OffsetDateTime) -> Self {
        let at = at.to_offset(ZONE);
        Self::Moment(PrimitiveDateTime::new(at.date(), at.time()))
    }
}

impl Display for Cell {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => out.write_str(text),
            Self::Number(number) => write!(out, "{number}"),
            Self::Day(day) => write!(out, "{day}"),
            Self::Moment(at) => write!(out, "{} {:02}:{:02}", at.date(), at.hour(), at.minute()),
        }
    }
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
pub fn cells(words: Words, branches: &[Branch], line: &Line) -> Vec<Cell> {
    let branch = |id: OrganisationId| name_of(words, branches, id);
    let due = line.next.due_on.filter(|_| !line.status.is_final());
    let moment = |at: Option<OffsetDateTime>| at.map_or(Cell::Empty, Cell::moment);
    let taken_by = line.taken_by.as_ref();
    vec![
        Cell::Text(line.reference.clone()),
        Cell::Text(line.subject.clone()),
        Cell::Text(line.branch.map(branch).unwrap_or_default()),
        Cell::Text(words.say(&format!("status-{}", line.status)).into_owned()),
        Cell::Number(line.round.into()),
        due.map_or(Cell::Empty, Cell::Day),
        moment(line.submitted_at),
        moment(line.changed_at),
        taken_by.map_or(Cell::Empty, |officer| Cell::Text(officer.name.clone())),
    ]
}
