//! Firms as organisations with members: registering one, its members and invitations, its profile.

mod home;
mod invite;
mod list;
mod member;
mod parts;
mod profile;
mod profile_form;
mod register;

pub(super) use parts::firm_path;

use crate::door::{Door, Who, get, post, to_form};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    let mut doors = firms();
    doors.extend(invitations());
    doors.extend(members());
    doors.extend(profiles());
    doors
}

fn firms() -> Vec<Door> {
    vec![
        get("/account/firms", Who::Applicant, list::show),
        get("/account/firms/new", Who::Applicant, register::show),
        post("/account/firms/new", Who::Applicant, register::send),
        get("/account/firms/{firm}", Who::Applicant, home::show),
    ]
}

fn invitations() -> Vec<Door> {
    const RESEND: &str = "/account/firms/{firm}/invitations/{invitation}/resend";
    const WITHDRAW: &str = "/account/firms/{firm}/invitations/{invitation}/withdraw";
    vec![
        get("/account/firms/{firm}/invite", Who::Applicant, invite::show),
        post("/account/firms/{firm}/invite", Who::Applicant, invite::send),
        post(RESEND, Who::Applicant, invite::resend),
        to_form(RESEND, Who::Applicant, 3),
        post(WITHDRAW, Who::Applicant, invite::withdraw),
        to_form(WITHDRAW, Who::Applicant, 3),
    ]
}

fn members() -> Vec<Door> {
    const ROLES: &str = "/account/firms/{firm}/members/{member}/roles";
    const REMOVE: &str = "/account/firms/{firm}/members/{member}/remove";
    const TRANSFER: &str = "/account/firms/{firm}/members/{member}/transfer";
    vec![
        get(
            "/account/firms/{firm}/members/{member}",
            Who::Applicant,
            member::show,
        ),
        post(ROLES, Who::Applicant, member::change_roles),
        to_form(ROLES, Who::Applicant, 1),
        post(REMOVE, Who::Applicant, member::remove),
        to_form(REMOVE, Who::Applicant, 1),
        post(TRANSFER, Who::Applicant, member::transfer),
        to_form(TRANSFER, Who::Applicant, 1),
    ]
}

fn profiles() -> Vec<Door> {
    const CONFIRM: &str = "/account/firms/{firm}/profile/confirm";
    const EDIT: &str = "/account/firms/{firm}/profile/edit";
    vec![
        get("/account/firms/{firm}/profile", Who::Applicant, profile::show),
        post(CONFIRM, Who::Applicant, profile::confirm),
        to_form(CONFIRM, Who::Applicant, 1),
        get(EDIT, Who::Applicant, profile_form::show),
        post(EDIT, Who::Applicant, profile_form::save),
    ]
}
