//! Who works on a case: taking it, giving it back, handing it over.

use axum::extract::State;
use axum::response::Response;
use domain::ids::AccountId;
use store::forex::desk;

use super::parts::{InCase, Typed, case_path, version};
use super::review;
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
    desk::take(&site.store, visit.actor()?, case, version(&form)?).await?;
    Ok(see_other(&case_path(case)))
}

/// `POST /desk/cases/{case}/release`: back to the queue, where it now stands.
pub(super) async fn release(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    desk::release(&site.store, visit.actor()?, case, version(&form)?).await?;
    Ok(see_other("/desk"))
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
        return review::page(&site, &visit, case, Typed { form, problems }).await;
    };
    desk::hand_over(&site.store, visit.actor()?, case, version(&form)?, to).await?;
    Ok(see_other(&case_path(case)))
}
