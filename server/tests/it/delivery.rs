//! Letters on their way to real receivers: whole, tried again, given up, and never twice.

use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use server::config::Config;
use server::jobs::delivery::{Delivery, NotDelivered};
use server::jobs::outbox as job;
use store::plumbing::outbox::{self, ATTEMPTS_MAX, Channel, Outgoing};
use time::Duration;
use time::macros::datetime;

use crate::World;
use crate::receivers::{Gateway, MailServer, Mood};

const SECRET: &str = "sixteen letters or more";

fn config(text: &str) -> Config {
    Config::read(None, std::iter::empty(), text.parse().unwrap()).unwrap()
}

pub(crate) fn by_mail(url: &str) -> Delivery {
    let keys = format!("smtp_url = '{url}'\nmail_from = '甬易通 <no-reply@window.example>'");
    Delivery::new(&config(&keys)).unwrap()
}

fn by_sms(gateway: &Gateway) -> Delivery {
    let keys = format!(
        "sms_url = 'http://{}/send?app=1'\nsms_secret = '{SECRET}'",
        gateway.address
    );
    Delivery::new(&config(&keys)).unwrap()
}

fn letter(channel: Channel, to: &str) -> Outgoing {
    Outgoing {
        id: "01900000-0000-7000-8000-000000000001".parse().unwrap(),
        channel,
        to: to.to_owned(),
        subject: "甬易通：您的申请已被受理".to_owned(),
        body: "您好！\n\n您的申请 FX-2026-0001 已被受理。\n.这一行以句点开头\n".to_owned(),
        created_at: datetime!(2026-11-23 09:00 +8),
        attempts: 1,
    }
}

/// What `=?utf-8?b?…?=` stands for.
fn decoded(words: &str) -> String {
    let word = |word: &str| {
        let inner = word
            .strip_prefix("=?utf-8?b?")
            .and_then(|word| word.strip_suffix("?="));
        let inner = inner.unwrap_or_else(|| panic!("{word} is not encoded"));
        String::from_utf8(BASE64_STANDARD.decode(inner).unwrap()).unwrap()
    };
    words.split(' ').map(word).collect()
}

#[tokio::test]
async fn a_chinese_letter_arrives_whole() {
    let server = MailServer::start(Mood::Takes).await;
    let sent = letter(Channel::Mail, "lin@example.com");
    let delivered = by_mail(&server.url()).deliver(&sent, sent.created_at).await;
    assert_eq!(delivered, Ok(()));
    let mail = server.taken().remove(0);
    assert_eq!(
        (mail.from.as_str(), mail.to.as_slice()),
        ("no-reply@window.example", &["lin@example.com".to_owned()][..])
    );
    assert_eq!(mail.header("MIME-Version"), "1.0");
    assert_eq!(mail.header("Content-Type"), "text/plain; charset=utf-8");
    assert_eq!(decoded(&mail.header("Subject")), sent.subject);
    assert_eq!(
        mail.header("Message-ID"),
        "<01900000000070008000000000000001@window.example>"
    );
    assert_eq!(mail.header("Date"), "Mon, 23 Nov 2026 01:00:00 +0000");
    assert_eq!(mail.header("Content-Transfer-Encoding"), "base64");
    let body = BASE64_STANDARD.decode(mail.body().replace("\r\n", "")).unwrap();
    assert_eq!(String::from_utf8(body).unwrap().replace("\r\n", "\n"), sent.body);
    assert!(mail.data.is_ascii(), "no server on the way can garble it");
}

#[tokio::test]
async fn a_line_that_begins_with_a_dot_stays_in_an_english_letter() {
    let server = MailServer::start(Mood::Takes).await;
    let sent = Outgoing {
        body: "Dear applicant,\n.\n.hidden\nYours\n".to_owned(),
        ..letter(Channel::Mail, "lin@example.com")
    };
    by_mail(&server.url())
        .deliver(&sent, sent.created_at)
        .await
        .unwrap();
    assert_eq!(
        server.taken()[0].body().replace("\r\n", "\n").trim_end(),
        sent.body.trim_end()
    );
}

#[tokio::test]
async fn a_refusal_for_now_is_tried_again_ever_later_until_it_is_taken() {
    let world = World::new().await;
    world.applicant().await;
    let server = MailServer::start(Mood::Answers(451)).await;
    let delivery = Arc::new(by_mail(&server.url()));
    let mut waits = Vec::new();
    for attempt in 1..=3 {
        job::run(world.store.clone(), Arc::clone(&delivery))
            .await
            .unwrap();
        assert_eq!(server.asked(), attempt, "once each time");
        let mut waited = Duration::ZERO;
        while !outbox::is_due(&world.store).await.unwrap() {
            world.store.clock().advance(Duration::seconds(5));
            waited += Duration::seconds(5);
        }
        waits.push(waited);
    }
    assert!(waits[0] < waits[1] && waits[1] < waits[2], "{waits:?}");
    server.change(Mood::Takes);
    job::run(world.store.clone(), delivery).await.unwrap();
    assert_eq!(server.taken().len(), 1);
    assert_eq!(outbox::standing(&world.store).await.unwrap(), (0, 0));
}

