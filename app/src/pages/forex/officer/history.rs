//! What happened to a case, with the names of officers, and the decisions with their two officers.

use leptos::prelude::*;
use store::forex::desk::{Decision, Happened};

use super::panel;
use super::review::Desk;
use crate::components::{Icon, day, refusal_words};
use crate::words::{Words, args};

/// Decisions and timeline.
pub(super) fn section(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review) = (desk.words(), &desk.review);
    let decisions = (!review.decisions.is_empty()).then(|| {
        let decisions = review
            .decisions
            .iter()
            .map(|own| decision(desk, own))
            .collect_view();
        view! { <h2 id="decisions">{words.say("desk-decisions")}</h2>{decisions} }
    });
    let entries = review
        .timeline
        .iter()
        .map(|own| happened(words, own))
        .collect_view();
    view! {
        <section class="stack" aria-label=words.say("desk-history")>
            {decisions}
            <details class="more">
                <summary>{words.say("desk-history")}</summary>
                <ol class="tl">{entries}</ol>
            </details>
        </section>
    }
}

/// One line of the history.
pub(super) fn happened(words: Words, own: &Happened) -> impl IntoView + use<> {
    let what = words.say(&format!("desk-act-{}", own.action));
    let role = if own.role == "applicant" {
        words.say("desk-side-applicant")
    } else {
        "".into()
    };
    let who = own.officer.clone().unwrap_or_else(|| role.into_owned());
    let reason = own
        .reason
        .as_ref()
        .map(|reason| view! { <p>{reason_words(words, &own.action, reason)}</p> });
    let note = own
        .note
        .as_ref()
        .map(|note| view! { <p class="lines">{note.clone()}</p> });
    view! {
        <li><b>{what}</b><span class="who">{who}</span>" "<time datetime=day::machine(own.at)>{day::moment(words, own.at)}</time>{reason}{note}</li>
    }
}

/// A reason in the history is a refusal's code, the name of a field, an act on the account, or marks as
/// `section:outcome`.
fn reason_words(words: Words, action: &str, reason: &str) -> String {
    match action {
        "unmask" => super::unmask::label(words, reason),
        "quality_checked" => words.say(&format!("quality-{reason}")).into_owned(),
        "judge_alike" => words.say(&format!("alike-{reason}")).into_owned(),
        "mark" => {
            let mark = |pair: &str| {
                let (section, outcome) = pair.split_once(':').unwrap_or((pair, ""));
                format!(
                    "{} {}",
                    words.say_at_desk(&format!("section-{section}")),
                    words.say(&format!("desk-mark-{outcome}"))
                )
            };
            reason
                .split(' ')
                .map(mark)
                .collect::<Vec<_>>()
                .join(&words.say("list-separator"))
        }
        action if action.starts_with("account_") => {
            words.say(&format!("desk-account-act-{reason}")).into_owned()
        }
        _ => reason
            .parse()
            .map_or_else(|_| reason.to_owned(), |refusal| refusal_words(words, refusal)),
    }
}

fn decision(desk: &Desk<'_>, own: &Decision) -> impl IntoView + use<> {
    let words = desk.words();
    let outcome = words.say(&format!("desk-outcome-{}", own.outcome));
    let made = format!("{} {outcome}", day::moment(words, own.made_at));
    let result = own.result.as_ref().map_or_else(
        || words.say("desk-result-waits").into_owned(),
        |result| {
            let at = own
                .checked_at
                .map(|at| day::moment(words, at))
                .unwrap_or_default();
            format!("{at} {}", words.say(&format!("desk-result-{result}")))
        },
    );
    let checker = own.checker.clone().unwrap_or_else(|| panel::next_checker(desk));
    let reason = own
        .reason
        .map(|reason| view! { <p><strong>{refusal_words(words, reason)}</strong></p> });
    let text = (!own.text.is_empty()).then(|| {
        let said = args([("text", own.text.clone().into())]);
        view! { <p class="lines">{words.say_with("desk-said", &said)}</p> }
    });
    let note = own.check_note.as_ref().map(|note| {
        view! { <p class="lines">{words.say_with("desk-check-note", &args([("text", note.clone().into())]))}</p> }
    });
    view! {
        <div class="hands">
            <div>{words.say("desk-hands-maker")}<b>{own.maker.clone()}</b>{made}</div>
            <Icon name="right"/>
            <div>{words.say("desk-hands-checker")}<b>{checker}</b>{result}</div>
        </div>
        {reason}{text}{note}
    }
}
