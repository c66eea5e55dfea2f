//! The bank branches that take applications.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::casework::Journey;
use domain::forex::ApplicantKind;
use domain::identity::OrganisationKind;
use domain::ids::OrganisationId;
use sea_orm::{ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use strum::IntoEnumIterator;
use time::OffsetDateTime;

use crate::clock::local_date;
use crate::entity::{day_text, organisation};
use crate::{Error, Store};

/// A branch at which an account can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its id.
    pub id: OrganisationId,
    /// The bank it belongs to, whose officers handle the case.
    pub bank: OrganisationId,
    /// Its code, which the answer holds.
    pub code: String,
    /// The bank's name in Chinese and English.
    pub bank_name: (String, String),
    /// Its own name in Chinese and English.
    pub name: (String, String),
    /// Where it is, in Chinese and English.
    pub address: (String, String),
    /// Its BIC.
    pub bic: Option<String>,
}

/// What can be chosen today.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    branches: Arc<Vec<Branch>>,
    journeys: BTreeMap<ApplicantKind, Arc<Journey>>,
}

/// The branches that take applications today, by bank and code.
pub async fn branches(store: &Store) -> Result<Arc<Vec<Branch>>, Error> {
    Ok(offered(store).await?.branches)
}

/// The journey of such an applicant with the branches of today.
pub async fn journey(store: &Store, applicant: ApplicantKind) -> Result<Arc<Journey>, Error> {
    let mut journeys = offered(store).await?.journeys;
    journeys
        .remove(&applicant)
        .ok_or_else(|| Error::corrupt("a kind of applicant without a journey"))
}

async fn offered(store: &Store) -> Result<Offered, Error> {
    let now = store.clock().now();
    if let Some(offered) = store.memory().offered.find(&(), now) {
        return Ok(offered);
    }
    let branches = read_branches(store, now).await?;
    let codes: Vec<String> = branches.iter().map(|branch| branch.code.clone()).collect();
    let journey = |applicant: ApplicantKind| (applicant, Arc::new(applicant.journey(codes.clone())));
    let offered = Offered {
        branches: Arc::new(branches),
        journeys: ApplicantKind::iter().map(journey).collect(),
    };
    store.memory().offered.keep((), offered.clone(), now);
    Ok(offered)
}

async fn read_branches(store: &Store, now: OffsetDateTime) -> Result<Vec<Branch>, Error> {
    let today = day_text(local_date(now));
    let valid = Condition::all()
        .add(organisation::Column::Kind.eq(OrganisationKind::Bank.to_string()))
        .add(organisation::Column::ValidFrom.lte(today.as_str()))
        .add(
            organisation::Column::ValidTo
                .is_null()
                .or(organisation::Column::ValidTo.gt(today.as_str())),
        );
    let rows = organisation::Entity::find()
        .filter(valid)
        .order_by_asc(organisation::Column::Code);
    let rows = rows.all(store.reader()).await?;
    let banks: Vec<&organisation::Model> = rows.iter().filter(|row| row.parent_id.is_none()).collect();
    let of_bank = |bank: &&organisation::Model| {
        let (bank, bank_id) = ((*bank).clone(), bank.id);
        let own = rows.iter().filter(move |row| row.parent_id == Some(bank_id));
        own.map(move |row| read_branch(row, &bank)).collect::<Vec<_>>()
    };
    Ok(banks.iter().flat_map(of_bank).collect())
}

fn read_branch(row: &organisation::Model, bank: &organisation::Model) -> Branch {
    Branch {
        id: OrganisationId(row.id),
        bank: OrganisationId(bank.id),
        code: row.code.clone(),
        bank_name: (bank.name_zh.clone(), bank.name_en.clone()),
        name: (row.name_zh.clone(), row.name_en.clone()),
        address: (row.address_zh.clone(), row.address_en.clone()),
        bic: row.bic.clone().or_else(|| bank.bic.clone()),
    }
}
