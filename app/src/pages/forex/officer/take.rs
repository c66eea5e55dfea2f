//! Who works on a case: taking it, giving it back, handing it over.

use axum::extract::State;
use axum::response::Response;
use domain::ids::AccountId;
use store::forex::desk;

use super::parts::{InCase, Typed, back_to, list_path, sent, version};
use super::{absence, late, review};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `POST /desk/cases/{case}/take`.
pub(super) async fn take(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let (actor, seen) = (visit.actor()?, version(&form)?);
    match desk::take(&site.store, actor, case, seen, sent(&form)?).await {
        Ok(()) => Ok(see_other(&back_to(&visit, case))),
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}

/// `POST /desk/cases/{case}/release`: back to the queue, where it now stands.
pub(super) async fn release(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let (actor, seen) = (visit.actor()?, version(&form)?);
    match desk::release(&site.store, actor, case, seen, sent(&form)?).await {
        Ok(()) => Ok(see_other(&list_path(&visit))),
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}

/// `POST /desk/cases/{case}/hand-over`.
pub(super) async fn hand_over(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let Ok(to) = form.text("to").parse::<AccountId>() else {
        let problems = vec![(
            "to".to_owned(),
            visit.words.say("desk-problem-to-missing").into_owned(),
        )];
        return review::page(&site, &visit, case, Typed::wrong(form, problems)).await;
    };
    if let Some(away) = desk::away(&site.store, visit.actor()?, to).await? {
        let problems = vec![("to".to_owned(), absence::away(visit.words, &away))];
        return review::page(&site, &visit, case, Typed::wrong(form, problems)).await;
    }
    let (actor, seen) = (visit.actor()?, version(&form)?);
    match desk::hand_over(&site.store, actor, case, seen, to, sent(&form)?).await {
        Ok(()) => Ok(see_other(&back_to(&visit, case))),
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}
