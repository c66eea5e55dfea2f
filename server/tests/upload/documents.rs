//! PDFs are kept as they are and drawn page by page.

use image::{DynamicImage, GenericImageView, ImageFormat};
use lopdf::{Dictionary, Stream, dictionary};
use server::upload::{MediaType, PAGES_MAX, PREVIEW_PIXELS, Refusal, draw_page};

use crate::forge::{
    document, document_drawing, document_with, page_with, saved, saved_packed, saved_plainly,
};
use crate::{inspect_paper, inspector};

async fn drawn(pdf: Vec<u8>, page: u32) -> Result<DynamicImage, Refusal> {
    let png = draw_page(pdf, page, &inspector()).await?;
    Ok(image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap())
}

#[tokio::test]
async fn a_plain_document_is_kept_byte_for_byte() {
    let link = dictionary! { "S" => "URI", "URI" => lopdf::Object::string_literal("https://example.org") };
    let documents = [
        (saved(document(1)), 1),
        (saved_packed(document(3)), 3),
        (saved_plainly(document(2)), 2),
        (saved(document(PAGES_MAX)), PAGES_MAX),
        (saved(document_with(dictionary! { "OpenAction" => link })), 1),
        ([&saved(document(1))[..], b"\r\n\0\0\0\n"].concat(), 1),
    ];
    for (bytes, pages) in documents {
        let kept = inspect_paper(bytes.clone()).await.unwrap();
        assert_eq!((kept.media_type, kept.pages), (MediaType::Pdf, pages));
        assert_eq!(kept.bytes, bytes);
    }
}

#[tokio::test]
async fn a_stream_that_claims_to_be_huge_comes_to_nothing() {
    let huge = String::from_utf8_lossy(&saved(document(1))).replace("/Length 16", "/Length 2147483647");
    let outcome = inspect_paper(huge.into_bytes()).await;
    assert!(matches!(outcome, Ok(_) | Err(Refusal::Broken)));
}

#[tokio::test]
async fn a_page_is_drawn_on_white_at_a_fixed_size() {
    let picture = drawn(saved(document(2)), 2).await.unwrap();
    assert_eq!(picture.dimensions(), (1_130, u32::from(PREVIEW_PIXELS)));
    assert_eq!(picture.get_pixel(20, 1_580).0, [0, 0, 0, 255]);
    assert_eq!(picture.get_pixel(1_000, 20).0, [255; 4]);
}

#[tokio::test]
async fn a_turned_page_is_drawn_turned() {
    let picture = drawn(saved(page_with(dictionary! { "Rotate" => 90 })), 1)
        .await
        .unwrap();
    assert_eq!(picture.dimensions(), (u32::from(PREVIEW_PIXELS), 1_130));
    assert_eq!(picture.get_pixel(20, 20).0, [0, 0, 0, 255]);
}

#[tokio::test]
async fn chinese_text_is_drawn_though_its_font_is_not_in_the_file() {
    let descendant = dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "STSong-Light",
        "CIDSystemInfo" => dictionary! {
            "Registry" => lopdf::Object::string_literal("Adobe"),
            "Ordering" => lopdf::Object::string_literal("GB1"), "Supplement" => 2,
        },
    };
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "STSong-Light",
        "Encoding" => "UniGB-UCS2-H", "DescendantFonts" => vec![descendant.into()],
    };
    let resources = dictionary! { "Font" => dictionary! { "F1" => font } };
    let text = "BT /F1 200 Tf 50 400 Td <5B816CE2> Tj ET";
    let picture = drawn(saved(document_drawing(1, text, &resources)), 1)
        .await
        .unwrap();
    let inked = picture.pixels().filter(|(_, _, pixel)| pixel[0] < 128).count();
    assert!(
        inked > 10_000,
        "two characters of 200 points leave more ink than {inked} pixels"
    );
}

#[tokio::test]
async fn a_page_that_is_not_there_is_not_drawn() {
    for page in [0, 3, u32::MAX] {
        assert_eq!(drawn(saved(document(2)), page).await, Err(Refusal::NoSuchPage));
    }
}

#[tokio::test]
async fn a_page_without_extent_or_a_file_without_pages_is_not_drawn() {
    for size in [[0, 0], [0, 800], [1, 1_000_000]] {
        let media_box = vec![0.into(), 0.into(), size[0].into(), size[1].into()];
        let page = saved(page_with(dictionary! { "MediaBox" => media_box }));
        let outcome = drawn(page, 1).await;
        assert!(
            matches!(outcome, Ok(_) | Err(Refusal::Broken)),
            "{size:?}: {outcome:?}"
        );
    }
    assert_eq!(drawn(b"no pdf".to_vec(), 1).await, Err(Refusal::Broken));
}

/// Forms that draw forms ten times each: ten thousand million squares from a small file.
pub(crate) fn endless_drawing() -> Vec<u8> {
    let mut document = document_drawing(1, &"/X0 Do ".repeat(10), &dictionary! {});
    let form = |resources: Dictionary, content: &str| {
        let entries = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "Resources" => resources,
            "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        Stream::new(entries, content.into())
    };
    let mut below = document.add_object(form(dictionary! {}, "0 0 500 500 re f"));
    for _ in 0..9 {
        let resources = dictionary! { "XObject" => dictionary! { "X0" => below } };
        below = document.add_object(form(resources, &"/X0 Do ".repeat(10)));
    }
    let page = document.page_iter().next().unwrap();
    let resources = dictionary! { "XObject" => dictionary! { "X0" => below } };
    document
        .get_dictionary_mut(page)
        .unwrap()
        .set("Resources", resources);
    saved(document)
}
