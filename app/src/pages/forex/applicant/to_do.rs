//! What the applicant of a submitted case must do now and by when, or what happens without them.

use domain::calendar::Calendar;
use domain::deadline::Due;
use domain::forex::{Act, Status};
use domain::rules::RuleSet;
use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use store::casework::RunningClock;
use store::forex::ApplicantView;

use super::asked::Request;
use super::parts::tasks_path;
use super::start::begin_again;
use crate::components::branch::whole_name;
use crate::components::clock::{Standing, standing};
use crate::components::rule::values;
use crate::components::{JudgedBy, Notice, Tone, WithPhone, day, refusal_words};
use crate::visit::Visit;
use crate::words::{Words, args};

/// What the applicant must do now, or what happens without them.
pub(super) fn to_do(
    visit: &Visit,
    view: &ApplicantView,
    request: &Request,
    calendar: &Calendar,
) -> impl IntoView + use<> {
    let words = visit.words;
    if let Some(clock) = late_bank(visit, view, calendar) {
        return late(words, clock, calendar).into_any();
    }
    match view.status {
        Status::SupplementRequested => supplement(words, view, request).into_any(),
        Status::Approved if view.has(Act::RecordOpening) => {
            plain(Tone::Info, words, "case-opening", &quoted(view)).into_any()
        }
        Status::Approved => approval(words, view).into_any(),
        Status::Refused => refusal(visit, view).into_any(),
        Status::Lapsed => lapse(visit, view).into_any(),
        status => {
            let tone = if status == Status::AccountOpened {
                Tone::Ok
            } else {
                Tone::Info
            };
            let again = status.can_start_again().then(|| begin_again(visit, view.case));
            let text = words.say_with(&format!("case-{status}-text"), &quoted(view));
            view! {
                <Notice tone=tone heading=words.say(&format!("case-{status}"))>
                    <p>{text}</p>{again}
                </Notice>
            }
            .into_any()
        }
    }
}

fn plain(tone: Tone, words: Words, key: &str, quoted: &FluentArgs<'_>) -> impl IntoView + use<> {
    let text = words.say_with(&format!("{key}-text"), quoted);
    view! { <Notice tone=tone heading=words.say(key)><p>{text}</p></Notice> }
}

/// The values of the rules by which the case is judged, for sentences that quote them.
fn quoted(view: &ApplicantView) -> FluentArgs<'static> {
    values(&RuleSet::on(view.rules_on))
}

/// The clock by which the bank should have been done.
fn late_bank<'a>(visit: &Visit, view: &'a ApplicantView, calendar: &Calendar) -> Option<&'a RunningClock> {
    let is_late = |clock: &&RunningClock| {
        let standing = standing(clock, visit.today(), calendar);
        !clock.clock.binds_applicant() && matches!(standing, Standing::Over(..))
    };
    view.clocks.iter().find(is_late)
}

/// The bank is late: that is not the applicant's fault, and there is somebody to call.
fn late(words: Words, clock: &RunningClock, calendar: &Calendar) -> impl IntoView + use<> {
    let key = format!("case-late-{}", clock.clock);
    let due = match clock.term.due(calendar) {
        Due::On(due) => day::long(words, due),
        Due::Unknown { .. } | Due::Paused { .. } => String::new(),
    };
    let text = words.say_with(&format!("{key}-text"), &args([("day", due.into())]));
    view! {
        <Notice tone=Tone::Warn heading=words.say(&key)>
            <p><WithPhone text=text/></p>
        </Notice>
    }
}

fn approval(words: Words, view: &ApplicantView) -> impl IntoView + use<> {
    let branch = view.branch.as_ref().map(|branch| {
        let address = words.pick(&branch.address.0, &branch.address.1).to_owned();
        view! { <p><strong>{whole_name(words, branch)}</strong><br/>{address}</p> }
    });
    let (text, rules_on) = (words.say_with("case-approved-text", &quoted(view)), view.rules_on);
    // What the bank wrote for the visit, word for word.
    let wrote = view
        .approval
        .clone()
        .map(|text| view! { <p><strong>{words.say("case-bank-wrote")}</strong><br/><span class="lines">{text}</span></p> });
    view! {
        <Notice tone=Tone::Ok heading=words.say("case-approved")>
            <p>{text}</p>
            {branch}
            {wrote}
            <JudgedBy words=words rules_on=rules_on/>
        </Notice>
    }
}

fn supplement(words: Words, view: &ApplicantView, request: &Request) -> impl IntoView + use<> {
    view! {
        <section class="card due stack" aria-labelledby="supplement">
            <h2 id="supplement">{words.say("case-supplement")}</h2>
            {request.term()}
            <p>{words.say("case-supplement-text")}</p>
            {request.list(words, view.case)}
            <p><a class="btn" href=tasks_path(view.case)>{words.say("case-supplement-way")}</a></p>
        </section>
    }
}

fn refusal(visit: &Visit, view: &ApplicantView) -> impl IntoView + use<> {
    let words = visit.words;
    let (again, rules_on) = (begin_again(visit, view.case), view.rules_on);
    let reason = view.refusal.as_ref().map(|(refusal, text)| {
        let (reason, text) = (refusal_words(words, *refusal), text.clone());
        view! { <p><strong>{reason}</strong></p>{text.map(|text| view! { <p>{text}</p> })} }
    });
    view! {
        <Notice tone=Tone::Bad heading=words.say("case-refused")>
            {reason}
            <p><WithPhone text=words.say("case-refused-text")/></p>
            <JudgedBy words=words rules_on=rules_on/>
            {again}
        </Notice>
    }
}

/// Says which term passed.
fn lapse(visit: &Visit, view: &ApplicantView) -> impl IntoView + use<> {
    let words = visit.words;
    let text = if view.has(Act::ConfirmApproval) {
        "case-lapsed-visit"
    } else {
        "case-lapsed-supplement"
    };
    let again = begin_again(visit, view.case);
    view! {
        <Notice tone=Tone::Info heading=words.say("case-lapsed")>
            <p>{words.say(text)}</p>{again}
        </Notice>
    }
}
