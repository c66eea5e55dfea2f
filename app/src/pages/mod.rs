//! The pages, one room for each journey and audience; every room lists its doors.

pub mod demo;
pub mod failure;
pub mod forex;

use crate::door::Door;

/// Every door of the site. What is not listed here does not exist.
pub fn doors() -> Vec<Door> {
    [demo::doors(), forex::applicant::doors()]
        .into_iter()
        .flatten()
        .collect()
}
