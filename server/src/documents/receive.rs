//! Taking a file in: read while it arrives, looked into, and kept.

use app::failure::Failure;
use app::pages::forex::applicant::documents::{path, refused, way_back};
use app::shell::see_other;
use app::site::Site;
use app::visit::Visit;
use axum::Extension;
use axum::extract::multipart::{Field, MultipartRejection};
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Files, Problem, Slot};
use domain::ids::{CaseId, DocumentId};
use domain::rules::RuleCode;
use store::documents::{self, Added, BYTES_MAX, NewDocument};
use store::forex;
use uuid::Uuid;

use super::Intake;
use crate::upload::{Accepts, Refusal, inspect};

/// The longest name of a file that is kept, in characters.
const NAME_CHARS_MAX: usize = 100;

/// The longest text beside the file: an id.
const TEXT_BYTES_MAX: usize = 64;

/// One megabyte as people count files, in bytes.
const MEGABYTE: usize = 1024 * 1024;

/// `POST /forex/applications/{case}/documents/{slot}`.
pub(super) async fn upload(
    State(site): State<Site>,
    visit: Visit,
    Extension(intake): Extension<Intake>,
    Path((case, slot)): Path<(CaseId, String)>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let slot = open_slot(&site, &visit, case, &slot).await?;
    let _place = intake
        .places
        .acquire()
        .await
        .map_err(|_closed| Failure::Unavailable)?;
    let sent = Sent::read(form.map_err(|_| Failure::Unreadable)?).await?;
    match keep(&site, &visit, &intake, (case, &slot), sent).await? {
        None => Ok(see_other(&format!(
            "{}{}#{}",
            path(case),
            way_back(&visit),
            slot.name
        ))),
        Some(problem) => refused(&site, &visit, case, status_of(&problem), &problem).await,
    }
}

/// The slot of an application of the visitor's that is open for change; asked before anything is read.
async fn open_slot(site: &Site, visit: &Visit, case: CaseId, name: &str) -> Result<Slot, Failure> {
    let view = forex::load_draft(&site.store, visit.actor()?, case).await?;
    let journey = forex::journey(&site.store, view.applicant).await?;
    let mut slots = journey
        .pages()
        .flat_map(|page| page.slots.iter().map(move |slot| (page, slot)));
    let (page, slot) = slots
        .find(|(_, slot)| slot.name == name)
        .ok_or(Failure::NotFound)?;
    if view.open_pages.has(&page.name, &slot.name) {
        Ok(slot.clone())
    } else {
        Err(Failure::NotNow)
    }
}

/// Looks into the file and keeps it, or says what is wrong with it.
async fn keep(
    site: &Site,
    visit: &Visit,
    intake: &Intake,
    (case, slot): (CaseId, &Slot),
    sent: Sent,
) -> Result<Option<Problem>, Failure> {
    let problem = |code| Problem::new(&slot.name, code).with("file", &sent.name);
    let bytes = match sent.content {
        Content::Missing => return Ok(Some(problem("missing"))),
        Content::TooLarge => {
            let limit = BYTES_MAX / MEGABYTE;
            return Ok(Some(
                problem("too-large")
                    .with("limit", limit)
                    .under(RuleCode::DocumentSize),
            ));
        }
        Content::Whole(bytes) => bytes,
    };
    let accepts = match slot.files {
        Files::Papers => Accepts::Papers,
        Files::PapersAndSheets => Accepts::PapersAndSheets,
        Files::Pdf => Accepts::Pdf,
    };
    let kept = match inspect(bytes, accepts, &intake.inspector).await {
        Ok(kept) => kept,
        Err(refusal) => return Ok(Some(explain(problem(refusal.code()), &refusal, slot))),
    };
    let new = NewDocument {
        slot: &slot.name,
        name: &sent.name,
        media_type: kept.media_type.essence(),
        pages: kept.pages,
        bytes: &kept.bytes,
        replaces: sent.replaces,
    };
    Ok(
        match documents::add(&site.store, visit.actor()?, case, sent.form_key, new).await? {
            Added::Kept => None,
            Added::Twice { slot: other } => Some(problem("twice").with("slot", other)),
            Added::SlotFull { max } => Some(problem("slot-full").with("max", max)),
            Added::CaseFull { max } => Some(
                problem("case-full")
                    .with("max", max)
                    .under(RuleCode::DocumentCount),
            ),
        },
    )
}

