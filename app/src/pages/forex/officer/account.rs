//! An opened account at the desk: where it stands, what happened to it, and the forms of maker and checker.

mod panel;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::Problem;
use domain::forex::account::{AccountAct, AccountForm, Outcome};
use domain::ids::CaseId;
use fluent_bundle::{FluentArgs, FluentValue};
use leptos::prelude::*;
use store::forex::desk::{self, AccountHappened, AccountPage, AccountReview, Proposed};

pub(super) use self::panel::summary;
use super::check::{self, Verdict};
use super::fresh;
use super::parts::{InCase, Typed, case_path, crumbs, sent, version};
use crate::components::control::choice_words;
use crate::components::{ErrorSummary, Icon, Notice, Tag, Tone, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::pages::forex::account_tag;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where an account is seen to.
fn account_path(case: CaseId) -> String {
    format!("{}/account", case_path(case))
}

/// Everything that the parts of the page are made from.
struct View<'a> {
    visit: &'a Visit,
    page: AccountPage,
    typed: Typed,
    /// The act whose form is open.
    act: Option<AccountAct>,
}

impl View<'_> {
    fn words(&self) -> Words {
        self.visit.words
    }

    fn account(&self) -> &AccountReview {
        &self.page.account
    }
}

/// `GET /desk/cases/{case}/account`; `?act=…` opens the form of an act.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    desk::looked_at(&site.store, visit.actor()?, case).await?;
    let typed = fresh::typed_before(&site, &visit, &account_path(case)).await?;
    page(&site, &visit, case, typed).await
}

