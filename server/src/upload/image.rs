//! Decodes a picture within limits and encodes it anew, which leaves nothing of the file but pixels.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::kind::recognise;
use super::{MediaType, Refusal};

/// The most pixels a picture may have.
pub const PIXELS_MAX: u64 = 50_000_000;

/// The longest side of a picture that is kept, in pixels; larger ones are made smaller.
pub const LONGER_SIDE_PIXELS_MAX: u32 = 4_000;

/// Memory for the decoded pixels.
const DECODED_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// What is kept of a picture may not be larger than an upload may be.
const ENCODED_BYTES_MAX: usize = 10 * 1024 * 1024;

/// Tried in turn until the picture fits; only noise needs more than the first.
const LONGER_SIDES_PIXELS: [u32; 3] = [LONGER_SIDE_PIXELS_MAX, 2_400, 1_600];

const JPEG_QUALITY: u8 = 88;

/// Turns a picture upright, makes it smaller where needed, and encodes it.
///
/// A PNG stays one unless it grows beyond the limit, as photographs do: then it becomes a JPEG.
pub(super) fn encode_anew(bytes: &[u8]) -> Result<(MediaType, Vec<u8>), Refusal> {
    let media_type = recognise(bytes)?;
    let picture = decode(bytes, media_type)?;
    let outcomes: &[MediaType] = match media_type {
        MediaType::Png => &[MediaType::Png, MediaType::Jpeg],
        _ => &[MediaType::Jpeg],
    };
    for longer_side in LONGER_SIDES_PIXELS {
        let picture = fit(&picture, longer_side);
        for &media_type in outcomes {
            let encoded = encode(&picture, media_type)?;
            if encoded.len() <= ENCODED_BYTES_MAX {
                return Ok((media_type, encoded));
            }
        }
    }
    Err(Refusal::TooLarge {
        limit: ENCODED_BYTES_MAX,
    })
}

fn decode(bytes: &[u8], media_type: MediaType) -> Result<DynamicImage, Refusal> {
    let format = match media_type {
        MediaType::Jpeg if has_end(bytes) => ImageFormat::Jpeg,
        MediaType::Jpeg => return Err(Refusal::Broken),
        MediaType::Png => ImageFormat::Png,
        other => return Err(Refusal::wrong_kind(other.extension())),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal_of)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX || decoder.total_bytes() > DECODED_BYTES_MAX {
        return Err(Refusal::TooManyPixels { limit: PIXELS_MAX });
    }
    // A photograph with unreadable metadata is still a photograph.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal_of)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Says whether the scan of a JPEG is followed by its end mark; decoders fill what lacks with grey.
fn has_end(bytes: &[u8]) -> bool {
    const SCAN: u8 = 0xDA;
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xFF, marker, high, low, ..] = *rest {
        if marker == SCAN {
            return rest.windows(2).any(|pair| pair == [0xFF, 0xD9]);
        }
        // Any number of filling bytes may stand before a marker.
        let length = if marker == 0xFF {
            1
        } else {
            2 + usize::from(u16::from_be_bytes([high, low]))
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    false
}

fn refusal_of(error: ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooManyPixels { limit: PIXELS_MAX },
        _ => Refusal::Broken,
    }
}

fn fit(picture: &DynamicImage, longer_side: u32) -> Cow<'_, DynamicImage> {
    if picture.width().max(picture.height()) > longer_side {
        // Averages whole areas: as good as a filter here, and needs no second copy of the picture.
        Cow::Owned(picture.thumbnail(longer_side, longer_side))
    } else {
        Cow::Borrowed(picture)
    }
}

fn encode(picture: &DynamicImage, media_type: MediaType) -> Result<Vec<u8>, Refusal> {
    let mut encoded = Cursor::new(Vec::new());
    if media_type == MediaType::Png {
        to_eight_bits(picture).write_to(&mut encoded, ImageFormat::Png)
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut encoded, JPEG_QUALITY);
        without_alpha(picture).write_with_encoder(encoder)
    }
    .map_err(refusal_of)?;
    Ok(encoded.into_inner())
}

fn to_eight_bits(picture: &DynamicImage) -> DynamicImage {
    match (picture.color().has_color(), picture.color().has_alpha()) {
        (false, false) => picture.to_luma8().into(),
        (false, true) => picture.to_luma_alpha8().into(),
        (true, false) => picture.to_rgb8().into(),
        (true, true) => picture.to_rgba8().into(),
    }
}

/// JPEG knows no transparency: what was see-through is drawn on white paper.
fn without_alpha(picture: &DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return to_eight_bits(picture);
    }
    let mut paper =
        image::RgbaImage::from_pixel(picture.width(), picture.height(), image::Rgba([u8::MAX; 4]));
    image::imageops::overlay(&mut paper, &picture.to_rgba8(), 0, 0);
    DynamicImage::from(paper).to_rgb8().into()
}
