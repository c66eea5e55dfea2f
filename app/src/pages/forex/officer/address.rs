//! The queue's filters in the address, so that a view can be kept as a bookmark and works by reload.

use domain::ids::OrganisationId;
use store::forex::desk::{Cursor, Filter, Paging};

/// What an address asks the queue to show. What cannot be read is left out.
pub(super) fn read(query: Option<&str>) -> (Filter, Paging) {
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(query.unwrap_or_default()).unwrap_or_default();
    let text = |name: &str| {
        let found = pairs
            .iter()
            .find(|(own, text)| own == name && !text.trim().is_empty());
        found.map(|(_, text)| text.trim())
    };
    let filter = Filter {
        view: text("view")
            .and_then(|text| text.parse().ok())
            .unwrap_or_default(),
        kind: text("kind").and_then(|text| text.parse().ok()),
        status: text("status").and_then(|text| text.parse().ok()),
        due: text("due").and_then(|text| text.parse().ok()),
        branch: text("branch")
            .and_then(|text| text.parse().ok())
            .map(OrganisationId),
        owner: text("owner").and_then(|text| text.parse().ok()),
        search: text("q")
            .unwrap_or_default()
            .chars()
            .take(SEARCH_CHARS_MAX)
            .collect(),
        sort: text("sort").and_then(|text| text.parse().ok()),
    };
    let cursor = |name| {
        let cursor: Option<Cursor> = text(name).and_then(|text| text.parse().ok());
        cursor.filter(|cursor| cursor.is_in(filter.order()))
    };
    let paging = cursor("after")
        .map(Paging::After)
        .or_else(|| cursor("before").map(Paging::Before));
    (filter, paging.unwrap_or_default())
}

/// The most characters of a search; a name has 60.
const SEARCH_CHARS_MAX: usize = 80;

/// The address that shows this.
pub(super) fn path(filter: &Filter, paging: &Paging) -> String {
    let mut pairs = vec![("view", filter.view.to_string())];
    pairs.extend(filter.kind.map(|kind| ("kind", kind.to_string())));
    pairs.extend(filter.status.map(|status| ("status", status.to_string())));
    pairs.extend(filter.due.map(|due| ("due", due.to_string())));
    pairs.extend(filter.branch.map(|branch| ("branch", branch.to_string())));
    pairs.extend(filter.owner.map(|owner| ("owner", owner.to_string())));
    if !filter.search.is_empty() {
        pairs.push(("q", filter.search.clone()));
    }
    pairs.extend(filter.sort.map(|sort| ("sort", sort.to_string())));
    match paging {
        Paging::First => {}
        Paging::After(cursor) => pairs.push(("after", cursor.to_string())),
        Paging::Before(cursor) => pairs.push(("before", cursor.to_string())),
    }
    format!("/desk?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}

/// The filter alone as an address holds it; [`read`] understands it.
pub(super) fn query(filter: &Filter) -> String {
    let path = path(filter, &Paging::First);
    path.split_once('?')
        .map(|(_, query)| query.to_owned())
        .unwrap_or_default()
}

/// The list that the address of a case carries along.
pub(super) fn carried(query: Option<&str>) -> Option<Filter> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query?).ok()?;
    let (_, list) = pairs.into_iter().find(|(name, _)| name == LIST)?;
    Some(read(Some(&list)).0)
}

/// The address of a case, or of an act on it, that carries a list along.
pub(super) fn along(path: &str, list: Option<&Filter>) -> String {
    let list = list.and_then(|filter| serde_urlencoded::to_string([(LIST, query(filter))]).ok());
    list.map_or_else(|| path.to_owned(), |list| format!("{path}?{list}"))
}

/// An address as a value in the query of another one: what it encodes itself is encoded once more.
pub(super) fn within_query(address: &str) -> String {
    address.replace('%', "%25").replace('+', "%2B")
}

/// Under which name a list is carried along.
const LIST: &str = "list";

#[cfg(test)]
mod tests {
    use domain::casework::Process;
    use domain::forex::Status;
    use domain::ids::AccountId;
    use store::forex::desk::{DueWithin, Owner, Sort, SortBy, View};

    use super::*;

    #[test]
    fn an_address_leads_to_the_filter_it_was_made_of() {
        let filter = Filter {
            view: View::ToTake,
            kind: Some(Process::Forex),
            status: Some(Status::Submitted),
            due: Some(DueWithin::Soon),
            branch: Some(OrganisationId(uuid::Uuid::from_u128(7))),
            owner: Some(Owner::Unassigned),
            search: "林 晓雯&x=1".to_owned(),
            sort: Some(Sort {
                by: SortBy::Changed,
                descending: true,
            }),
        };
        let place = Paging::Before(
            "1764032400000000.00000000000000000000000000000009"
                .parse()
                .unwrap(),
        );
        assert_eq!(again(&filter, &place), (filter, place));
        let officer = Filter {
            owner: Some(Owner::Officer(AccountId(uuid::Uuid::from_u128(8)))),
            ..Filter::default()
        };
        let place = Paging::After("2026-11-27.00000000000000000000000000000009".parse().unwrap());
        assert_eq!(again(&officer, &place), (officer, place));
    }

    fn again(filter: &Filter, paging: &Paging) -> (Filter, Paging) {
        let address = path(filter, paging);
        read(address.split_once('?').map(|(_, query)| query))
    }

    #[test]
    fn a_place_in_another_order_is_the_beginning() {
        for (sort, place) in [("due", "1764032400000000"), ("-changed", "2026-11-27")] {
            let query = format!("sort={sort}&after={place}.00000000000000000000000000000009");
            assert_eq!(read(Some(&query)).1, Paging::First);
        }
    }

    #[test]
    fn a_case_carries_its_list_along() {
        let filter = Filter {
            view: View::ToTake,
            search: "林 晓雯&x=1".to_owned(),
            ..Filter::default()
        };
        let address = along("/desk/cases/7", Some(&filter));
        let carried_on = address.split_once('?').map(|(_, query)| query);
        assert_eq!(carried(carried_on), Some(filter));
        assert_eq!(
            (along("/desk/cases/7", None).as_str(), carried(None)),
            ("/desk/cases/7", None)
        );
        assert_eq!(carried(Some("marks-saved")), None);
        let value = within_query(&address);
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&format!("back={value}")).unwrap();
        assert_eq!(pairs, [("back".to_owned(), address)]);
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let nonsense =
            "view=all&kind=x&status=&due=never&branch=x&owner=you&sort=--due&after=2026-13-01.7&q=%20";
        assert_eq!(read(Some(nonsense)), (Filter::default(), Paging::First));
        assert_eq!(read(None), (Filter::default(), Paging::First));
    }
}
