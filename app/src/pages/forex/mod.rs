//! Forex accounts: the applicant's rooms and the officers' desk.

pub mod applicant;
pub mod officer;
