//! Icons: 24 grid, drawn here, always beside words.

use leptos::prelude::*;

/// The shape of an icon by name.
fn shape(name: &str) -> &'static str {
    match name {
        "globe" => {
            r#"<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3.5 6 3.5 9S15 18 12 21c-3-3-3.5-6-3.5-9S9 6 12 3Z"/>"#
        }
        "text" => r#"<path d="M3 18 8.5 5 14 18M5 14h7M16 18l2.7-6.5L21.5 18M17 15.8h3.5"/>"#,
        "user" => r#"<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5"/>"#,
        "forex" => r#"<path d="M4 8h13l-3-3M20 16H7l3 3"/><circle cx="12" cy="12" r="10"/>"#,
        "shield" => {
            r#"<path d="M12 3 4.5 6v5.5c0 4.6 3.2 7.9 7.5 9.5 4.3-1.6 7.5-4.9 7.5-9.5V6Z"/><path d="m8.5 12 2.5 2.5 4.5-5"/>"#
        }
        "search" => r#"<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>"#,
        "phone" => {
            r#"<path d="M6 3h4l1.5 5-2.2 1.6a12 12 0 0 0 5 5L16 12.5l5 1.5v4a2 2 0 0 1-2 2C11 20 4 13 4 5a2 2 0 0 1 2-2Z"/>"#
        }
        "left" => r#"<path d="m15 5-7 7 7 7"/>"#,
        "right" => r#"<path d="m9 5 7 7-7 7"/>"#,
        "alert" => r#"<path d="M12 4 2.8 20h18.4Z"/><path d="M12 10v4.5M12 17.2v.1"/>"#,
        "info" => r#"<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>"#,
        "check" => r#"<circle cx="12" cy="12" r="9"/><path d="m8 12.5 2.8 2.8L16 9.5"/>"#,
        "clock" => r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>"#,
        "pause" => r#"<circle cx="12" cy="12" r="9"/><path d="M10 9v6M14 9v6"/>"#,
        "image" => {
            r#"<rect x="3" y="5" width="18" height="14" rx="2"/><circle cx="8.5" cy="10" r="1.5"/><path d="m4 18 6-5 4 3 3-2 4 4"/>"#
        }
        "file" => r#"<path d="M6 3h8l4 4v14H6Z"/><path d="M14 3v4h4M9 12h6M9 16h6"/>"#,
        "down" => r#"<path d="M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14"/>"#,
        "x" => r#"<path d="m7 7 10 10M17 7 7 17"/>"#,
        "sort" => r#"<path d="m8 9 4-4 4 4M8 15l4 4 4-4"/>"#,
        "sorted" => r#"<path d="M12 5v14M7 14l5 5 5-5"/>"#,
        "inbox" => r#"<path d="M4 13 6.5 5h11L20 13v6H4Z"/><path d="M4 13h5l1 2.5h4l1-2.5h5"/>"#,
        "mail" => r#"<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m4 7 8 6 8-6"/>"#,
        _ => "",
    }
}

/// An icon beside words; screen readers skip it.
#[component]
pub fn Icon(
    /// Its name.
    name: &'static str,
) -> impl IntoView {
    view! { <svg class="i" viewBox="0 0 24 24" aria-hidden="true" inner_html=shape(name)></svg> }
}
