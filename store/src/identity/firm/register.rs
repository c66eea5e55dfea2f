//! Registering a firm.

use domain::identifier::Uscc;
use domain::identity::firm::FIRMS_MAX;
use domain::identity::{OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId};

use super::count_of;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::identity::organisation::{self, Added, NewOrganisation};
use crate::identity::registration::is_taken;
use crate::identity::{account, people};
use crate::{Error, Store};

/// A firm to be registered.
#[derive(Clone, Debug)]
pub struct NewFirm<'a> {
    /// Its unified social credit code.
    pub uscc: Uscc,
    /// Its name on the business licence.
    pub name_zh: &'a str,
    /// Its name in English; the Chinese one where it has none.
    pub name_en: &'a str,
    /// The name of who registers it, where they gave none before.
    pub own_name: Option<&'a str>,
}

/// What became of registering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registered {
    /// There is the firm, made now or by an earlier send of the same form.
    Firm(OrganisationId),
    /// A firm with this credit code is registered already.
    Taken,
    /// They belong to as many firms as somebody may.
    TooMany,
}

/// Registers a firm, which belongs to `account` from now on.
pub async fn register(
    store: &Store,
    account: AccountId,
    new: NewFirm<'_>,
    sent: Sent<'_>,
) -> Result<Registered, Error> {
    let tx = store.database().begin_write().await?;
    account::lock(&tx, account).await?;
    if let Repeat::Done(outcome) = seen(store, &tx, account, sent).await? {
        return Ok(Registered::Firm(outcome.parse().map_err(Error::corrupt)?));
    }
    if count_of(store, &tx, account).await? >= FIRMS_MAX {
        return Ok(Registered::TooMany);
    }
    let own = account::load(store, &tx, account).await?;
    if own.kind != OrganisationKind::Firm.account_kind() {
        return Err(Error::NotFound);
    }
    if let Some(name) = new.own_name {
        account::name_once(store, &tx, &own, name).await?;
    }
    let added = organisation::add_in(store, &tx, Some(account), organisation(&new)).await;
    let firm = match added {
        Ok(Added::New(firm)) => firm,
        Ok(Added::CodeTaken | Added::NoSuchParent) => return Ok(Registered::Taken),
        // Somebody else was quicker by a moment.
        Err(Error::Database(error)) if is_taken(&error) => return Ok(Registered::Taken),
        Err(error) => return Err(error),
    };
    people::insert_duties(store, &tx, account, firm, &[Role::FirmOwner]).await?;
    remember(store, &tx, account, sent, &firm.to_string()).await?;
    tx.commit().await?;
    Ok(Registered::Firm(firm))
}

/// The credit code is the code of the organisation, so that each firm is registered once.
fn organisation(new: &NewFirm<'_>) -> NewOrganisation {
    NewOrganisation {
        kind: OrganisationKind::Firm,
        parent: None,
        code: new.uscc.to_string(),
        name_zh: new.name_zh.to_owned(),
        name_en: new.name_en.to_owned(),
        district: None,
        address_zh: String::new(),
        address_en: String::new(),
        bic: None,
        phone: None,
    }
}
