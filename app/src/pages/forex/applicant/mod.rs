//! From the first question to the receipt, and what the applicant sees afterwards.

mod account;
mod asked;
mod case;
mod cases;
mod deadline;
pub mod documents;
mod messages;
mod page;
mod page_view;
mod parts;
mod precheck;
mod receipt;
mod start;
mod submit;
mod submit_view;
mod tasks;
mod withdraw;

use crate::door::{Door, Who, get, post, to_form};

/// The doors of these rooms.
pub fn doors() -> Vec<Door> {
    vec![
        get("/forex", Who::Anyone, start::show),
        get("/forex/check", Who::Anyone, precheck::show),
        get("/forex/applications", Who::Applicant, start::again),
        post("/forex/applications", Who::Applicant, start::begin),
        get("/forex/applications/{case}", Who::Applicant, tasks::show),
        post(
            "/forex/applications/{case}/discard",
            Who::Applicant,
            tasks::discard,
        ),
        to_form("/forex/applications/{case}/discard", Who::Applicant, 1),
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
            "/forex/applications/{case}/documents",
            Who::Applicant,
            documents::show,
        ),
        to_form("/forex/applications/{case}/documents/{slot}", Who::Applicant, 1),
        post(
            "/forex/applications/{case}/documents/{document}/remove",
            Who::Applicant,
            documents::remove,
        ),
        to_form(
            "/forex/applications/{case}/documents/{document}/remove",
            Who::Applicant,
            2,
        ),
        get("/forex/applications/{case}/submit", Who::Applicant, submit::show),
        post("/forex/applications/{case}/submit", Who::Applicant, submit::send),
        get("/cases", Who::Applicant, cases::show),
        get("/cases/{case}", Who::Applicant, case::show),
        get("/cases/{case}/answers", Who::Applicant, case::answers),
        get("/cases/{case}/deadlines/{clock}", Who::Applicant, deadline::show),
        get("/cases/{case}/receipt", Who::Applicant, receipt::show),
        get("/cases/{case}/receipt.txt", Who::Applicant, receipt::download),
        post("/cases/{case}/messages", Who::Applicant, messages::send),
        to_form("/cases/{case}/messages", Who::Applicant, 1),
        post("/cases/{case}/account/number", Who::Applicant, account::reveal),
        to_form("/cases/{case}/account/number", Who::Applicant, 2),
        get("/cases/{case}/account/closure", Who::Applicant, account::closure),
        post(
            "/cases/{case}/account/closure",
            Who::Applicant,
            account::ask_closure,
        ),
        get("/cases/{case}/withdraw", Who::Applicant, withdraw::show),
        post("/cases/{case}/withdraw", Who::Applicant, withdraw::send),
    ]
}
