//! The officers' desk: the queue, and one case with everything that is done to it.

mod account;
mod address;
mod check;
mod compare;
mod evidence;
mod fresh;
mod history;
mod late;
mod opening;
mod panel;
mod parts;
mod propose;
mod queue;
mod review;
mod supplement;
mod table;
mod take;
mod talk;
mod unmask;

use crate::door::{Door, Who, get, post, to_form};

/// The doors of the desk. Whose case it is, and in which role, is asked behind each.
pub fn doors() -> Vec<Door> {
    let officer = Who::Officer;
    let pages = [
        get("/desk", officer, queue::show),
        get("/desk/cases/{case}", officer, review::show),
        get("/desk/cases/{case}/compare", officer, compare::submissions),
        get("/desk/cases/{case}/beside/{other}", officer, compare::cases),
        post("/desk/cases/{case}/beside/{other}", officer, compare::judge),
        get("/desk/cases/{case}/account", officer, account::show),
        get("/desk/cases/{case}/unmask", officer, unmask::ask),
        post("/desk/cases/{case}/unmask", officer, unmask::show),
    ];
    let forms = [
        post("/desk/cases/{case}/take", officer, take::take),
        post("/desk/cases/{case}/release", officer, take::release),
        post("/desk/cases/{case}/hand-over", officer, take::hand_over),
        post("/desk/cases/{case}/check", officer, propose::save_marks),
        post("/desk/cases/{case}/propose", officer, propose::send),
        post("/desk/cases/{case}/supplement", officer, supplement::send),
        post("/desk/cases/{case}/decide", officer, check::decide),
        post("/desk/cases/{case}/opening", officer, opening::record),
        post(
            "/desk/cases/{case}/opening/decide",
            officer,
            check::decide_opening,
        ),
        post("/desk/cases/{case}/message", officer, talk::write_message),
        post("/desk/cases/{case}/note", officer, talk::write_note),
    ];
    let of_account = [
        post("/desk/cases/{case}/account", officer, account::propose),
        post("/desk/cases/{case}/account/decide", officer, account::decide),
        post(
            "/desk/cases/{case}/account/take-back",
            officer,
            account::take_back,
        ),
        to_form("/desk/cases/{case}/account/decide", officer, 1),
        to_form("/desk/cases/{case}/account/take-back", officer, 1),
    ];
    // A page that answers a form has the form's address; whoever changes language or look there asks for it by GET.
    let backs: Vec<Door> = forms
        .iter()
        .map(|form| Door {
            shows: false,
            ..get(form.path, officer, review::back)
        })
        .collect();
    pages
        .into_iter()
        .chain(forms)
        .chain(of_account)
        .chain(backs)
        .collect()
}
