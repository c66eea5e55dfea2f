//! What a handler filled in for a firm waits for those who may hand it in; how that looks to either side.

use domain::forex::ApplicantKind;
use leptos::prelude::*;
use store::forex::{self, Confirmation, DraftView, Waiting};

use super::parts::tasks_path;
use super::submit_view::Refused;
use crate::components::{FormField, FormKey, Notice, Tone, day};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// How an application stands to being confirmed; nothing where nobody else has a say in it.
pub(super) struct Confirmed(Option<Confirmation>);

impl Confirmed {
    pub(super) async fn read(site: &Site, visit: &Visit, view: &DraftView) -> Result<Self, Failure> {
        if view.applicant != ApplicantKind::Firm {
            return Ok(Self(None));
        }
        let confirmation = forex::confirmation(&site.store, visit.actor()?, view.case).await?;
        Ok(Self(confirmation))
    }

    /// Whether the visitor may hand it in.
    pub(super) fn may_hand_in(&self) -> bool {
        self.0.as_ref().is_none_or(|own| own.may_hand_in)
    }

    /// Says that it waits, for whom and since when; or why it came back.
    pub(super) fn notice(&self, words: Words) -> Option<impl IntoView + use<>> {
        let own = self.0.as_ref()?;
        let (tone, heading, text) = match (&own.waiting, &own.returned) {
            (Some(waiting), _) => (
                Tone::Info,
                words.say("confirmation-waits"),
                waits(words, own, waiting),
            ),
            (None, Some(note)) => (Tone::Warn, words.say("confirmation-returned"), note.clone()),
            (None, None) => return None,
        };
        Some(view! { <Notice tone=tone heading=heading><p class="lines">{text}</p></Notice> })
    }

    /// The form by which it goes to the other side: to those who may hand it in, or back to whoever fills it in.
    pub(super) fn pass_on(
        &self,
        visit: &Visit,
        view: &DraftView,
        refused: &Refused,
        is_complete: bool,
    ) -> Option<AnyView> {
        let own = self.0.as_ref()?;
        match (&own.waiting, own.may_hand_in) {
            (Some(_), true) => Some(return_form(visit, view, refused).into_any()),
            (Some(_), false) => Some(take_back_form(visit, view).into_any()),
            (None, false) if is_complete => Some(ask_form(visit, view, own).into_any()),
            (None, _) => None,
        }
    }
}

fn waits(words: Words, own: &Confirmation, waiting: &Waiting) -> String {
    let by = waiting.by.clone();
    let by = by.unwrap_or_else(|| words.say("confirmation-former").into_owned());
    let facts = args([
        ("by", by.into()),
        ("since", day::moment(words, waiting.since).into()),
        ("confirmers", listed(words, &own.confirmers).into()),
    ]);
    let key = if own.may_hand_in {
        "confirmation-waits-for-you"
    } else {
        "confirmation-waits-for-others"
    };
    words.say_with(key, &facts).into_owned()
}

fn listed(words: Words, names: &[String]) -> String {
    names.join(&words.say("list-joint"))
}

fn ask_form(visit: &Visit, view: &DraftView, own: &Confirmation) -> impl IntoView + use<> {
    let words = visit.words;
    let confirmers = args([("confirmers", listed(words, &own.confirmers).into())]);
    view! {
        <section class="stack-s" aria-labelledby="ask">
            <h2 id="ask">{words.say("confirmation-ask-heading")}</h2>
            <p>{words.say_with("confirmation-ask-text", &confirmers)}</p>
            {pass_form(visit, view, "ask", ("btn", "confirmation-ask"), ().into_any())}
        </section>
    }
}

fn take_back_form(visit: &Visit, view: &DraftView) -> impl IntoView + use<> {
    pass_form(
        visit,
        view,
        "return",
        ("btn second", "confirmation-take-back"),
        ().into_any(),
    )
}

fn return_form(visit: &Visit, view: &DraftView, refused: &Refused) -> impl IntoView + use<> {
    let words = visit.words;
    let error = refused.note_problem.map(|key| words.say(key).into_owned());
    let is_open = error.is_some();
    let note = refused.note.clone();
    let note = view! {
        <FormField words=words name="note" page="confirmation" kind="textarea" optional=true text=note error=error/>
    };
    view! {
        <details class="more" open=is_open>
            <summary>{words.say("confirmation-return-heading")}</summary>
            {pass_form(visit, view, "return", ("btn second", "confirmation-return"), note.into_any())}
        </details>
    }
}

fn pass_form(
    visit: &Visit,
    view: &DraftView,
    act: &'static str,
    (class, words_key): (&'static str, &'static str),
    fields: AnyView,
) -> impl IntoView + use<> {
    let key = visit.site.store.new_uuid();
    let label = visit.words.say(words_key);
    view! {
        <form method="post" action=format!("{}/submit", tasks_path(view.case)) novalidate>
            <FormKey key=key/>
            <input type="hidden" name="act" value=act/>
            {fields}
            <div class="actions"><button class=class>{label}</button></div>
        </form>
    }
}
