//! Registering, signing in and out, one's own account, invitations, preferences.

mod account;
mod code;
mod contact;
mod contact_field;
pub mod cookies;
mod invitation;
pub mod kept;
mod notice_ways;
mod parts;
mod password;
mod preferences;
mod recover;
mod register;
mod second_factor;
mod second_factor_off;
mod sessions;
mod sign_in;
mod sign_ins;
mod step_up;
mod workplace;

use crate::door::{Door, Who, get, post, to_form};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    let mut doors = ways_in();
    doors.extend(own_rooms());
    doors
}

fn ways_in() -> Vec<Door> {
    vec![
        get("/register", Who::Anyone, register::show),
        post("/register", Who::Anyone, register::begin),
        get("/register/confirm", Who::Anyone, register::ask),
        post("/register/confirm", Who::Anyone, register::confirm),
        get("/sign-in", Who::Anyone, sign_in::show),
        post("/sign-in", Who::Anyone, sign_in::begin),
        get("/sign-in/code", Who::Anyone, sign_in::ask_code),
        post("/sign-in/code", Who::Anyone, sign_in::take_code),
        get("/sign-in/device", Who::Anyone, sign_in::ask_device),
        post("/sign-in/device", Who::Anyone, sign_in::take_device),
        get("/sign-in/second-factor", Who::Anyone, sign_in::ask_factor),
        post("/sign-in/second-factor", Who::Anyone, sign_in::take_factor),
        get("/recover", Who::Anyone, recover::show),
        post("/recover", Who::Anyone, recover::begin),
        get("/recover/confirm", Who::Anyone, recover::ask),
        post("/recover/confirm", Who::Anyone, recover::confirm),
        get("/recover/new-password", Who::Anyone, recover::ask_password),
        post("/recover/new-password", Who::Anyone, recover::set_password),
        get("/invitation/{token}", Who::Anyone, invitation::show),
        post("/invitation/{token}", Who::Anyone, invitation::accept),
        post("/invitation/{token}/join", Who::Applicant, invitation::join),
        to_form("/invitation/{token}/join", Who::Applicant, 1),
        post("/sign-out", Who::Anyone, sessions::sign_out),
        post("/preferences", Who::Anyone, preferences::set),
    ]
}

fn own_rooms() -> Vec<Door> {
    vec![
        get("/account", Who::SignedIn, account::show),
        get("/account/start", Who::SignedIn, account::start),
        get("/account/password", Who::SignedIn, password::show),
        post("/account/password", Who::SignedIn, password::change),
        get("/account/contact", Who::SignedIn, contact::show),
        post("/account/contact", Who::SignedIn, contact::begin),
        get("/account/contact/confirm", Who::SignedIn, contact::ask),
        post("/account/contact/confirm", Who::SignedIn, contact::confirm),
        post("/account/contact/remove", Who::SignedIn, contact::remove),
        get("/account/notices", Who::SignedIn, notice_ways::show),
        post("/account/notices", Who::SignedIn, notice_ways::save),
        get("/account/workplace", Who::Choosing, workplace::show),
        post("/account/workplace", Who::Choosing, workplace::choose),
        get("/account/sessions", Who::SignedIn, sessions::show),
        post("/account/sessions/end", Who::SignedIn, sessions::end),
        post("/account/sessions/others", Who::SignedIn, sessions::end_others),
        get("/account/second-factor", Who::SignedIn, second_factor::show),
        post("/account/second-factor", Who::SignedIn, second_factor::enrol),
        post(
            "/account/second-factor/renew",
            Who::SignedIn,
            second_factor::renew,
        ),
        post(
            "/account/second-factor/codes",
            Who::SignedIn,
            second_factor::draw_codes,
        ),
        get(
            "/account/second-factor/off",
            Who::SignedIn,
            second_factor_off::show,
        ),
        post(
            "/account/second-factor/off",
            Who::SignedIn,
            second_factor_off::turn_off,
        ),
        get("/account/sign-ins", Who::SignedIn, sign_ins::show),
        get("/step-up", Who::SignedIn, step_up::show),
        post("/step-up", Who::SignedIn, step_up::begin),
        get("/step-up/confirm", Who::SignedIn, step_up::ask),
        post("/step-up/confirm", Who::SignedIn, step_up::confirm),
        get("/kept", Who::SignedIn, kept::show),
        post("/kept", Who::SignedIn, kept::forget),
        post("/session/extend", Who::Choosing, sessions::extend),
    ]
}
