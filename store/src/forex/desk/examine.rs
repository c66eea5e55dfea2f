//! What every conclusion of a maker has in common: the case as it was seen, and a mark on every section.

use domain::access::{Actor, Examine, Grant};
use domain::ids::Version;
use sea_orm::DatabaseTransaction;

use super::form::{DeskForm, allow};
use super::marks::{Marks, read_marks, write_marks};
use crate::casework::Case;
use crate::forex::change::applicant_of;
use crate::{Error, Store};

/// The most characters of a text to the applicant, of a note or of a reason.
pub const TEXT_CHARS_MAX: usize = 1_000;

/// What a maker's form says about the whole case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examination {
    /// The version of the case that the form was made for.
    pub seen: Version,
    /// The marks that were sent along.
    pub marks: Marks,
}

/// What became of a maker's conclusion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Examined {
    /// It was taken.
    Done,
    /// These sections have no mark yet; nothing was written. Whoever concludes has looked at everything first, so that
    /// the applicant hears of all that is missing at once (优化营商环境条例 art. 36).
    Unmarked(Vec<String>),
}

/// Opens a case for a maker's conclusion and writes the marks that came with it; gives the sections without one.
/// `None` when this very form was taken before.
pub(super) async fn examine(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    form: &DeskForm<'_>,
    marks: &Marks,
) -> Result<Option<(Case, Grant<Examine>, Vec<String>)>, Error> {
    let Some(case) = form.open(store, tx, actor).await? else {
        return Ok(None);
    };
    let grant = allow::<Examine>(actor, &case)?;
    write_marks(store, tx, &case, &grant, marks).await?;
    let marks = read_marks(tx, &case).await?;
    let journey = crate::forex::journey(store, applicant_of(&case.row)?).await?;
    let unmarked = journey
        .sections
        .iter()
        .map(|section| section.name)
        .filter(|name| !marks.contains_key(*name));
    let unmarked = unmarked.map(str::to_owned).collect();
    Ok(Some((case, grant, unmarked)))
}
