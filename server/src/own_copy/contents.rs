//! What lies in a copy: a page and data for the account, and a folder for each case.

use std::collections::BTreeMap;
use std::io;

use app::components::control::Offered;
use app::pages::forex::applicant;
use app::pages::privacy::copy::paper::{self, CaseFolder, Shown};
use app::visit::Visit;
use domain::ids::{CaseId, DocumentId};
use store::privacy::copy::{self, CaseCopy};

use crate::archive::Archive;
use crate::upload::MediaType;

/// Why a copy was broken off.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    #[error("it could not be read: {0}")]
    Read(#[from] store::Error),
    #[error("it could not be written: {0}")]
    Written(#[from] io::Error),
    #[error("it could not be put into words: {0}")]
    Json(#[from] serde_json::Error),
    #[error("nobody is signed in")]
    Nobody,
}

/// Packs everything about who is signed in; these are their cases.
pub(super) async fn pack(visit: &Visit, cases: &[CaseId], archive: &mut Archive) -> Result<(), Broken> {
    let who = visit.signed_in().map_err(|_| Broken::Nobody)?;
    let store = &visit.site.store;
    let offered = applicant::offered(visit.words, &store::forex::branches(store).await?);
    let packing = Packing {
        visit,
        offered: &offered,
    };
    let mut folders = Vec::with_capacity(cases.len());
    for case in cases {
        folders.extend(packing.case(*case, archive).await?);
    }
    let account = copy::account(store, who.account()).await?;
    let page = paper::account(visit.words, &account, &folders, visit.now);
    archive.text("index.html", page.as_bytes()).await?;
    archive
        .text("data.json", &serde_json::to_vec_pretty(&account)?)
        .await?;
    Ok(archive.finish().await?)
}

/// Something about each document that was found.
type ByDocument = BTreeMap<DocumentId, String>;

struct Packing<'a> {
    visit: &'a Visit,
    offered: &'a [Offered],
}

impl Packing<'_> {
    /// One case in a folder of its own; `None` when it was erased while the copy was under way.
    async fn case(&self, id: CaseId, archive: &mut Archive) -> Result<Option<CaseFolder>, Broken> {
        let store = &self.visit.site.store;
        let who = self.visit.signed_in().map_err(|_| Broken::Nobody)?;
        let actor = &who.oneself();
        let copy = match copy::case(store, actor, id).await {
            Err(store::Error::NotFound) => return Ok(None),
            found => found?,
        };
        let name = copy.reference.clone().unwrap_or_else(|| id.to_string());
        let path = format!("cases/{name}");
        let (files, digests) = self.documents(&copy, (id, &path), archive).await?;
        let mut receipts = BTreeMap::new();
        for receipt in &copy.receipts {
            let file = format!("receipts/{}.txt", receipt.number);
            archive
                .text(&format!("{path}/{file}"), receipt.file.as_bytes())
                .await?;
            receipts.insert(receipt.number, file);
        }
        let shown = Shown {
            journey: &*store::forex::journey(store, copy.applicant).await?,
            offered: self.offered,
            files: &files,
            receipts: &receipts,
            digests: &digests,
            signed_by: None,
        };
        let page = paper::case(self.visit.words, &copy, shown);
        archive
            .text(&format!("{path}/index.html"), page.as_bytes())
            .await?;
        let data = serde_json::to_vec_pretty(&copy)?;
        archive.text(&format!("{path}/data.json"), &data).await?;
        Ok(Some(CaseFolder {
            path,
            process: copy.process,
            reference: copy.reference,
        }))
    }

    /// The documents of a case, one after the other; the answer says where each lies, and its hash.
    async fn documents(
        &self,
        copy: &CaseCopy,
        (case, path): (CaseId, &str),
        archive: &mut Archive,
    ) -> Result<(ByDocument, ByDocument), Broken> {
        let store = &self.visit.site.store;
        let who = self.visit.signed_in().map_err(|_| Broken::Nobody)?;
        let actor = &who.oneself();
        let (mut files, mut digests) = (ByDocument::new(), ByDocument::new());
        for document in &copy.documents {
            let Some(content) = copy::document(store, actor, case, document.id).await? else {
                continue;
            };
            let kind = MediaType::named(&document.media_type).map_or("bin", MediaType::extension);
            let file = format!("documents/{}-{}.{kind}", document.slot, document.id);
            archive.file(&format!("{path}/{file}"), &content).await?;
            files.insert(document.id, file);
            digests.insert(document.id, copy::digest(&content));
        }
        Ok((files, digests))
    }
}
