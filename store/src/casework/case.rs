//! One case as use cases load it: its row, its data key, its parties, and what decides about access.

use domain::access::{Action, Actor, CaseScope, Grant, authorise};
use domain::casework::Part;
use domain::ids::{AccountId, CaseId, OrganisationId, PartyId, Version};
use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, EntityTrait, QuerySelect};
use uuid::Uuid;

use crate::crypto::{DataKey, Place};
use crate::entity::{case_file, case_party, data_key};
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

impl Case {
    /// Loads a case to read it and asks whether `actor` may do `A` to it, in one statement. Outside a transaction: what
    /// writes goes through [`Self::open_for_write`].
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such case, or it does not exist for this actor.
    pub(crate) async fn open<A: Action>(
        store: &Store,
        db: &DatabaseConnection,
        actor: &Actor,
        case: CaseId,
    ) -> Result<(Self, Grant<A>), Error> {
        Self::find(store, db, case, None).await?.granted(actor)
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
        Self::find(store, tx, case, Some(LockType::Update)).await
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
    async fn find(
        store: &Store,
        db: &impl ConnectionTrait,
        case: CaseId,
        lock: Option<LockType>,
    ) -> Result<Self, Error> {
        let mut query = case_file::Entity::find_by_id(case.0);
        if let Some(lock) = lock {
            QuerySelect::query(&mut query).lock_with_tables(lock, [case_file::Entity]);
        }
        let rows = query
            .find_also_related(data_key::Entity)
            .find_also(case_file::Entity, case_party::Entity)
            .all(db)
            .await?;
        let parties = rows.iter().filter_map(|(.., party)| party.as_ref());
        let parties = parties
            .map(|party| Ok((PartyId(party.party_id), party.role.parse()?)))
            .collect::<Result<_, Error>>()?;
        let (row, key, _) = rows.into_iter().next().ok_or(Error::NotFound)?;
        let key = store.unwrap_key(&key.ok_or(Error::NotFound)?)?;
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
