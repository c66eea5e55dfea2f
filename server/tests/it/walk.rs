//! Every door, tried by everybody (T7).

use std::fmt::Write;

use axum::body::Body;
use axum::http::Method;
use server::router::doors;

use crate::{Answer, Browser, World};

/// An id that nothing has.
pub(crate) const ABSENT: &str = "01980000000070008000000000000000";

/// Doors that end the session or void the second factor, tried last.
const LAST: [&str; 3] = [
    "/account/sessions/end",
    "/account/second-factor/renew",
    "/sign-out",
];

/// The path with an id in each of its places.
pub(crate) fn filled(path: &str, id: &str) -> String {
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { id } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// All doors in the order in which they can be tried one after another.
pub(crate) fn all_doors() -> Vec<(Method, &'static str)> {
    let mut all: Vec<_> = doors()
        .into_iter()
        .map(|(method, path, _)| (method, path))
        .collect();
    all.sort_by_key(|(method, path)| {
        (
            LAST.iter()
                .position(|last| last == path)
                .map_or(0, |place| place + 1),
            *path,
            method.to_string(),
        )
    });
    all
}

/// Knocks at a door with an empty form.
pub(crate) async fn knock(browser: &mut Browser, method: &Method, path: &str) -> Answer {
    let request = browser.request(method, path).body(Body::empty()).unwrap();
    browser.send(request).await
}

/// Each door answers each visitor as the reviewed table says; a new door is missing from it.
#[tokio::test]
async fn every_door_answers_everybody_as_the_table_says() {
    let world = World::new().await;
    let mut visitors = [
        world.stranger(),
        world.applicant().await.browser,
        world.officer().await.browser,
        world.administrator().await.browser,
    ];
    let mut table = String::from("method path: stranger, applicant, officer, administrator\n");
    for (method, path) in all_doors() {
        let mut statuses = Vec::new();
        for visitor in &mut visitors {
            let answer = knock(visitor, &method, &filled(path, ABSENT)).await;
            assert!(
                !answer.status.is_server_error(),
                "{method} {path}: {}",
                answer.body
            );
            statuses.push(answer.status.as_u16().to_string());
        }
        writeln!(table, "{method:4} {path}: {}", statuses.join(" ")).unwrap();
    }
    insta::assert_snapshot!(table);
}

/// Somebody else's case answers byte for byte like one that does not exist.
#[tokio::test]
async fn a_case_of_others_is_like_none() {
    let world = World::new().await;
    let owner = world.applicant().await;
    let case = world.submitted_case(&owner.actor).await.to_string();
    let mut foreigners = [
        world.stranger(),
        world.applicant().await.browser,
        world.other_officer().await.browser,
        world.administrator().await.browser,
    ];
    for (method, path) in all_doors()
        .into_iter()
        .filter(|(_, path)| path.contains("{case}"))
    {
        for (place, foreigner) in foreigners.iter_mut().enumerate() {
            let there = knock(foreigner, &method, &filled(path, &case)).await;
            let absent = knock(foreigner, &method, &filled(path, ABSENT)).await;
            assert_eq!(there.status, absent.status, "{method} {path} by {place}");
            let without_address = |answer: &Answer, id: &str| answer.body.replace(id, "");
            assert_eq!(
                without_address(&there, &case),
                without_address(&absent, ABSENT),
                "{method} {path} by {place}"
            );
            assert!(!there.status.is_success(), "{method} {path} by {place}");
        }
    }
}

/// Whoever runs the installation finds no case, no document and no message, whatever address they know.
#[tokio::test]
async fn an_administrator_finds_no_case_document_or_message() {
    let world = World::new().await;
    let owner = world.applicant().await;
    let case = world.submitted_case(&owner.actor).await;
    let documents = store::documents::list(&world.store, &owner.actor, case).await;
    let document = documents.unwrap().last().expect("a document").id.to_string();
    let case = case.to_string();
    let mut administrator = world.administrator().await.browser;
    let rooms = ["/cases", "/desk", "/documents", "/forex/applications"];
    let mut tried = 0;
    for (method, path) in all_doors() {
        if !rooms.iter().any(|room| path.starts_with(room)) {
            continue;
        }
        for id in [case.as_str(), document.as_str()] {
            let answer = knock(&mut administrator, &method, &filled(path, id)).await;
            assert_eq!(answer.status, 404, "{method} {path} with {id}");
            tried += 1;
        }
    }
    assert!(tried > 80, "only {tried} doors were tried");
}

/// The demonstration's doors exist in a demonstration only.
#[tokio::test]
async fn a_real_installation_has_no_mailbox() {
    assert_eq!(World::new().await.stranger().get("/demo").await.status, 404);
    assert_eq!(
        World::demonstration().await.stranger().get("/demo").await.status,
        200
    );
}
