//! Incubation carriers (孵化载体): their registration, rounds, applications, reviews, tenancy and what becomes of teams.

pub mod carrier;
pub mod criteria;
pub mod registration;
pub mod round;

pub use carrier::CarrierKind;
