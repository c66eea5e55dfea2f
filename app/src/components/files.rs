//! Uploaded files, a row for each.

use leptos::prelude::*;
use store::documents::{Document, Scan};

use super::{Icon, day};
use crate::words::{Words, args};

/// One megabyte as people count files, in bytes.
pub const MEGABYTE: u64 = 1024 * 1024;

/// Rows with name, size and state; each name leads to the file.
#[component]
pub fn FileList(
    /// The visitor's words.
    words: Words,
    /// The files.
    documents: Vec<Document>,
    /// The address under which a file is removed, before its id; `None` when they may not be.
    removed_under: Option<String>,
    /// The end of the address under which a file is removed.
    #[prop(optional)]
    way_back: &'static str,
    /// Officers read the list at their desk: files open in a tab of their own, so that what was typed beside them stays.
    #[prop(optional)]
    at_desk: bool,
) -> impl IntoView {
    let target = at_desk.then_some("_blank");
    let hint = move || at_desk.then(|| view! { <span class="vh">{words.say("new-tab")}</span> });
    let row = |document: Document| {
        let icon = if document.media_type.starts_with("image/") {
            "image"
        } else {
            "file"
        };
        let remove = removed_under.as_ref().map(|path| {
            let path = format!("{path}/{}/remove{way_back}", document.id);
            let name = document.name.clone();
            view! {
                <form method="post" action=path>
                    <button class="btn text slim">{words.say("documents-remove")}<span class="vh">{name}</span></button>
                </form>
            }
        });
        let path = format!("/documents/{}/view", document.id);
        let facts = facts(words, &document, at_desk);
        view! { <li><Icon name=icon/><div><a href=path target=target rel="noopener">{document.name}{hint()}</a><small>{facts}</small></div>{remove}</li> }
    };
    let is_empty = documents.is_empty();
    (!is_empty).then(|| view! { <ul class="files">{documents.into_iter().map(row).collect_view()}</ul> })
}

/// Size, time of upload and what the scanner said. That there is no scanner is said to officers, who open files of others.
pub fn facts(words: Words, document: &Document, at_desk: bool) -> String {
    let facts = args([
        ("size", size(words, document.bytes).into()),
        ("at", day::moment(words, document.uploaded_at).into()),
    ]);
    let facts = words.say_with("documents-facts", &facts).into_owned();
    if document.scan == Scan::NotScanned && !at_desk {
        return facts;
    }
    let scan = words.say(&format!("scan-{}", document.scan));
    let scanned = args([("facts", facts.into()), ("scan", scan.into())]);
    words.say_with("documents-facts-scanned", &scanned).into_owned()
}

/// `640 KB`, `1.4 MB`.
fn size(words: Words, bytes: u64) -> String {
    let (key, size) = if bytes < MEGABYTE {
        ("documents-size-kilobytes", bytes.div_ceil(1024).to_string())
    } else {
        let tenths = (bytes * 10).div_ceil(MEGABYTE);
        (
            "documents-size-megabytes",
            format!("{}.{}", tenths / 10, tenths % 10),
        )
    };
    words.say_with(key, &args([("size", size.into())])).into_owned()
}

#[cfg(test)]
mod tests {
    use domain::identity::Language;

    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        let words = Words::of(Language::En);
        for (bytes, expected) in [
            (1, "1 KB"),
            (1_024, "1 KB"),
            (1_025, "2 KB"),
            (MEGABYTE - 1, "1024 KB"),
            (MEGABYTE, "1.0 MB"),
            (MEGABYTE * 10, "10.0 MB"),
            (1_400_000, "1.4 MB"),
        ] {
            assert_eq!(size(words, bytes), expected, "{bytes}");
        }
    }
}
