//! Opening a forex account: pages, states, checks and reasons.

pub mod absence;
pub mod account;
mod across;
pub mod application;
pub mod bulk;
pub mod check;
pub mod consent;
pub mod kind;
pub mod pages;
pub mod precheck;
pub mod quality;
pub mod reason;
pub mod status;
pub mod template;

pub use across::{OWNER_POINTS_MIN, SMALL_FIRM_CENTS, UNDERTAKING_FEN_MAX};
pub use kind::ApplicantKind;
pub use status::{Act, Side, Status, Transition};
