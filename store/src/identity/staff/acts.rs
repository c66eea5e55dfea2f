//! What an administrator does to an account. None acts on their own, and the last administrator stays one.

use std::collections::{BTreeMap, BTreeSet};

use domain::administration::{LockReason, ResetReason};
use domain::identity::{AccountKind, OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId, Version};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::super::account::Account;
use super::super::{object, people, record_with, second_factor, session};
use super::{AccountState, is_valid, load_any};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{letters, wording};
use crate::entity::{account, membership, micros, organisation, recovery_code};
use crate::{Error, Operator, Store};

/// The account that an administrator acts on, by a form of its page.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The account.
    pub account: AccountId,
    /// Its version when its page was shown.
    pub seen: Version,
    /// The form.
    pub sent: Sent<'a>,
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acted {
    /// It is done.
    Done,
    /// It is one's own account.
    Own,
    /// Nobody could administer the installation any more.
    LastAdministrator,
}

/// Locks an account: nobody gets in with it, and whoever is in is out.
///
/// # Errors
/// [`Error::Stale`] when another administrator acted after it was seen, [`Error::NotNow`] when it is locked.
pub async fn lock(
    store: &Store,
    operator: Operator,
    target: Target<'_>,
    reason: LockReason,
) -> Result<Acted, Error> {
    let Some(act) = Act::begin(store, operator, target).await? else {
        return Ok(Acted::Done);
    };
    if let Some(refused) = act.refused(&BTreeMap::new()).await? {
        return Ok(refused);
    }
    act.require_state(AccountState::Active)?;
    act.change(account::ActiveModel {
        state: Set(AccountState::Locked.to_string()),
        ..Default::default()
    })
    .await?;
    session::end_in(store, &act.tx, target.account, None).await?;
    act.finish(
        "account.locked",
        &reason.to_string(),
        &[("reason", reason.to_string())],
    )
    .await
}

/// Lets a locked account in again.
///
/// # Errors
/// [`Error::Stale`] when another administrator acted after it was seen, [`Error::NotNow`] when it is not locked.
pub async fn unlock(store: &Store, operator: Operator, target: Target<'_>) -> Result<Acted, Error> {
    let Some(act) = Act::begin(store, operator, target).await? else {
        return Ok(Acted::Done);
    };
    act.require_state(AccountState::Locked)?;
    act.change(account::ActiveModel {
        state: Set(AccountState::Active.to_string()),
        ..Default::default()
    })
    .await?;
    act.finish("account.unlocked", "", &[]).await
}

/// Signs an account out everywhere.
///
/// # Errors
/// [`Error::Stale`] when another administrator acted after it was seen.
pub async fn end_sessions(store: &Store, operator: Operator, target: Target<'_>) -> Result<Acted, Error> {
    let Some(act) = Act::begin(store, operator, target).await? else {
        return Ok(Acted::Done);
    };
    if act.is_own() {
        return Ok(Acted::Own);
    }
    session::end_in(store, &act.tx, target.account, None).await?;
    act.change(account::ActiveModel::default()).await?;
    act.finish("account.signed_out", "", &[]).await
}

/// Voids the second factor of a member of staff with its recovery codes; at the next sign-in they set up another.
///
/// # Errors
/// [`Error::Stale`] when another administrator acted after it was seen, [`Error::NotNow`] when there is none.
pub async fn reset_second_factor(
    store: &Store,
    operator: Operator,
    target: Target<'_>,
    reason: ResetReason,
) -> Result<Acted, Error> {
    let Some(act) = Act::begin(store, operator, target).await? else {
        return Ok(Acted::Done);
    };
    if act.is_own() {
        return Ok(Acted::Own);
    }
    if act.account.kind != AccountKind::Staff || act.account.row.totp_confirmed_at.is_none() {
        return Err(Error::NotNow);
    }
    act.change(account::ActiveModel {
        totp_enc: Set(None),
        totp_last_step: Set(None),
        totp_confirmed_at: Set(None),
        ..Default::default()
    })
    .await?;
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(target.account.0))
        .exec(&act.tx)
        .await?;
    second_factor::draw(store, &act.tx, target.account, &act.account.key).await?;
    session::end_in(store, &act.tx, target.account, None).await?;
    act.finish(
        "second_factor.reset",
        &reason.to_string(),
        &[("reason", reason.to_string())],
    )
    .await
}

