//! Complaints (投诉) and reports (举报) about cross-border goods: pages, states, grounds, clocks and figures.
//!
//! A complaint asks to settle the own dispute; a report points out a breach of rules. Both may follow from one filing
//! and are then two cases (Order 121, Arts 3 and 9).

mod across;
pub mod credit;
pub mod escalation;
pub mod facts;
pub mod figures;
pub mod filing;
pub mod group;
pub mod jurisdiction;
pub mod law;
pub mod merchant;
pub mod offer;
pub mod pages;
pub mod pause;
pub mod report;
pub mod returns;
pub mod secret;
pub mod split;
pub mod standing;
pub mod status;
mod table;
pub mod triage;
pub mod window;

pub use law::{RefusalGround, TerminationGround};
pub use standing::Standing;
pub use status::{Act, Side, Status};
pub use table::TRANSITIONS;
