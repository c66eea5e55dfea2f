//! The officers' desk of a bank: its queue, the review of one case, and every act of maker and checker.
//!
//! Acts that decide compare the case's version strictly. Notes, messages and check marks do not raise it, so that nobody
//! loses what they are typing because a colleague wrote a line.

mod absence;
mod account;
mod alike;
pub mod bulk;
mod check;
mod compare;
mod counts;
mod examine;
mod export;
mod figures;
mod filter;
mod form;
mod history;
mod journey;
mod keeping;
mod looked;
mod marks;
mod messages;
mod neighbours;
mod next_term;
mod notes;
mod opening;
mod order;
mod overdue;
mod people;
mod propose;
mod quality;
mod queue;
mod review;
mod rows;
mod saved;
mod supplement;
mod take;
mod template;
mod undo;
mod unmask;

pub use absence::{AbsenceShown, Absences, Away, absences, away, end_absence, enter_absence};
pub use account::{
    AccountHappened, AccountPage, AccountReview, Proposed, account, confirm_for_account, propose_for_account,
    send_back_for_account, take_back_for_account,
};
pub use alike::{Alike, judge};
pub use check::{confirm, send_back};
pub use compare::{Comparison, Side, compare_cases, compare_submissions};
pub use counts::{COUNT_MAX, Counts};
pub use examine::{Examination, Examined, TEXT_CHARS_MAX};
pub use export::{Export, begin_export};
pub use figures::{Figures, Level, Load, Moves, figures};
pub use filter::{DueWithin, Filter, Owner, View};
pub(crate) use history::happened;
pub use journey::journey;
pub use keeping::Kept;
pub use looked::{looked_at, searched};
pub use marks::{Mark, MarkOutcome, Marks, save_marks};
pub use messages::{FromSide, Message, own_messages, write_as_applicant, write_as_officer};
pub use neighbours::{Neighbours, neighbours};
pub use next_term::NextTerm;
pub use notes::{Note, write_note};
pub use opening::{
    NUMBER_TAKEN, Opened, Opening, OpeningForm, confirm_opening, record_opening, send_back_opening,
};
pub use order::{Cursor, Paging, Sort, SortBy};
pub(super) use overdue::{overdue, tell_supervisors};
pub use people::Officer;
pub(crate) use people::on_duty;
pub use propose::{Proposal, propose};
pub use quality::{Sampled, draw, judge_quality, sample};
pub use queue::{Queue, queue};
pub use review::{Decision, Happened, OpeningView, Review, review};
pub use rows::Line;
pub use saved::{
    FILTER_NAME_CHARS_MAX, FILTERS_MAX, NewFilter, SavedFilter, remove_filter, rename_filter, save_filter,
    saved_filters,
};
pub(crate) use supplement::due_on;
pub use supplement::{ITEMS_MAX, Target, Wanted, request_supplement};
pub use take::{hand_over, release, take};
pub use template::{
    TEMPLATE_NAME_CHARS_MAX, TEMPLATES_MAX, Template, TemplatePage, TemplateVersion, TemplateWords,
    add_template, change_template, remove_template, template, templates,
};
pub use undo::{Undo, undo};
pub use unmask::{REASON_CHARS_MAX, unmask};