/// Gives somebody these roles in an organisation and no others; they must sign in anew.
///
/// # Errors
/// [`Error::Stale`] when another administrator acted after it was seen, [`Error::NotNow`] for a role that the
/// organisation does not give, or somebody who is no staff.
pub async fn set_roles(
    store: &Store,
    operator: Operator,
    target: Target<'_>,
    organisation: OrganisationId,
    roles: &BTreeSet<Role>,
) -> Result<Acted, Error> {
    let Some(act) = Act::begin(store, operator, target).await? else {
        return Ok(Acted::Done);
    };
    let wanted = BTreeMap::from([(organisation, roles)]);
    if let Some(refused) = act.refused(&wanted).await? {
        return Ok(refused);
    }
    let kind = act.kind_of(organisation).await?;
    let is_given = |role| kind.roles().contains(role);
    if act.account.kind != AccountKind::Staff || !roles.iter().all(is_given) {
        return Err(Error::NotNow);
    }
    let had = act.roles_in(organisation).await?;
    if had == *roles {
        return Ok(Acted::Done);
    }
    let gone: Vec<Role> = had.difference(roles).copied().collect();
    let new: Vec<Role> = roles.difference(&had).copied().collect();
    act.end_roles(organisation, &gone).await?;
    people::insert_duties(store, &act.tx, target.account, organisation, &new).await?;
    act.change(account::ActiveModel::default()).await?;
    session::end_in(store, &act.tx, target.account, None).await?;
    let detail = [("+", &new), ("-", &gone)].map(|(sign, roles)| {
        let signed = roles.iter().map(|role| format!(" {sign}{role}"));
        signed.collect::<String>()
    });
    let detail = format!("organisation/{organisation}{}", detail.concat());
    act.finish("duties.changed", &detail, &[]).await
}

/// An act under way: the account is locked, and as it was seen.
struct Act<'a> {
    store: &'a Store,
    operator: Operator,
    owner: AccountId,
    sent: Sent<'a>,
    tx: DatabaseTransaction,
    account: Account,
}

impl<'a> Act<'a> {
    /// None when this very form was taken before.
    async fn begin(store: &'a Store, operator: Operator, target: Target<'a>) -> Result<Option<Self>, Error> {
        let tx = store.database().begin_write().await?;
        lock_administration(&tx).await?;
        require_still(store, &tx, operator).await?;
        super::super::account::lock(&tx, target.account).await?;
        let owner = operator.account().unwrap_or(target.account);
        if seen(store, &tx, owner, target.sent).await? != Repeat::New {
            return Ok(None);
        }
        let account = load_any(store, &tx, target.account).await?;
        if account.row.version != target.seen.0 {
            return Err(Error::Stale);
        }
        Ok(Some(Self {
            store,
            operator,
            owner,
            sent: target.sent,
            tx,
            account,
        }))
    }

    fn is_own(&self) -> bool {
        self.operator.account() == Some(self.account.id())
    }

    /// Why an act that takes somebody's work away is refused; `kept` are the roles that stay, by organisation.
    async fn refused(
        &self,
        kept: &BTreeMap<OrganisationId, &BTreeSet<Role>>,
    ) -> Result<Option<Acted>, Error> {
        if self.is_own() {
            return Ok(Some(Acted::Own));
        }
        if kept.values().any(|roles| roles.contains(&Role::Admin)) {
            return Ok(None);
        }
        let administrators = administrators(self.store, &self.tx).await?;
        let is_last = administrators == BTreeSet::from([self.account.id()]);
        Ok(is_last.then_some(Acted::LastAdministrator))
    }

