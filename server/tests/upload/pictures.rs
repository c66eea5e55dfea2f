//! Pictures come back upright, small enough, and without anything but pixels.

use image::{DynamicImage, GenericImageView, ImageFormat};
use server::upload::{LONGER_SIDE_PIXELS_MAX, MediaType};

use crate::{forge, inspect_paper};

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

fn is_red(picture: &DynamicImage, x: u32, y: u32) -> bool {
    let pixel = picture.get_pixel(x, y);
    pixel[0] > 150 && pixel[2] < 100
}

#[tokio::test]
async fn a_photograph_loses_its_place_and_stands_upright() {
    // Orientation 6: the camera was turned; what is left in the file belongs on top.
    let photograph = forge::jpeg_with_exif(80, 40, 6, "GPS 29.8683N 121.5440E");
    let kept = inspect_paper(photograph.clone()).await.unwrap();

    assert_eq!((kept.media_type, kept.pages), (MediaType::Jpeg, 1));
    assert!(photograph.windows(4).any(|window| window == b"GPS "));
    assert!(
        !kept
            .bytes
            .windows(4)
            .any(|window| window == b"GPS " || window == b"Exif")
    );
    let picture = decoded(&kept.bytes);
    assert_eq!(picture.dimensions(), (40, 80));
    assert!(is_red(&picture, 20, 5) && !is_red(&picture, 20, 75));
}

#[tokio::test]
async fn what_hangs_on_a_picture_is_gone() {
    for bytes in [forge::jpeg(80, 40), forge::png(80, 40)] {
        let kept = inspect_paper([&bytes[..], b"<script>alert(1)</script>"].concat())
            .await
            .unwrap();
        assert!(!kept.bytes.windows(7).any(|window| window == b"<script"));
        assert_eq!(decoded(&kept.bytes).dimensions(), (80, 40));
    }
}

#[tokio::test]
async fn every_kind_of_pixel_is_understood() {
    let picture = forge::two_halves(60, 30);
    let pictures: [DynamicImage; 8] = [
        picture.to_luma8().into(),
        picture.to_luma_alpha8().into(),
        picture.to_rgb8().into(),
        picture.to_rgba8().into(),
        picture.to_luma16().into(),
        picture.to_luma_alpha16().into(),
        picture.to_rgb16().into(),
        picture.to_rgba16().into(),
    ];
    for picture in pictures {
        let kept = inspect_paper(forge::encoded(&picture, ImageFormat::Png))
            .await
            .unwrap();
        assert_eq!(kept.media_type, MediaType::Png);
        let after = decoded(&kept.bytes);
        assert_eq!(after.dimensions(), (60, 30));
        assert_eq!(after.color().has_alpha(), picture.color().has_alpha());
        assert!(after.color().bits_per_pixel() <= 32);
    }
}

#[tokio::test]
async fn a_large_photograph_is_made_smaller() {
    let kept = inspect_paper(forge::jpeg(4_400, 2_200)).await.unwrap();
    assert_eq!(decoded(&kept.bytes).dimensions(), (LONGER_SIDE_PIXELS_MAX, 2_000));
}

#[tokio::test]
async fn a_photograph_sent_as_png_becomes_a_jpeg_that_fits() {
    let png = forge::encoded(&forge::noise(2_400, 1_800), ImageFormat::Png);
    assert!(png.len() > 10 << 20);
    let kept = inspect_paper(png).await.unwrap();
    assert_eq!(kept.media_type, MediaType::Jpeg);
    assert!(kept.bytes.len() <= 10 << 20);
}