#[tokio::test]
async fn a_refusal_for_good_parks_the_letter_at_once() {
    let world = World::new().await;
    world.applicant().await;
    let server = MailServer::start(Mood::Answers(550)).await;
    let delivery = Arc::new(by_mail(&server.url()));
    job::run(world.store.clone(), Arc::clone(&delivery))
        .await
        .unwrap();
    world.store.clock().advance(Duration::days(3));
    job::run(world.store.clone(), delivery).await.unwrap();
    assert_eq!(outbox::standing(&world.store).await.unwrap(), (0, 1));
    assert_eq!((server.asked(), server.taken().len()), (1, 0));
}

#[tokio::test]
async fn a_receiver_that_leaves_after_taking_gets_nothing_twice() {
    let world = World::new().await;
    world.applicant().await;
    let server = MailServer::start(Mood::TakesAndLeaves).await;
    let delivery = Arc::new(by_mail(&server.url()));
    for _ in 0..3 {
        job::run(world.store.clone(), Arc::clone(&delivery))
            .await
            .unwrap();
        world.store.clock().advance(Duration::minutes(10));
    }
    assert_eq!(server.taken().len(), 1);
    assert_eq!(outbox::standing(&world.store).await.unwrap(), (0, 0));
}

#[tokio::test]
async fn a_server_that_refuses_our_sign_in_or_lacks_tls_costs_no_letter() {
    for (url, mood) in [
        ("smtp://ADDRESS", Mood::Answers(535)),
        ("smtp://ADDRESS?tls=required", Mood::Takes),
    ] {
        let server = MailServer::start(mood).await;
        let delivery = by_mail(&url.replace("ADDRESS", &server.address.to_string()));
        let sent = letter(Channel::Mail, "lin@example.com");
        let delivered = delivery.deliver(&sent, sent.created_at).await;
        assert!(matches!(delivered, Err(NotDelivered::ForNow(_))), "{delivered:?}");
        assert!(server.taken().is_empty(), "nothing went openly");
    }
}

#[tokio::test]
async fn a_short_message_reaches_the_gateway_signed() {
    let gateway = Gateway::start().await;
    let sent = letter(Channel::Sms, "+8613900000111");
    let now = datetime!(2026-11-23 09:05 +8);
    assert_eq!(by_sms(&gateway).deliver(&sent, now).await, Ok(()));
    let request = gateway.taken().remove(0);
    assert_eq!(request.line, "POST /send?app=1 HTTP/1.1");
    let body: serde_json::Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({ "id": sent.id.simple().to_string(), "to": sent.to, "text": sent.body })
    );
    let header = |name: &str| request.headers[name].as_str();
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(header("idempotency-key"), sent.id.simple().to_string());
    assert_eq!(header("x-yongyitong-time"), now.unix_timestamp().to_string());
    let signed = format!("{}.{}", header("x-yongyitong-time"), request.body);
    assert_eq!(
        header("x-yongyitong-signature"),
        format!("sha256={}", hmac_sha256(SECRET, &signed))
    );
}

/// By another hand than the program's: RFC 2104, step by step.
fn hmac_sha256(key: &str, text: &str) -> String {
    use sha2::{Digest, Sha256};
    let pad = |with: u8| {
        let mut block = [with; 64];
        block
            .iter_mut()
            .zip(key.bytes())
            .for_each(|(to, from)| *to ^= from);
        block
    };
    let inner = Sha256::new()
        .chain_update(pad(0x36))
        .chain_update(text)
        .finalize();
    let outer: [u8; 32] = Sha256::new()
        .chain_update(pad(0x5c))
        .chain_update(inner)
        .finalize()
        .into();
    outer.map(|byte| format!("{byte:02x}")).concat()
}

#[tokio::test]
async fn a_gateway_says_whether_another_try_helps() {
    let gateway = Gateway::start().await;
    let delivery = by_sms(&gateway);
    let sent = letter(Channel::Sms, "+8613900000111");
    for (status, helps) in [
        (400, false),
        (422, false),
        (302, true),
        (401, true),
        (429, true),
        (503, true),
    ] {
        gateway.answer(status);
        let delivered = delivery.deliver(&sent, sent.created_at).await;
        assert_eq!(
            matches!(delivered, Err(NotDelivered::ForNow(_))),
            helps,
            "{status}: {delivered:?}"
        );
        assert!(delivered.is_err());
    }
    assert!(
        i32::try_from(gateway.taken().len()).unwrap() < ATTEMPTS_MAX,
        "one request each"
    );
}

#[test]
fn a_provider_that_cannot_work_is_refused_at_the_start() {
    for (keys, word) in [
        ("sms_url = 'https://sms.example/send'", "sms_secret"),
        ("sms_secret = 'sixteen letters or more'", "sms_url"),
        (
            "sms_url = 'http://sms.example/send'\nsms_secret = 'sixteen letters or more'",
            "https://",
        ),
        (
            "sms_url = 'https://sms.example/send'\nsms_secret = 'short'",
            "too short",
        ),
        (
            "sms_url = 'https://me:secret@sms.example'\nsms_secret = 'sixteen letters or more'",
            "password",
        ),
    ] {
        let Err(error) = Delivery::new(&config(keys)) else {
            panic!("{keys}")
        };
        assert!(error.to_string().contains(word), "{keys}: {error}");
    }
    let good = "sms_url = 'https://sms.example/send'\nsms_secret = 'sixteen letters or more'";
    let delivery = Delivery::new(&config(good)).unwrap();
    assert_eq!(delivery.warnings().len(), 1, "mail alone is missing");
}
