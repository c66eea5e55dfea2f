//! Other cases of the same bank that share a fact with this one. Other banks' cases are counted, never named.

use std::collections::BTreeMap;

use domain::access::{Actor, Examine, ReadAtDesk};
use domain::casework::Link;
use domain::forex::Status;
use domain::forex::application::Application;
use domain::ids::CaseId;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::history::happened;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{By, Case};
use crate::entity::{case_file, case_link, case_lookup, instant, micros};
use crate::forex::change::status_of;
use crate::forex::facts::Fact;
use crate::{Error, Store};

/// The most such cases that are shown.
const ALIKE_MAX: u64 = 20;

/// A case that shares a fact with this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// What they share: `document_number`, `uscc`, `shop`, `card` or `mobile`.
    pub fact: String,
    /// The other case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// Where it stands.
    pub status: Status,
    /// When it was handed in.
    pub submitted_at: Option<OffsetDateTime>,
    /// Whether the same person applied.
    pub same_applicant: bool,
    /// What an officer found about the two: [`Link::Duplicate`] or [`Link::Distinct`]; `None` while nobody said so.
    pub judged: Option<Link>,
}

/// The cases of this case's bank that share a document number, credit code, shop, card or mobile number with it, the newest first.
pub(super) async fn alike(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &Case,
    application: &Application,
) -> Result<Vec<Alike>, Error> {
    let of = |fact: Fact, value: &str| {
        Condition::all()
            .add(case_lookup::Column::Kind.eq(fact.to_string()))
            .add(case_lookup::Column::Hash.eq(fact.hash(store, value)))
    };
    let shared = Condition::any()
        .add(of(Fact::Card, &application.payout_number))
        .add(of(Fact::Mobile, &application.mobile))
        .add_option(
            application
                .document_number
                .as_ref()
                .map(|number| of(Fact::DocumentNumber, number)),
        )
        .add_option(
            application
                .licence
                .as_ref()
                .map(|licence| of(Fact::Uscc, &licence.uscc)),
        );
    let shared = application
        .shop_urls
        .iter()
        .fold(shared, |any, url| any.add(of(Fact::Shop, url)));
    let rows = case_lookup::Entity::find()
        .find_also_related(case_file::Entity)
        .filter(shared)
        .filter(case_lookup::Column::CaseId.ne(case.row.id))
        .filter(case_lookup::Column::OrganisationId.eq(case.row.handling_org_id))
        .order_by_desc(case_lookup::Column::CaseId)
        .limit(ALIKE_MAX)
        .all(db)
        .await?;
    let of_others = rows
        .into_iter()
        .filter_map(|(lookup, other)| Some((lookup.kind, other?)));
    let judged = judged(db, case).await?;
    of_others
        .map(|(fact, other)| read(case, fact, other, &judged))
        .collect()
}

fn read(
    case: &Case,
    fact: String,
    other: case_file::Model,
    judged: &BTreeMap<Uuid, Link>,
) -> Result<Alike, Error> {
    Ok(Alike {
        judged: judged.get(&other.id).copied(),
        fact,
        case: CaseId(other.id),
        status: status_of(&other)?,
        submitted_at: other.submitted_at.and_then(instant),
        same_applicant: other.applicant_party_id == case.row.applicant_party_id,
        reference: other.reference.unwrap_or_default(),
    })
}

/// What officers found about this case and others, whichever of the two it was said on.
pub(super) async fn judged(db: &impl ConnectionTrait, case: &Case) -> Result<BTreeMap<Uuid, Link>, Error> {
    let rows = case_link::Entity::find()
        .filter(between(case))
        .filter(found())
        .all(db)
        .await?;
    let of_other = |row: case_link::Model| {
        let other = if row.from_case_id == case.row.id {
            row.to_case_id
        } else {
            row.from_case_id
        };
        Ok((other, row.kind.parse()?))
    };
    rows.into_iter().map(of_other).collect()
}

fn between(case: &Case) -> Condition {
    Condition::any()
        .add(case_link::Column::FromCaseId.eq(case.row.id))
        .add(case_link::Column::ToCaseId.eq(case.row.id))
}

fn found() -> Condition {
    let kinds = [Link::Duplicate, Link::Distinct].map(|kind| kind.to_string());
    Condition::all().add(case_link::Column::Kind.is_in(kinds))
}

/// Says whether another case is about the same, and why; what was said before stands in the history. Once, however often
/// the form arrives.
///
/// # Errors
/// [`Error::NotFound`] unless the officer examines the case and reads the other.
pub async fn judge(
    store: &Store,
    actor: &Actor,
    [case, other]: [CaseId; 2],
    (is_duplicate, why): (bool, &str),
    sent: Sent<'_>,
) -> Result<(), Error> {
    let (other, _grant) = Case::open::<ReadAtDesk>(store, store.reader(), actor, other).await?;
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Examine>(store, &tx, actor, case).await?;
    if case.row.id == other.row.id {
        return Err(Error::NotFound);
    }
    if seen(store, &tx, actor.account, sent).await? != Repeat::New {
        return Ok(());
    }
    let kind = if is_duplicate {
        Link::Duplicate
    } else {
        Link::Distinct
    };
    case_link::Entity::delete_many()
        .filter(between(&case))
        .filter(between(&other))
        .filter(found())
        .exec(&tx)
        .await?;
    let row = case_link::ActiveModel {
        id: Set(store.new_uuid()),
        kind: Set(kind.to_string()),
        from_case_id: Set(case.row.id),
        to_case_id: Set(other.row.id),
        created_at: Set(micros(store.clock().now())),
    };
    case_link::Entity::insert(row).exec_without_returning(&tx).await?;
    let note = format!("{}: {why}", other.row.reference.clone().unwrap_or_default());
    let done = ("judge_alike", <&str>::from(kind), Some(note.as_str()));
    happened(store, &tx, &case, By::from(&grant), done).await?;
    remember(store, &tx, actor.account, sent, "judged").await?;
    tx.commit().await?;
    Ok(())
}
