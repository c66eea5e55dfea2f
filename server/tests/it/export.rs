//! Lists of the desk as files: what is in them, and how they leave.

use std::io::Cursor;
use std::time::Instant;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use calamine::{Data, Reader, Xlsx};
use domain::identity::{Language, Role};
use futures::StreamExt;
use store::forex::desk;
use store::testing::crowd::Crowd;
use store::testing::forex::sent;
use store::testing::identity::{self as people, Person};
use tower::ServiceExt;

use crate::World;
use crate::desk::taken;
use crate::world::Visitor;

/// The pieces of a file, as they come.
async fn pieces(
    world: &World,
    officer: &Visitor,
    path: &str,
    form: &[(&str, &str)],
) -> (String, Vec<Vec<u8>>) {
    let body = serde_urlencoded::to_string(form).unwrap();
    let request = officer
        .browser
        .request(&Method::POST, path)
        .body(Body::from(body))
        .unwrap();
    let answer = world.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let name = answer.headers()[header::CONTENT_DISPOSITION]
        .to_str()
        .unwrap()
        .to_owned();
    let mut stream = answer.into_body().into_data_stream();
    let mut pieces = Vec::new();
    while let Some(piece) = stream.next().await {
        pieces.push(piece.unwrap().to_vec());
    }
    (name, pieces)
}

