//! Incubation carriers (孵化载体): their registration, rounds, applications, reviews, tenancy and what becomes of teams.

mod across;
pub mod application;
pub mod assignment;
pub mod capacity;
pub mod carrier;
pub mod choice;
pub mod conflict;
pub mod criteria;
pub mod decision;
pub mod entry;
pub mod facts;
pub mod graduation;
pub mod milestone;
pub mod pages;
pub mod quarter;
pub mod questions;
pub mod ranking;
pub mod registration;
pub mod report;
pub mod reviewer;
pub mod round;
pub mod rubric;
pub mod score;
pub mod standing;
mod table;
pub mod waiting;

pub use application::{Act, Side, Status};
pub use carrier::CarrierKind;
pub use standing::Standing;
pub use table::TRANSITIONS;