/// The page. It keeps what was typed: with problems it answers 422, and 409 when the case moved on.
async fn page(site: &Site, visit: &Visit, case: CaseId, typed: Typed) -> Result<Response, Failure> {
    let page = desk::account(&site.store, visit.actor()?, case).await?;
    let words = visit.words;
    let (is_wrong, is_late) = (!typed.problems.is_empty(), typed.late.is_some());
    let title = words.say_with(
        "desk-account-title",
        &args([("reference", page.reference.clone().into())]),
    );
    let title = if is_wrong || is_late {
        format!("{}{title}", words.say("title-error"))
    } else {
        title.into_owned()
    };
    let status = match (is_late, is_wrong) {
        (true, _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let act = chosen(visit, &typed).filter(|act| page.account.acts.contains(act));
    let view = View {
        visit,
        page,
        typed,
        act,
    };
    Ok(Page::new(title)
        .at(Place::Desk)
        .status(status)
        .render(visit, || body(&view)))
}

/// The act in the form that was sent, or in the address.
fn chosen(visit: &Visit, typed: &Typed) -> Option<AccountAct> {
    let query = visit.uri.query().unwrap_or_default();
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("act="));
    typed
        .form
        .text("act")
        .parse()
        .ok()
        .or_else(|| asked?.parse().ok())
}

fn body(view: &View<'_>) -> impl IntoView + use<> {
    let (words, page, account) = (view.words(), &view.page, view.account());
    let here = words.say("account-heading").into_owned();
    let (tone, state) = account_tag(words, account.standing.state);
    let kept = view.typed.is_kept.then(|| {
        view! { <Notice tone=Tone::Info heading=words.say("desk-kept")><p>{words.say("desk-kept-text")}</p></Notice> }
    });
    view! {
        <div class="wrap">
            {crumbs(view.visit, Some((page.case, page.reference.clone())), &here)}
            <ErrorSummary words=words problems=view.typed.problems.clone()/>
            {late(view)}
            {kept}
            <div class="head">
                <div class="row"><Tag tone=tone text=state/></div>
                <h1>{here.clone()}" "<span class="num">{format!("**** {}", account.last4)}</span></h1>
                <p class="dim">{page.subject.clone()}" "<span class="num">{page.reference.clone()}</span></p>
                <p class="jump"><a href="#panel">{words.say("desk-jump-panel")}</a></p>
            </div>
            <div class="case wide">
                <div class="stack-l">{facts(words, account)}{history(words, account)}</div>
                <div class="side stack">{panel::panel(view)}</div>
            </div>
        </div>
    }
}

/// Why a form had no effect, and what was typed into it that has no place on the page any more.
fn late(view: &View<'_>) -> Option<impl IntoView + use<>> {
    let failure = view.typed.late.as_ref()?;
    let (words, account) = (view.words(), view.account());
    let lost = [("note", view.act.is_some()), ("why", account.may_check)];
    let lost = lost.into_iter().filter_map(|(name, is_on_page)| {
        let text = view.typed.text(name);
        let is_lost = !is_on_page && !text.is_empty();
        is_lost.then(|| {
            view! { <p>{words.say("desk-late-homeless")}</p><p class="lines">{text}</p> }
        })
    });
    let lost = lost.collect_view();
    Some(view! {
        <div class="errsum" role="alert" aria-labelledby="late" tabindex="-1" autofocus>
            <h2 id="late"><Icon name="alert"/>{words.say(failure.key())}</h2>
            <p>{words.say("desk-late-text")}</p>
            {lost}
        </div>
    })
}

fn facts(words: Words, account: &AccountReview) -> impl IntoView + use<> {
    let currencies = account
        .currencies
        .iter()
        .map(|code| choice_words(words, "currencies", code));
    let currencies = currencies.collect::<Vec<_>>().join(&words.say("list-separator"));
    let line = |key: &str, text: String| view! { <div><dt>{words.say(key)}</dt><dd>{text}</dd></div> };
    let since = account
        .since
        .map(|at| line("account-since", day::moment(words, at)));
    let held = |own: &&AccountHappened| own.outcome.is_some_and(Outcome::holds);
    let why = account
        .history
        .iter()
        .rev()
        .find(held)
        .map(|own| line("account-why", reason_words(words, own.reason)));
    let closed_on = account
        .closed_on
        .map(|on| line("account-closed-on", day::long(words, on)));
    view! {
        <section class="card stack-s" aria-labelledby="facts">
            <h2 id="facts">{words.say("desk-account-facts")}</h2>
            <dl class="sum tight">
                {since}{why}
                {line("account-currencies", currencies)}
                {line("account-opened-on", day::long(words, account.opened_on))}
                {closed_on}
            </dl>
        </section>
    }
}

fn reason_words(words: Words, reason: impl std::fmt::Display) -> String {
    words.say(&format!("account-reason-{reason}")).into_owned()
}

fn act_words(words: Words, act: AccountAct) -> String {
    words.say(&format!("desk-account-act-{act}")).into_owned()
}

fn history(words: Words, account: &AccountReview) -> impl IntoView + use<> {
    let entries = account
        .history
        .iter()
        .map(|own| happened(words, own))
        .collect_view();
    let none = account
        .history
        .is_empty()
        .then(|| view! { <p class="dim">{words.say("desk-account-nothing")}</p> });
    view! {
        <section class="stack" aria-labelledby="history">
            <h2 id="history">{words.say("account-steps")}</h2>
            {none}
            <ol class="tl">{entries}</ol>
        </section>
    }
}

/// One act with its maker, its reason, and what another officer made of it.
fn happened(words: Words, own: &AccountHappened) -> impl IntoView + use<> {
    let who = own
        .maker
        .clone()
        .unwrap_or_else(|| words.say("desk-account-holder").into_owned());
    let day_line = own.closed_on.map(|on| {
        let day = args([("day", day::long(words, on).into())]);
        view! { <p>{words.say_with("desk-account-closed", &day)}</p> }
    });
    let quoted = |key: &'static str, text: &Option<String>| {
        let text = text.clone()?;
        Some(view! { <p class="lines">{words.say_with(key, &args([("text", text.into())]))}</p> })
    };
    view! {
        <li>
            <b>{act_words(words, own.act)}</b><span class="who">{who}</span>" "
            <time datetime=day::machine(own.made_at)>{day::moment(words, own.made_at)}</time>
            <p>{reason_words(words, own.reason)}</p>
            {day_line}
            {quoted("desk-account-note", &own.note)}
            <p>{settled(words, own)}</p>
            {quoted("desk-check-note", &own.check_note)}
        </li>
    }
}

