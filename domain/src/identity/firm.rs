//! The members of a firm: what each may do there, and which changes leave it in order.

pub mod facts;
pub mod forms;
pub mod profile;

use std::collections::{BTreeMap, BTreeSet};

use super::{OrganisationKind, Role};
use crate::ids::AccountId;

/// Somebody's roles in a firm.
pub type Roles = BTreeSet<Role>;

/// The roles with which somebody can be invited. Ownership goes to those who are members already.
pub const INVITED: [Role; 2] = [Role::FirmHandler, Role::FirmConfirmer];

/// The most members and open invitations of one firm.
pub const MEMBERS_MAX: usize = 50;

/// The most firms that somebody belongs to.
pub const FIRMS_MAX: usize = 10;

/// Something that members do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub enum Right {
    /// See the firm, its members and its profile.
    See,
    /// Fill in the profile.
    FillProfile,
    /// Confirm that the profile is true.
    ConfirmProfile,
    /// Hand in what the firm applies for, and so confirm what a handler filled in.
    HandIn,
    /// Invite, change roles, remove, hand ownership over.
    ManageMembers,
}

impl Right {
    /// Whether somebody with these roles may do it; nobody without a role of a firm may do anything.
    pub fn is_given_by(self, roles: &Roles) -> bool {
        let by: &[Role] = match self {
            Self::See => &[Role::FirmOwner, Role::FirmHandler, Role::FirmConfirmer],
            Self::FillProfile => &[Role::FirmOwner, Role::FirmHandler],
            Self::ConfirmProfile | Self::HandIn => &[Role::FirmOwner, Role::FirmConfirmer],
            Self::ManageMembers => &[Role::FirmOwner],
        };
        by.iter().any(|role| roles.contains(role))
    }
}

/// A change of a firm's members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody has these roles from now on, and no others.
    Roles {
        /// Who.
        of: AccountId,
        /// Which; at least one.
        roles: Roles,
    },
    /// Somebody is a member no longer: removed, or leaving.
    Remove {
        /// Who.
        of: AccountId,
    },
    /// The owner hands ownership over to another member.
    Transfer {
        /// To whom.
        to: AccountId,
    },
}

/// Why members stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Unchanged {
    /// Who acts, or whom it is about, is no member.
    NotAMember,
    /// Only an owner may.
    NotOwner,
    /// A firm without an owner could never be looked after again.
    LastOwner,
    /// Nobody gives themselves a role.
    RaisesSelf,
    /// A member without a role, or with one that firms do not have.
    NoSuchRole,
    /// Ownership is handed over to somebody else.
    ToSelf,
}

/// The members of one firm with their roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members(BTreeMap<AccountId, Roles>);

impl Members {
    /// The roles of an account; none when it is no member.
    pub fn roles(&self, of: AccountId) -> Option<&Roles> {
        self.0.get(&of)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Everybody with the roles they have.
    pub fn iter(&self) -> impl Iterator<Item = (AccountId, &Roles)> {
        self.0.iter().map(|(account, roles)| (*account, roles))
    }

    /// Who owns the firm.
    pub fn owners(&self) -> impl Iterator<Item = AccountId> {
        let owning = self.iter().filter(|(_, roles)| roles.contains(&Role::FirmOwner));
        owning.map(|(account, _)| account)
    }

    /// Whether an account is a member who may do this.
    pub fn may(&self, account: AccountId, right: Right) -> bool {
        self.roles(account).is_some_and(|roles| right.is_given_by(roles))
    }

    /// The members after a change that `by` makes.
    ///
    /// # Errors
    /// The rule that forbids it; members then stay as they are.
    pub fn after(&self, by: AccountId, change: &Change) -> Result<Self, Unchanged> {
        let own = self.roles(by).ok_or(Unchanged::NotAMember)?;
        let owns = own.contains(&Role::FirmOwner);
        let mut members = self.clone();
        match change {
            Change::Roles { of, roles } => {
                let before = self.roles(*of).ok_or(Unchanged::NotAMember)?;
                owner(owns)?;
                check_roles(roles)?;
                if *of == by && !roles.is_subset(before) {
                    return Err(Unchanged::RaisesSelf);
                }
                members.0.insert(*of, roles.clone());
            }
            Change::Remove { of } => {
                if *of != by {
                    owner(owns)?;
                }
                members.0.remove(of).ok_or(Unchanged::NotAMember)?;
            }
            Change::Transfer { to } => {
                owner(owns)?;
                if *to == by {
                    return Err(Unchanged::ToSelf);
                }
                members.hand_over(by, *to)?;
            }
        }
        if members.owners().next().is_none() {
            return Err(Unchanged::LastOwner);
        }
        Ok(members)
    }

    /// Who gave ownership up stays as a handler at least: that is less than they had.
    fn hand_over(&mut self, by: AccountId, to: AccountId) -> Result<(), Unchanged> {
        let new = self.0.get_mut(&to).ok_or(Unchanged::NotAMember)?;
        new.insert(Role::FirmOwner);
        let old = self.0.get_mut(&by).ok_or(Unchanged::NotAMember)?;
        old.remove(&Role::FirmOwner);
        if old.is_empty() {
            old.insert(Role::FirmHandler);
        }
        Ok(())
    }
}

impl FromIterator<(AccountId, Role)> for Members {
    fn from_iter<I: IntoIterator<Item = (AccountId, Role)>>(rows: I) -> Self {
        let mut members = Self::default();
        for (account, role) in rows {
            members.0.entry(account).or_default().insert(role);
        }
        members
    }
}

fn owner(owns: bool) -> Result<(), Unchanged> {
    if owns { Ok(()) } else { Err(Unchanged::NotOwner) }
}

fn check_roles(roles: &Roles) -> Result<(), Unchanged> {
    let known = OrganisationKind::Firm.roles();
    if roles.is_empty() || !roles.iter().all(|role| known.contains(role)) {
        return Err(Unchanged::NoSuchRole);
    }
    Ok(())
}
