//! The check without an account: whether somebody qualifies, why, and what they will need.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::precheck::{self, Condition, Eligibility, Reason};
use domain::rules::{RuleCode, RuleSet};
use leptos::prelude::*;
use store::forex::{self, Branch};

use super::start::{Way, begin_form};
use crate::components::branch::whole_name;
use crate::components::control::Sheet;
use crate::components::rule::{Source, values};
use crate::components::{BackLink, ErrorSummary, Notice, PageFields, SourceLink, Tone, WithPhone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// `GET /forex/check`: the questions; with answers in the address, the result. Nothing is kept.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let form = Form::read(query.unwrap_or_default().into()).ok_or(Failure::Unreadable)?;
    let page = precheck::page();
    let answers = page.accept(&form.answers());
    let asked = form.has("asked");
    let problems = if asked {
        precheck::check(&answers, visit.today())
    } else {
        Vec::new()
    };
    if asked && problems.is_empty() {
        let branches = forex::branches(&site.store).await?;
        return Ok(result(&visit, &precheck::judge(&answers), &branches));
    }
    let status = if asked {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let sheet = Sheet::new(visit.words, page, answers, &problems);
    Ok(questions(&visit, status, sheet))
}

fn questions(visit: &Visit, status: StatusCode, sheet: Sheet) -> Response {
    let words = visit.words;
    let summary = sheet.summary();
    let title = title(words, "precheck-title", !summary.is_empty());
    Page::new(title).at(Place::Forex).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/forex" text=words.say("nav-forex")/>
                <div class="narrow mt">
                    <ErrorSummary words=words problems=summary/>
                    <h1>{words.say("precheck-title")}</h1>
                    <p class="lede">{words.say("precheck-lede")}</p>
                    <form method="get" action="/forex/check" class="mt" novalidate>
                        <PageFields sheet=sheet/>
                        <div class="actions"><button class="btn" name="asked" value="1">{words.say("precheck-ask")}</button></div>
                    </form>
                </div>
            </div>
        }
    })
}

/// The title of a page; a refused form says so first.
pub(crate) fn title(words: Words, key: &str, refused: bool) -> String {
    let own = words.say(key);
    if refused {
        format!("{}{own}", words.say("title-error"))
    } else {
        own.into_owned()
    }
}

/// One point of the result: why, what else is open, and the rule behind it.
struct Point {
    why: String,
    instead: String,
    source: Option<Source>,
}

impl Point {
    fn new(visit: &Visit, kind: &str, code: &str, rule: Option<RuleCode>) -> Self {
        let (words, today) = (visit.words, visit.today());
        let quoted = values(&RuleSet::on(today));
        let say = |key: String| words.say_with(&key, &quoted).into_owned();
        Self {
            why: say(format!("{kind}-{code}")),
            instead: say(format!("instead-{code}")),
            source: rule.and_then(|rule| Source::of(words, rule, today)),
        }
    }
}

fn points(visit: &Visit, eligibility: &Eligibility) -> Vec<Point> {
    match eligibility {
        Eligibility::Eligible => Vec::new(),
        Eligibility::WithConditions(conditions) => conditions
            .iter()
            .map(|own| Point::new(visit, "condition", own.into(), own.rule()))
            .collect(),
        Eligibility::NotEligible(reasons) => reasons
            .iter()
            .map(|own| Point::new(visit, "reason", own.into(), own.rule()))
            .collect(),
    }
}

