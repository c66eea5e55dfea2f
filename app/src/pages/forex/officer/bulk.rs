//! Acts on many cases: the controls below the queue, and the page that says what would happen before it does.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::Actor;
use domain::forex::bulk::{BulkAct, CASES_MAX, LeftOut};
use domain::identity::Role;
use domain::ids::{CaseId, Version};
use leptos::prelude::*;
use store::forex::desk::bulk::{self, Carried, Chosen, Plan, Planned, Wish};
use store::forex::desk::{self, Filter, Officer, Paging};
use strum::IntoEnumIterator;

use super::parts::{case_path, sent};
use super::{absence, acts, address, propose, queue};
use crate::components::{BackLink, FormKey, Icon, Notice, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// What was chosen below the queue, and what is wrong with it.
#[derive(Default)]
pub(super) struct Choice {
    pub(super) form: Form,
    pub(super) problems: Vec<(String, String)>,
}

impl Choice {
    /// Whether this case is ticked.
    pub(super) fn has(&self, case: CaseId) -> bool {
        let case = case.to_string();
        self.form.all("case").any(|own| own == case)
    }

    pub(super) fn problem(&self, anchor: &str) -> Option<String> {
        let found = self.problems.iter().find(|(own, _)| own == anchor);
        found.map(|(_, sentence)| sentence.clone())
    }
}

/// The controls below the list. Which cases they fit is judged for each.
pub(super) fn bar(
    visit: &Visit,
    (filter, makers): (&Filter, &[Officer]),
    choice: &Choice,
) -> Result<Option<impl IntoView + use<>>, Failure> {
    let words = visit.words;
    let offered = offered(visit.actor()?);
    if offered.is_empty() {
        return Ok(None);
    }
    let whole = choice.form.text("scope") == "all";
    let scope = |code: &'static str, is_chosen: bool| {
        view! { <label class="choice"><input type="radio" name="scope" value=code checked=is_chosen/><span>{words.say(&format!("bulk-scope-{code}"))}</span></label> }
    };
    let button = |act: &BulkAct| {
        view! { <button class="btn second slim" name="act" value=act.to_string()>{words.say(&format!("bulk-act-{act}"))}</button> }
    };
    let buttons = offered.iter().map(button).collect_view();
    let hands_over = offered.contains(&BulkAct::HandOver);
    let to = hands_over.then(|| receivers(words, makers, choice));
    let limit = args([("max", CASES_MAX.into())]);
    let problem = choice.problem("bulk-scope").map(propose::error_line);
    Ok(Some(view! {
        <form class="card stack-s" id="bulk" action="/desk/bulk" method="post" aria-labelledby="bulk-heading">
            <h2 id="bulk-heading">{words.say("bulk-heading")}</h2>
            <input type="hidden" name="list" value=address::query(filter)/>
            <fieldset id="bulk-scope">
                <legend class="label">{words.say("bulk-scope")}</legend>
                {problem}
                <div class="choices across">{scope("ticked", !whole)}{scope("all", whole)}</div>
            </fieldset>
            {to}
            <div class="row">{buttons}<a href="/desk/acts">{words.say("bulk-acts")}</a></div>
            <p class="small dim">{words.say_with("bulk-hint", &limit)}</p>
        </form>
    }))
}

fn receivers(words: Words, makers: &[Officer], choice: &Choice) -> impl IntoView + use<> {
    let chosen = choice.form.text("to").to_owned();
    let option = |officer: &Officer| {
        let account = officer.account.to_string();
        let is_chosen = account == chosen;
        view! { <option value=account selected=is_chosen>{officer.name.clone()}</option> }
    };
    let options = makers.iter().map(option).collect_view();
    let problem = choice.problem("bulk-to");
    let invalid = problem.is_some().then_some("true");
    view! {
        <div>
            <label class="label" for="bulk-to">{words.say("bulk-to")}</label>
            {problem.map(propose::error_line)}
            <select class="input" id="bulk-to" name="to" aria-invalid=invalid><option value="">{words.say("choose")}</option>{options}</select>
        </div>
    }
}

/// What this officer's roles are for.
fn offered(actor: &Actor) -> Vec<BulkAct> {
    let has = |role| actor.duty.as_ref().is_some_and(|duty| duty.roles.contains(&role));
    let may = |act: &BulkAct| match act {
        BulkAct::Take => has(Role::BankMaker),
        BulkAct::HandOver | BulkAct::Release => has(Role::BankMaker) || has(Role::BankSupervisor),
    };
    BulkAct::iter().filter(may).collect()
}

/// `POST /desk/bulk`: what would happen.
pub(super) async fn ask(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let (filter, _) = address::read(Some(form.text("list")));
    let chosen = if form.text("scope") == "all" {
        Chosen::Matching(filter.clone())
    } else {
        Chosen::These(
            form.all("case")
                .filter_map(|case| case.parse().ok())
                .take(CASES_MAX)
                .collect(),
        )
    };
    let wish = wish(&form)?;
    let mut problems = problems(visit.words, wish, &chosen);
    if let Some(to) = wish.to
        && let Some(away) = desk::away(&site.store, visit.actor()?, to).await?
    {
        problems.push(("bulk-to".to_owned(), absence::away(visit.words, &away)));
    }
    if !problems.is_empty() {
        return queue::page(&site, &visit, (filter, Paging::First), Choice { form, problems }).await;
    }
    let plan = bulk::plan(&site.store, visit.actor()?, wish, chosen).await?;
    Ok(page(&visit, &filter, &plan, false))
}