fn table(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let formulas = book.worksheet_formula("1").unwrap();
    assert!(
        formulas.rows().flatten().all(String::is_empty),
        "no cell is a formula"
    );
    let range = book.worksheet_range("1").unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(at) => at.as_f64().to_string(),
        other => panic!("neither text nor number nor day: {other:?}"),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

#[tokio::test]
async fn a_list_leaves_as_a_table_of_texts_that_runs_nothing() {
    const EVIL: &str = "=HYPERLINK(\"http://evil.example\",\"<林>&\")";
    let world = World::new().await;
    let mut maker = world.officer().await;
    let case = taken(&world, &mut maker).await;
    let person = Person {
        email: "evil@sanjiang.example",
        name: Some(EVIL),
        password: None,
        language: Language::Zh,
    };
    let evil = people::new_staff(&world.store, world.bank(), &[Role::BankMaker], person).await;
    let id = case.rsplit('/').next().unwrap().parse().unwrap();
    let seen = desk::review(&world.store, &maker.actor, id)
        .await
        .unwrap()
        .version;
    let form = sent(&world.store);
    desk::hand_over(&world.store, &maker.actor, id, seen, evil.account, form)
        .await
        .unwrap();

    let list = ("list", "view=all_open&sort=-submitted");
    let (name, book) = pieces(&world, &maker, "/desk/export", &[list, ("format", "xlsx")]).await;
    assert_eq!(name, "attachment; filename=\"yongyitong-queue-2026-11-23.xlsx\"");
    let rows = table(book.concat());
    assert_eq!(
        (rows.len(), rows[0][0].as_str(), rows[1][8].as_str()),
        (2, "办件编号", EVIL)
    );
    let (_, csv) = pieces(&world, &maker, "/desk/export", &[list, ("format", "csv")]).await;
    let csv = String::from_utf8(csv.concat()).unwrap();
    assert!(csv.starts_with("\u{feff}办件编号,申请人,"), "{csv}");
    assert!(
        csv.contains(",\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"<林>&\"\")\"\r\n"),
        "{csv}"
    );
    assert!(csv.contains("2026-11-23 09:0"));
    assert!(
        maker
            .browser
            .get("/desk")
            .await
            .body
            .contains("action=\"/desk/export\"")
    );
    assert_eq!(maker.browser.get("/desk/export").await.location(), "/desk");
}

#[tokio::test]
async fn figures_are_the_supervisors_and_leave_as_files_too() {
    let world = World::new().await;
    let (mut maker, mut supervisor) = (
        world.officer_as(Role::BankMaker).await,
        world.officer_as(Role::BankSupervisor).await,
    );
    taken(&world, &mut maker).await;
    let page = supervisor.browser.get("/desk/figures?month=2026-11").await;
    assert_eq!(page.status, StatusCode::OK);
    let theirs = format!("/desk?view=all_open&amp;owner={}", maker.actor.account);
    for text in ["本行统计", "王经办", "100 %", "个人", &theirs] {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    let wrong = supervisor.browser.get("/desk/figures?month=2026-13").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("月份要写年和月") && wrong.body.contains("value=\"2026-13\""));
    assert!(
        supervisor
            .browser
            .get("/desk")
            .await
            .body
            .contains("/desk/figures")
    );
    assert!(!maker.browser.get("/desk").await.body.contains("/desk/figures"));
    assert_eq!(
        maker.browser.get("/desk/figures").await.status,
        StatusCode::NOT_FOUND
    );
    let form = [("month", "2026-11"), ("format", "xlsx")];
    assert_eq!(
        maker.browser.post("/desk/figures/export", &form).await.status,
        StatusCode::NOT_FOUND
    );
    let (name, book) = pieces(&world, &supervisor, "/desk/figures/export", &form).await;
    assert_eq!(name, "attachment; filename=\"yongyitong-figures-2026-11.xlsx\"");
    let rows = table(book.concat());
    let take: Vec<&str> = rows
        .iter()
        .find(|row| row[0] == "时限完成情况")
        .unwrap()
        .iter()
        .map(String::as_str)
        .collect();
    assert_eq!(take[2..], ["个人", "王经办", "1", "按时", "1"]);
}

/// What one piece may hold: a thousand rows, not the whole list.
const PIECE_BYTES_MAX: usize = 512 * 1024;

#[tokio::test]
async fn a_long_list_leaves_in_pieces() {
    let world = World::new().await;
    let officer = world.officer().await;
    fill(&world, &officer, 20_000).await;
    for format in ["csv", "xlsx"] {
        let form = [("list", "view=closed"), ("format", format)];
        let (_, pieces) = pieces(&world, &officer, "/desk/export", &form).await;
        let largest = pieces.iter().map(Vec::len).max().unwrap();
        assert!(
            pieces.len() >= 16 && largest < PIECE_BYTES_MAX,
            "{format}: {} of {largest}",
            pieces.len()
        );
        let rows = match format {
            "csv" => String::from_utf8(pieces.concat()).unwrap().lines().count(),
            _ => table(pieces.concat()).len(),
        };
        assert_eq!(rows, 16_001);
    }
}

/// `cargo test --release -p server --test it a_million -- --ignored --nocapture` prints what a million rows cost.
#[tokio::test]
#[ignore = "takes minutes"]
async fn a_million_rows_leave_in_little_memory() {
    let world = World::new().await;
    let officer = world.officer().await;
    fill(&world, &officer, 1_250_000).await;
    for format in ["csv", "xlsx"] {
        let before = resident();
        let (start, mut bytes, mut peak) = (Instant::now(), 0, 0);
        let body = serde_urlencoded::to_string([("list", "view=closed"), ("format", format)]).unwrap();
        let request = officer
            .browser
            .request(&Method::POST, "/desk/export")
            .body(Body::from(body))
            .unwrap();
        let answer = world.router.clone().oneshot(request).await.unwrap();
        let mut stream = answer.into_body().into_data_stream();
        while let Some(piece) = stream.next().await {
            bytes += piece.unwrap().len();
            peak = peak.max(resident());
        }
        let took = start.elapsed();
        assert!(
            peak < before + 100 * 1024,
            "{format}: {before} KB before, {peak} KB at most"
        );
        let told = format!("{format}: {bytes} bytes in {took:?}, {before} KB before, {peak} KB at most\n");
        std::fs::write(std::env::temp_dir().join(format!("million-{format}.txt")), told).unwrap();
    }
}

async fn fill(world: &World, officer: &Visitor, cases: u32) {
    let branch = people::branch(&world.store, world.bank(), "yinzhou").await;
    let applicant = world.applicant().await;
    let crowd = Crowd {
        bank: world.bank(),
        branch,
        officer: officer.actor.account,
        applicant: &applicant.actor,
    };
    crowd.fill(&world.store, cases).await;
}

/// The memory of this process, in KB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
