//! The words of letters: those built into the program, or what administrators wrote in their place.

mod versions;

pub use versions::{NewVersion, Text, Version, Written, earlier, versions, write};

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::identity::Language;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use crate::entity::letter_text;
use crate::{Error, LetterText, Operator, Store};

/// The text of a letter, with places in which parameters are put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The subject of the mail.
    pub subject: String,
    /// The text of the mail, or of the short message.
    pub body: String,
}

/// What is in force for one kind in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// Its version.
    pub number: i32,
    /// The text; none where that of the program holds.
    pub wording: Option<Wording>,
}

/// What was ever changed, by kind and language.
pub type Wordings = BTreeMap<(String, Language), InForce>;

/// Says what a letter says, in the words that hold now: a change is heeded at once where it was made, and within a
/// minute by other servers.
pub(crate) async fn say(
    store: &Store,
    db: &impl ConnectionTrait,
    (kind, language): (&str, Language),
    parameters: &BTreeMap<String, String>,
) -> Result<LetterText, Error> {
    let (memory, now) = (&store.memory().wordings, store.clock().now());
    let wordings = if let Some(known) = memory.find(&(), now) {
        known
    } else {
        let read = Arc::new(read(db).await?);
        memory.keep((), Arc::clone(&read), now);
        read
    };
    let own = wordings.get(&(kind.to_owned(), language));
    let own = own.and_then(|own| own.wording.as_ref());
    Ok((store.voice().letter)(language, kind, own, parameters))
}

/// All that was ever changed, as it holds now.
pub async fn in_force(store: &Store, _: Operator) -> Result<Wordings, Error> {
    read(store.reader()).await
}

async fn read(db: &impl ConnectionTrait) -> Result<Wordings, Error> {
    let rows = letter_text::Entity::find()
        .order_by_asc(letter_text::Column::Number)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let key = (row.kind.clone(), row.language.parse()?);
            let number = row.number;
            let wording = wording(row);
            Ok((key, InForce { number, wording }))
        })
        .collect()
}

fn wording(row: letter_text::Model) -> Option<Wording> {
    Some(Wording {
        subject: row.subject?,
        body: row.body?,
    })
}