    fn require_state(&self, state: AccountState) -> Result<(), Error> {
        let is: AccountState = self.account.row.state.parse()?;
        if is == state { Ok(()) } else { Err(Error::NotNow) }
    }

    /// Changes the account, and says to other administrators that it did.
    async fn change(&self, change: account::ActiveModel) -> Result<(), Error> {
        let change = account::ActiveModel {
            updated_at: Set(micros(self.store.clock().now())),
            version: Set(self.account.row.version.saturating_add(1)),
            ..change
        };
        account::Entity::update_many()
            .set(change)
            .filter(account::Column::Id.eq(self.account.row.id))
            .exec(&self.tx)
            .await?;
        Ok(())
    }

    async fn kind_of(&self, organisation: OrganisationId) -> Result<OrganisationKind, Error> {
        let row = organisation::Entity::find_by_id(organisation.0)
            .one(&self.tx)
            .await?;
        Ok(row.ok_or(Error::NotFound)?.kind.parse()?)
    }

    fn in_organisation(&self, organisation: OrganisationId) -> Condition {
        Condition::all()
            .add(membership::Column::AccountId.eq(self.account.row.id))
            .add(membership::Column::OrganisationId.eq(organisation.0))
            .add(is_valid(micros(self.store.clock().now())))
    }

    async fn roles_in(&self, organisation: OrganisationId) -> Result<BTreeSet<Role>, Error> {
        let rows = membership::Entity::find()
            .filter(self.in_organisation(organisation))
            .all(&self.tx)
            .await?;
        rows.iter().map(|row| Ok(row.role.parse()?)).collect()
    }

    async fn end_roles(&self, organisation: OrganisationId, roles: &[Role]) -> Result<(), Error> {
        let now = micros(self.store.clock().now());
        membership::Entity::update_many()
            .col_expr(membership::Column::ValidTo, Expr::value(now))
            .filter(self.in_organisation(organisation))
            .filter(membership::Column::Role.is_in(roles.iter().map(ToString::to_string)))
            .exec(&self.tx)
            .await?;
        Ok(())
    }

    /// Records the act, tells the person by letter and by a notice, and commits.
    async fn finish(self, action: &str, detail: &str, parameters: &[(&str, String)]) -> Result<Acted, Error> {
        let (store, tx, id) = (self.store, self.tx, self.account.id());
        record_with(store, &tx, self.operator.account(), (action, &object(id)), detail).await?;
        let kind = action.replace('.', "_");
        letters::notify(store, &tx, id, None, &kind, parameters).await?;
        let words = parameters
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.clone()));
        let text = wording::say(store, &tx, (&kind, self.account.language), &words.collect()).await?;
        letters::write_to(store, &tx, self.account.row, text).await?;
        remember(store, &tx, self.owner, self.sent, action).await?;
        tx.commit().await?;
        Ok(Acted::Done)
    }
}

/// Acts on accounts wait for one another, so that two administrators cannot take each other's work away at once.
async fn lock_administration(tx: &DatabaseTransaction) -> Result<(), Error> {
    organisation::Entity::find()
        .filter(organisation::Column::Kind.eq(OrganisationKind::Operator.to_string()))
        .order_by_asc(organisation::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    Ok(())
}

/// An administrator may have been locked or moved since their page was shown.
pub(super) async fn require_still(
    store: &Store,
    tx: &DatabaseTransaction,
    operator: Operator,
) -> Result<(), Error> {
    match operator.account() {
        Some(own) if !administrators(store, tx).await?.contains(&own) => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Everybody who can administer the installation now.
async fn administrators(store: &Store, tx: &DatabaseTransaction) -> Result<BTreeSet<AccountId>, Error> {
    let rows = membership::Entity::find()
        .find_also_related(account::Entity)
        .filter(membership::Column::Role.eq(Role::Admin.to_string()))
        .filter(is_valid(micros(store.clock().now())).and(account::Column::State.eq("active")))
        .all(tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(row, _)| AccountId(row.account_id))
        .collect())
}
