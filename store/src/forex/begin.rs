//! A new application: empty, or from the answers and documents of an earlier one.

use std::collections::BTreeMap;

use domain::access::{Actor, Apply};

use domain::casework::{Answers, Link, Part, Process};
use domain::forex::{ApplicantKind, Status};
use domain::identity::firm::profile::begins;
use domain::ids::{CaseId, OrganisationId, PartyId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};

use super::change::{applicant_of, is_discarded, status_of};
use super::draft::TAKEN_OVER;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{Case, NO_TERM};
use crate::clock::local_date;
use crate::crypto::{DataKey, NewDataKey};
use crate::entity::{case_file, case_link, case_party, day_text, document, draft_page, micros, party};
use crate::identity::firm::profile;
use crate::{Error, Store, audit, documents};

/// The most drafts that a person may have open at a time.
pub const DRAFTS_MAX: usize = 5;

/// Which application is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// An empty one of such an applicant, unless a draft of the same kind is open that could be gone on with.
    New(ApplicantKind),
    /// An empty one of such an applicant beside the drafts that are open.
    Another(ApplicantKind),
    /// One with the answers and documents of an earlier one that did not come through.
    Again(CaseId),
}

/// What became of beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// There is a draft, made now or by an earlier send of the same form.
    Draft(CaseId),
    /// A draft of such an applicant is open already.
    Unfinished,
    /// As many drafts are open as there may be.
    TooMany,
}

/// Begins an application: once, however often the form arrives.
///
/// # Errors
/// [`Error::NotNow`] when the earlier one is still under way, or when somebody acts for a firm and such an applicant is
/// none.
pub async fn begin(store: &Store, actor: &Actor, which: Beginning, sent: Sent<'_>) -> Result<Begun, Error> {
    let (applicant, party) = match which {
        Beginning::New(applicant) | Beginning::Another(applicant) => {
            (applicant, party_for(store, actor, applicant).await?)
        }
        Beginning::Again(earlier) => {
            let (old, _grant) = Case::open::<Apply>(store, store.reader(), actor, earlier).await?;
            (applicant_of(&old.row)?, PartyId(old.row.applicant_party_id))
        }
    };
    let newcomer = Newcomer {
        store,
        actor,
        applicant,
        party,
        case: CaseId(store.new_uuid()),
        known: match which {
            Beginning::New(applicant) | Beginning::Another(applicant) => {
                known(store, applicant, party).await?
            }
            Beginning::Again(_) => BTreeMap::new(),
        },
        which,
        sent,
    };
    let key = store.draw_data_key();
    let papers = match newcomer.from() {
        Some(earlier) => match newcomer.copy_papers(earlier, &key.key).await? {
            Papers::Copied(papers) => papers,
            Papers::NotNeeded(begun) => return Ok(begun),
        },
        None => Vec::new(),
    };
    newcomer.write(&key, papers).await
}

/// The party that applies: the one for which somebody acts. Only a person trades in the own name.
async fn party_for(store: &Store, actor: &Actor, applicant: ApplicantKind) -> Result<PartyId, Error> {
    let party = actor.own_party().ok_or(Error::NotFound)?;
    if applicant == ApplicantKind::Firm {
        return Ok(party);
    }
    let person = party::Entity::find_by_id(party.0)
        .filter(party::Column::Kind.eq(PERSON))
        .one(store.reader())
        .await?;
    person.map(|_| party).ok_or(Error::NotNow)
}

/// What is known of the applicant already, by page: a firm keeps a profile.
async fn known(
    store: &Store,
    applicant: ApplicantKind,
    party: PartyId,
) -> Result<BTreeMap<String, Answers>, Error> {
    if applicant != ApplicantKind::Firm {
        return Ok(BTreeMap::new());
    }
    let party = party::Entity::find_by_id(party.0).one(store.reader()).await?;
    let Some(firm) = party.and_then(|party| party.organisation_id) else {
        return Ok(BTreeMap::new());
    };
    let known = profile::known(store, OrganisationId(firm)).await?;
    Ok(begins(&known, applicant.journey(Vec::new()).pages()))
}

/// The kind of a party that is a person.
const PERSON: &str = "person";

/// An application about to begin.
struct Newcomer<'a> {
    store: &'a Store,
    actor: &'a Actor,
    applicant: ApplicantKind,
    party: PartyId,
    case: CaseId,
    /// What its pages begin with.
    known: BTreeMap<String, Answers>,
    which: Beginning,
    sent: Sent<'a>,
}

enum Papers {
    Copied(Vec<document::Model>),
    NotNeeded(Begun),
}

