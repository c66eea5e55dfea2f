//! Headers of every response (T8).

use crate::walk::{ABSENT, all_doors, filled, knock};
use crate::{Answer, World};

const EXPECTED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

fn check(what: &str, answer: &Answer) {
    for (name, value) in EXPECTED {
        assert_eq!(
            answer.headers.get(name).map(|value| value.to_str().unwrap()),
            Some(value),
            "{name} of {what}"
        );
    }
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    for rule in [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(rule), "{rule} of {what}");
    }
    assert!(
        !policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"),
        "{what}: {policy}"
    );
    for inline in ["<script>", " style=", " onclick=", " onload=", "javascript:"] {
        assert!(!answer.body.contains(inline), "{inline} in {what}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_and_nothing_inline() {
    let world = World::demonstration().await;
    let mut visitors = [
        world.stranger(),
        world.applicant().await.browser,
        world.officer().await.browser,
    ];
    for (method, path) in all_doors() {
        for visitor in &mut visitors {
            let answer = knock(visitor, &method, &filled(path, ABSENT)).await;
            check(&format!("{method} {path}"), &answer);
            assert!(
                answer.headers.contains_key("cache-control"),
                "{method} {path} may not be kept by accident"
            );
        }
    }
    for path in ["/healthz", "/readyz", "/pkg/nothing.js", "/nothing"] {
        check(path, &world.stranger().get(path).await);
    }
}

/// What belongs to one person is kept by nobody's cache.
#[tokio::test]
async fn pages_of_a_person_are_not_stored() {
    let world = World::new().await;
    let mut browser = world.applicant().await.browser;
    for path in ["/account", "/cases", "/nothing"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
    }
}
