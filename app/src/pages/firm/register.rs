//! Registering a firm.

use axum::extract::State;
use axum::response::Response;
use domain::casework::{Answers, Problem};
use domain::identifier::Uscc;
use domain::identity::firm::FIRMS_MAX;
use domain::identity::firm::forms;
use store::identity::account;
use store::identity::firm::{self, NewFirm, Registered};

use super::parts::{Asking, firm_path, sent};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /account/firms/new`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    page(&visit, Answers::default(), Vec::new()).await
}

async fn page(visit: &Visit, answers: Answers, problems: Vec<Problem>) -> Result<Response, Failure> {
    let asking = Asking {
        page: forms::register(asks_name(visit).await?),
        answers,
        problems,
        action: "/account/firms/new".to_owned(),
        hidden: Vec::new(),
        button: "firm-register-do",
    };
    Ok(asking.page(visit, ("/account/firms".to_owned(), "firms-back")))
}

/// Whether nothing says yet what the visitor is called.
async fn asks_name(visit: &Visit) -> Result<bool, Failure> {
    let own = account::profile(&visit.site.store, visit.signed_in()?.account()).await?;
    Ok(own.name.is_none())
}

/// `POST /account/firms/new`.
pub(super) async fn send(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let asked = forms::register(asks_name(&visit).await?);
    let typed = asked.accept(&form.answers());
    let mut problems = asked.check(&typed, visit.today());
    problems.extend(forms::no_trader(&typed));
    let read = asked.normalise(&typed, visit.today());
    let uscc = Uscc::parse(read.text("uscc"));
    let (Ok(uscc), true) = (uscc, problems.is_empty()) else {
        return page(&visit, typed, problems).await;
    };
    let name_zh = read.text("licence_name");
    let name_en = read.text("name_en");
    let own_name = read.text("own_name");
    let new = NewFirm {
        uscc,
        name_zh,
        name_en: if name_en.is_empty() { name_zh } else { name_en },
        own_name: Some(own_name).filter(|name| !name.is_empty()),
    };
    let account = visit.signed_in()?.account();
    let problem = match firm::register(&site.store, account, new, sent(&form)?).await? {
        Registered::Firm(firm) => return Ok(see_other(&firm_path(firm))),
        Registered::Taken => Problem::new("uscc", "taken"),
        Registered::TooMany => Problem::new("uscc", "too_many_firms").with("max", FIRMS_MAX),
    };
    page(&visit, typed, vec![problem]).await
}
