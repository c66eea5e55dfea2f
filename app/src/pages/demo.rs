//! The demonstration's page: who can sign in, what the clock shows, and all mail and short messages.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use store::plumbing::demonstration::{SignIn, sign_ins};
use store::plumbing::outbox::{Channel, Outgoing, newest};
use time::Duration;

use crate::components::{Icon, Notice, Tone, day};
use crate::door::{Door, Who, get, post};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The password of everybody in the demonstration; it stands on a public page and is worth nothing elsewhere.
pub const PASSWORD: &str = "three rivers meet here";

/// The most sign-ins of each kind, and letters, that the page shows.
const SIGN_INS_MAX: u64 = 30;
const LETTERS_MAX: u64 = 100;

/// The steps by which the clock can be moved on: the value of the button, and how far it goes.
const STEPS: [(&str, Duration); 5] = [
    ("minutes-5", Duration::minutes(5)),
    ("minutes-31", Duration::minutes(31)),
    ("days-1", Duration::days(1)),
    ("days-10", Duration::days(10)),
    ("days-60", Duration::days(60)),
];

/// The demonstration's doors.
pub fn doors() -> Vec<Door> {
    vec![
        get("/demo", Who::Demonstration, show),
        post("/demo/clock", Who::Demonstration, advance),
    ]
}

/// `GET /demo`.
async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let sign_ins = sign_ins(&site.store, SIGN_INS_MAX).await?;
    let letters = newest(&site.store, LETTERS_MAX).await?;
    let words = visit.words;
    let title = words.say("demo-title");
    let (staff, public): (Vec<_>, Vec<_>) = sign_ins.into_iter().partition(|sign_in| sign_in.is_staff);
    Ok(Page::new(title.clone()).render(&visit, || {
        view! {
            <div class="wrap">
                <h1>{title}</h1>
                <Notice tone=Tone::Info heading=words.say("demo-password")>
                    <p><code>{PASSWORD}</code></p><p>{words.say("demo-invented")}</p>
                </Notice>
                <section aria-labelledby="staff">
                    <h2 id="staff">{words.say("demo-staff")}</h2>
                    <p>{words.say("demo-staff-text")}</p>
                    {staff_table(words, &staff)}
                </section>
                <section aria-labelledby="public">
                    <h2 id="public">{words.say("demo-public")}</h2>
                    <p>{words.say("demo-public-text")}</p>
                    <ul>{public.iter().map(|own| public_line(words, own)).collect_view()}</ul>
                </section>
                <section aria-labelledby="clock">
                    <h2 id="clock">{words.say("demo-clock")}</h2>
                    {clock(&visit)}
                </section>
                <section aria-labelledby="mailbox">
                    <h2 id="mailbox">{words.say("demo-mailbox")}</h2>
                    {letters.is_empty().then(|| view! { <p class="empty">{words.say("demo-mailbox-empty")}</p> })}
                    {letters.iter().map(|letter| show_letter(words, letter)).collect_view()}
                </section>
            </div>
        }
    }))
}

/// An applicant; of a member of a firm also what they do there.
fn public_line(words: Words, own: &SignIn) -> impl IntoView + use<> {
    let duty = own
        .organisation
        .as_ref()
        .map(|_| format!(" {}", duty(words, own)));
    view! { <li><code>{own.contact.clone()}</code><span class="small dim">{duty}</span></li> }
}

/// Organisation and roles.
fn duty(words: Words, own: &SignIn) -> String {
    let roles: Vec<_> = own
        .roles
        .iter()
        .map(|role| words.say(&format!("role-{role}")))
        .collect();
    let body = own
        .organisation
        .as_ref()
        .map(|(zh, en)| words.pick(zh, en).to_owned());
    format!("{} · {}", body.unwrap_or_default(), roles.join(", "))
}

fn staff_table(words: Words, staff: &[SignIn]) -> impl IntoView + use<> {
    let head =
        ["demo-who", "demo-contact", "demo-code"].map(|key| view! { <th scope="col">{words.say(key)}</th> });
    let rows = staff.iter().map(|own| {
        let duty = duty(words, own);
        view! {
            <tr>
                <th scope="row">{own.name.clone()}<br/><span class="small dim">{duty}</span></th>
                <td><code>{own.contact.clone()}</code></td>
                <td><code class="num">{own.code.clone()}</code></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=words.say("demo-staff-table")>
            <table class="table compact"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
}

fn clock(visit: &Visit) -> impl IntoView + use<> {
    let words = visit.words;
    let steps = STEPS.map(|(step, _)| {
        view! { <button class="btn second slim" name="by" value=step>{words.say(&format!("demo-clock-{step}"))}</button> }
    });
    let now = day::moment(words, visit.now);
    view! {
        <p>{words.say("demo-clock-now")}" "<time datetime=day::machine(visit.now)>{now}</time></p>
        <form action="/demo/clock" method="post"><div class="row">{steps}</div></form>
        <p class="small dim">{words.say("demo-clock-text")}</p>
    }
}

fn show_letter(words: Words, letter: &Outgoing) -> impl IntoView + use<> {
    let (icon, kind) = match letter.channel {
        Channel::Mail => ("mail", "demo-mail"),
        Channel::Sms => ("phone", "demo-sms"),
    };
    let heading = if letter.subject.is_empty() {
        words.say(kind).into_owned()
    } else {
        letter.subject.clone()
    };
    let to = words.say_with("demo-letter-to", &args([("to", letter.to.clone().into())]));
    let lines = letter
        .body
        .lines()
        .map(|line| view! { {line.to_owned()}<br/> })
        .collect_view();
    view! {
        <article class="card">
            <h3><Icon name=icon/>{heading}</h3>
            <p class="small dim">{to}" · "<time datetime=day::machine(letter.created_at)>{day::moment(words, letter.created_at)}</time></p>
            <p>{lines}</p>
        </article>
    }
}

/// `POST /demo/clock`: moves the clock on, never back.
async fn advance(State(site): State<Site>, form: Form) -> Result<Response, Failure> {
    let wanted = form.text("by");
    let (_, by) = STEPS
        .into_iter()
        .find(|(step, _)| *step == wanted)
        .ok_or(Failure::Unreadable)?;
    site.store.clock().advance(by);
    Ok(see_other("/demo#clock"))
}
