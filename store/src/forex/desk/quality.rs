//! A random sample of a bank's decisions, which its supervisor looks over: whether each was right, and rightly made.

use domain::access::{Actor, CheckQuality, ReadAtDesk, authorise};
use domain::forex::quality::{DRAWN_FROM_DAYS, DRAWN_MAX, QualityFinding, drawn};
use domain::ids::{AccountId, CaseId, OrganisationId, Version};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Set,
};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::form::{DeskForm, allow};
use super::history::happened;
use super::keeping::{one_at_a_time, one_at_a_time_for};
use super::people::{self, supervises};
use super::propose::Stage;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{By, Case, letters, visible_to};
use crate::entity::{case_file, data_key, decision, instant, micros, quality_check};
use crate::{Error, Store, audit};

/// The most lines of the page.
const SHOWN_MAX: u64 = 100;
/// Of so many decisions, the newest, a sample is drawn.
const DRAWN_FROM_MAX: u64 = 5_000;

/// One decision that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sampled {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// `approved` or `refused`.
    pub outcome: String,
    /// Who proposed it.
    pub maker: String,
    /// Who confirmed it.
    pub checker: String,
    /// When it was drawn.
    pub drawn_at: OffsetDateTime,
    /// What looking it over gave.
    pub finding: Option<QualityFinding>,
    /// Who looked it over.
    pub by: Option<String>,
}

fn bank_of(actor: &Actor) -> Result<OrganisationId, Error> {
    let bank = actor.desk().filter(|_| supervises(actor));
    bank.ok_or(Error::NotFound)
}

/// What was drawn: first what waits, then the newest.
///
/// # Errors
/// [`Error::NotFound`] for everybody who supervises no bank.
pub async fn sample(store: &Store, actor: &Actor) -> Result<Vec<Sampled>, Error> {
    use quality_check::Column as C;
    let bank = bank_of(actor)?;
    let visible = visible_to::<ReadAtDesk>(actor).ok_or(Error::NotFound)?;
    let rows: Vec<Row> = quality_check::Entity::find()
        .select_only()
        .columns([C::CaseId, C::DrawnAt, C::Finding, C::CheckedBy])
        .join(JoinType::InnerJoin, quality_check::Relation::Decision.def())
        .join(JoinType::InnerJoin, quality_check::Relation::CaseFile.def())
        .columns([
            decision::Column::Outcome,
            decision::Column::MakerId,
            decision::Column::CheckerId,
        ])
        .column(case_file::Column::Reference)
        .filter(C::OrganisationId.eq(bank.0))
        .filter(visible)
        .order_by_desc(C::Finding.is_null())
        .order_by_desc(C::DrawnAt)
        .order_by_desc(C::Id)
        .limit(SHOWN_MAX)
        .into_model()
        .all(store.reader())
        .await?;
    let people = rows
        .iter()
        .flat_map(|row| [Some(row.maker_id), row.checker_id, row.checked_by])
        .flatten()
        .collect();
    let names = people::names(store, store.reader(), people).await?;
    let name = |account: Uuid| names.get(&account).cloned().unwrap_or_default();
    let read = |row: Row| {
        Ok(Sampled {
            case: CaseId(row.case_id),
            reference: row.reference.unwrap_or_default(),
            outcome: row.outcome,
            maker: name(row.maker_id),
            checker: row.checker_id.map(name).unwrap_or_default(),
            drawn_at: instant(row.drawn_at).ok_or_else(|| Error::corrupt("quality_check.drawn_at"))?,
            finding: row.finding.as_deref().map(str::parse).transpose()?,
            by: row.checked_by.map(name),
        })
    };
    rows.into_iter().map(read).collect()
}

#[derive(FromQueryResult)]
struct Row {
    case_id: Uuid,
    drawn_at: i64,
    finding: Option<String>,
    checked_by: Option<Uuid>,
    outcome: String,
    maker_id: Uuid,
    checker_id: Option<Uuid>,
    reference: Option<String>,
}

