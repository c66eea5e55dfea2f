//! From the first question to the receipt, and what the applicant sees afterwards.

mod account;
mod asked;
mod case;
mod cases;
mod confirmation;
mod deadline;
pub mod documents;
mod messages;
mod page;
mod page_view;
mod parts;
mod paste;
mod precheck;
mod progress;
mod receipt;
mod start;
mod submit;
mod submit_view;
mod tasks;
mod to_do;
mod withdraw;

pub use parts::offered;
pub(in crate::pages) use parts::{InCase, status_tag};

use crate::door::{Door, Who, get, post, to_form};

/// The doors of these rooms.
pub fn doors() -> Vec<Door> {
    let mut doors = filling_in();
    doors.extend(cases());
    doors.extend(rooms_of_the_account());
    doors.extend(ways_to_forms());
    doors
}

/// The addresses that take a form of another page.
fn ways_to_forms() -> [Door; 4] {
    [
        ("/forex/applications/{case}/discard", 1),
        ("/forex/applications/{case}/documents/{slot}", 1),
        ("/forex/applications/{case}/documents/{document}/remove", 2),
        ("/cases/{case}/messages", 1),
    ]
    .map(|(path, up)| to_form(path, Who::Applicant, up))
}

/// From the first question to handing in.
fn filling_in() -> Vec<Door> {
    vec![
        get("/forex", Who::Anyone, start::show),
        get("/forex/check", Who::Anyone, precheck::show),
        get("/forex/applications", Who::Applicant, start::choose),
        post("/forex/applications", Who::Applicant, start::begin),
        get("/forex/applications/{case}", Who::Applicant, tasks::show),
        post(
            "/forex/applications/{case}/discard",
            Who::Applicant,
            tasks::discard,
        ),
        get(
            "/forex/applications/{case}/pages/{page}",
            Who::Applicant,
            page::show,
        ),
        post(
            "/forex/applications/{case}/pages/{page}",
            Who::Applicant,
            page::save,
        ),
        get(
            "/forex/applications/{case}/pages/{page}/paste",
            Who::Applicant,
            paste::show,
        ),
        post(
            "/forex/applications/{case}/pages/{page}/paste",
            Who::Applicant,
            paste::send,
        ),
        get(
            "/forex/applications/{case}/documents",
            Who::Applicant,
            documents::show,
        ),
        post(
            "/forex/applications/{case}/documents/{document}/remove",
            Who::Applicant,
            documents::remove,
        ),
        get("/forex/applications/{case}/submit", Who::Applicant, submit::show),
        post("/forex/applications/{case}/submit", Who::Applicant, submit::send),
    ]
}

/// What the applicant sees afterwards.
fn cases() -> Vec<Door> {
    vec![
        get("/cases", Who::Applicant, cases::show),
        get("/cases/{case}", Who::Applicant, case::show),
        get("/cases/{case}/answers", Who::Applicant, case::answers),
        get("/cases/{case}/deadlines/{clock}", Who::Applicant, deadline::show),
        get("/cases/{case}/receipt", Who::Applicant, receipt::show),
        get("/cases/{case}/receipt.txt", Who::Applicant, receipt::download),
        get(
            "/cases/{case}/receipts/{number}",
            Who::Applicant,
            receipt::show_one,
        ),
        get(
            "/cases/{case}/receipts/{number}/file",
            Who::Applicant,
            receipt::download_one,
        ),
        post("/cases/{case}/messages", Who::Applicant, messages::send),
        get("/cases/{case}/withdraw", Who::Applicant, withdraw::show),
        post("/cases/{case}/withdraw", Who::Applicant, withdraw::send),
    ]
}

fn rooms_of_the_account() -> Vec<Door> {
    vec![
        get(
            "/cases/{case}/account/number",
            Who::Applicant,
            account::reveal_again,
        ),
        post("/cases/{case}/account/number", Who::Applicant, account::reveal),
        get("/cases/{case}/account/closure", Who::Applicant, account::closure),
        post(
            "/cases/{case}/account/closure",
            Who::Applicant,
            account::ask_closure,
        ),
        get("/cases/{case}/account/keep", Who::Applicant, account::keep),
        post(
            "/cases/{case}/account/keep",
            Who::Applicant,
            account::withdraw_closure,
        ),
    ]
}
