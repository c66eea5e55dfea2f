//! Versions of the texts of letters: each is kept with who wrote it, when and why.

use domain::identity::Language;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Wording, wording};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::entity::{instant, letter_text, micros};
use crate::identity::account;
use crate::identity::names::names;
use crate::identity::registration::is_taken;
use crate::{Error, Operator, Store, audit};

/// Versions on one page.
const PAGE_ROWS: usize = 10;

/// One version of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id, by which the next page is asked for.
    pub id: Uuid,
    /// Its number, from 1.
    pub number: i32,
    /// The text; none where it is that of the program.
    pub wording: Option<Wording>,
    /// The text before it; none where it was that of the program.
    pub before: Option<Wording>,
    /// The earlier version that it takes up again; 0 is the text of the program.
    pub restores: Option<i32>,
    /// Why.
    pub reason: String,
    /// Who wrote it; none where the account is gone.
    pub by: Option<String>,
    /// When.
    pub at: OffsetDateTime,
}

/// A text to be put in force.
#[derive(Clone, Debug)]
pub struct NewVersion<'a> {
    /// The kind of letter.
    pub kind: &'a str,
    /// The language.
    pub language: Language,
    /// The version that was in force when the form was shown; 0 for the text of the program.
    pub seen: i32,
    /// The text.
    pub text: Text,
    /// Why.
    pub reason: &'a str,
}

/// Which text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A new one.
    New(Wording),
    /// That of an earlier version; 0 is the text of the program.
    Earlier(i32),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It is in force.
    Done,
    /// It was already.
    Same,
}

fn of(kind: &str, language: Language) -> Select<letter_text::Entity> {
    letter_text::Entity::find()
        .filter(letter_text::Column::Kind.eq(kind))
        .filter(letter_text::Column::Language.eq(language.to_string()))
}

/// The versions of a text, the newest first, and the id behind which older ones follow.
pub async fn versions(
    store: &Store,
    _: Operator,
    (kind, language): (&str, Language),
    before: Option<Uuid>,
) -> Result<(Vec<Version>, Option<Uuid>), Error> {
    let older = before.map(|id| letter_text::Column::Id.lt(id));
    let rows = of(kind, language)
        .filter(Condition::all().add_option(older))
        .order_by_desc(letter_text::Column::Number)
        .limit(PAGE_ROWS as u64 + 1)
        .all(store.reader())
        .await?;
    let authors = names(
        store,
        store.reader(),
        rows.iter().map(|row| row.made_by).collect(),
    )
    .await?;
    let follow = rows.iter().skip(1).cloned().map(wording).chain([None]);
    let version = |(row, before): (&letter_text::Model, Option<Wording>)| {
        Ok(Version {
            id: row.id,
            number: row.number,
            wording: wording(row.clone()),
            before,
            restores: row.restores,
            reason: row.reason.clone(),
            by: authors.get(&row.made_by).cloned(),
            at: instant(row.made_at).ok_or_else(|| Error::corrupt("letter_text.made_at"))?,
        })
    };
    let shown: Vec<Version> = rows
        .iter()
        .zip(follow)
        .take(PAGE_ROWS)
        .map(version)
        .collect::<Result<_, Error>>()?;
    let next = shown
        .last()
        .map(|last| last.id)
        .filter(|_| rows.len() > PAGE_ROWS);
    Ok((shown, next))
}

/// The text of an earlier version; none where it was that of the program.
///
/// # Errors
/// [`Error::NotFound`] for a version that never was.
pub async fn earlier(
    store: &Store,
    _: Operator,
    key: (&str, Language),
    number: i32,
) -> Result<Option<Wording>, Error> {
    text_of(store.reader(), key, number).await
}

/// Puts a text in force: letters that are written from now on say it.
///
/// # Errors
/// [`Error::Stale`] when another text was put in force after the form was shown, [`Error::NotFound`] for a version that
/// never was.
pub async fn write(
    store: &Store,
    operator: Operator,
    new: NewVersion<'_>,
    sent: Sent<'_>,
) -> Result<Written, Error> {
    let by = operator.account().ok_or(Error::NotFound)?;
    let tx = store.database().begin_write().await?;
    account::lock(&tx, by).await?;
    if seen(store, &tx, by, sent).await? != Repeat::New {
        return Ok(Written::Done);
    }
    let newest = of(new.kind, new.language)
        .order_by_desc(letter_text::Column::Number)
        .one(&tx)
        .await?;
    let number = newest.as_ref().map_or(0, |row| row.number);
    if number != new.seen {
        return Err(Error::Stale);
    }
    let (text, restores) = match new.text.clone() {
        Text::New(text) => (Some(text), None),
        Text::Earlier(number) => {
            let text = text_of(&tx, (new.kind, new.language), number).await?;
            (text, Some(number))
        }
    };
    if text == newest.and_then(wording) {
        return Ok(Written::Same);
    }
    let (number, now) = (number.saturating_add(1), store.clock().now());
    let row = letter_text::ActiveModel {
        id: Set(store.new_uuid()),
        kind: Set(new.kind.to_owned()),
        language: Set(new.language.to_string()),
        number: Set(number),
        subject: Set(text.as_ref().map(|text| text.subject.clone())),
        body: Set(text.map(|text| text.body)),
        restores: Set(restores),
        reason: Set(new.reason.to_owned()),
        made_by: Set(by.0),
        made_at: Set(micros(now)),
    };
    // Two administrators at the same moment: a number is given once.
    match letter_text::Entity::insert(row).exec_without_returning(&tx).await {
        Err(error) if is_taken(&error) => return Err(Error::Stale),
        other => other?,
    };
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: now,
        actor: Some(by.0),
        action: "letter.text_changed",
        object: &format!("letter_text/{}/{}", new.kind, new.language),
        detail: &detail(number, restores),
    };
    audit::record(&tx, entry).await?;
    remember(store, &tx, by, sent, "letter.text_changed").await?;
    tx.commit().await?;
    store.memory().wordings.forget();
    Ok(Written::Done)
}

async fn text_of(
    db: &impl ConnectionTrait,
    (kind, language): (&str, Language),
    number: i32,
) -> Result<Option<Wording>, Error> {
    if number == 0 {
        return Ok(None);
    }
    let row = of(kind, language)
        .filter(letter_text::Column::Number.eq(number))
        .one(db)
        .await?;
    Ok(wording(row.ok_or(Error::NotFound)?))
}

/// What the audit says: the reason, which is free text, stands with the version alone.
fn detail(number: i32, restores: Option<i32>) -> String {
    match restores {
        None => format!("version/{number}"),
        Some(earlier) => format!("version/{number} restores/{earlier}"),
    }
}
