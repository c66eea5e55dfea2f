//! The demonstration zone.

use std::collections::BTreeSet;

use app::site::{Assets, Parts, Site};
use axum::http::StatusCode;
use server::config::Config;
use server::middleware::Reception;
use server::router::{Folders, router};
use server::{demonstration, install};
use store::audit;

use crate::Browser;
use crate::world::intake;

#[tokio::test]
async fn the_zone_is_filled_once_and_shows_its_sign_ins() {
    let data = tempfile::tempdir().unwrap();
    let config = Config {
        demo: true,
        data: data.path().to_owned(),
        ..Config::default()
    };
    let store = install::open(&config).await.unwrap();
    let before = store.clock().now();
    assert!(demonstration::fill(&store, "http://ours.example").await.unwrap());
    assert!(!demonstration::fill(&store, "http://ours.example").await.unwrap());
    assert!(
        (store.clock().now() - before).whole_minutes() < 5,
        "the clock is where it was"
    );

    audit::seal(
        store.database(),
        store.keys().signer(),
        store.clock().now(),
        10_000,
    )
    .await
    .unwrap();
    let report = audit::verify(store.database(), &store.keys().signer().public_key())
        .await
        .unwrap();
    assert_eq!((report.unsealed, report.fault), (0, None));

    let site = Site::new(Parts {
        store: store.clone(),
        assets: Assets::default(),
        demonstration: true,
        public_url: "http://ours.example".to_owned(),
    });
    let folders = Folders {
        site: data.path().to_owned(),
        data: data.path().to_owned(),
    };
    let mut browser = Browser::new(router(Reception::new(site), folders, intake()));
    let page = browser.get("/demo").await;
    assert_eq!(page.status, StatusCode::OK);
    for shown in [
        "maker@sanjiang.example",
        "admin@zone.example",
        "lin.xiaoyan@example.com",
        "13900000111",
        "handler@haishang.example",
        "宁波海商里跨境贸易有限公司 · 企业确认人",
    ] {
        assert!(page.body.contains(shown), "{shown}");
    }
}

#[tokio::test]
async fn a_demonstration_and_a_real_installation_do_not_mix() {
    let data = tempfile::tempdir().unwrap();
    let config = |demo| Config {
        demo,
        data: data.path().to_owned(),
        ..Config::default()
    };
    drop(install::open(&config(true)).await.unwrap());
    assert!(
        install::open(&config(false)).await.is_err(),
        "invented people served as real ones"
    );
    assert!(install::open(&config(true)).await.is_ok());

    let names: BTreeSet<_> = std::fs::read_dir(data.path())
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert!(names.contains(std::ffi::OsStr::new("keys.json")));
    std::fs::remove_file(data.path().join("keys.json")).unwrap();
    assert!(
        install::open(&config(true)).await.is_err(),
        "another key ring opens nothing"
    );
    assert!(!data.path().join("keys.json").exists(), "and is not left behind");
}
