//! Requests that other sites cause change nothing (T20).

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

use crate::walk::{ABSENT, all_doors, filled};
use crate::world::PUBLIC_URL;
use crate::{Browser, World};

fn post(browser: &Browser, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = browser.request(&Method::POST, path);
    let map = request.headers_mut().unwrap();
    map.remove("sec-fetch-site");
    for (name, value) in headers {
        map.insert(
            header::HeaderName::from_bytes(name.as_bytes()).unwrap(),
            value.parse().unwrap(),
        );
    }
    request.body(Body::from("a=b")).unwrap()
}

#[tokio::test]
async fn no_other_site_changes_anything() {
    let world = World::demonstration().await;
    let mut visitors = [
        world.stranger(),
        world.applicant().await.browser,
        world.officer().await.browser,
    ];
    let foreign: [&[(&str, &str)]; 5] = [
        &[],
        &[("origin", "https://evil.example")],
        &[
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://evil.example"),
        ],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
    ];
    for (_, path) in all_doors()
        .into_iter()
        .filter(|(method, _)| method == Method::POST)
    {
        for visitor in &mut visitors {
            for headers in foreign {
                let request = post(visitor, &filled(path, ABSENT), headers);
                let answer = visitor.send(request).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} with {headers:?}");
                assert!(
                    !answer.headers.contains_key(header::SET_COOKIE),
                    "{path} with {headers:?}"
                );
            }
        }
    }
}

#[tokio::test]
async fn our_own_pages_are_known_by_either_header() {
    let world = World::new().await;
    let mut browser = world.stranger();
    for headers in [
        &[("sec-fetch-site", "same-origin")][..],
        &[("origin", PUBLIC_URL)],
    ] {
        let request = post(&browser, "/preferences", headers);
        assert_eq!(
            browser.send(request).await.status,
            StatusCode::SEE_OTHER,
            "{headers:?}"
        );
    }
}

/// A plain-text body can be sent across sites without asking; forms are read from one type only.
#[tokio::test]
async fn only_forms_are_read_as_forms() {
    let world = World::new().await;
    let mut browser = world.stranger();
    for kind in [
        "text/plain",
        "application/json",
        "multipart/form-data; boundary=x",
    ] {
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", kind)];
        let request = post(&browser, "/sign-in", &headers);
        assert_eq!(
            browser.send(request).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{kind}"
        );
    }
}
