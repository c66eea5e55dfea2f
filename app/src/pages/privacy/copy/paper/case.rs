//! One case of a copy.

use std::collections::BTreeMap;

use domain::casework::{Answers, Journey};
use domain::ids::DocumentId;
use leptos::prelude::*;
use store::crypto::PublicKey;
use store::privacy::copy::{
    AccountStepCopy, Asked, BankAccount, CaseCopy, DeadlineCopy, DocumentCopy, Event, LookCopy, MessageCopy,
    ReceiptCopy,
};
use time::OffsetDateTime;

use super::{fact, moment, paper, section};
use crate::components::answers::{Reading, lines};
use crate::components::control::Offered;
use crate::components::{AnswerList, asked_words, day, refusal_words};
use crate::words::{Words, args};

/// With what the answers of a case are shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The pages that were filled in.
    pub journey: &'a Journey,
    /// The branches that can be chosen today.
    pub offered: &'a [Offered],
    /// Where each document lies beside the page; one whose file has gone lies nowhere.
    pub files: &'a BTreeMap<DocumentId, String>,
    /// Where each receipt lies, by its number.
    pub receipts: &'a BTreeMap<i32, String>,
    /// The SHA-256 of each document, in hexadecimal digits.
    pub digests: &'a BTreeMap<DocumentId, String>,
    /// The key with which the page can be checked, where it is signed.
    pub signed_by: Option<PublicKey>,
}

/// The page of a case.
pub fn case(words: Words, copy: &CaseCopy, shown: Shown<'_>) -> String {
    let kind = words.say(&format!("kind-{}", copy.process));
    let title = format!("{kind} {}", copy.reference.clone().unwrap_or_default());
    paper(words, &title, || {
        view! {
            <h1>{title.clone()}</h1>
            {shown.signed_by.map(|key| checking(words, key))}
            {facts(words, copy)}
            {section(words, "case-progress", copy.timeline.iter().map(|line| event(words, line)).collect())}
            {section(words, "paper-terms", copy.deadlines.iter().map(|line| deadline(words, line)).collect())}
            {decision(words, copy)}
            {copy.account.as_ref().map(|account| bank_account(words, account))}
            {section(words, "messages-heading", copy.messages.iter().map(|line| message(words, line)).collect())}
            {section(words, "paper-asked", copy.asked.iter().map(|line| asked(words, line)).collect())}
            {section(words, "page-documents", copy.documents.iter().map(|line| document(words, line, shown)).collect())}
            {section(words, "receipts-heading", copy.receipts.iter().map(|line| receipt(words, line, shown)).collect())}
            {submissions(words, copy, shown)}
            <h2>{words.say("paper-typed")}</h2>
            {pages(words, &copy.pages, shown)}
            {section(words, "looks", copy.looks.iter().map(|line| look(words, line)).collect())}
        }
    })
}

/// How whoever is given the page checks it.
fn checking(words: Words, key: PublicKey) -> impl IntoView + use<> {
    let key = key.to_string();
    view! {
        <p>{words.say("record-checking")}</p>
        <pre>{format!("yongyitong verify FILE.html --key {key}")}</pre>
        <p>{words.say("record-checking-key")}</p>
    }
}

fn facts(words: Words, copy: &CaseCopy) -> impl IntoView + use<> {
    let at = |at: Option<OffsetDateTime>| at.map(|at| day::moment(words, at));
    let bodies = copy.bodies.iter().map(|(zh, en)| words.pick(zh, en).to_owned());
    let bodies = bodies.collect::<Vec<_>>().join(&words.say("list-separator"));
    let status = words.say(&format!("status-{}", copy.status)).into_owned();
    view! {
        <dl>
            {fact(words, "paper-status", Some(status))}
            {fact(words, "paper-begun", at(Some(copy.begun_at)))}
            {fact(words, "act-submit", at(copy.submitted_at))}
            {fact(words, "paper-closed", at(copy.closed_at))}
            {fact(words, "case-branch", Some(bodies).filter(|bodies| !bodies.is_empty()))}
            {fact(words, "paper-rules", Some(day::long_text(words, &copy.rules_on)))}
        </dl>
    }
}

fn event(words: Words, line: &Event) -> impl IntoView + use<> {
    let note = line.note.clone().map(|note| view! { <p>{note}</p> });
    view! { <li>{moment(words, line.at)}" "{words.say(&format!("act-{}", line.act))}{note}</li> }
}

fn deadline(words: Words, line: &DeadlineCopy) -> impl IntoView + use<> {
    let due = line.due_on.as_deref().map(|due| day::long_text(words, due));
    let state = words.say(&format!("paper-term-{}", line.state));
    view! { <li>{words.say(&format!("clock-{}", line.kind))}" "{due}" · "{state}</li> }
}

fn decision(words: Words, copy: &CaseCopy) -> impl IntoView + use<> {
    let approval = copy
        .approval
        .clone()
        .map(|text| view! { <h2>{words.say("case-bank-wrote")}</h2><p>{text}</p> });
    let refusal = copy.refusal.clone().map(|(refusal, text)| {
        view! { <h2>{words.say("case-refused")}</h2><p>{refusal_words(words, refusal)}</p><p>{text}</p> }
    });
    (approval, refusal)
}