fn settled(words: Words, own: &AccountHappened) -> String {
    let Some(outcome) = own.outcome else {
        return words.say("desk-result-waits").into_owned();
    };
    let facts = args([
        ("name", own.checker.clone().unwrap_or_default().into()),
        (
            "at",
            own.settled_at
                .map(|at| day::moment(words, at))
                .unwrap_or_default()
                .into(),
        ),
    ]);
    let key = format!("desk-account-outcome-{outcome}");
    words.say_with(&key, &facts).into_owned()
}

/// `POST /desk/cases/{case}/account`: what a maker proposes.
pub(super) async fn propose(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let typed = AccountForm {
        act: form.text("act").to_owned(),
        reason: form.text("reason").to_owned(),
        note: form.text("note").to_owned(),
        closed_on: form.text("closed_on").to_owned(),
        is_empty: form.has("is_empty"),
        has_no_batch: form.has("has_no_batch"),
    };
    let (actor, seen) = (visit.actor()?, version(&form)?);
    match desk::propose_for_account(&site.store, actor, case, seen, &typed, sent(&form)?).await {
        Ok(Proposed::Done) => Ok(see_other(&account_path(case))),
        Ok(Proposed::Wrong(problems)) => {
            let problems = problems.iter().map(|problem| sentence(visit.words, problem));
            let typed = Typed::wrong(form, problems.collect());
            page(&site, &visit, case, typed).await
        }
        Err(error) => too_late(&site, &visit, case, form, error).await,
    }
}

fn sentence(words: Words, problem: &Problem) -> (String, String) {
    let facts = problem
        .parameters
        .iter()
        .map(|(name, text)| (*name, FluentValue::from(text.clone())));
    let facts: FluentArgs<'_> = facts.collect();
    let key = format!("desk-problem-account-{}-{}", problem.field, problem.code);
    (problem.field.clone(), words.say_with(&key, &facts).into_owned())
}

/// `POST /desk/cases/{case}/account/decide`. Confirming asks for a fresh factor.
pub(super) async fn decide(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let verdict = match check::read(visit.words, &form) {
        Ok(verdict) => verdict,
        Err(problem) => return page(&site, &visit, case, Typed::wrong(form, vec![problem])).await,
    };
    let (store, actor) = (&site.store, visit.actor()?);
    let (seen, sent) = (version(&form)?, sent(&form)?);
    let done = match &verdict {
        Verdict::Confirm => {
            if let Some(ask) = fresh::ask(&site, &visit, &account_path(case), &form).await? {
                return Ok(ask);
            }
            desk::confirm_for_account(store, actor, case, seen, sent).await
        }
        Verdict::SendBack(why) => desk::send_back_for_account(store, actor, case, seen, why, sent).await,
    };
    match done {
        Ok(()) => Ok(see_other(&account_path(case))),
        Err(error) => too_late(&site, &visit, case, form, error).await,
    }
}

/// `POST /desk/cases/{case}/account/take-back`.
pub(super) async fn take_back(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let (actor, seen) = (visit.actor()?, version(&form)?);
    match desk::take_back_for_account(&site.store, actor, case, seen, sent(&form)?).await {
        Ok(()) => Ok(see_other(&account_path(case))),
        Err(error) => too_late(&site, &visit, case, form, error).await,
    }
}

/// The page with what was typed, when the case is no longer as its officer saw it; other failures stay failures.
async fn too_late(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    form: Form,
    error: store::Error,
) -> Result<Response, Failure> {
    let typed = Typed::late(form, error)?;
    page(site, visit, case, typed).await
}
