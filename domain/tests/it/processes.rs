//! `docs/processes.md` says what the tables say. `UPDATE_DOCS=1 cargo test --package domain processes` writes it anew.

use std::{fmt::Write, fs};

use domain::{
    casework::Clock,
    forex::{
        Side, Status,
        account::{AccountReason, AccountSide, AccountState, LIFE, Next},
        status::TRANSITIONS,
    },
    rules::{Citation, Rule, RuleCode, RuleSet, Unit},
};
use strum::IntoEnumIterator;

use crate::{states, vectors::TODAY};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/processes.md");

const HEAD: &str = "\
# Processes

This page is generated from the tables in `domain`: do not edit it. After a change of a table, write it anew with
`UPDATE_DOCS=1 cargo test --package domain processes`.

## Application for a forex account (外汇账户开立)

A draft belongs to the applicant alone. From its submission on, the chosen bank works on it: one officer, the maker
(经办), examines and proposes; another one, the checker (复核), confirms or sends back.

### States
";

const ACCOUNT_HEAD: &str = "
## The opened account (外汇账户)

A suspended account records receipts; settlement is blocked. The holder's acts hold at once. Each act of the bank has a
reason, is proposed by a maker (经办) and confirmed, or sent back, by another officer, the checker (复核); until then its
maker can take it back. An act of the holder overtakes a proposal that waits.
";

const TO_COME: &str = "
## Complaints (投诉, 举报) and incubation (孵化载体)

Their states, clocks and terms stand in `domain` and are tested there. No page offers them and no such case is kept yet;
until then their tables are the snapshots beside the tests, in `domain/tests/it/{complaint,incubator}/snapshots`.
";

#[test]
fn the_page_about_processes_is_what_the_tables_say() {
    let generated = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(FILE, &generated).unwrap();
    }
    let written = fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        written == generated,
        "docs/processes.md is out of date: run with UPDATE_DOCS=1 and commit it"
    );
}

fn page() -> String {
    [
        HEAD.to_owned(),
        states_table(),
        diagram(),
        transitions_table(),
        terms_table(),
        ACCOUNT_HEAD.to_owned(),
        account_table(),
        account_diagram(),
        account_life(),
        TO_COME.to_owned(),
    ]
    .concat()
}

/// Chinese and English label, and what the state means.
fn label(status: Status) -> (&'static str, &'static str, &'static str) {
    match status {
        Status::Draft => ("草稿", "Draft", "Being filled in."),
        Status::Submitted => ("已提交", "Submitted", "Handed in; no officer has taken it yet."),
        Status::UnderReview => ("审核中", "Under review", "An officer examines it."),
        Status::SupplementRequested => (
            "待补正",
            "More information needed",
            "The applicant is asked for more.",
        ),
        Status::PendingCheck => (
            "待复核",
            "Awaiting second check",
            "A proposal waits for the checker.",
        ),
        Status::Approved => (
            "已通过",
            "Approved",
            "The applicant shows their identity at the counter.",
        ),
        Status::AccountOpened => ("已开户", "Account opened", "Final."),
        Status::Refused => ("不予通过", "Refused", "Final; the applicant may apply again."),
        Status::Lapsed => ("逾期失效", "Lapsed", "Final; the applicant let a term pass."),
        Status::Withdrawn => ("已撤回", "Withdrawn", "Final; the applicant took it back."),
        Status::Expired => ("已过期", "Expired", "Final; nobody touched the draft."),
    }
}

fn states_table() -> String {
    let mut text = "\n| code | 中文 | English | meaning |\n|---|---|---|---|\n".to_owned();
    for status in Status::iter() {
        let (chinese, english, meaning) = label(status);
        writeln!(text, "| `{status}` | {chinese} | {english} | {meaning} |").unwrap();
    }
    text
}

fn diagram() -> String {
    let mut text = "\n```mermaid\nstateDiagram-v2\n".to_owned();
    for status in Status::iter() {
        let (chinese, english, _) = label(status);
        writeln!(text, "    {status}: {chinese} {english}").unwrap();
    }
    text += "    [*] --> draft: create (applicant)\n";
    for row in TRANSITIONS {
        let act = words(&row.act.to_string());
        writeln!(
            text,
            "    {} --> {}: {act} ({})",
            row.from,
            row.to,
            words(&row.side.to_string())
        )
        .unwrap();
    }
    for status in Status::iter().filter(|status| status.is_final()) {
        writeln!(text, "    {status} --> [*]").unwrap();
    }
    text + "```\n"
}

fn transitions_table() -> String {
    let mut text = "\n### What follows what\n\nWhat is not in this table is not possible.\n\n".to_owned();
    for side in [
        Side::Applicant,
        Side::Maker,
        Side::MakerOrSupervisor,
        Side::Checker,
        Side::System,
    ] {
        writeln!(text, "- {}: {}", words(&side.to_string()), meaning(side)).unwrap();
    }
    text += "\n| from | act | who | to | clocks |\n|---|---|---|---|---|\n";
    for row in TRANSITIONS {
        let clocks: Vec<String> = row
            .clocks
            .iter()
            .map(|change| words(&states::told(*change)))
            .collect();
        let (act, side) = (words(&row.act.to_string()), words(&row.side.to_string()));
        writeln!(
            text,
            "| `{}` | {act} | {side} | `{}` | {} |",
            row.from,
            row.to,
            clocks.join("; ")
        )
        .unwrap();
    }
    text
}

