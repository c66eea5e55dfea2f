//! The rules of the service as they hold today: each with its value and its source, from the same rows that count
//! deadlines and refuse entries.

use axum::extract::RawQuery;
use axum::response::Response;
use domain::casework::date;
use domain::rules::{Area, Rule, RuleSet};
use leptos::prelude::*;
use time::Date;

use crate::components::day;
use crate::components::rule::{amount, source};
use crate::form::Form;
use crate::shell::Page;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /rules`: the rules of today, or of the day that `on` names, by which a case is judged. Those of services that are
/// not offered yet are left out.
pub(super) async fn show(visit: Visit, RawQuery(query): RawQuery) -> Response {
    let words = visit.words;
    let query = Form::read(query.unwrap_or_default().into()).unwrap_or_default();
    let on = date::parse(query.text("on")).ok();
    let on = on.filter(|day| FIRST_DAY <= *day && *day <= visit.today());
    let rules = RuleSet::on(on.unwrap_or_else(|| visit.today()));
    let offered = || rules.iter().filter(|rule| rule.code.area() == Area::Forex);
    let today = args([("day", day::long(words, rules.day()).into())]);
    Page::new(words.say("rules-title")).render(&visit, || {
        view! {
            <div class="wrap">
                <div class="head">
                    <h1>{words.say("rules-title")}</h1>
                    <p class="lede">{words.say("rules-lede")}</p>
                    <p class="small dim">{words.say_with("rules-today", &today)}</p>
                </div>
                <div class="stack-l">
                    {section(words, "rules-forex", offered().filter(|rule| !is_retention(rule)))}
                    {section(words, "rules-retention", offered().filter(|rule| is_retention(rule)))}
                    <section class="stack" aria-labelledby="rules-complaint">
                        <h2 id="rules-complaint">{words.say("rules-complaint")}</h2>
                        <p>{words.say("rules-complaint.text")}</p>
                    </section>
                </div>
            </div>
        }
    })
}

/// The first day on which this window had rules.
const FIRST_DAY: Date = time::macros::date!(2025 - 01 - 01);

fn is_retention(rule: &Rule) -> bool {
    let code: &'static str = rule.code.into();
    code.starts_with("retention_")
}

fn section<'a>(words: Words, heading: &'static str, rules: impl Iterator<Item = &'a Rule>) -> AnyView {
    view! {
        <section class="stack" aria-labelledby=heading>
            <h2 id=heading>{words.say(heading)}</h2>
            {table(words, heading, rules)}
        </section>
    }
    .into_any()
}

/// The rules that hold today.
pub(super) fn in_force(visit: &Visit) -> RuleSet {
    RuleSet::on(visit.today())
}

/// Rules with value and source, named by the heading with the id `heading`. On narrow screens each row is a card, so
/// the roles are said.
pub(super) fn table<'a>(
    words: Words,
    heading: &'static str,
    rules: impl Iterator<Item = &'a Rule>,
) -> AnyView {
    let (value_label, source_label) = (words.say("rules-value"), words.say("rules-source"));
    let row = |rule: &Rule| {
        view! {
            <tr role="row" id=rule.code.to_string()>
                <th role="rowheader" scope="row">{words.say(&format!("rule-{}", rule.code))}</th>
                <td role="cell" data-l=value_label.clone()>{value(words, rule)}</td>
                <td role="cell" data-l=source_label.clone()>{source(words, rule)}</td>
            </tr>
        }
    };
    let rows = rules.map(row).collect_view();
    view! {
        <div class="scroll">
            <table class="table cards" role="table" aria-labelledby=heading>
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{words.say("rules-rule")}</th>
                    <th role="columnheader" scope="col">{words.say("rules-value")}</th>
                    <th role="columnheader" scope="col">{words.say("rules-source")}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The value of a rule with its unit; some rules count in a measure word of their own, under an attribute.
fn value(words: Words, rule: &Rule) -> String {
    let (key, value) = (format!("value-{}", rule.unit), args([("amount", amount(rule))]));
    let own = words.find(&format!("{key}.{}", rule.code), Some(&value));
    own.unwrap_or_else(|| words.say_with(&key, &value)).into_owned()
}
