//! Documents as people meet them: what is said of a bad file, what is shown of a good one, and for whom it exists.

use std::io::Cursor;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use domain::ids::{CaseId, DocumentId};
use image::{ImageFormat, Rgb, RgbImage};
use lopdf::{Document as Pdf, Object, Stream, dictionary};
use store::documents;
use store::testing::forex::begin;

use crate::world::Visitor;
use crate::{Answer, Browser, World};

const BOUNDARY: &str = "between-the-fields";

/// A form with a file, as a browser without scripts sends it.
struct Sent<'a> {
    slot: &'a str,
    name: &'a str,
    bytes: &'a [u8],
    replaces: Option<DocumentId>,
}

async fn send(world: &World, browser: &mut Browser, case: CaseId, sent: Sent<'_>) -> Answer {
    let mut body = Vec::new();
    let mut text = |name: &str, value: &str| {
        let part =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    };
    text("form_key", &world.store.new_uuid().simple().to_string());
    if let Some(old) = sent.replaces {
        text("replaces", &old.to_string());
    }
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n",
        sent.name
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(sent.bytes);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let path = format!("/forex/applications/{case}/documents/{}", sent.slot);
    let mut request = browser
        .request(&Method::POST, &path)
        .body(Body::from(body))
        .unwrap();
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    request
        .headers_mut()
        .insert(header::CONTENT_TYPE, kind.parse().unwrap());
    browser.send(request).await
}

/// Sends a file to a slot.
async fn upload(
    world: &World,
    who: &mut Visitor,
    case: CaseId,
    slot: &str,
    name: &str,
    bytes: &[u8],
) -> Answer {
    send(
        world,
        &mut who.browser,
        case,
        Sent {
            slot,
            name,
            bytes,
            replaces: None,
        },
    )
    .await
}

/// Sends a file that is taken, and finds it.
async fn taken(
    world: &World,
    who: &mut Visitor,
    case: CaseId,
    slot: &str,
    name: &str,
    bytes: &[u8],
) -> DocumentId {
    let answer = upload(world, who, case, slot, name, bytes).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    documents::list(&world.store, &who.actor, case)
        .await
        .unwrap()
        .last()
        .expect("a document")
        .id
}

async fn draft(world: &World, who: &Visitor) -> CaseId {
    begin(&world.store, &who.actor, None).await
}

fn jpeg() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(40, 25, Rgb([10, 88, 109]))
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

fn pdf(pages: u32) -> Vec<u8> {
    let mut pdf = Pdf::with_version("1.7");
    let tree = pdf.new_object_id();
    let kids = (0..pages).map(|_| {
        let content = pdf.add_object(Stream::new(dictionary! {}, b"0 0 100 100 re f".to_vec()));
        let size: Vec<Object> = vec![0.into(), 0.into(), 200.into(), 300.into()];
        let page =
            dictionary! { "Type" => "Page", "Parent" => tree, "MediaBox" => size, "Contents" => content };
        pdf.add_object(page).into()
    });
    let kids: Vec<Object> = kids.collect();
    pdf.objects.insert(
        tree,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => pages }.into(),
    );
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic and the picture";

#[tokio::test]
async fn a_photo_is_taken_listed_and_removed() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    let id = taken(&world, &mut who, case, "id_front", "身份证.jpg", &jpeg()).await;
    let path = format!("/forex/applications/{case}/documents");
    let page = who.browser.get(&path).await;
    for shown in ["身份证.jpg", "1 KB", &format!("/documents/{id}/view"), "替换"] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    assert!(
        !page.body.contains("病毒"),
        "that there is no scanner is for officers"
    );
    let removed = who.browser.post(&format!("{path}/{id}/remove"), &[]).await;
    assert_eq!(removed.location(), path);
    assert!(!who.browser.get(&path).await.body.contains("身份证.jpg"));
}

