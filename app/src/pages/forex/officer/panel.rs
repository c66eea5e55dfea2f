//! The panel beside a case: what this officer can do with it now.

use domain::forex::{Act, Status};
use leptos::prelude::*;
use store::forex::desk::{Decision, Officer, Review};

use super::parts::form_head;
use super::review::Desk;
use super::{account, check, opening, propose, undo};
use crate::components::{Icon, Notice, Tone, day};
use crate::words::{Words, args};

/// The panel.
pub(super) fn panel(desk: &Desk<'_>) -> AnyView {
    let acts = &desk.review.acts;
    if let Some(opened) = &desk.review.account {
        account::summary(desk, opened).into_any()
    } else if acts.contains(&Act::Take) {
        take(desk).into_any()
    } else if acts.contains(&Act::ProposeApproval) {
        propose::form(desk).into_any()
    } else if acts.contains(&Act::ConfirmApproval) {
        check::form(desk).into_any()
    } else if acts.contains(&Act::RecordOpening) {
        opening::form(desk).into_any()
    } else if acts.contains(&Act::ConfirmOpening) {
        opening::check_form(desk).into_any()
    } else {
        waiting(desk).into_any()
    }
}

fn take(desk: &Desk<'_>) -> impl IntoView + use<> {
    let words = desk.words();
    view! {
        <form class="panel" id="panel" action=desk.path("take") method="post" aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say("desk-take-heading")}</h2>
            {form_head(desk)}
            <button class="btn" accesskey="t">{words.say("desk-take")}</button>
            <p class="small dim">{words.say("desk-take-text")}</p>
        </form>
    }
}

/// Whose turn it is, when it is not this officer's.
fn waiting(desk: &Desk<'_>) -> impl IntoView + use<> {
    let review = &desk.review;
    let own_proposal = review.proposed_by.as_ref().map(|officer| officer.account)
        == desk.visit.actor().ok().map(|actor| actor.account);
    let key = match review.status {
        Status::PendingCheck | Status::Approved if own_proposal => "desk-waiting-own",
        Status::Approved if review.proposed_by.is_some() => "desk-waiting-opening",
        status => return panel_text(desk, &format!("desk-waiting-{status}")),
    };
    panel_text(desk, key)
}

fn panel_text(desk: &Desk<'_>, key: &str) -> AnyView {
    let words = desk.words();
    view! {
        <section class="panel" id="panel" aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say("desk-waiting-heading")}</h2>
            {hands(desk)}
            <p>{words.say(key)}</p>
            {undo::form(desk)}
        </section>
    }
    .into_any()
}

/// Maker and checker: of what waits or is examined now, or else of what was decided last.
pub(super) fn hands(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review) = (desk.words(), &desk.review);
    let decided = decided(review);
    let maker = match decided {
        Some(decision) => Some(decision.maker.clone()),
        None => maker_now(review).map(|officer| officer.name.clone()),
    };
    let maker = maker.unwrap_or_else(|| words.say("desk-nobody").into_owned());
    let checker = decided.and_then(|decision| decision.checker.clone());
    let checker = checker.unwrap_or_else(|| next_checker(desk));
    view! {
        <div class="hands">
            <div>{words.say("desk-hands-maker")}<b>{maker}</b></div>
            <Icon name="right"/>
            <div>{words.say("desk-hands-checker")}<b>{checker}</b></div>
        </div>
    }
}

fn maker_now(review: &Review) -> Option<&Officer> {
    review.proposed_by.as_ref().or(review.taken_by.as_ref())
}

/// The newest decision, once it is confirmed and this officer prepares no other.
fn decided(review: &Review) -> Option<&Decision> {
    let is_next_begun = review.proposed_by.is_some() || review.acts.contains(&Act::RecordOpening);
    let newest = review.decisions.last().filter(|_| !is_next_begun)?;
    (newest.result.as_deref() == Some("confirmed")).then_some(newest)
}

/// Who checks what waits: the reader, where it waits for their check, or else another officer.
pub(super) fn next_checker(desk: &Desk<'_>) -> String {
    let acts = &desk.review.acts;
    let is_reader = acts.contains(&Act::ConfirmApproval) || acts.contains(&Act::ConfirmOpening);
    let key = if is_reader {
        "desk-hands-you"
    } else {
        "desk-hands-another"
    };
    desk.words().say(key).into_owned()
}

/// Why the newest proposal came back, for the maker who goes over it again.
pub(super) fn sent_back(desk: &Desk<'_>) -> Option<impl IntoView + use<>> {
    let words = desk.words();
    let newest = desk.review.decisions.last()?;
    let why = newest.check_note.clone()?;
    let by = args([
        ("name", newest.checker.clone().unwrap_or_default().into()),
        (
            "at",
            newest
                .checked_at
                .map(|at| day::moment(words, at))
                .unwrap_or_default()
                .into(),
        ),
    ]);
    Some(view! {
        <Notice tone=Tone::Warn heading=words.say("desk-sent-back")>
            <p class="lines">{why}</p>
            <p class="small dim">{words.say_with("desk-sent-back-by", &by)}</p>
        </Notice>
    })
}

/// Giving the case back, or handing it over.
pub(super) fn hands_on(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review) = (desk.words(), &desk.review);
    let release = review.acts.contains(&Act::Release).then(|| {
        view! {
            <form action=desk.path("release") method="post">
                {form_head(desk)}
                <button class="btn text slim">{words.say("desk-release")}</button>
            </form>
        }
    });
    let hand_over = (!review.makers.is_empty()).then(|| {
        let chosen = desk.typed.text("to");
        let option = |officer: &Officer| {
            let account = officer.account.to_string();
            let is_chosen = account == chosen;
            view! { <option value=account selected=is_chosen>{officer.name.clone()}</option> }
        };
        let options = review.makers.iter().map(option).collect_view();
        let problem = desk.typed.problem("to");
        let invalid = problem.is_some().then_some("true");
        view! {
            <form class="stack-s" action=desk.path("hand-over") method="post">
                {form_head(desk)}
                <label class="label" for="to">{words.say("desk-hand-over-to")}</label>
                {problem.map(propose::error_line)}
                <select class="input" id="to" name="to" aria-invalid=invalid><option value="">{words.say("choose")}</option>{options}</select>
                <button class="btn second slim">{words.say("desk-hand-over")}</button>
            </form>
        }
    });
    let is_any = release.is_some() || hand_over.is_some();
    is_any.then(|| {
        view! {
            <section class="card stack-s" aria-labelledby="hands-on">
                <h2 id="hands-on">{words.say("desk-hands-on")}</h2>
                {release}{hand_over}
            </section>
        }
    })
}

/// What an item of a supplement request is about.
pub(super) fn target_words(words: Words, kind: &str, target: &str) -> String {
    let key = match (kind, target.split_once('.')) {
        ("document", _) => format!("field-documents-{target}"),
        ("field", Some((page, field))) => format!("field-{page}-{field}"),
        _ => format!("page-{target}"),
    };
    words.say_at_desk(&key).into_owned()
}
