//! How somebody is told: the page on which it is chosen, and the letter that goes out for it.

use std::sync::Arc;

use axum::http::Method;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::ids::CaseId;
use server::jobs::delivery::Delivery;
use server::jobs::outbox as sending;
use store::casework::gathered::{GATHERED_FOR, write_letters};
use store::casework::letters::notify;
use time::Duration;

use crate::bad_forms::{NOT_OFFERED, bad, refuses};
use crate::receivers::{MailServer, Mood};
use crate::{World, delivery};

const PATH: &str = "/account/notices";

fn form<'a>(version: &'a str, messages: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("version", version),
        ("progress", "at_once"),
        ("messages", messages),
        ("reminders", "in_application"),
    ]
}

#[tokio::test]
async fn a_way_is_chosen_and_the_page_says_what_cannot_be() {
    let world = World::new().await;
    let mut person = world.applicant().await.browser;
    let page = person.get(PATH).await;
    assert!(
        page.body.contains("总是马上发的")
            && page.body.contains("10 分钟内")
            && !page.body.contains("name=\"desk\""),
        "{}",
        page.body
    );
    let saved = person.post(PATH, &form("0", "daily")).await;
    assert_eq!(
        saved.location(),
        format!("{PATH}?told=notices_chosen"),
        "{}",
        saved.body
    );
    let twice = person.post(PATH, &form("0", "daily")).await;
    assert_eq!(twice.status, 303, "a double click");
    assert_eq!(
        person.post(PATH, &form("0", "at_once")).await.status,
        409,
        "from another window"
    );
    let page = person.get(PATH).await;
    let chosen = page.body.split("<input").filter(|own| own.contains(" checked"));
    let chosen: Vec<&str> = chosen
        .filter_map(|own| own.split("value=\"").nth(1)?.split('"').next())
        .collect();
    assert_eq!(chosen, ["at_once", "daily", "in_application"]);
    let wrong = [
        bad(
            &[("progress", "daily"), ("reminders", "daily")],
            "messages",
            ["银行的留言", "Messages from the bank"],
        ),
        bad(
            &[
                ("progress", NOT_OFFERED),
                ("messages", "daily"),
                ("reminders", "daily"),
            ],
            "progress",
            ["办件的进展", "Progress of your cases"],
        ),
    ];
    refuses(&mut person, &Method::POST, PATH, &[("version", "1")], &wrong).await;

    let page = world.officer().await.browser.get(PATH).await;
    assert!(
        page.body.contains("name=\"desk\"") && !page.body.contains("name=\"messages\""),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn gathered_notices_and_the_letter_of_the_day_arrive_by_mail() {
    let world = World::new().await;
    let mut person = world.applicant().await;
    person.browser.post(PATH, &form("0", "daily")).await;
    let case = world.submitted_case(&person.actor).await;
    let server = MailServer::start(Mood::Takes).await;
    let mail = Arc::new(delivery::by_mail(&server.url()));
    send(&world, &mail).await;
    let before = server.taken().len();

    let account = person.actor.account;
    for kind in ["account_opened", "account_resumed", "message", "expired"] {
        let tx = world.store.database().begin_write().await.unwrap();
        let about: Option<CaseId> = Some(case);
        notify(&world.store, &tx, account, about, kind, &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    send(&world, &mail).await;
    assert_eq!(server.taken().len(), before, "they are gathered");
    world.store.clock().advance(GATHERED_FOR);
    send(&world, &mail).await;
    let gathered = server.taken().split_off(before);
    assert_eq!(gathered.len(), 1, "one letter of two notices");
    let text = text_of(gathered[0].body());
    assert!(
        text.contains("account_opened") && text.contains("account_resumed"),
        "{text}"
    );
    assert!(!text.contains("message") && !text.contains("expired"), "{text}");

    world.store.clock().advance(Duration::days(1));
    send(&world, &mail).await;
    let daily = server.taken().split_off(before + 1);
    assert_eq!(daily.len(), 1, "one letter a day");
    assert!(text_of(daily[0].body()).contains("message"), "{daily:?}");
    world.store.clock().advance(Duration::days(1));
    send(&world, &mail).await;
    assert_eq!(server.taken().len(), before + 2, "no empty letter");
}

/// What both jobs do at each turn.
async fn send(world: &World, mail: &Arc<Delivery>) {
    write_letters(&world.store).await.unwrap();
    sending::run(world.store.clone(), Arc::clone(mail)).await.unwrap();
}

fn text_of(body: &str) -> String {
    match BASE64_STANDARD.decode(body.replace("\r\n", "")) {
        Ok(bytes) => String::from_utf8(bytes).unwrap(),
        Err(_) => body.to_owned(),
    }
}