#[tokio::test]
async fn another_file_takes_the_place() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    let old = taken(&world, &mut who, case, "id_front", "blurred.jpg", &jpeg()).await;
    let full = upload(&world, &mut who, case, "id_front", "sharp.pdf", &pdf(1)).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(full.body.contains("最多 1 个。请先删除一个"));
    let sharp = pdf(1);
    let new = Sent {
        slot: "id_front",
        name: "sharp.pdf",
        bytes: &sharp,
        replaces: Some(old),
    };
    let answer = send(&world, &mut who.browser, case, new).await;
    assert_eq!(
        answer.location(),
        format!("/forex/applications/{case}/documents#id_front")
    );
    assert_eq!(
        who.browser.get(&format!("/documents/{old}")).await.status,
        StatusCode::NOT_FOUND
    );
}

/// Every refusal names the file and says how to mend it, beside the slot and at the top.
#[tokio::test]
async fn a_bad_file_is_refused_with_a_way_out() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    let cases: [(&str, &[u8], &str); 6] = [
        ("IMG_0042.HEIC", HEIC, "选“兼容性最佳”"),
        ("empty.jpg", b"", "“empty.jpg”是空的"),
        ("orders.zip", b"PK\x03\x04 something PK\x05\x06", "orders.zip"),
        (
            "movie.mp4",
            b"\0\0\0\x18ftypmp42\0\0\0\0isommp42",
            "的内容是 mp4 文件",
        ),
        ("half.jpg", &jpeg()[..200], "“half.jpg”打不开"),
        ("list.csv", b"a,b\n1,2\n", "这里收 JPG、PNG 和 PDF"),
    ];
    for (name, bytes, said) in cases {
        let answer = upload(&world, &mut who, case, "id_front", name, bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.body.contains(said), "{name}: {}", answer.body);
        assert!(
            answer.body.contains("href=\"#id_front\"") && answer.body.contains("id=\"id_front-error\""),
            "{name}"
        );
    }
    let missing = upload(&world, &mut who, case, "id_front", "", b"").await;
    assert!(missing.body.contains("还没有选文件"));
    assert!(
        documents::list(&world.store, &who.actor, case)
            .await
            .unwrap()
            .is_empty()
    );
}

/// The whole of it is read, so that the browser shows the page; none of it is kept.
#[tokio::test]
async fn a_file_that_is_too_large_gets_its_page() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    let large = vec![0xFF; documents::BYTES_MAX + 1];
    let answer = upload(&world, &mut who, case, "id_front", "large.jpg", &large).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("“large.jpg”超过了 10 MB"), "{}", answer.body);
}

#[tokio::test]
async fn the_same_file_twice_is_named() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    taken(&world, &mut who, case, "id_front", "one.pdf", &pdf(1)).await;
    let again = upload(&world, &mut who, case, "store_proof", "two.pdf", &pdf(1)).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("在“证件有照片的一面”里"));
}

/// The file cannot become a page of ours, whatever it holds.
#[tokio::test]
async fn the_original_is_only_ever_saved() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    let id = taken(&world, &mut who, case, "store_proof", "<b>\"../x.pdf", &pdf(2)).await;
    let answer = who.browser.get(&format!("/documents/{id}")).await;
    assert_eq!(answer.status, StatusCode::OK);
    let header = |name: header::HeaderName| answer.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header(header::CONTENT_TYPE), "application/pdf");
    assert_eq!(
        header(header::CONTENT_DISPOSITION),
        format!("attachment; filename=\"store_proof-{id}.pdf\"")
    );
    assert_eq!(
        header(header::CONTENT_SECURITY_POLICY),
        "default-src 'none'; sandbox"
    );
    assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(header(header::CACHE_CONTROL), "no-store");
}

