//! What this officer can do about an account now.

use domain::forex::account::{AccountAct, AccountReason, AccountState};
use leptos::prelude::*;
use store::forex::desk::AccountReview;

use super::super::check::verdict;
use super::super::propose::error_line;
use super::super::review::Desk;
use super::{View, account_path, act_words, happened, reason_words};
use crate::components::{FormField, FormKey, Notice, Tag, Tone, day};
use crate::pages::forex::account_tag;
use crate::words::{Words, args};

/// The account beside the case that led to it: where it stands, and the ways on.
pub(in crate::pages::forex::officer) fn summary(
    desk: &Desk<'_>,
    account: &AccountReview,
) -> impl IntoView + use<> {
    let words = desk.words();
    let path = account_path(desk.review.case);
    let (tone, state) = account_tag(words, account.standing.state);
    let since = account.since.map(|at| {
        let since = args([("at", day::moment(words, at).into())]);
        view! { <span class="small dim">{words.say_with("desk-account-since", &since)}</span> }
    });
    let waits = account.waiting().map(|_| {
        let key = if account.may_check {
            "desk-account-for-you"
        } else {
            "desk-account-waits"
        };
        view! { <p>{words.say(key)}</p> }
    });
    view! {
        <section class="panel" id="panel" aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say("account-heading")}" "<span class="num">{format!("**** {}", account.last4)}</span></h2>
            <p class="row"><Tag tone=tone text=state/>{since}</p>
            {wanted(words, account)}
            {waits}
            {ways(words, &path, &account.acts)}
            <p><a class="btn second" href=path>{words.say("desk-account-open")}</a></p>
        </section>
    }
}

/// That the account is to be closed, and by whose wish.
fn wanted(words: Words, account: &AccountReview) -> Option<impl IntoView + use<>> {
    let is_closing = account.standing.state == AccountState::Closing;
    let heading = if account.standing.is_wanted_by_holder() {
        "desk-closing"
    } else {
        "desk-closing-by-bank"
    };
    is_closing.then(|| {
        view! { <Notice tone=Tone::Warn heading=words.say(heading)><p>{words.say("desk-closing-text")}</p></Notice> }
    })
}

fn ways(words: Words, path: &str, acts: &[AccountAct]) -> Option<impl IntoView + use<>> {
    let way = |act: &AccountAct| {
        view! { <li><a href=format!("{path}?act={act}#panel")>{act_words(words, *act)}</a></li> }
    };
    (!acts.is_empty()).then(|| view! { <ul class="bullets">{acts.iter().map(way).collect_view()}</ul> })
}

/// The panel of the account's own page.
pub(super) fn panel(view: &View<'_>) -> AnyView {
    let account = view.account();
    match (account.waiting().is_some(), view.act) {
        (true, _) if account.may_check => check_form(view).into_any(),
        (true, _) => waiting(view).into_any(),
        (false, Some(act)) => form(view, act).into_any(),
        (false, None) => choices(view).into_any(),
    }
}

/// What every form carries: the version of the case it was made for, and the key with which it is taken once.
fn form_head(view: &View<'_>) -> impl IntoView + use<> {
    let key = view.visit.site.store.new_uuid();
    view! { <input type="hidden" name="version" value=view.page.version.0.to_string()/><FormKey key=key/> }
}

fn choices(view: &View<'_>) -> impl IntoView + use<> {
    let (words, account) = (view.words(), view.account());
    let path = account_path(view.page.case);
    let heading = if account.acts.is_empty() {
        "desk-waiting-heading"
    } else {
        "desk-account-acts"
    };
    view! {
        <section class="panel" id="panel" aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say(heading)}</h2>
            {wanted(words, account)}
            {ways(words, &path, &account.acts)}
        </section>
    }
}

fn waiting(view: &View<'_>) -> impl IntoView + use<> {
    let (words, account) = (view.words(), view.account());
    let path = account_path(view.page.case);
    let what = account
        .waiting()
        .map(|own| view! { <ol class="tl">{happened(words, own)}</ol> });
    let take_back = account.may_take_back.then(|| {
        view! {
            <p>{words.say("desk-waiting-own")}</p>
            <form action=format!("{path}/take-back") method="post">
                {form_head(view)}
                <button class="btn second">{words.say("desk-account-take-back")}</button>
            </form>
        }
    });
    view! {
        <section class="panel" id="panel" aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say("desk-account-waits")}</h2>
            {what}{take_back}
        </section>
    }
}