fn bank_account(words: Words, account: &BankAccount) -> impl IntoView + use<> {
    let state = words.say(&format!("account-{}", account.state)).into_owned();
    view! {
        <h2>{words.say("account-heading")}</h2>
        <dl>
            {fact(words, "account-number", Some(account.number.clone()))}
            {fact(words, "account-currencies", Some(account.currencies.clone()))}
            {fact(words, "account-state", Some(state))}
            {fact(words, "account-opened-on", Some(day::long_text(words, &account.opened_on)))}
            {fact(words, "account-closed-on", account.closed_on.as_ref().map(|day| day::long_text(words, day)))}
        </dl>
        <ul>{account.steps.iter().map(|step| account_step(words, step)).collect_view()}</ul>
    }
}

fn account_step(words: Words, step: &AccountStepCopy) -> impl IntoView + use<> {
    let what = words.say(&format!("account-step-{}", step.act));
    let why = words.say(&format!("account-reason-{}", step.reason));
    view! { <li>{day::moment(words, step.at)}" "{what}" "{why}</li> }
}

fn message(words: Words, line: &MessageCopy) -> impl IntoView + use<> {
    let from = if line.from == "applicant" {
        words.say("messages-me")
    } else {
        words.say("messages-bank")
    };
    view! { <li>{moment(words, line.at)}" "<b>{from}</b><p>{line.text.clone()}</p></li> }
}

fn asked(words: Words, line: &Asked) -> impl IntoView + use<> {
    let key = match line.target_kind.as_str() {
        "page" => format!("page-{}", line.target),
        "document" => format!("field-documents-{}", line.target),
        _ => format!("field-{}", line.target.replacen('.', "-", 1)),
    };
    let round = args([("round", line.round.into())]);
    view! { <li>{words.say_with("paper-round", &round)}" "<b>{words.say(&key)}</b><p class="lines">{asked_words(words, line.reason, &line.text)}</p></li> }
}

fn document(words: Words, line: &DocumentCopy, shown: Shown<'_>) -> impl IntoView + use<> {
    let slot = words.say(&format!("field-documents-{}", line.slot));
    let digest = shown
        .digests
        .get(&line.id)
        .map(|digest| format!("SHA-256 {digest}"));
    let gone = digest
        .is_none()
        .then(|| format!(" ({})", words.say("paper-file-gone")));
    let name = match shown.files.get(&line.id) {
        Some(path) => view! { <a href=path.clone()>{line.name.clone()}</a> }.into_any(),
        None => view! { <span>{line.name.clone()}{gone}</span> }.into_any(),
    };
    let removed = line
        .removed_at
        .map(|at| view! { " · "{words.say("paper-removed")}" "{moment(words, at)} });
    view! {
        <li>{slot}" "{name}<br/><small>{moment(words, line.uploaded_at)}" · "{line.bytes}" B"{removed}<br/>{digest}</small></li>
    }
}

fn receipt(words: Words, line: &ReceiptCopy, shown: Shown<'_>) -> impl IntoView + use<> {
    let number = args([("number", line.number.into())]);
    let name = words.say_with("receipts-number", &number);
    let name = match shown.receipts.get(&line.number).cloned() {
        Some(path) => view! { <a href=path>{name}</a> }.into_any(),
        None => view! { <b>{name}</b> }.into_any(),
    };
    view! { <li>{name}" "{line.code.clone()}<pre>{line.file.clone()}</pre></li> }
}

fn submissions(words: Words, copy: &CaseCopy, shown: Shown<'_>) -> impl IntoView + use<> {
    let one = |handed: &store::privacy::copy::Handed| {
        let number = args([("number", handed.number.into())]);
        view! {
            <h2>{words.say_with("paper-submission", &number)}</h2>
            <p>{moment(words, handed.at)}<br/><small>{handed.content_hash.clone()}</small></p>
            {pages(words, &handed.answers, shown)}
        }
    };
    copy.submissions.iter().map(one).collect_view()
}

/// Answers page by page, whole.
fn pages(words: Words, answers: &BTreeMap<String, Answers>, shown: Shown<'_>) -> impl IntoView + use<> {
    let page = |page: &domain::casework::Page| {
        let own = answers.get(&page.name).filter(|own| !own.is_empty())?;
        let lines = lines(words, page, own, shown.offered, Reading::Whole);
        Some(
            view! { <h3>{words.say(&format!("page-{}", page.name))}</h3><AnswerList words=words lines=lines change=None/> },
        )
    };
    shown.journey.pages().filter_map(page).collect_view()
}

fn look(words: Words, line: &LookCopy) -> impl IntoView + use<> {
    let which = line.which.clone().unwrap_or_default();
    let what = match line.what {
        "document" => {
            let label = words.say(&format!("field-documents-{which}"));
            words.say_with("looks-document", &args([("document", label.into())]))
        }
        "unmasked" => {
            let label = words.say(&format!("field-{}", which.replacen('.', "-", 1)));
            words.say_with("looks-unmasked", &args([("answer", label.into())]))
        }
        _ => words.say("looks-case"),
    };
    let body = line.body.as_ref().map(|(zh, en)| words.pick(zh, en).to_owned());
    let reason = line.reason.clone().map(|reason| {
        view! { <p>{words.say_with("looks-reason", &args([("reason", reason.into())]))}</p> }
    });
    view! { <li>{moment(words, line.at)}" "{what}" · "{body}{reason}</li> }
}
