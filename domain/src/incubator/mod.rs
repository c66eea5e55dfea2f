//! Incubation carriers (孵化载体): their registration, rounds, applications, reviews, tenancy and what becomes of teams.

pub mod assignment;
pub mod carrier;
pub mod conflict;
pub mod criteria;
pub mod decision;
pub mod ranking;
pub mod registration;
pub mod round;
pub mod rubric;
pub mod score;

pub use carrier::CarrierKind;
