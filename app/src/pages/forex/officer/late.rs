//! An act that came too late: the case as it stands now, what changed meanwhile, and everything that was typed.

use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::Act;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::forex::desk::Happened;

use super::history;
use super::parts::{Typed, version};
use super::review::{self, Desk};
use super::supplement;
use crate::components::Icon;
use crate::failure::Failure;
use crate::form::Form;
use crate::site::Site;
use crate::visit::Visit;

/// The page of the case with what was typed, when it is no longer as its officer saw it; other failures stay failures.
pub(super) async fn answer(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    form: Form,
    error: store::Error,
) -> Result<Response, Failure> {
    let failure = Failure::from(error);
    if failure.status() != StatusCode::CONFLICT {
        return Err(failure);
    }
    let typed = Typed {
        form,
        late: Some(failure),
        ..Typed::default()
    };
    review::page(site, visit, case, typed).await
}

/// Says why the act had no effect, at the top of the page.
pub(super) fn notice(desk: &Desk<'_>) -> Option<impl IntoView + use<>> {
    let failure = desk.typed.late.as_ref()?;
    let words = desk.words();
    let changes: Vec<_> = changes(desk)
        .iter()
        .map(|change| history::happened(words, change))
        .collect();
    let changes = (!changes.is_empty()).then(|| view! { <ol class="tl">{changes}</ol> });
    let homeless: Vec<_> = homeless(desk)
        .into_iter()
        .map(|(label, text)| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
        .collect();
    let homeless = (!homeless.is_empty()).then(|| {
        view! { <p>{words.say("desk-late-homeless")}</p><dl class="sum tight">{homeless}</dl> }
    });
    Some(view! {
        <div class="errsum" role="alert" aria-labelledby="late" tabindex="-1" autofocus>
            <h2 id="late"><Icon name="alert"/>{words.say(failure.key())}</h2>
            {changes}
            <p>{words.say("desk-late-text")}</p>
            {homeless}
        </div>
    })
}

/// What happened to the case after the page was made that the form was sent from: each act raised its version by one.
fn changes(desk: &Desk<'_>) -> Vec<Happened> {
    let seen = version(&desk.typed.form).map_or(desk.review.version.0, |seen| seen.0);
    let count = usize::try_from(desk.review.version.0.saturating_sub(seen)).unwrap_or_default();
    let acts = desk.review.timeline.iter().rev();
    let acts = acts.filter(|line| line.action.parse::<Act>().is_ok()).take(count);
    let mut changes: Vec<Happened> = acts.cloned().collect();
    changes.reverse();
    changes
}

/// The texts whose field is not on the page any more, by label, so that they can be copied.
fn homeless(desk: &Desk<'_>) -> Vec<(String, String)> {
    let words = desk.words();
    let offers = |any: &[Act]| any.iter().any(|act| desk.review.acts.contains(act));
    let fields: [(&str, &[Act]); 4] = [
        ("text", &[Act::ProposeApproval]),
        ("why", &[Act::ConfirmApproval, Act::ConfirmOpening]),
        ("visited_on", &[Act::RecordOpening]),
        ("number", &[Act::RecordOpening]),
    ];
    let gone = fields.into_iter().filter(|(_, acts)| !offers(acts));
    let mut texts: Vec<(String, String)> = gone
        .map(|(name, _)| {
            (
                words.say(&format!("field-desk-{name}")).into_owned(),
                desk.typed.text(name),
            )
        })
        .collect();
    if !offers(&[Act::RequestSupplement]) {
        texts.extend(supplement::typed_items(words, &desk.typed.form));
    }
    texts.retain(|(_, text)| !text.is_empty());
    texts
}
