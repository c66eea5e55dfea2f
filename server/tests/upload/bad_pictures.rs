//! Pictures that are damaged, or larger than they look.

use server::upload::{Accepts, PIXELS_MAX, Refusal};

use crate::{Bad, all_are_refused, all_bad, forge};

/// Writes another size into the frame header of a JPEG.
fn jpeg_claiming(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = forge::jpeg(16, 16);
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    bytes.splice(
        frame + 5..frame + 9,
        [height.to_be_bytes(), width.to_be_bytes()].concat(),
    );
    bytes
}

fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let pixels = forge::packed_zeros(1);
    forge::png_of(&[
        (b"IHDR", &forge::png_header(width, height)),
        (b"IDAT", &pixels),
        (b"IEND", b""),
    ])
}

fn without_tail(mut bytes: Vec<u8>, kept_per_cent: usize) -> Vec<u8> {
    bytes.truncate(bytes.len() * kept_per_cent / 100);
    bytes
}

fn with_changed_byte(mut bytes: Vec<u8>, at: usize) -> Vec<u8> {
    bytes[at] ^= 0xFF;
    bytes
}

fn damaged() -> Vec<Bad> {
    let header = forge::png_header(16, 16);
    all_bad(
        Refusal::Broken,
        [
            ("jpeg, first bytes only", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0".to_vec()),
            ("jpeg, cut in its tables", without_tail(forge::jpeg(64, 64), 20)),
            ("jpeg, cut in its pixels", without_tail(forge::jpeg(640, 480), 90)),
            (
                "jpeg without a picture",
                b"\xFF\xD8\xFF\xD9 and then nothing".to_vec(),
            ),
            ("jpeg of no width", jpeg_claiming(0, 16)),
            ("png, signature only", b"\x89PNG\r\n\x1A\n".to_vec()),
            ("png, cut", without_tail(forge::png(640, 480), 60)),
            (
                "png with a changed header",
                with_changed_byte(forge::png(64, 64), 20),
            ),
            (
                "png without pixels",
                forge::png_of(&[(b"IHDR", &header), (b"IEND", b"")]),
            ),
            (
                "png of junk",
                forge::png_of(&[(b"IHDR", &header), (b"IDAT", b"junk")]),
            ),
            ("png of no height", png_claiming(16, 0)),
        ],
    )
}

fn too_large() -> Vec<Bad> {
    all_bad(
        Refusal::TooManyPixels { limit: PIXELS_MAX },
        [
            ("jpeg of 4 thousand million pixels", jpeg_claiming(65_500, 65_500)),
            ("jpeg, one line too many", jpeg_claiming(10_000, 5_001)),
            (
                "png of 2^62 pixels",
                png_claiming(i32::MAX as u32, i32::MAX as u32),
            ),
            ("png bomb", png_claiming(50_000, 50_000)),
            ("png, one line too many", png_claiming(10_000, 5_001)),
        ],
    )
}

#[tokio::test]
async fn a_damaged_picture_or_a_bomb_is_refused() {
    all_are_refused(
        damaged().into_iter().chain(too_large()).collect(),
        Accepts::Papers,
    )
    .await;
}
