//! Other cases of the same bank that share a fact with this one. Other banks' cases are counted, never named.

use domain::forex::Status;
use domain::forex::application::Application;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use crate::casework::Case;
use crate::entity::{case_file, case_lookup, instant};
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
    of_others.map(|(fact, other)| read(case, fact, other)).collect()
}

fn read(case: &Case, fact: String, other: case_file::Model) -> Result<Alike, Error> {
    Ok(Alike {
        fact,
        case: CaseId(other.id),
        status: status_of(&other)?,
        submitted_at: other.submitted_at.and_then(instant),
        same_applicant: other.applicant_party_id == case.row.applicant_party_id,
        reference: other.reference.unwrap_or_default(),
    })
}