fn problems(words: Words, wish: Wish, chosen: &Chosen) -> Vec<(String, String)> {
    let said = |anchor: &str| {
        (
            anchor.to_owned(),
            words.say(&format!("problem-{anchor}")).into_owned(),
        )
    };
    let is_nothing = matches!(chosen, Chosen::These(cases) if cases.is_empty());
    let nothing = is_nothing.then(|| said("bulk-scope"));
    let nobody = (wish.act == BulkAct::HandOver && wish.to.is_none()).then(|| said("bulk-to"));
    nothing.into_iter().chain(nobody).collect()
}

fn wish(form: &Form) -> Result<Wish, Failure> {
    let act: BulkAct = form.text("act").parse().map_err(|_| Failure::Unreadable)?;
    let to = (act == BulkAct::HandOver).then(|| form.text("to").parse().ok());
    Ok(Wish {
        act,
        to: to.flatten(),
    })
}

/// `POST /desk/bulk/confirm`: does it, if it is still what was shown.
pub(super) async fn confirm(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let (filter, _) = address::read(Some(form.text("list")));
    let promised: BTreeMap<CaseId, Version> = form.all("case").filter_map(promised).collect();
    let done = bulk::carry_out(&site.store, visit.actor()?, wish(&form)?, promised, sent(&form)?).await?;
    Ok(match done {
        Carried::Done(id) => see_other(&acts::path(id)),
        Carried::Changed(plan) => page(&visit, &filter, &plan, true),
    })
}

fn promised(text: &str) -> Option<(CaseId, Version)> {
    let (case, version) = text.split_once(':')?;
    Some((case.parse().ok()?, Version(version.parse().ok()?)))
}

fn page(visit: &Visit, filter: &Filter, plan: &Plan, has_changed: bool) -> Response {
    let words = visit.words;
    let back = address::path(filter, &Paging::First);
    let status = if has_changed {
        StatusCode::CONFLICT
    } else {
        StatusCode::OK
    };
    let what = args([
        ("count", plan.done.len().into()),
        (
            "name",
            plan.to
                .as_ref()
                .map(|to| to.name.clone())
                .unwrap_or_default()
                .into(),
        ),
    ]);
    let heading = words.say_with(&format!("bulk-ask-{}", plan.wish.act), &what);
    let changed = has_changed.then(|| {
        view! { <Notice tone=Tone::Warn heading=words.say("bulk-changed")><p>{words.say("bulk-changed-text")}</p></Notice> }
    });
    Page::new(heading.clone())
        .at(Place::Desk)
        .status(status)
        .render(visit, || {
            view! {
                <div class="wrap">
                    <BackLink href=back.clone() text=words.say("bulk-back")/>
                    <div class="narrow stack mt">
                        {changed}
                        <h1>{heading}</h1>
                        {confirmation(visit, filter, plan, &back)}
                        {done(words, &plan.done)}
                        {left_out(words, plan)}
                    </div>
                </div>
            }
        })
}

fn confirmation(visit: &Visit, filter: &Filter, plan: &Plan, back: &str) -> impl IntoView + use<> {
    let words = visit.words;
    let case = |planned: &Planned| {
        view! { <input type="hidden" name="case" value=format!("{}:{}", planned.case, planned.version.0)/> }
    };
    let cut = plan.is_cut.then(|| {
        let max = args([("max", CASES_MAX.into())]);
        view! { <p>{words.say_with("bulk-cut", &max)}</p> }
    });
    let button = (!plan.done.is_empty()).then(|| {
        view! {
            <form action="/desk/bulk/confirm" method="post">
                <input type="hidden" name="act" value=plan.wish.act.to_string()/>
                <input type="hidden" name="to" value=plan.wish.to.map(|to| to.to_string())/>
                <input type="hidden" name="list" value=address::query(filter)/>
                <FormKey key=visit.site.store.new_uuid()/>
                {plan.done.iter().map(case).collect_view()}
                <button class="btn">{words.say("bulk-confirm")}</button>
            </form>
        }
    });
    view! {
        <p>{words.say("bulk-not-yet")}</p>
        {cut}
        <div class="actions">{button}<a href=back.to_owned()>{words.say("bulk-cancel")}</a></div>
    }
}

fn done(words: Words, planned: &[Planned]) -> impl IntoView + use<> {
    (!planned.is_empty()).then(|| {
        let count = args([("count", planned.len().into())]);
        view! {
            <section class="stack-s" aria-labelledby="bulk-done">
                <h2 id="bulk-done">{words.say_with("bulk-done", &count)}</h2>
                <ul class="bullets">{planned.iter().map(|own| line(words, own, None)).collect_view()}</ul>
            </section>
        }
    })
}

fn left_out(words: Words, plan: &Plan) -> impl IntoView + use<> {
    let missing = (plan.missing > 0).then(|| {
        let count = args([("count", plan.missing.into())]);
        view! { <li>{words.say_with("bulk-missing", &count)}</li> }
    });
    let count = plan.left_out.len() + plan.missing;
    (count > 0).then(|| {
        let lines = plan
            .left_out
            .iter()
            .map(|(planned, why)| line(words, planned, Some(*why)));
        let count = args([("count", count.into())]);
        view! {
            <section class="stack-s" aria-labelledby="bulk-left-out">
                <h2 id="bulk-left-out"><Icon name="info"/>{words.say_with("bulk-left-out", &count)}</h2>
                <ul class="bullets">{lines.collect_view()}{missing}</ul>
            </section>
        }
    })
}

fn line(words: Words, planned: &Planned, why: Option<LeftOut>) -> impl IntoView + use<> {
    let why = why.map(|why| words.say(&format!("bulk-left-out-{why}")));
    view! {
        <li>
            <a class="num" href=case_path(planned.case)>{planned.reference.clone()}</a>" "{planned.subject.clone()}" "
            <span class="small dim">{why}</span>
        </li>
    }
}
