//! Showing a document: as it was sent, as a picture, or on a page. A foreign one and one that is not there look alike.

use app::failure::Failure;
use app::pages::documents::{Content, Viewing, page};
use app::site::Site;
use app::visit::Visit;
use axum::Extension;
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use domain::ids::DocumentId;
use serde::Deserialize;
use store::documents::{self, Document};

use super::Intake;
use crate::upload::{MediaType, Refusal, draw_page, read_table};

/// Should a browser ever show a file of somebody else's making as a page of ours, it can do nothing there.
const HARMLESS: [(HeaderName, &str); 2] = [
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// `GET /documents/{document}`: the file itself, to be saved under a name that we make.
pub(super) async fn original(
    State(site): State<Site>,
    visit: Visit,
    Path(document): Path<DocumentId>,
) -> Result<Response, Failure> {
    let opened = documents::open(&site.store, visit.actor()?, document).await?;
    let kind = kind_of(&opened.document)?;
    let name = format!("{}-{document}.{}", opened.document.slot, kind.extension());
    let headers = [
        (header::CONTENT_TYPE, kind.essence().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((HARMLESS, headers, opened.content).into_response())
}

/// Which page of a document is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<u32>,
}

/// `GET /documents/{document}/preview?page=1`: a page as a picture; sheets have none.
pub(super) async fn preview(
    State(site): State<Site>,
    visit: Visit,
    Extension(intake): Extension<Intake>,
    Path(document): Path<DocumentId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let opened = documents::open(&site.store, visit.actor()?, document).await?;
    let page = asked.page.unwrap_or(1);
    let (kind, picture) = match kind_of(&opened.document)? {
        MediaType::Pdf => {
            let drawn = draw_page(opened.content, page, &intake.inspector).await;
            (MediaType::Png, drawn.map_err(|refusal| not_shown(&refusal))?)
        }
        kind @ (MediaType::Jpeg | MediaType::Png) if page == 1 => (kind, opened.content),
        _ => return Err(Failure::NotFound),
    };
    Ok((HARMLESS, [(header::CONTENT_TYPE, kind.essence())], picture).into_response())
}

/// `GET /documents/{document}/view`: the page around it.
pub(super) async fn view(
    State(site): State<Site>,
    visit: Visit,
    Extension(intake): Extension<Intake>,
    Path(document): Path<DocumentId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let (case, document) = documents::find(&site.store, visit.actor()?, document).await?;
    let content = content(&site, &visit, &intake, &document).await?;
    let viewing = Viewing::read(&query.unwrap_or_default(), document.pages);
    Ok(page(&visit, case, &document, content, viewing))
}

async fn content(
    site: &Site,
    visit: &Visit,
    intake: &Intake,
    document: &Document,
) -> Result<Content, Failure> {
    if !document.scan.may_be_opened() {
        return Ok(Content::Closed);
    }
    let kind = kind_of(document)?;
    if !matches!(kind, MediaType::Csv | MediaType::Xlsx) {
        return Ok(Content::Pictures);
    }
    let opened = documents::open(&site.store, visit.actor()?, document.id).await?;
    let table = read_table(opened.content, kind, &intake.inspector).await;
    let table = table.map_err(|refusal| not_shown(&refusal))?;
    Ok(Content::Table {
        rows: table.rows,
        is_cut: table.is_cut,
    })
}

fn kind_of(document: &Document) -> Result<MediaType, Failure> {
    MediaType::named(&document.media_type)
        .ok_or_else(|| Failure::Internal("a document of unknown kind".into()))
}

/// Whether it is worth another try; all else means that there is no such picture.
fn not_shown(refusal: &Refusal) -> Failure {
    match refusal {
        Refusal::TimedOut | Refusal::Unavailable => Failure::Unavailable,
        _ => Failure::NotFound,
    }
}
