//! Running the installation: its state, organisations and their staff, letters, the calendar, the audit trail. Nothing here
//! opens a case.

mod acts;
mod audit;
mod audit_filter;
mod calendar;
mod difference;
mod home;
mod invitation;
mod invite;
mod letters;
mod organisation;
mod organisation_form;
mod organisations;
mod parts;
mod people;
mod person;
mod roles;
mod text;
mod text_versions;
mod texts;
mod year_form;

use crate::door::{Door, Who, get, post, to_form};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    let mut doors = organisations_and_people();
    doors.extend(operation());
    doors
}

fn organisations_and_people() -> Vec<Door> {
    let who = Who::Administrator;
    vec![
        get("/admin/organisations", who, organisations::show),
        get("/admin/organisations/new", who, organisation_form::ask_new),
        post("/admin/organisations/new", who, organisation_form::add),
        get("/admin/organisations/{organisation}", who, organisation::show),
        get(
            "/admin/organisations/{organisation}/edit",
            who,
            organisation_form::ask_change,
        ),
        post(
            "/admin/organisations/{organisation}/edit",
            who,
            organisation_form::change,
        ),
        get(
            "/admin/organisations/{organisation}/close",
            who,
            organisation::ask_close,
        ),
        post(
            "/admin/organisations/{organisation}/close",
            who,
            organisation::close,
        ),
        get("/admin/organisations/{organisation}/invite", who, invite::ask),
        post("/admin/organisations/{organisation}/invite", who, invite::send),
        get(
            "/admin/organisations/{organisation}/invitations/{invitation}/withdraw",
            who,
            invitation::ask,
        ),
        post(
            "/admin/organisations/{organisation}/invitations/{invitation}/withdraw",
            who,
            invitation::withdraw,
        ),
        post(
            "/admin/organisations/{organisation}/invitations/{invitation}/again",
            who,
            invitation::again,
        ),
        to_form(
            "/admin/organisations/{organisation}/invitations/{invitation}/again",
            who,
            3,
        ),
        get("/admin/people", who, people::ask),
        post("/admin/people", who, people::find),
        get("/admin/people/{account}", who, person::show),
        get("/admin/people/{account}/roles/{organisation}", who, roles::ask),
        post("/admin/people/{account}/roles/{organisation}", who, roles::set),
        get("/admin/people/{account}/acts/{act}", who, acts::ask),
        post("/admin/people/{account}/acts/{act}", who, acts::carry_out),
    ]
}

fn operation() -> Vec<Door> {
    let who = Who::Administrator;
    vec![
        get("/admin", who, home::show),
        get("/admin/letters", who, letters::show),
        post("/admin/letters/again", who, letters::all_again),
        to_form("/admin/letters/again", who, 1),
        post("/admin/letters/{letter}/again", who, letters::again),
        to_form("/admin/letters/{letter}/again", who, 2),
        get("/admin/texts", who, texts::show),
        get("/admin/texts/{kind}/{language}", who, text::show),
        post("/admin/texts/{kind}/{language}", who, text::send),
        get(
            "/admin/texts/{kind}/{language}/back/{number}",
            who,
            text_versions::ask,
        ),
        post(
            "/admin/texts/{kind}/{language}/back/{number}",
            who,
            text_versions::take_up,
        ),
        get("/admin/calendar", who, calendar::show),
        get("/admin/calendar/new", who, year_form::ask),
        post("/admin/calendar/new", who, year_form::send),
        post("/admin/calendar/file", who, year_form::read_file),
        to_form("/admin/calendar/file", who, 1),
        get("/admin/audit", Who::Auditor, audit::show),
        post("/admin/audit/verify", Who::Auditor, audit::verify),
        to_form("/admin/audit/verify", Who::Auditor, 1),
    ]
}
