//! The pages, one room for each journey and audience; every room lists its doors.

pub mod about;
pub mod demo;
pub mod documents;
pub mod failure;
pub mod forex;
pub mod identity;
pub mod landing;
pub mod notices;
pub mod verify;

use crate::door::Door;

/// Every door of the site. What is not listed here does not exist.
pub fn doors() -> Vec<Door> {
    [
        about::doors(),
        landing::doors(),
        notices::doors(),
        verify::doors(),
        demo::doors(),
        forex::applicant::doors(),
        forex::officer::doors(),
        identity::doors(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
