//! The privacy centre: what is stored of oneself and until when, what one agreed to, who looked, a copy of everything,
//! and the end of one's account.

mod centre;
pub mod copy;
mod leave;
mod looks;
mod record;

use crate::door::{Door, Who, get, post};

/// The doors of this room. The copy itself is given by the server, which packs it.
pub fn doors() -> Vec<Door> {
    vec![
        get("/account/privacy", Who::SignedIn, centre::show),
        get(copy::PATH, Who::SignedIn, copy::show),
        get(leave::PATH, Who::Applicant, leave::show),
        post(leave::PATH, Who::Applicant, leave::leave),
        get("/cases/{case}/looks", Who::Applicant, looks::show),
        get("/cases/{case}/record", Who::Applicant, record::show),
        post("/cases/{case}/record", Who::Applicant, record::give),
    ]
}