impl Newcomer<'_> {
    /// The case whose answers it takes over.
    fn from(&self) -> Option<CaseId> {
        match self.which {
            Beginning::Again(earlier) => Some(earlier),
            Beginning::New(_) | Beginning::Another(_) => None,
        }
    }

    /// Seals the files of the earlier case anew. That takes a while, so it holds up no other writer; whether a draft may
    /// be made at all is asked before, and once more when it is made.
    async fn copy_papers(&self, earlier: CaseId, key: &DataKey) -> Result<Papers, Error> {
        let tx = self.store.database().begin_write().await?;
        if let Some(begun) = self.answered(&tx).await? {
            return Ok(Papers::NotNeeded(begun));
        }
        let old = self.earlier(&tx, earlier).await?;
        tx.rollback().await?;
        let papers = documents::copy(self.store, self.actor, &old, (self.case, key)).await?;
        Ok(Papers::Copied(papers))
    }

    async fn write(&self, key: &NewDataKey, papers: Vec<document::Model>) -> Result<Begun, Error> {
        let (store, actor) = (self.store, self.actor);
        let tx = store.database().begin_write().await?;
        if let Some(begun) = self.answered(&tx).await? {
            return Ok(begun);
        }
        store.keep_data_key(&tx, key).await?;
        self.insert_case(&tx, key).await?;
        if let Some(earlier) = self.from() {
            let old = self.earlier(&tx, earlier).await?;
            copy_pages(store, &tx, &old, self.case).await?;
            self.link(&tx, earlier).await?;
        }
        self.take_over(&tx).await?;
        documents::keep_copies(store, &tx, actor, papers).await?;
        let object = format!("case/{}", self.case);
        let (id, at, actor_id) = (store.new_uuid(), store.clock().now(), Some(actor.account.0));
        let entry = audit::Entry {
            id,
            at,
            actor: actor_id,
            action: "begin",
            object: &object,
            detail: "draft",
        };
        audit::record(&tx, entry).await?;
        remember(store, &tx, actor.account, self.sent, &self.case.to_string()).await?;
        tx.commit().await?;
        Ok(Begun::Draft(self.case))
    }

    /// The answer to a form that makes no draft: it did already, or there are too many.
    async fn answered(&self, tx: &DatabaseTransaction) -> Result<Option<Begun>, Error> {
        // Of two forms of one person, the second waits here and counts the draft of the first.
        party::Entity::find_by_id(self.party.0)
            .lock_exclusive()
            .one(tx)
            .await?;
        if let Repeat::Done(case) = seen(self.store, tx, self.actor.account, self.sent).await? {
            let case = case.parse().map_err(Error::corrupt)?;
            return Ok(Some(Begun::Draft(case)));
        }
        let drafts = case_file::Entity::find()
            .filter(case_file::Column::ApplicantPartyId.eq(self.party.0))
            .filter(case_file::Column::Status.eq(Status::Draft.to_string()))
            .all(tx)
            .await?;
        if drafts.len() >= DRAFTS_MAX {
            return Ok(Some(Begun::TooMany));
        }
        let kinds: Vec<ApplicantKind> = drafts.iter().map(applicant_of).collect::<Result<_, _>>()?;
        let is_asked = matches!(self.which, Beginning::New(applicant) if kinds.contains(&applicant));
        Ok(is_asked.then_some(Begun::Unfinished))
    }

    /// The case from which this one begins.
    async fn earlier(&self, tx: &DatabaseTransaction, earlier: CaseId) -> Result<Case, Error> {
        let (old, _) = Case::open_for_write::<Apply>(self.store, tx, self.actor, earlier).await?;
        if is_discarded(&old.row) || !status_of(&old.row)?.can_start_again() {
            return Err(Error::NotNow);
        }
        Ok(old)
    }

    async fn insert_case(&self, tx: &DatabaseTransaction, key: &NewDataKey) -> Result<(), Error> {
        let now = self.store.clock().now();
        let row = case_file::ActiveModel {
            id: Set(self.case.0),
            process: Set(Process::Forex.to_string()),
            variant: Set(Some(self.applicant.to_string())),
            status: Set(Status::Draft.to_string()),
            version: Set(1),
            applicant_party_id: Set(self.party.0),
            is_open: Set(false),
            data_key_id: Set(key.key.id()),
            rules_on: Set(day_text(local_date(now))),
            next_due_on: Set(NO_TERM.to_owned()),
            clock_paused: Set(false),
            round: Set(0),
            created_by: Set(Some(self.actor.account.0)),
            created_at: Set(micros(now)),
            updated_at: Set(micros(now)),
            ..Default::default()
        };
        row.insert(tx).await?;
        let part = case_party::ActiveModel {
            case_id: Set(self.case.0),
            party_id: Set(self.party.0),
            role: Set(Part::Applicant.to_string()),
            secret_hash: Set(None),
        };
        case_party::Entity::insert(part)
            .exec_without_returning(tx)
            .await?;
        Ok(())
    }

    /// Writes what is known already onto its pages; each is to be looked at and saved.
    async fn take_over(&self, tx: &DatabaseTransaction) -> Result<(), Error> {
        let case = Case::lock(self.store, tx, self.case).await?;
        for (page, answers) in &self.known {
            let row = draft_page::ActiveModel {
                case_id: Set(self.case.0),
                page: Set(page.clone()),
                answers_enc: Set(case.seal_page(page, answers)?),
                version: Set(TAKEN_OVER),
                session_id: Set(None),
                saved_at: Set(micros(self.store.clock().now())),
            };
            draft_page::Entity::insert(row).exec_without_returning(tx).await?;
        }
        Ok(())
    }

    /// Keeps from which case this one came.
    async fn link(&self, tx: &DatabaseTransaction, earlier: CaseId) -> Result<(), Error> {
        let link = case_link::ActiveModel {
            id: Set(self.store.new_uuid()),
            kind: Set(Link::StartedAgain.to_string()),
            from_case_id: Set(earlier.0),
            to_case_id: Set(self.case.0),
            created_at: Set(micros(self.store.clock().now())),
        };
        case_link::Entity::insert(link).exec_without_returning(tx).await?;
        Ok(())
    }
}

async fn copy_pages(store: &Store, tx: &DatabaseTransaction, old: &Case, new: CaseId) -> Result<(), Error> {
    let case = Case::lock(store, tx, new).await?;
    let pages = draft_page::Entity::find()
        .filter(draft_page::Column::CaseId.eq(old.row.id))
        .all(tx)
        .await?;
    // Declarations are made anew each time.
    for page in pages.into_iter().filter(|page| page.page != "declarations") {
        let answers = old.open_page(&page.page, &page.answers_enc)?;
        let copied = draft_page::Model {
            case_id: new.0,
            answers_enc: case.seal_page(&page.page, &answers)?,
            version: page.version.min(1),
            ..page
        };
        draft_page::Entity::insert(copied.into_active_model())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
