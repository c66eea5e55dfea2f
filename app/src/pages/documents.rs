//! Looking at one document: pictures and PDF pages large, turned and page by page; sheets as a table. Links do all of
//! it, so it works without scripts.

use axum::response::Response;
use domain::identity::AccountKind;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::documents::Document;

use crate::components::files::facts;
use crate::components::{BackLink, Icon, Notice, Tone};
use crate::form::Form;
use crate::pages::forex::applicant;
use crate::shell::{Page, Place};
use crate::visit::Visit;
use crate::words::{Words, args};

/// Widths of the picture, in per cent of the frame.
const WIDTHS: [&str; 4] = ["100%", "150%", "200%", "300%"];

/// What is shown of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing: the file may not be opened.
    Closed,
    /// Its pages as pictures, which the preview's address gives.
    Pictures,
    /// The beginning of a sheet.
    Table {
        /// Cells as text, row by row.
        rows: Vec<Vec<String>>,
        /// There is more than `rows` holds.
        is_cut: bool,
    },
}

/// How a picture is looked at, as the address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewing {
    /// Which page, from 1.
    pub page: u32,
    /// Which of the widths.
    zoom: usize,
    /// Quarter turns to the right.
    turn: u8,
}

impl Viewing {
    /// Reads the query of an address; what it does not say, or says wrongly, is as at first.
    pub fn read(query: &str, pages: u32) -> Self {
        let query = Form::read(query.to_owned().into()).unwrap_or_default();
        let page = query.text("page").parse().unwrap_or(1).clamp(1, pages.max(1));
        let zoom = query.text("zoom").parse().unwrap_or(0).min(WIDTHS.len() - 1);
        let turn = query.text("turn").parse().unwrap_or(0) % 4;
        Self { page, zoom, turn }
    }

    fn query(self) -> String {
        format!("?page={}&zoom={}&turn={}", self.page, self.zoom, self.turn)
    }

    fn width(self) -> &'static str {
        WIDTHS.get(self.zoom).copied().unwrap_or("100%")
    }
}

/// The page of a document.
pub fn page(
    visit: &Visit,
    case: CaseId,
    document: &Document,
    content: Content,
    viewing: Viewing,
) -> Response {
    let words = visit.words;
    let is_staff = visit
        .who
        .as_ref()
        .is_some_and(|who| who.kind == AccountKind::Staff);
    let (place, back) = if is_staff {
        (Place::Desk, format!("/desk/cases/{case}"))
    } else {
        (Place::Cases, applicant::documents::path(case))
    };
    let slot = format!("field-documents-{}", document.slot);
    let slot = if is_staff {
        words.say_at_desk(&slot)
    } else {
        words.say(&slot)
    };
    let download = (content != Content::Closed).then(|| {
        let original = format!("/documents/{}", document.id);
        view! { <p><a class="btn second slim" href=original><Icon name="down"/>{words.say("viewer-download")}</a></p> }
    });
    Page::new(document.name.clone()).at(place).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href=back text=words.say("viewer-back")/>
                <div class="head">
                    <h1>{slot}</h1>
                    <p>{document.name.clone()}<br/><span class="small dim">{facts(words, document, is_staff)}</span></p>
                    {download}
                </div>
                {shown(words, document, content, viewing)}
            </div>
        }
    })
}

fn shown(words: Words, document: &Document, content: Content, viewing: Viewing) -> AnyView {
    match content {
        Content::Closed => {
            let scan = words.say(&format!("scan-{}", document.scan));
            view! { <Notice tone=Tone::Warn heading=words.say("viewer-closed")><p>{scan}</p></Notice> }.into_any()
        }
        Content::Pictures => {
            view! { <div class="stack">{tools(words, document, viewing)}{picture(words, document, viewing)}</div> }
                .into_any()
        }
        Content::Table { rows, is_cut } => table(words, document, &rows, is_cut).into_any(),
    }
}

