//! The officers' desk: the queue, and one case with everything that is done to it.

mod absence;
mod account;
mod acts;
mod address;
mod bulk;
mod check;
mod compare;
mod evidence;
pub mod export;
pub mod figures;
mod filters;
mod fresh;
mod history;
mod late;
mod offered;
mod opening;
mod panel;
mod parts;
mod propose;
mod quality;
mod queue;
mod review;
mod saved;
mod supplement;
mod table;
mod take;
mod talk;
mod template;
mod undo;
mod unmask;

use crate::door::{Door, Who, get, post, to_form};

/// The queue, and what is done to many cases of it or read of all of them.
fn lists() -> Vec<Door> {
    let officer = Who::Officer;
    vec![
        get("/desk", officer, queue::show),
        post("/desk/bulk", officer, bulk::ask),
        to_form("/desk/bulk", officer, 1),
        post("/desk/bulk/confirm", officer, bulk::confirm),
        to_form("/desk/bulk/confirm", officer, 2),
        get("/desk/filters", officer, saved::list),
        post("/desk/filters", officer, saved::keep),
        post("/desk/filters/{filter}", officer, saved::rename),
        to_form("/desk/filters/{filter}", officer, 1),
        post("/desk/filters/{filter}/remove", officer, saved::remove),
        get("/desk/templates", officer, template::list),
        post("/desk/templates", officer, template::edit::add),
        get("/desk/templates/new", officer, template::edit::new),
        get("/desk/templates/{template}", officer, template::edit::show),
        post("/desk/templates/{template}", officer, template::edit::change),
        post("/desk/templates/{template}/remove", officer, template::remove),
        to_form("/desk/templates/{template}/remove", officer, 1),
        get("/desk/figures", officer, figures::show),
        get("/desk/sample", officer, quality::show),
        post("/desk/sample", officer, quality::draw),
        get("/desk/absences", officer, absence::list),
        post("/desk/absences", officer, absence::enter),
        post("/desk/absences/{absence}/end", officer, absence::end),
        to_form("/desk/absences/{absence}/end", officer, 2),
        get("/desk/acts", officer, acts::list),
        get("/desk/acts/{bulk}", officer, acts::show),
        post("/desk/acts/{bulk}/undo", officer, acts::undo),
        to_form("/desk/acts/{bulk}/undo", officer, 1),
    ]
}

/// The doors of the desk. Whose case it is, and in which role, is asked behind each.
pub fn doors() -> Vec<Door> {
    let officer = Who::Officer;
    let pages = [
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
        post("/desk/cases/{case}/template", officer, template::insert::fill_in),
        post("/desk/cases/{case}/undo", officer, undo::send),
        post("/desk/cases/{case}/quality", officer, quality::judge),
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
    lists()
        .into_iter()
        .chain(pages)
        .chain(forms)
        .chain(of_account)
        .chain(backs)
        .collect()
}
