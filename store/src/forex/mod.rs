//! Forex accounts: from the first saved page to the opened account.

mod account;
mod applicant;
mod asked;
mod begin;
mod branches;
pub mod calendar;
mod change;
mod checks;
mod confirmation;
pub mod desk;
mod discard;
mod draft;
mod facts;
mod open_pages;
pub(crate) mod submission;
mod submit;
mod timeline;
mod withdraw;

pub(crate) use account::steps;
pub use account::{AccountStep, AccountView, ask_closure, opened_account, reveal_number, withdraw_closure};
pub(crate) use applicant::decisions_for_applicant;
pub use applicant::{
    ApplicantView, AskedFor, AskedItem, CaseLine, SupplementItem, applicant_view, asked_for, own_cases,
    receipts,
};
pub use begin::{Beginning, Begun, DRAFTS_MAX, begin};
pub(crate) use branches::Offered;
pub use branches::{Branch, branches, journey};
pub(crate) use change::{applicant_of, change, not_discarded, require_kept, status_of};
pub use confirmation::{Confirmation, Waiting, ask_confirmation, confirmation, return_to_fill};
pub use discard::discard;
pub use draft::{DraftView, SavedPage, Saving, load_draft, save_page};
pub(crate) use open_pages::open_pages;
pub use open_pages::{OpenPages, Opened};
pub use submit::{Submitted, resubmit, submit};
pub use timeline::TimelineEntry;
pub use withdraw::withdraw;
