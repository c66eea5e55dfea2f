//! The pages, one room for each journey and audience; every room lists its doors.

pub mod about;
pub mod admin;
pub mod demo;
pub mod documents;
pub mod failure;
pub mod firm;
pub mod forex;
pub mod identity;
pub mod landing;
pub mod notices;
pub mod privacy;
pub mod verify;

use crate::door::Door;

/// Every door of the site. What is not listed here does not exist.
pub fn doors() -> Vec<Door> {
    [
        about::doors(),
        admin::doors(),
        landing::doors(),
        notices::doors(),
        verify::doors(),
        demo::doors(),
        forex::applicant::doors(),
        forex::officer::doors(),
        identity::doors(),
        firm::doors(),
        privacy::doors(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The page with the form that is sent to `path`: the path itself where it shows a page, the nearest one above it
/// otherwise.
pub fn page_above(path: &str) -> String {
    let pages: Vec<&str> = doors()
        .iter()
        .filter(|door| door.shows)
        .map(|door| door.path)
        .collect();
    let mut above = std::iter::successors(Some(path), |path| Some(path.rsplit_once('/')?.0));
    let page = above.find(|path| pages.iter().any(|page| fits(page, path)));
    page.unwrap_or("/account/start").to_owned()
}

/// Whether an address is one of a door's.
fn fits(door: &str, path: &str) -> bool {
    let fits = |(own, part): (&str, &str)| own == part || own.starts_with('{');
    door.split('/').count() == path.split('/').count() && door.split('/').zip(path.split('/')).all(fits)
}

#[cfg(test)]
mod tests {
    use super::page_above;

    #[test]
    fn every_form_has_a_page_to_come_back_to() {
        for (path, page) in [
            (
                "/forex/applications/1/pages/contact",
                "/forex/applications/1/pages/contact",
            ),
            (
                "/forex/applications/1/documents/id_front",
                "/forex/applications/1/documents",
            ),
            (
                "/forex/applications/1/documents/2/remove",
                "/forex/applications/1/documents",
            ),
            ("/account/sessions/end", "/account/sessions"),
            ("/desk/cases/1/opening/decide", "/desk/cases/1"),
            ("/session/extend", "/account/start"),
        ] {
            assert_eq!(page_above(path), page);
        }
    }
}