fn result(visit: &Visit, eligibility: &Eligibility, branches: &[Branch]) -> Response {
    let words = visit.words;
    let (tone, heading) = match eligibility {
        Eligibility::Eligible => (Tone::Ok, "precheck-eligible"),
        Eligibility::WithConditions(_) => (Tone::Info, "precheck-conditions"),
        Eligibility::NotEligible(_) => (Tone::Bad, "precheck-not-eligible"),
    };
    let may_apply = !matches!(eligibility, Eligibility::NotEligible(_));
    let points = points(visit, eligibility);
    let why = why(words, &points);
    Page::new(words.say(heading)).at(Place::Forex).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/forex/check" text=words.say("precheck-again")/>
                <div class="narrow mt stack-l">
                    <h1>{words.say(heading)}</h1>
                    <Notice tone=tone heading=words.say("precheck-why")>{why}</Notice>
                    {instead(words, points)}
                    {(!may_apply).then(|| ask(words, branches))}
                    {may_apply.then(|| start(visit))}
                    {quota(visit, eligibility)}
                    <p class="small dim">{words.say("precheck-bank-decides")}</p>
                </div>
            </div>
        }
    })
}

fn why(words: Words, points: &[Point]) -> AnyView {
    if points.is_empty() {
        return view! { <p>{words.say("precheck-eligible-text")}</p> }.into_any();
    }
    let line = |point: &Point| {
        let source = point.source.clone();
        let source = source.map(|source| view! { <br/><SourceLink source=source/> });
        view! { <li>{point.why.clone()}{source}</li> }
    };
    view! { <ul class="bullets">{points.iter().map(line).collect_view()}</ul> }.into_any()
}

/// Somebody to ask where there is no way online: our telephone, and the branches.
fn ask(words: Words, branches: &[Branch]) -> impl IntoView + use<> {
    let line = |branch: &Branch| {
        let address = words.pick(&branch.address.0, &branch.address.1).to_owned();
        view! { <li>{whole_name(words, branch)}<br/><span class="hint">{address}</span></li> }
    };
    let list = (!branches.is_empty()).then(|| {
        let lines = branches.iter().map(line).collect_view();
        view! {
            <details class="more">
                <summary>{words.say("precheck-branches")}</summary>
                <ul class="bullets">{lines}</ul>
            </details>
        }
    });
    view! { <div class="stack"><p><WithPhone text=words.say("precheck-instead-text")/></p>{list}</div> }
}

/// What is open to somebody: for each point a way.
fn instead(words: Words, points: Vec<Point>) -> Option<impl IntoView + use<>> {
    let line = |point: Point| view! { <li>{point.instead}</li> };
    (!points.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.say("precheck-instead")}</h2>
                <ul class="bullets">{points.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

fn start(visit: &Visit) -> impl IntoView + use<> {
    let words = visit.words;
    view! {
        <section class="stack">
            <h2>{words.say("forex-needs")}</h2>
            <ul class="bullets">
                <li>{words.say("forex-need-identity")}</li><li>{words.say("forex-need-shop")}</li>
                <li>{words.say("forex-need-card")}</li><li>{words.say("forex-need-orders")}</li>
            </ul>
            {begin_form(visit, Way::New, "btn", "forex-apply-start")}
        </section>
    }
}

/// What counts towards the annual quota of a person, what does not, and why. Firms have none.
fn quota(visit: &Visit, eligibility: &Eligibility) -> Option<impl IntoView + use<>> {
    let (is_firm, is_overseas) = match eligibility {
        Eligibility::NotEligible(reasons) => (reasons.contains(&Reason::NotIndividual), false),
        Eligibility::WithConditions(conditions) => {
            (false, conditions.contains(&Condition::OverseasIndividual))
        }
        Eligibility::Eligible => (false, false),
    };
    let (words, today) = (visit.words, visit.today());
    let text = if is_overseas {
        "precheck-quota-overseas"
    } else {
        "precheck-quota"
    };
    let text = words.say_with(text, &values(&RuleSet::on(today)));
    let source = Source::of(words, RuleCode::AnnualFacilitationQuota, today);
    (!is_firm).then(|| {
        view! {
            <section class="stack">
                <h2>{words.say("forex-quota")}</h2>
                <p>{text}</p>
                {source.map(|source| view! { <p><SourceLink source=source/></p> })}
            </section>
        }
    })
}
