//! Lists of the desk as files.

use app::door::{Door, Who, post, to_form};
use app::failure::Failure;
use app::form::Form;
use app::pages::forex::officer::export::{self, Cell};
use app::pages::forex::officer::figures;
use app::site::Site;
use app::visit::Visit;
use axum::extract::State;
use axum::response::Response;
use store::forex;
use store::forex::desk::{self, Export};

use crate::sheet::{Broken, Sheet, download};

/// The doors of this room.
pub(crate) fn doors() -> Vec<Door> {
    vec![
        post(export::QUEUE, Who::Officer, queue),
        to_form(export::QUEUE, Who::Officer, 1),
        post(export::FIGURES, Who::Officer, figures),
        to_form(export::FIGURES, Who::Officer, 1),
    ]
}

/// `POST /desk/export`: all that a filter shows, read while it is sent.
async fn queue(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let (filter, format) = export::asked(&form);
    let what = export::on_record(&filter, format);
    let list = desk::begin_export(&site.store, visit.actor()?, &filter, &what).await?;
    let branches = forex::branches(&site.store).await?;
    let (words, name) = (visit.words, format!("yongyitong-queue-{}", visit.today()));
    let fill = async move |sheet: Sheet| {
        fill(&site, (list, sheet), |line| export::cells(words, &branches, line)).await
    };
    Ok(download((&name, format), export::heads(words), visit.now, fill))
}

async fn fill(
    site: &Site,
    (mut list, mut sheet): (Export, Sheet),
    cells: impl Fn(&desk::Line) -> Vec<Cell>,
) -> Result<Sheet, Broken> {
    loop {
        let lines = list.more(&site.store).await?;
        if lines.is_empty() {
            return Ok(sheet);
        }
        let rows: Vec<Vec<Cell>> = lines.iter().map(&cells).collect();
        sheet.rows(&rows).await?;
    }
}

/// `POST /desk/figures/export`.
async fn figures(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let (_, format) = export::asked(&form);
    let month = figures::month(&form)?;
    let found = desk::figures(&site.store, visit.actor()?, month).await?;
    let words = visit.words;
    let rows = figures::rows(words, &found);
    let fill = async move |mut sheet: Sheet| {
        sheet.rows(&rows).await?;
        Ok(sheet)
    };
    let name = format!("yongyitong-figures-{month}");
    Ok(download((&name, format), figures::heads(words), visit.now, fill))
}
