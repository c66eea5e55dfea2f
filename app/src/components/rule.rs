//! Rules as people read them: what they set, since when, and where they come from.

use domain::money::{Currency, Money};
use domain::rules::{Citation, Rule, RuleCode, RuleSet, Unit};
use fluent_bundle::{FluentArgs, FluentValue};
use leptos::prelude::*;
use time::Date;

use super::day;
use crate::words::{Words, args};

/// Where a problem or a decision comes from: its rule, the version of it, and the text behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where the rule stands.
    pub path: String,
    /// The rule, its source, and since when it holds.
    pub text: String,
}

impl Source {
    /// The source of a rule as it holds on this day; nothing when none holds.
    pub fn of(words: Words, code: RuleCode, on: Date) -> Option<Self> {
        let rules = RuleSet::on(on);
        let rule = rules.get(code).ok()?;
        let facts = args([
            ("rule", words.say(&format!("rule-{code}")).into()),
            ("source", source(words, rule).into()),
            ("since", day::long(words, rule.valid_from).into()),
        ]);
        Some(Self {
            path: format!("/rules?on={on}#{code}"),
            text: words.say_with("rule-source", &facts).into_owned(),
        })
    }
}

/// The link to the rule behind a sentence.
#[component]
pub fn SourceLink(
    /// Which rule.
    source: Source,
) -> impl IntoView {
    view! { <a class="small" href=source.path>{source.text}</a> }
}

/// The day whose rules a case is judged by, with the way to them.
#[component]
pub fn JudgedBy(
    /// The visitor's words.
    words: Words,
    /// The day.
    rules_on: Date,
) -> impl IntoView {
    let text = words.say_with(
        "rules-judged-by",
        &args([("day", day::long(words, rules_on).into())]),
    );
    view! { <p class="small"><a href=format!("/rules?on={rules_on}")>{text}</a></p> }
}

/// The values of all rules under their codes, for sentences that quote them.
pub fn values(rules: &RuleSet) -> FluentArgs<'static> {
    let value = |rule: &Rule| (rule.code.to_string(), amount(rule));
    rules.iter().map(value).collect()
}

/// The value of a rule as sentences quote it: whole amounts of money, megabytes, days.
pub fn amount(rule: &Rule) -> FluentValue<'static> {
    match rule.unit {
        Unit::UsdCents => whole(rule.value, Currency::Usd).into(),
        Unit::CnyFen => whole(rule.value, Currency::Cny).into(),
        Unit::BasisPoints => (rule.value / 100).into(),
        Unit::Bytes => (rule.value / (1024 * 1024)).into(),
        Unit::Hours | Unit::WorkingDays | Unit::CalendarDays | Unit::Years | Unit::Count => rule.value.into(),
    }
}

/// An amount of money without decimals that say nothing.
fn whole(minor: i64, currency: Currency) -> String {
    let text = Money { minor, currency }.grouped();
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

/// Where a rule comes from.
pub fn source(words: Words, rule: &Rule) -> String {
    match &rule.citation {
        Citation::Published { zh, en } => words.pick(zh, en).to_owned(),
        Citation::Convention => words.say("rule-convention").into_owned(),
    }
}
