//! Which pages of an application may be changed, and what of them.

use domain::casework::{Field, Needed, Page, Problem};
use domain::forex::Status;
use sea_orm::ConnectionTrait;

use super::asked::newest_items;
use super::change::{status_of, waits_for_confirmation};
use crate::Error;
use crate::entity::{case_file, supplement_item};

/// Which pages may be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenPages {
    /// All.
    All,
    /// What an officer asked for.
    Only(Vec<Opened>),
    /// None.
    None,
}

/// Something that an officer asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The page on which it stands.
    page: String,
    /// The field or the place for documents; none when the whole page is meant.
    part: Option<String>,
}

impl Opened {
    fn of(item: &supplement_item::Model) -> Self {
        let (page, part) = match (item.target_kind.as_str(), item.target.split_once('.')) {
            ("document", _) => ("documents", Some(item.target.as_str())),
            ("field", Some((page, field))) => (page, Some(field)),
            _ => (item.target.as_str(), None),
        };
        Self {
            page: page.to_owned(),
            part: part.map(str::to_owned),
        }
    }

    fn is_about(&self, part: &str) -> bool {
        self.part.as_ref().is_none_or(|own| own == part)
    }
}

impl OpenPages {
    /// Whether this page may be changed, or a part of it.
    pub fn contains(&self, page: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(opened) => opened.iter().any(|own| own.page == page),
            Self::None => false,
        }
    }

    /// Whether this field or place for documents was named, or its whole page.
    pub fn has(&self, page: &str, part: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(opened) => opened.iter().any(|own| own.page == page && own.is_about(part)),
            Self::None => false,
        }
    }

    /// What of this page may be changed: what was named, the fields that hang together with it, and those with which
    /// something is wrong, so that nobody is stuck before a field that is shut.
    pub fn part_of(&self, page: &Page, problems: &[Problem]) -> Page {
        let is_named = |name: &str| self.has(&page.name, name);
        let hangs_on = |field: &Field| match &field.needed {
            Needed::When(conditions) => conditions.iter().any(|condition| is_named(&condition.field)),
            _ => false,
        };
        let is_wrong = |field: &Field| {
            let own = |problem: &Problem| problem.field.split('.').next() == Some(field.name.as_str());
            problems.iter().any(own)
        };
        let is_open = |field: &&Field| is_named(&field.name) || hangs_on(field) || is_wrong(field);
        Page {
            name: page.name.clone(),
            fields: page.fields.iter().filter(is_open).cloned().collect(),
            slots: page
                .slots
                .iter()
                .filter(|slot| is_named(&slot.name))
                .cloned()
                .collect(),
        }
    }
}

/// All pages of a draft are open; during a supplement what the officer named. What waits to be confirmed stays as it is.
pub(crate) async fn open_pages(
    db: &impl ConnectionTrait,
    row: &case_file::Model,
) -> Result<OpenPages, Error> {
    match status_of(row)? {
        _ if waits_for_confirmation(row) => Ok(OpenPages::None),
        Status::Draft => Ok(OpenPages::All),
        Status::SupplementRequested => {
            let items = newest_items(db, row).await?;
            Ok(OpenPages::Only(items.iter().map(Opened::of).collect()))
        }
        _ => Ok(OpenPages::None),
    }
}

#[cfg(test)]
mod tests {
    use domain::forex::ApplicantKind;

    use super::*;

    fn opened(page: &str, part: Option<&str>) -> OpenPages {
        OpenPages::Only(vec![Opened {
            page: page.to_owned(),
            part: part.map(str::to_owned),
        }])
    }

    fn open_fields(open: &OpenPages, page: &str, problems: &[Problem]) -> Vec<String> {
        let journey = ApplicantKind::Individual.journey(Vec::new());
        let page = journey.page(page).unwrap();
        let part = open.part_of(page, problems);
        part.fields.into_iter().map(|field| field.name).collect()
    }

    #[test]
    fn a_field_opens_what_hangs_on_it_and_nothing_else() {
        let address = opened("contact", Some("address"));
        assert_eq!(open_fields(&address, "contact", &[]), ["address"]);
        let residency = opened("contact", Some("tax_residency"));
        assert_eq!(
            open_fields(&residency, "contact", &[]),
            ["tax_residency", "tax_countries"]
        );
        let expired = [Problem::new("expires_on", "passed")];
        let name = opened("identity", Some("name"));
        assert_eq!(open_fields(&name, "identity", &expired), ["name", "expires_on"]);
        assert_eq!(open_fields(&opened("contact", None), "contact", &[]).len(), 5);
        assert!(open_fields(&OpenPages::None, "contact", &[]).is_empty());
    }

    #[test]
    fn a_place_for_documents_opens_alone() {
        let orders = opened("documents", Some("sample_orders"));
        assert!(orders.has("documents", "sample_orders") && !orders.has("documents", "id_front"));
        assert!(opened("documents", None).has("documents", "id_front"));
        assert!(orders.contains("documents") && !orders.contains("contact"));
    }
}
