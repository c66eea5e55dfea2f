//! One case as use cases load it: its row, its data key, its parties, and what decides about access.

use domain::access::{Action, Actor, CaseScope, Grant, authorise};
use domain::casework::Part;
use domain::ids::{AccountId, CaseId, OrganisationId, PartyId, Version};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, FromQueryResult, QueryResult};
use uuid::Uuid;

use crate::crypto::{DataKey, Place};
use crate::database::{Reader, statement};
use crate::entity::case_file;
use crate::{Error, Store};

/// A loaded case.
pub(crate) struct Case {
    /// Its row.
    pub(crate) row: case_file::Model,
    /// The key of everything sealed in it.
    pub(crate) key: DataKey,
    /// Who stands in it, and as what.
    parties: Vec<(PartyId, Part)>,
}

/// Whether a case is locked until the end of the transaction.
#[derive(Clone, Copy)]
enum Lock {
    No,
    ForWrite,
}

/// The case `$1` with the key of what is sealed in it, once for each party.
macro_rules! case_with_parties {
    () => {
        "SELECT c.*, k.wrapped, k.ring_key_id, p.party_id, p.role FROM case_file c \
         JOIN data_key k ON k.id = c.data_key_id LEFT JOIN case_party p ON p.case_id = c.id WHERE c.id = $1"
    };
}

/// Who stands in the case by this row of it.
fn party(row: &QueryResult) -> Result<Option<(PartyId, Part)>, Error> {
    let party: Option<Uuid> = row.try_get("", "party_id")?;
    let role: Option<String> = row.try_get("", "role")?;
    let stands = party
        .zip(role)
        .map(|(party, role)| Ok((PartyId(party), role.parse()?)));
    stands.transpose()
}

impl Case {
    /// Loads a case to read it and asks whether `actor` may do `A` to it, in one statement. Outside a transaction: what
    /// writes goes through [`Self::open_for_write`].
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such case, or it does not exist for this actor.
    pub(crate) async fn open<A: Action>(
        store: &Store,
        db: &Reader,
        actor: &Actor,
        case: CaseId,
    ) -> Result<(Self, Grant<A>), Error> {
        Self::find(store, db, case, Lock::No).await?.granted(actor)
    }

    /// Locks a case until the transaction ends, loads it as it then stands, and asks whether `actor` may do `A` to it.
    /// Comes before every other statement of a use case that writes: whoever comes second sees all that the first did.
    ///
    /// # Errors
    /// As for [`Self::open`].
    pub(crate) async fn open_for_write<A: Action>(
        store: &Store,
        tx: &DatabaseTransaction,
        actor: &Actor,
        case: CaseId,
    ) -> Result<(Self, Grant<A>), Error> {
        Self::lock(store, tx, case).await?.granted(actor)
    }

    /// Locks and loads a case without asking for anybody, for jobs of the calendar.
    pub(crate) async fn lock(store: &Store, tx: &DatabaseTransaction, case: CaseId) -> Result<Self, Error> {
        Self::find(store, tx, case, Lock::ForWrite).await
    }

    /// Fails when somebody else changed the case after the page that decides was shown.
    pub(crate) fn at(&self, seen: Version) -> Result<(), Error> {
        if self.row.version == seen.0 {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }

    /// One statement, a row of it for each party. On `SQLite` there is no lock to ask for: a transaction that writes is
    /// alone.
    async fn find(store: &Store, db: &impl ConnectionTrait, case: CaseId, lock: Lock) -> Result<Self, Error> {
        let text = match (lock, db.get_database_backend()) {
            (Lock::ForWrite, DbBackend::Postgres) => concat!(case_with_parties!(), " FOR UPDATE OF c"),
            _ => case_with_parties!(),
        };
        let rows = db.query_all_raw(statement(db, text, [case.0.into()])).await?;
        let first = rows.first().ok_or(Error::NotFound)?;
        let row = case_file::Model::from_query_result(first, "")?;
        let wrapped: Option<Vec<u8>> = first.try_get("", "wrapped")?;
        let ring_key_id: String = first.try_get("", "ring_key_id")?;
        let key = store.unwrap(row.data_key_id, &ring_key_id, &wrapped.ok_or(Error::NotFound)?)?;
        let parties = rows
            .iter()
            .map(party)
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?;
        Ok(Self { row, key, parties })
    }

    fn granted<A: Action>(self, actor: &Actor) -> Result<(Self, Grant<A>), Error> {
        let grant = authorise::<A>(actor, &self.scope()).ok_or(Error::NotFound)?;
        Ok((self, grant))
    }

    /// Its id.
    pub(crate) fn id(&self) -> CaseId {
        CaseId(self.row.id)
    }

    /// What the decision about access needs to know.
    pub(crate) fn scope(&self) -> CaseScope {
        let row = &self.row;
        CaseScope {
            case: self.id(),
            version: Version(row.version),
            parties: self.parties.clone(),
            handling_org: row.handling_org_id.map(OrganisationId),
            taken_by: row.taken_by.map(AccountId),
            proposed_by: row.proposed_by.map(AccountId),
        }
    }

    /// Seals a text into a row that belongs to this case.
    pub(crate) fn seal(&self, table: &'static str, column: &'static str, row: Uuid, text: &str) -> Vec<u8> {
        self.key.seal_text(&Place::new(table, column, row), text)
    }

    /// Opens a text of a row that belongs to this case.
    pub(crate) fn unseal(
        &self,
        table: &'static str,
        column: &'static str,
        row: Uuid,
        sealed: &[u8],
    ) -> Result<String, Error> {
        Ok(self.key.open_text(&Place::new(table, column, row), sealed)?)
    }

    /// Opens a text that may be missing.
    pub(crate) fn unseal_optional(
        &self,
        table: &'static str,
        column: &'static str,
        row: Uuid,
        sealed: Option<&[u8]>,
    ) -> Result<Option<String>, Error> {
        sealed
            .map(|sealed| self.unseal(table, column, row, sealed))
            .transpose()
    }
}