/// Draws up to `count` decisions at random, of those of the last days that were never drawn and in which this
/// supervisor had no hand. Once, however often the form arrives. Gives how many were drawn.
///
/// # Errors
/// [`Error::NotFound`] for everybody who supervises no bank.
pub async fn draw(store: &Store, actor: &Actor, count: usize, sent: Sent<'_>) -> Result<usize, Error> {
    let bank = bank_of(actor)?;
    let tx = store.database().begin_write().await?;
    one_at_a_time(&tx, actor).await?;
    one_at_a_time_for(&tx, bank).await?;
    if let Repeat::Done(count) = seen(store, &tx, actor.account, sent).await? {
        return Ok(count.parse().unwrap_or_default());
    }
    let all = never_drawn(store, &tx, actor, bank).await?;
    let chosen = drawn(all, count.min(DRAWN_MAX), || {
        u64::from_be_bytes(store.chance().bytes())
    });
    let now = micros(store.clock().now());
    let row = |(decision, case): &(Uuid, Uuid)| quality_check::ActiveModel {
        id: Set(store.new_uuid()),
        organisation_id: Set(bank.0),
        case_id: Set(*case),
        decision_id: Set(*decision),
        drawn_by: Set(actor.account.0),
        drawn_at: Set(now),
        finding: Set(None),
        checked_by: Set(None),
        checked_at: Set(None),
    };
    if !chosen.is_empty() {
        quality_check::Entity::insert_many(chosen.iter().map(row))
            .exec_without_returning(&tx)
            .await?;
    }
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: Some(actor.account.0),
        action: "quality.drawn",
        object: &format!("organisation/{bank}"),
        detail: &chosen.len().to_string(),
    };
    audit::record(&tx, entry).await?;
    remember(store, &tx, actor.account, sent, &chosen.len().to_string()).await?;
    tx.commit().await?;
    Ok(chosen.len())
}

/// (decision, case), the newest first, without those whose case was erased.
async fn never_drawn(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    bank: OrganisationId,
) -> Result<Vec<(Uuid, Uuid)>, Error> {
    use decision::Column as D;
    let visible = visible_to::<ReadAtDesk>(actor).ok_or(Error::NotFound)?;
    let since = store.clock().now() - Duration::days(DRAWN_FROM_DAYS);
    let rows = decision::Entity::find()
        .select_only()
        .columns([D::Id, D::CaseId])
        .join(JoinType::InnerJoin, decision::Relation::CaseFile.def())
        .join_rev(JoinType::LeftJoin, quality_check::Relation::Decision.def())
        .filter(quality_check::Column::Id.is_null())
        .join(JoinType::InnerJoin, case_file::Relation::DataKey.def())
        .filter(data_key::Column::Wrapped.is_not_null())
        .filter(case_file::Column::HandlingOrgId.eq(bank.0))
        .filter(visible)
        .filter(D::Result.eq("confirmed"))
        .filter(D::Stage.eq(Stage::Approval.to_string()))
        .filter(D::CheckedAt.gte(micros(since)))
        .filter(D::MakerId.ne(actor.account.0))
        .filter(D::CheckerId.ne(actor.account.0))
        .order_by_desc(D::CheckedAt)
        .limit(DRAWN_FROM_MAX);
    Ok(rows.into_tuple().all(tx).await?)
}

/// Whether a decision of this case waits to be looked over by this officer.
pub(super) async fn waits_for(db: &impl ConnectionTrait, actor: &Actor, case: &Case) -> Result<bool, Error> {
    if authorise::<CheckQuality>(actor, &case.scope()).is_none() {
        return Ok(false);
    }
    Ok(open_check(db, actor, case).await?.is_some())
}

async fn open_check(
    db: &impl ConnectionTrait,
    actor: &Actor,
    case: &Case,
) -> Result<Option<(quality_check::Model, decision::Model)>, Error> {
    let found = quality_check::Entity::find()
        .find_also_related(decision::Entity)
        .filter(quality_check::Column::CaseId.eq(case.row.id))
        .filter(quality_check::Column::Finding.is_null())
        .one(db)
        .await?;
    let found = found.and_then(|(check, decision)| Some((check, decision?)));
    let had_hand =
        |own: &decision::Model| own.maker_id == actor.account.0 || own.checker_id == Some(actor.account.0);
    Ok(found.filter(|(_, decision)| !had_hand(decision)))
}

/// Writes what looking a decision over gave, and tells its maker and checker. Once, however often the form arrives.
///
/// # Errors
/// [`Error::NotNow`] when nothing of this case waits for it.
pub async fn judge_quality(
    store: &Store,
    actor: &Actor,
    (case, seen): (CaseId, Version),
    (finding, note): (QualityFinding, &str),
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("judge_quality", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some(case) = form.open(store, &tx, actor).await? else {
        return Ok(());
    };
    let grant = allow::<CheckQuality>(actor, &case)?;
    let (check, decision) = open_check(&tx, actor, &case).await?.ok_or(Error::NotNow)?;
    let mut check: quality_check::ActiveModel = check.into();
    check.finding = Set(Some(finding.to_string()));
    check.checked_by = Set(Some(actor.account.0));
    check.checked_at = Set(Some(micros(store.clock().now())));
    check.update(&tx).await?;
    let note = Some(note).filter(|note| !note.is_empty());
    let what = ("quality_checked", finding.into(), note);
    happened(store, &tx, &case, By::from(&grant), what).await?;
    let hands = [Some(decision.maker_id), decision.checker_id];
    for officer in hands.into_iter().flatten() {
        letters::tell_officer(store, &tx, &case, AccountId(officer), "quality_checked").await?;
    }
    form.done(store, tx, actor).await
}
