//! The first page of a copy: the account, and the way to each case.

use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use store::privacy::copy::{AccountCopy, CodeSent, Letter, Notice, SessionCopy, SignInCopy};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::{fact, moment, paper, section};
use crate::components::day;
use crate::words::{Words, args};

/// A case in the copy.
#[derive(Clone, Debug)]
pub struct CaseFolder {
    /// The folder in which it lies.
    pub path: String,
    /// Its process.
    pub process: String,
    /// Its reference, once submitted.
    pub reference: Option<String>,
}

/// The page of the account, as it stood at this moment.
pub fn account(words: Words, copy: &AccountCopy, cases: &[CaseFolder], made_at: OffsetDateTime) -> String {
    let title = words.say("paper-title");
    let made = args([("moment", day::moment(words, made_at).into())]);
    paper(words, &title, || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{words.say_with("paper-made", &made)}</p>
            {section(words, "paper-cases", cases.iter().map(|folder| way(words, folder)).collect())}
            {facts(words, copy)}
            {section(words, "sign-ins", copy.sign_ins.iter().map(|line| sign_in(words, line)).collect())}
            {section(words, "account-sessions", copy.sessions.iter().map(|line| session(words, line)).collect())}
            {section(words, "own-notices", copy.notices.iter().map(|line| notice(words, line)).collect())}
            {section(words, "own-letters", copy.letters.iter().map(|line| letter(words, line)).collect())}
            {section(words, "paper-codes", copy.codes.iter().map(|line| code(words, line)).collect())}
            {section(words, "paper-browsers", copy.known_browsers.iter().map(|at| stamp(words, at)).collect())}
            {section(words, "paper-copies", copy.copies.iter().map(|at| stamp(words, at)).collect())}
            {kept_form(words, copy)}
        }
    })
}

fn way(words: Words, folder: &CaseFolder) -> impl IntoView + use<> {
    let kind = words.say(&format!("kind-{}", folder.process));
    let name = match &folder.reference {
        Some(reference) => format!("{kind} {reference}"),
        None => format!("{kind} {}", words.say("status-draft")),
    };
    view! { <li><a href=format!("{}/index.html", folder.path)>{name}</a></li> }
}

fn facts(words: Words, copy: &AccountCopy) -> impl IntoView + use<> {
    let at = |at: Option<OffsetDateTime>| at.map(|at| day::moment(words, at));
    let password = copy
        .has_password
        .then(|| words.say("paper-password-yes").into_owned());
    view! {
        <h2>{words.say("own-account")}</h2>
        <dl>
            {fact(words, "account-name", copy.name.clone())}
            {fact(words, "account-email", copy.email.clone())}
            {fact(words, "paper-email-since", at(copy.email_confirmed_at))}
            {fact(words, "account-mobile", copy.mobile.clone())}
            {fact(words, "paper-mobile-since", at(copy.mobile_confirmed_at))}
            {fact(words, "account-language", Some(words.say(&format!("language-{}", copy.language)).into_owned()))}
            {fact(words, "paper-password", password)}
            {fact(words, "account-factor", at(copy.second_factor_since))}
            {fact(words, "paper-registered", at(Some(copy.registered_at)))}
        </dl>
    }
}

fn sign_in(words: Words, line: &SignInCopy) -> impl IntoView + use<> {
    let way = words.say(&format!("sign-in-way-{}", line.way));
    let outcome = words.say(&format!("sign-in-outcome-{}", line.outcome));
    view! { <li>{moment(words, line.at)}" "{outcome}" · "{way}" · "{line.device.clone()}</li> }
}

fn session(words: Words, line: &SessionCopy) -> impl IntoView + use<> {
    view! {
        <li>{line.device.clone()}" · "{words.say("sessions-opened")}" "{moment(words, line.opened_at)}
            " · "{words.say("sessions-seen")}" "{moment(words, line.seen_at)}</li>
    }
}

fn notice(words: Words, line: &Notice) -> impl IntoView + use<> {
    let mut arguments = FluentArgs::new();
    for (name, text) in &line.parameters {
        arguments.set(name.clone(), text.clone());
    }
    let text = words.say_with(&format!("notice-{}", line.kind), &arguments);
    view! { <li>{moment(words, line.at)}" "{text}</li> }
}

fn letter(words: Words, line: &Letter) -> impl IntoView + use<> {
    view! {
        <li>
            {moment(words, line.written_at)}" "{line.to.clone()}
            <h3>{line.subject.clone()}</h3>
            <p>{line.body.clone()}</p>
        </li>
    }
}

fn code(words: Words, line: &CodeSent) -> impl IntoView + use<> {
    view! { <li>{moment(words, line.at)}" "{words.say(&format!("paper-code-{}", line.purpose))}</li> }
}

/// A moment that stands as text in the data.
fn stamp(words: Words, text: &str) -> impl IntoView + use<> {
    let at = OffsetDateTime::parse(text, &Rfc3339);
    let told = at.map_or_else(|_| text.to_owned(), |at| day::moment(words, at));
    view! { <li>{told}</li> }
}

fn kept_form(words: Words, copy: &AccountCopy) -> Option<impl IntoView + use<>> {
    copy.kept_form.clone().map(|(path, body)| {
        view! { <h2>{words.say("kept-heading")}</h2><p>{path}</p><pre>{body}</pre> }
    })
}