/// Links to the same document, looked at otherwise.
fn tools(words: Words, document: &Document, viewing: Viewing) -> impl IntoView + use<> {
    let last = document.pages;
    let to = |possible: bool, viewing: Viewing, key: &str| {
        let text = words.say(key);
        possible.then(|| view! { <a class="btn second slim" href=viewing.query()>{text}</a> })
    };
    let place = (last > 1).then(|| {
        let place = args([("page", viewing.page.into()), ("pages", last.into())]);
        view! { <span>{words.say_with("viewer-page", &place)}</span> }
    });
    view! {
        <nav class="row" aria-label=words.say("viewer-tools")>
            {to(viewing.page > 1, Viewing { page: viewing.page.saturating_sub(1), ..viewing }, "viewer-previous")}
            {place}
            {to(viewing.page < last, Viewing { page: viewing.page.saturating_add(1), ..viewing }, "viewer-next")}
            {to(viewing.zoom + 1 < WIDTHS.len(), Viewing { zoom: viewing.zoom + 1, ..viewing }, "viewer-larger")}
            {to(viewing.zoom > 0, Viewing { zoom: viewing.zoom.saturating_sub(1), ..viewing }, "viewer-smaller")}
            {to(true, Viewing { turn: (viewing.turn + 3) % 4, ..viewing }, "viewer-turn-left")}
            {to(true, Viewing { turn: (viewing.turn + 1) % 4, ..viewing }, "viewer-turn-right")}
        </nav>
    }
}

/// The picture fills a square, so that it can be turned whatever its shape.
fn picture(words: Words, document: &Document, viewing: Viewing) -> impl IntoView + use<> {
    let source = format!("/documents/{}/preview?page={}", document.id, viewing.page);
    let said = args([
        ("name", document.name.clone().into()),
        ("page", viewing.page.into()),
    ]);
    let name = words.say_with("viewer-picture", &said).into_owned();
    let picture = name.clone();
    let turned = format!("rotate({} 500 500)", u16::from(viewing.turn) * 90);
    view! {
        <div class="scroll viewer" role="region" aria-label=name tabindex="0">
            <svg viewBox="0 0 1000 1000" width=viewing.width() role="img" aria-label=picture>
                <image href=source width="1000" height="1000" transform=turned/>
            </svg>
        </div>
        <p class="hint">{words.say("viewer-not-shown")}</p>
    }
}

fn table(words: Words, document: &Document, rows: &[Vec<String>], is_cut: bool) -> impl IntoView + use<> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let row = |cells: &Vec<String>| {
        let cells = (0..columns)
            .map(|column| view! { <td>{cells.get(column).cloned()}</td> })
            .collect_view();
        view! { <tr>{cells}</tr> }
    };
    let cut = is_cut.then(|| view! { <p class="hint">{words.say("viewer-cut")}</p> });
    view! {
        <div class="stack">
            {cut}
            <div class="scroll" role="region" aria-labelledby="sheet" tabindex="0">
                <table class="table compact">
                    <caption id="sheet">{document.name.clone()}</caption>
                    <tbody>{rows.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_query_shows_something() {
        let at_first = Viewing {
            page: 1,
            zoom: 0,
            turn: 0,
        };
        for (query, expected) in [
            ("", at_first),
            (
                "page=2&zoom=1&turn=3",
                Viewing {
                    page: 2,
                    zoom: 1,
                    turn: 3,
                },
            ),
            (
                "page=9&zoom=9&turn=9",
                Viewing {
                    page: 3,
                    zoom: 3,
                    turn: 1,
                },
            ),
            ("page=0", at_first),
            ("page=-1&zoom=x&turn=300", at_first),
            ("%%%", at_first),
        ] {
            assert_eq!(Viewing::read(query, 3), expected, "{query}");
        }
        assert_eq!(Viewing::read("page=2", 0), at_first, "a sheet has no pages");
    }

    #[test]
    fn links_lead_where_they_say() {
        let viewing = Viewing {
            page: 2,
            zoom: 1,
            turn: 3,
        };
        assert_eq!(Viewing::read(viewing.query().trim_start_matches('?'), 3), viewing);
    }
}