fn meaning(side: Side) -> &'static str {
    match side {
        Side::Applicant => "the person whose application it is",
        Side::Maker => "the officer of the bank who took the case (for taking: any maker of the bank)",
        Side::MakerOrSupervisor => "that officer, or a supervisor of the bank",
        Side::Checker => "a checker of the bank who did not make the proposal",
        Side::System => "the calendar",
    }
}

fn terms_table() -> String {
    let rules = RuleSet::on(TODAY);
    let mut text = format!(
        "\n### Service levels\n\nThe rules in force on {TODAY}. A case keeps the rules of the day on which it was \
         received. The clocks of the bank stand still while the applicant supplements.\n\n\
         | clock or limit | rule | value | source |\n|---|---|---|---|\n"
    );
    let clocks = [
        Clock::Take,
        Clock::Proposal,
        Clock::Check,
        Clock::Answer,
        Clock::Supplement,
        Clock::Visit,
        Clock::AccountNumber,
    ];
    for clock in clocks {
        text += &term(&words(&clock.to_string()), rules.get(clock.rule()).unwrap());
    }
    for (name, code) in [
        ("idle draft expires", RuleCode::ForexDraftIdle),
        ("supplement requests", RuleCode::ForexSupplementRounds),
        ("documents", RuleCode::DocumentCount),
    ] {
        text += &term(name, rules.get(code).unwrap());
    }
    text
}

fn term(name: &str, rule: &Rule) -> String {
    let unit = match rule.unit {
        Unit::Count => "at most".to_owned(),
        unit => words(&unit.to_string()),
    };
    let value = if rule.unit == Unit::Count {
        format!("{unit} {}", rule.value)
    } else {
        format!("{} {unit}", rule.value)
    };
    let source = match &rule.citation {
        Citation::Published { zh, .. } => zh.as_ref(),
        Citation::Convention => "choice of this service",
    };
    format!("| {name} | `{}` | {value} | {source} |\n", rule.code)
}

fn account_label(state: AccountState) -> (&'static str, &'static str) {
    match state {
        AccountState::Opened => ("正常", "In use"),
        AccountState::Suspended => ("暂停使用", "Suspended"),
        AccountState::Closing => ("销户中", "Closing"),
        AccountState::Closed => ("已销户", "Closed"),
    }
}

fn account_table() -> String {
    let mut text = "\n| code | 中文 | English |\n|---|---|---|\n".to_owned();
    for state in AccountState::iter() {
        let (chinese, english) = account_label(state);
        writeln!(text, "| `{state}` | {chinese} | {english} |").unwrap();
    }
    text
}

fn account_diagram() -> String {
    let mut text = "\n```mermaid\nstateDiagram-v2\n    [*] --> opened\n".to_owned();
    for (from, act, next) in LIFE {
        for to in states_after(*next) {
            let act_words = words(&act.to_string());
            writeln!(text, "    {from} --> {to}: {act_words} ({})", act.side()).unwrap();
        }
    }
    text + "    closed --> [*]\n```\n"
}

fn states_after(next: Next) -> Vec<AccountState> {
    match next {
        Next::State(state) => vec![state],
        Next::Before => vec![AccountState::Opened, AccountState::Suspended],
    }
}

fn account_life() -> String {
    let mut text = "\nWhat is not in this table is not possible.\n\n\
         | from | act | who | to | reasons (what the holder reads instead) |\n|---|---|---|---|---|\n"
        .to_owned();
    for (from, act, next) in LIFE {
        let to = match next {
            Next::State(state) => format!("`{state}`"),
            Next::Before => "the state before closing".to_owned(),
        };
        let who = match act.side() {
            AccountSide::Holder => "holder",
            AccountSide::Bank => "maker, then checker",
        };
        let reasons: Vec<String> = AccountReason::of(*act)
            .iter()
            .map(|reason| told(*reason))
            .collect();
        let act_words = words(&act.to_string());
        writeln!(
            text,
            "| `{from}` | {act_words} | {who} | {to} | {} |",
            reasons.join(", ")
        )
        .unwrap();
    }
    text + "\nOnly a closure that the holder asked for can be taken back by the holder. To close, the maker states that\n\
            the balance is zero and that no settlement batch is under way, and gives the day of closing; from that day on\n\
            the records are kept for ten years.\n"
}

fn told(reason: AccountReason) -> String {
    let shown = reason.shown_to_holder();
    if shown == reason {
        format!("`{reason}`")
    } else {
        format!("`{reason}` (`{shown}`)")
    }
}

fn words(code: &str) -> String {
    code.replace('_', " ")
}
