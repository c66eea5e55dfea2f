//! Draws a page of a PDF, because a browser shows no PDF in a sandbox.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FallbackFontQuery, FontData, FontQuery};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::Refusal;

/// The longer side of a drawn page, in pixels: enough to read small print on A4.
pub const PREVIEW_PIXELS: u16 = 1_600;

/// Noto Sans CJK as Debian installs it. Many Chinese PDFs name a font and do not bring it.
const CHINESE_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
/// Where the simplified Chinese face stands in that collection.
const SIMPLIFIED_CHINESE: u32 = 2;

/// Draws a page, counted from 1, on white; the answer is a PNG.
pub(super) fn draw(bytes: Vec<u8>, page: u32) -> Result<Vec<u8>, Refusal> {
    let pdf = Pdf::new(bytes).map_err(|_damaged| Refusal::Broken)?;
    let index = page.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let page = index
        .and_then(|index| pdf.pages().get(index))
        .ok_or(Refusal::NoSuchPage)?;
    let scale = scale_of(page.render_dimensions())?;
    let settings = InterpreterSettings {
        font_resolver: Arc::new(font),
        ..Default::default()
    };
    let paper = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    render(
        page,
        &RenderCache::new(),
        &settings,
        &RenderSettings::default(),
        &paper,
    )
    .into_png()
    .map_err(|_too_narrow| Refusal::Broken)
}

fn scale_of((width, height): (f32, f32)) -> Result<f32, Refusal> {
    // The renderer cuts fractions off: a quarter more, and rounding cannot lose a pixel.
    let scale = (f32::from(PREVIEW_PIXELS) + 0.25) / width.max(height);
    let shorter_side = width.min(height) * scale;
    if scale.is_finite() && shorter_side >= 1.0 {
        Ok(scale)
    } else {
        Err(Refusal::Broken)
    }
}

fn font(query: &FontQuery) -> Option<(FontData, u32)> {
    match query {
        FontQuery::Standard(font) => Some(font.get_font_data()),
        FontQuery::Fallback(query) => {
            chinese_font(query).or_else(|| Some(query.pick_standard_font().get_font_data()))
        }
    }
}

fn chinese_font(query: &FallbackFontQuery) -> Option<(FontData, u32)> {
    query.character_collection.as_ref()?;
    let font = std::fs::read(CHINESE_FONT).ok()?;
    Some((Arc::new(font), SIMPLIFIED_CHINESE))
}
