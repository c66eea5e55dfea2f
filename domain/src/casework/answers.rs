//! What a person typed: text by field name.

use std::collections::BTreeMap;
use std::ops::Bound;

use serde::{Deserialize, Serialize};

use crate::text;

/// No list has more items than this; a field beyond it belongs to none.
const ITEMS_MAX: usize = 100;

/// The answers of one page, exactly as typed (a draft) or normalised (a submission).
///
/// Items of a list stand under `list.0.field`; several choices are joined with `,`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// The trimmed text of a field; empty when there is none.
    pub fn text(&self, field: &str) -> &str {
        self.0.get(field).map_or("", |typed| text::trimmed(typed))
    }

    /// The chosen codes of a field with several choices.
    pub fn choices(&self, field: &str) -> impl Iterator<Item = &str> {
        self.text(field)
            .split(',')
            .map(str::trim)
            .filter(|code| !code.is_empty())
    }

    /// Sets a field; an empty text removes it.
    pub fn set(&mut self, field: impl Into<String>, typed: impl Into<String>) {
        let (field, typed) = (field.into(), typed.into());
        if text::trimmed(&typed).is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, typed);
        }
    }

    /// Adds one more choice to a field with several choices.
    pub fn add_choice(&mut self, field: &str, code: &str) {
        let joined = if self.text(field).is_empty() {
            code.to_owned()
        } else {
            format!("{},{code}", self.text(field))
        };
        self.set(field, joined);
    }

    /// Nothing was typed at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All fields with their text, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, text)| (field.as_str(), text.as_str()))
    }

    /// How many items of `list` have been started: one more than the highest index in use.
    pub fn list_len(&self, list: &str) -> usize {
        let prefix = format!("{list}.");
        self.beginning_with(&prefix)
            .filter_map(|(rest, _)| parse_index(rest.split_once('.')?.0))
            .map(|index| index + 1)
            .max()
            .unwrap_or(0)
    }

    /// The answers of one item of a list, with the item's own field names.
    #[must_use]
    pub fn item(&self, list: &str, index: usize) -> Self {
        let prefix = item_prefix(list, index);
        let own = self.beginning_with(&prefix);
        Self(
            own.map(|(field, text)| (field.to_owned(), text.to_owned()))
                .collect(),
        )
    }

    /// The fields whose names begin so, with the rest of their names: they stand side by side.
    /// The answers beside a field: those of the page, or of the list's item to which it belongs.
    #[must_use]
    pub fn beside(&self, field: &str) -> Self {
        match field.split('.').collect::<Vec<_>>().as_slice() {
            [list, index, _] => self.item(list, index.parse().unwrap_or(0)),
            _ => self.clone(),
        }
    }

    fn beginning_with(&self, prefix: &str) -> impl Iterator<Item = (&str, &str)> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        self.0
            .range::<str, _>(from)
            .map_while(move |(key, text)| Some((key.strip_prefix(prefix)?, text.as_str())))
    }

    /// Removes one item of a list; the items behind it move up.
    pub fn remove_item(&mut self, list: &str, index: usize) {
        let kept: Vec<Self> = (0..self.list_len(list))
            .filter(|other| *other != index)
            .map(|other| self.item(list, other))
            .collect();
        self.0.retain(|key, _| item_index(key, list).is_none());
        for (position, item) in kept.into_iter().enumerate() {
            let prefix = item_prefix(list, position);
            self.0.extend(
                item.0
                    .into_iter()
                    .map(|(key, text)| (format!("{prefix}{key}"), text)),
            );
        }
    }
}

impl FromIterator<(String, String)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut answers = Self::default();
        for (field, text) in pairs {
            answers.set(field, text);
        }
        answers
    }
}

/// The name under which a field of a list's item is stored and posted.
pub fn item_field(list: &str, index: usize, field: &str) -> String {
    format!("{}{field}", item_prefix(list, index))
}

fn item_prefix(list: &str, index: usize) -> String {
    format!("{list}.{index}.")
}

fn item_index(key: &str, list: &str) -> Option<usize> {
    let (index, _) = key.strip_prefix(list)?.strip_prefix('.')?.split_once('.')?;
    parse_index(index)
}

/// Reads the number of an item as [`item_field`] writes it.
pub(super) fn parse_index(digits: &str) -> Option<usize> {
    let is_plain = digits == "0" || digits.starts_with(|first: char| matches!(first, '1'..='9'));
    let index: usize = digits.parse().ok()?;
    (is_plain && index < ITEMS_MAX).then_some(index)
}
