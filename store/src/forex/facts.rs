//! The facts by which an application is found and compared, as keyed hashes of whole values.

use std::collections::BTreeSet;

use domain::forex::application::Application;
use domain::forex::check::Shared;
use domain::ids::OrganisationId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    Set, SqlErr,
};
use uuid::Uuid;

use crate::entity::{case_file, case_lookup};
use crate::{Error, Store};

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::Display)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Fact {
    Name,
    /// The number of the applicant's own document.
    DocumentNumber,
    /// The number of somebody who acts for a firm or owns it.
    Person,
    Uscc,
    Shop,
    Card,
    Mobile,
}

impl Fact {
    /// The keyed hash of a normalised value of this kind.
    pub(crate) fn hash(self, store: &Store, value: &str) -> Vec<u8> {
        store.hash(&self.to_string(), value)
    }
}

/// Replaces the facts of a case by those of its newest submission.
pub(crate) async fn write_facts(
    store: &Store,
    tx: &DatabaseTransaction,
    (case, bank): (Uuid, Uuid),
    application: &Application,
) -> Result<(), Error> {
    case_lookup::Entity::delete_many()
        .filter(case_lookup::Column::CaseId.eq(case))
        .exec(tx)
        .await?;
    let rows = facts(application)
        .into_iter()
        .map(|(fact, value)| case_lookup::ActiveModel {
            case_id: Set(case),
            kind: Set(fact.to_string()),
            hash: Set(fact.hash(store, value)),
            organisation_id: Set(Some(bank)),
        });
    case_lookup::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Everything by which an application is found, each once.
fn facts(application: &Application) -> BTreeSet<(Fact, &str)> {
    let mut facts = BTreeSet::from([
        (Fact::Card, application.payout_number.as_str()),
        (Fact::Mobile, application.mobile.as_str()),
    ]);
    facts.extend(application.names.iter().map(|name| (Fact::Name, name.as_str())));
    facts.extend(
        application
            .document_number
            .iter()
            .map(|number| (Fact::DocumentNumber, number.as_str())),
    );
    facts.extend(
        application
            .people
            .iter()
            .map(|number| (Fact::Person, number.as_str())),
    );
    facts.extend(
        application
            .licence
            .iter()
            .map(|licence| (Fact::Uscc, licence.uscc.as_str())),
    );
    facts.extend(application.shop_urls.iter().map(|url| (Fact::Shop, url.as_str())));
    facts
}

/// The fact by which an applicant is the same as another one: the credit code where there is one.
pub(crate) fn own_fact(application: &Application) -> (Fact, &str) {
    let fact = match application.licence {
        Some(_) => Fact::Uscc,
        None => Fact::DocumentNumber,
    };
    (fact, application.own_number())
}

/// How many other cases share each kind of fact with this application.
///
/// Cases of the same applicant count for the person only: one may well apply at two banks with one shop and one card.
pub(crate) async fn shared_facts(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &case_file::Model,
    application: &Application,
) -> Result<Shared, Error> {
    let person = Counted {
        store,
        case,
        open_only: true,
    };
    let others = Counted {
        store,
        case,
        open_only: false,
    };
    let (own, number) = own_fact(application);
    Ok(Shared {
        person: person.count(db, own, &[number.to_owned()]).await?,
        shop: others.count(db, Fact::Shop, &application.shop_urls).await?,
        card: others
            .count(db, Fact::Card, std::slice::from_ref(&application.payout_number))
            .await?,
        mobile: others
            .count(db, Fact::Mobile, std::slice::from_ref(&application.mobile))
            .await?,
    })
}

struct Counted<'a> {
    store: &'a Store,
    case: &'a case_file::Model,
    open_only: bool,
}

impl Counted<'_> {
    async fn count(&self, db: &impl ConnectionTrait, fact: Fact, values: &[String]) -> Result<u32, Error> {
        let hashes: Vec<Vec<u8>> = values.iter().map(|value| fact.hash(self.store, value)).collect();
        let mut query = case_lookup::Entity::find()
            .select_only()
            .column(case_lookup::Column::CaseId)
            .distinct()
            .inner_join(case_file::Entity)
            .filter(case_lookup::Column::Kind.eq(fact.to_string()))
            .filter(case_lookup::Column::Hash.is_in(hashes))
            .filter(case_lookup::Column::CaseId.ne(self.case.id));
        query = if self.open_only {
            query.filter(case_file::Column::IsOpen.eq(true))
        } else {
            query.filter(case_file::Column::ApplicantPartyId.ne(self.case.applicant_party_id))
        };
        Ok(u32::try_from(query.count(db).await?).unwrap_or(u32::MAX))
    }
}

/// Claims for this case to be the one application of this person, or this firm, under way at this bank; false when another one is.
///
/// A unique column holds it: of two that are handed in at the same moment, one waits for the other and is refused.
pub(crate) async fn claim(
    store: &Store,
    tx: &DatabaseTransaction,
    (case, bank): (Uuid, Uuid),
    application: &Application,
) -> Result<bool, Error> {
    let person_at_bank = format!("{} {}", OrganisationId(bank), application.own_number());
    let claimed = case_file::Entity::update_many()
        .col_expr(
            case_file::Column::OpenClaim,
            Expr::value(store.hash("open_application", &person_at_bank)),
        )
        .filter(case_file::Column::Id.eq(case))
        .exec(tx)
        .await;
    match claimed {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
