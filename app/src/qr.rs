//! QR codes as drawings.

use qrcode::QrCode;
use qrcode::render::svg;

/// A QR code for `text`; empty when the text is too long for one.
pub fn svg(text: &str) -> String {
    QrCode::new(text).map_or_else(
        |_| String::new(),
        |code| {
            let mut drawing = code.render::<svg::Color<'_>>();
            let drawing = drawing.min_dimensions(200, 200).quiet_zone(true);
            let drawn = drawing
                .dark_color(svg::Color("#06303e"))
                .light_color(svg::Color("#ffffff"))
                .build();
            drawn.replace("<?xml version=\"1.0\" standalone=\"yes\"?>", "")
        },
    )
}
