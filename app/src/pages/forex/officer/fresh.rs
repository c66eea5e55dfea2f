//! Acts that ask for a fresh factor: what was typed waits until its officer is back.

use axum::response::Response;
use store::identity::kept::{self, KeptForm};

use super::address;
use super::parts::Typed;
use crate::failure::Failure;
use crate::form::Form;
use crate::site::Site;
use crate::visit::Visit;

/// The way to a fresh factor and back to the page with the form, which then shows it as it was typed; `None` when a
/// factor was given minutes ago.
pub(super) async fn ask(
    site: &Site,
    visit: &Visit,
    back: &str,
    form: &Form,
) -> Result<Option<Response>, Failure> {
    let Some(way) = visit.step_up(&address::within_query(back))? else {
        return Ok(None);
    };
    let form = KeptForm {
        path: visit.uri.path().to_owned(),
        body: form.body.to_vec(),
    };
    kept::keep(&site.store, visit.signed_in()?.account(), &form).await?;
    Ok(Some(way))
}

/// What its officer typed into the forms of this page before they were sent away, once.
pub(super) async fn typed_before(site: &Site, visit: &Visit, page: &str) -> Result<Typed, Failure> {
    let account = visit.signed_in()?.account();
    let form = kept::find(&site.store, account).await?;
    let form = form.filter(|form| form.path.starts_with(page));
    let Some(form) = form.and_then(|form| Form::read(form.body.into())) else {
        return Ok(Typed::default());
    };
    kept::forget(&site.store, account).await?;
    Ok(Typed {
        form,
        is_kept: true,
        ..Typed::default()
    })
}