#[tokio::test]
async fn a_pdf_is_seen_page_by_page() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    let id = taken(&world, &mut who, case, "store_proof", "agreement.pdf", &pdf(2)).await;
    for page in ["", "?page=1", "?page=2"] {
        let drawn = who.browser.get(&format!("/documents/{id}/preview{page}")).await;
        assert_eq!(drawn.status, StatusCode::OK, "{page}");
        assert_eq!(drawn.headers[header::CONTENT_TYPE], "image/png");
        assert!(drawn.body.contains("PNG"));
    }
    let beyond = who.browser.get(&format!("/documents/{id}/preview?page=3")).await;
    assert_eq!(beyond.status, StatusCode::NOT_FOUND);
    let view = who
        .browser
        .get(&format!("/documents/{id}/view?page=2&zoom=1&turn=1"))
        .await;
    for shown in [
        "第 2 页，共 2 页",
        "/preview?page=2",
        "rotate(90 500 500)",
        "width=\"150%\"",
        "上一页",
    ] {
        assert!(view.body.contains(shown), "{shown}: {}", view.body);
    }
    assert!(!view.body.contains("下一页"));
}

/// A sheet is shown as text; what looks like markup is none.
#[tokio::test]
async fn a_sheet_is_seen_as_a_table() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    let orders = "订单号,金额\n112-8841,<b>59.90</b>\n".as_bytes();
    let id = taken(&world, &mut who, case, "sample_orders", "orders.csv", orders).await;
    let view = who.browser.get(&format!("/documents/{id}/view")).await;
    assert!(
        view.body.contains("112-8841") && view.body.contains("&lt;b&gt;59.90"),
        "{}",
        view.body
    );
    assert_eq!(
        who.browser.get(&format!("/documents/{id}/preview")).await.status,
        StatusCode::NOT_FOUND
    );
}

/// Somebody else's document answers byte for byte like one that does not exist.
#[tokio::test]
async fn a_document_of_others_is_like_none() {
    let world = World::new().await;
    let mut owner = world.applicant().await;
    let case = draft(&world, &owner).await;
    let id = taken(&world, &mut owner, case, "id_front", "front.jpg", &jpeg())
        .await
        .to_string();
    let absent = world.store.new_uuid().simple().to_string();
    let mut foreigners = [
        world.applicant().await,
        world.officer().await,
        world.other_officer().await,
        world.administrator().await,
    ];
    for foreigner in &mut foreigners {
        for end in ["", "/preview", "/view"] {
            let there = foreigner.browser.get(&format!("/documents/{id}{end}")).await;
            let nothing = foreigner.browser.get(&format!("/documents/{absent}{end}")).await;
            assert_eq!(
                there.status,
                StatusCode::NOT_FOUND,
                "{end} by {}",
                foreigner.email
            );
            assert_eq!(
                there.body.replace(&id, ""),
                nothing.body.replace(&absent, ""),
                "{end} by {}",
                foreigner.email
            );
        }
        let sent = upload(&world, foreigner, case, "id_back", "back.jpg", &jpeg()).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "by {}", foreigner.email);
    }
    assert!(
        owner
            .browser
            .get(&format!("/documents/{id}"))
            .await
            .status
            .is_success()
    );
}

/// "Continue" says what is missing, and goes on when nothing is.
#[tokio::test]
async fn going_on_without_a_document_names_it() {
    let world = World::new().await;
    let mut who = world.applicant().await;
    let case = draft(&world, &who).await;
    let path = format!("/forex/applications/{case}/documents?done=1");
    let page = who.browser.get(&path).await;
    assert!(page.body.contains("href=\"#store_proof\""), "{}", page.body);
    for (slot, name, bytes) in [
        ("id_front", "front.jpg", jpeg()),
        ("id_back", "back.pdf", pdf(1)),
        ("store_proof", "shop.pdf", pdf(2)),
        ("sample_orders", "orders.pdf", pdf(3)),
    ] {
        taken(&world, &mut who, case, slot, name, &bytes).await;
    }
    let gone_on = who.browser.get(&path).await;
    assert_eq!(gone_on.status, StatusCode::SEE_OTHER, "{}", gone_on.body);
    assert_eq!(
        gone_on.location(),
        format!("/forex/applications/{case}/pages/declarations")
    );
}
