//! Forex accounts: from the first saved page to the opened account.

mod account;
mod applicant;
mod asked;
mod begin;
mod branches;
pub mod calendar;
mod change;
mod checks;
pub mod desk;
mod discard;
mod draft;
mod facts;
pub(crate) mod submission;
mod submit;
mod timeline;
mod withdraw;

pub use account::{AccountView, ask_closure, opened_account, reveal_number};
pub(crate) use applicant::decisions_for_applicant;
pub use applicant::{
    ApplicantView, CaseLine, SupplementItem, applicant_view, asked_for, own_cases, receipts,
};
pub use begin::{Begun, DRAFTS_MAX, Start, begin};
pub(crate) use branches::Offered;
pub use branches::{Branch, branches, journey};
pub(crate) use change::{applicant_of, change, not_discarded, status_of};
pub use discard::discard;
pub(crate) use draft::open_pages;
pub use draft::{DraftView, OpenPages, SavedPage, Saving, load_draft, save_page};
pub use submit::{Submitted, resubmit, submit};
pub use timeline::TimelineEntry;
pub use withdraw::withdraw;
