//! An act that came too late: the case as it stands now, what changed meanwhile, and everything that was typed.

use std::borrow::Cow;

use axum::response::Response;
use domain::forex::Act;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::forex::desk::{Happened, MarkOutcome};

use super::history;
use super::parts::{Typed, marks, version};
use super::queue::branch_name;
use super::review::{self, Desk};
use super::supplement;
use crate::components::Icon;
use crate::failure::Failure;
use crate::form::Form;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// The page of the case with what was typed, when it is no longer as its officer saw it; other failures stay failures.
pub(super) async fn answer(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    form: Form,
    error: store::Error,
) -> Result<Response, Failure> {
    let typed = Typed::late(form, error)?;
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
    let (kept, lost): (Vec<Entry>, Vec<Entry>) =
        entries(desk).into_iter().partition(|entry| entry.is_on_page);
    let kept = (!kept.is_empty()).then(|| {
        let key = if lost.is_empty() {
            "desk-late-kept"
        } else {
            "desk-late-rest"
        };
        view! { <p>{words.say(key)}</p> }
    });
    let lost: Vec<_> = lost
        .into_iter()
        .map(|entry| view! { <div><dt>{entry.label}</dt><dd class="lines">{entry.text}</dd></div> })
        .collect();
    let lost = (!lost.is_empty()).then(|| {
        view! { <p>{words.say("desk-late-homeless")}</p><dl class="sum tight">{lost}</dl> }
    });
    Some(view! {
        <div class="errsum" role="alert" aria-labelledby="late" tabindex="-1" autofocus>
            <h2 id="late"><Icon name="alert"/>{words.say(failure.key())}</h2>
            {changes}
            <p>{words.say("desk-late-text")}</p>
            {lost}
            {kept}
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

/// One thing that was typed or chosen in the form that came too late.
struct Entry {
    label: String,
    text: String,
    /// The page as it is now has its field, with this in it.
    is_on_page: bool,
}

/// Everything that was typed or chosen, by label.
fn entries(desk: &Desk<'_>) -> Vec<Entry> {
    let (words, typed) = (desk.words(), &desk.typed);
    let offers = |any: &[Act]| any.iter().any(|act| desk.review.acts.contains(act));
    let own = |name: &str| {
        (
            words.say(&format!("field-desk-{name}")).into_owned(),
            typed.text(name),
        )
    };
    let chosen = |label: &str, lead: &str, name: &str| {
        let code = typed.text(name);
        let text = words
            .find(&format!("{lead}{code}"), None)
            .filter(|_| !code.is_empty());
        (
            words.say(label).into_owned(),
            text.map_or_else(String::new, Cow::into_owned),
        )
    };
    let proposal = [
        chosen("desk-outcome", "desk-outcome-choice-", "outcome"),
        chosen("field-desk-reason", "refusal-", "reason"),
        own("text"),
    ];
    let verdict = [chosen("desk-verdict", "desk-verdict-", "verdict"), own("why")];
    let opening = [own("visited_on"), branch(desk), own("number"), currencies(desk)];
    let items = supplement::typed_items(words, &typed.form, &desk.review.journey);
    let finding = [
        chosen("quality-finding", "quality-", "finding"),
        own("quality_note"),
    ];
    let groups: [(Vec<(String, String)>, bool); 6] = [
        (vec![own("undo")], desk.review.undo.is_some()),
        (finding.into(), desk.review.quality_waits),
        (
            proposal.into_iter().chain(new_marks(desk)).collect(),
            offers(&[Act::ProposeApproval]),
        ),
        (
            verdict.into(),
            offers(&[Act::ConfirmApproval, Act::ConfirmOpening]),
        ),
        (opening.into(), offers(&[Act::RecordOpening])),
        (items, offers(&[Act::RequestSupplement])),
    ];
    let entry = |is_on_page| {
        move |(label, text)| Entry {
            label,
            text,
            is_on_page,
        }
    };
    let entries = groups
        .into_iter()
        .flat_map(|(group, is_on_page)| group.into_iter().map(entry(is_on_page)));
    entries.filter(|entry| !entry.text.is_empty()).collect()
}

/// The marks in the form that differ from those that are saved.
fn new_marks(desk: &Desk<'_>) -> Vec<(String, String)> {
    let words = desk.words();
    let review = &desk.review;
    let marks = marks(&desk.typed.form, &review.journey);
    let is_new = |section: &str, outcome| review.marks.get(section).map(|mark| mark.outcome) != Some(outcome);
    let line = |(section, outcome): (String, MarkOutcome)| {
        let label = args([("label", words.say_at_desk(&format!("section-{section}")).into())]);
        (
            words.say_with("desk-mark-legend", &label).into_owned(),
            words.say(&format!("desk-mark-{outcome}")).into_owned(),
        )
    };
    let new = marks
        .into_iter()
        .filter(|(section, outcome)| is_new(section, *outcome));
    new.map(line).collect()
}

fn branch(desk: &Desk<'_>) -> (String, String) {
    let words = desk.words();
    let code = desk.typed.text("branch");
    let branch = desk.branches.iter().find(|branch| branch.code == code);
    let name = branch.map(|branch| branch_name(words, branch));
    (
        words.say("field-desk-branch").into_owned(),
        name.unwrap_or_default(),
    )
}

fn currencies(desk: &Desk<'_>) -> (String, String) {
    let words = desk.words();
    let chosen = desk.typed.form.all("currencies");
    let names = chosen.filter_map(|code| words.find(&format!("code-{code}"), None));
    let names: Vec<_> = names.collect();
    let names = names.join(&words.say("list-separator"));
    (words.say("field-desk-currencies").into_owned(), names)
}