/// Adds what the sentence of a refusal needs to be precise.
fn explain(problem: Problem, refusal: &Refusal, slot: &Slot) -> Problem {
    match refusal {
        Refusal::TooLarge { limit } => problem
            .with("limit", limit / MEGABYTE)
            .under(RuleCode::DocumentSize),
        Refusal::TooManyPixels { limit } => problem.with("limit", limit / 1_000_000),
        Refusal::TooManyPages { limit } => problem.with("limit", limit),
        Refusal::WrongKind { found } => problem
            .with("found", found)
            .with("files", <&str>::from(slot.files)),
        _ => problem,
    }
}

fn status_of(problem: &Problem) -> StatusCode {
    match problem.code {
        "too-large" => StatusCode::PAYLOAD_TOO_LARGE,
        "unavailable" => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The form of an upload as it was sent.
struct Sent {
    form_key: Uuid,
    replaces: Option<DocumentId>,
    name: String,
    content: Content,
}

/// The file in it.
enum Content {
    Missing,
    TooLarge,
    Whole(Vec<u8>),
}

impl Sent {
    /// Reads the form to its end; of a file that is too large the rest is read and dropped.
    async fn read(mut form: Multipart) -> Result<Self, Failure> {
        let (mut form_key, mut replaces, mut name, mut content) =
            (None, None, String::new(), Content::Missing);
        while let Some(mut field) = form.next_field().await.map_err(|error| unreadable(&error))? {
            match field.name() {
                Some("form_key") => form_key = text(&mut field).await?.parse().ok(),
                Some("replaces") => replaces = text(&mut field).await?.parse().ok(),
                Some("file") => {
                    let sent_name = field.file_name().unwrap_or_default().to_owned();
                    name = file_name(&sent_name);
                    content = match bounded(&mut field, BYTES_MAX).await? {
                        // A browser sends a nameless empty file when none was chosen.
                        Some(bytes) if bytes.is_empty() && sent_name.is_empty() => Content::Missing,
                        Some(bytes) => Content::Whole(bytes),
                        None => Content::TooLarge,
                    };
                }
                _ => {}
            }
        }
        let form_key = form_key.ok_or(Failure::Unreadable)?;
        Ok(Self {
            form_key,
            replaces,
            name,
            content,
        })
    }
}

async fn text(field: &mut Field<'_>) -> Result<String, Failure> {
    let bytes = bounded(field, TEXT_BYTES_MAX).await?.ok_or(Failure::Unreadable)?;
    String::from_utf8(bytes).map_err(|_| Failure::Unreadable)
}

/// The content of a field; `None` when it is longer than `max` bytes, none of which are held then.
async fn bounded(field: &mut Field<'_>, max: usize) -> Result<Option<Vec<u8>>, Failure> {
    let mut kept = Some(Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|error| unreadable(&error))? {
        kept = kept.filter(|bytes| bytes.len() + chunk.len() <= max);
        if let Some(bytes) = &mut kept {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(kept)
}

fn unreadable(error: &axum::extract::multipart::MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::Unreadable
    }
}

/// The name of a file without folders and without characters that could make it look like another name.
fn file_name(sent: &str) -> String {
    let own = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = own
        .chars()
        .filter(|character| !character.is_control() && !turns_direction(*character));
    let name: String = shown.take(NAME_CHARS_MAX).collect();
    let name = name.trim();
    if name.is_empty() {
        "?".to_owned()
    } else {
        name.to_owned()
    }
}

/// Unicode's marks, embeddings, overrides and isolates of writing direction (Unicode Standard Annex 9).
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_could_mislead() {
        for (sent, expected) in [
            ("身份证.jpg", "身份证.jpg"),
            ("C:\\Users\\li\\front.png", "front.png"),
            ("../../etc/passwd", "passwd"),
            ("photo\u{202E}gpj.exe", "photogpj.exe"),
            ("a\r\nb.pdf", "ab.pdf"),
            ("  ", "?"),
            ("folder/", "?"),
        ] {
            assert_eq!(file_name(sent), expected, "{sent:?}");
        }
        assert_eq!(file_name(&"长".repeat(500)).chars().count(), NAME_CHARS_MAX);
    }
}