fn check_form(view: &View<'_>) -> impl IntoView + use<> {
    let (words, account) = (view.words(), view.account());
    let path = account_path(view.page.case);
    let what = account
        .waiting()
        .map(|own| view! { <ol class="tl">{happened(words, own)}</ol> });
    view! {
        <form class="panel" id="panel" action=format!("{path}/decide") method="post" novalidate aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say("desk-check")}</h2>
            {what}
            {form_head(view)}
            {verdict(words, &view.typed)}
            <button class="btn">{words.say("desk-check-send")}</button>
            <p class="small dim">{words.say("desk-check-text")}</p>
        </form>
    }
}

/// The maker's form for one act.
fn form(view: &View<'_>, act: AccountAct) -> impl IntoView + use<> {
    let (words, typed) = (view.words(), &view.typed);
    let (path, back) = (account_path(view.page.case), account_path(view.page.case));
    let closing = (act == AccountAct::Close).then(|| closing(view));
    let text = words.say(&format!("desk-account-text-{act}"));
    view! {
        <form class="panel" id="panel" action=path method="post" novalidate aria-labelledby="panel-heading">
            <h2 id="panel-heading">{act_words(words, act)}</h2>
            <p>{text}</p>
            {form_head(view)}
            <input type="hidden" name="act" value=act.to_string()/>
            {reasons(view, act)}
            {closing}
            <FormField words=words name="note" page="desk_account" kind="textarea" optional=true text=typed.text("note") error=typed.problem("note")/>
            <button class="btn">{words.say("desk-propose")}</button>
            <p class="small dim">{words.say("desk-account-propose-text")}</p>
            <p><a href=back>{words.say("desk-account-back")}</a></p>
        </form>
    }
}

/// The reasons that fit the act; what the holder reads instead stands beside those that are not told.
fn reasons(view: &View<'_>, act: AccountAct) -> Option<impl IntoView + use<>> {
    let (words, typed) = (view.words(), &view.typed);
    let chosen = typed.text("reason");
    let option = |reason: &AccountReason| {
        let (code, shown) = (reason.to_string(), reason.shown_to_holder());
        let is_chosen = chosen == code;
        let text = if shown == *reason {
            reason_words(words, reason)
        } else {
            let told = args([
                ("reason", reason_words(words, reason).into()),
                ("shown", reason_words(words, shown).into()),
            ]);
            words.say_with("desk-account-reason-instead", &told).into_owned()
        };
        view! { <option value=code selected=is_chosen>{text}</option> }
    };
    let reasons = AccountReason::of(act);
    let options = reasons.iter().map(option).collect_view();
    let problem = typed.problem("reason");
    let class = if problem.is_some() { "field wrong" } else { "field" };
    let invalid = problem.is_some().then_some("true");
    (!reasons.is_empty()).then(|| {
        view! {
            <div class=class>
                <label class="label" for="reason">{words.say("desk-account-reason")}</label>
                <p class="hint" id="reason-hint">{words.say("desk-account-reason-hint")}</p>
                {problem.map(error_line)}
                <select class="input" id="reason" name="reason" aria-invalid=invalid aria-describedby="reason-hint">
                    <option value="">{words.say("choose")}</option>{options}
                </select>
            </div>
        }
    })
}

/// What a maker states before an account is closed, and when that was.
fn closing(view: &View<'_>) -> impl IntoView + use<> {
    let (words, typed) = (view.words(), &view.typed);
    let tick = |name: &'static str| {
        let label = words.say(&format!("field-desk_account-{name}"));
        let checked = typed.form.has(name);
        let error = typed.problem(name).map(error_line);
        view! {
            {error}
            <label class="choice plain"><input type="checkbox" id=name name=name value="yes" checked=checked/><b>{label}</b></label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="label">{words.say("desk-account-stated")}</legend>
            {tick("is_empty")}{tick("has_no_batch")}
        </fieldset>
        <FormField words=words name="closed_on" page="desk_account" width="w16" text=typed.text("closed_on") error=typed.problem("closed_on")/>
    }
}
