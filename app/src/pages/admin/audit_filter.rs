//! The filters of the audit trail in the address, so that a view can be kept and works by reload.

use domain::casework::date;
use domain::forex::Act;
use leptos::prelude::*;
use store::audit::ACTIONS;
use store::audit::trail::Filter;
use store::paging::Cursor;
use strum::IntoEnumIterator;

use crate::components::FilterSelect;
use crate::words::Words;

/// The trail's own address.
pub(super) const PATH: &str = "/admin/audit";

/// What an address asks to show. What cannot be read is left out.
pub(super) fn read(query: Option<&str>) -> (Filter, Option<Cursor>) {
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(query.unwrap_or_default()).unwrap_or_default();
    let text = |name: &str| {
        let found = pairs.iter().find(|(own, _)| own == name);
        found.map(|(_, text)| text.trim().to_owned()).unwrap_or_default()
    };
    let filter = Filter {
        action: text("action"),
        actor: text("actor").parse().ok(),
        reference: text("reference"),
        from: date::parse(&text("from")).ok(),
        to: date::parse(&text("to")).ok(),
    };
    (filter, text("after").parse().ok())
}

/// The address that shows this.
pub(super) fn path(filter: &Filter, after: Option<Cursor>) -> String {
    let pairs = [
        ("action", Some(filter.action.clone())),
        ("actor", filter.actor.map(|actor| actor.to_string())),
        ("reference", Some(filter.reference.clone())),
        ("from", filter.from.map(|day| day.to_string())),
        ("to", filter.to.map(|day| day.to_string())),
        ("after", after.map(|cursor| cursor.to_string())),
    ];
    let pairs = pairs
        .into_iter()
        .filter_map(|(name, text)| Some((name, text.filter(|text| !text.is_empty())?)));
    let query = serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).unwrap_or_default();
    format!("{PATH}?{query}")
}

/// What was done, in words where there are some.
pub(super) fn action_name(words: Words, action: &str) -> String {
    let own = format!("audit-action-{}", action.replace('.', "_"));
    // Acts on a case have their words from the case's history; inner affairs of a bank, from that of its officers.
    let keys = [own, format!("act-{action}"), format!("desk-act-{action}")];
    let found = keys.iter().find_map(|key| words.find(key, None));
    found.map_or_else(|| action.to_owned(), std::borrow::Cow::into_owned)
}

/// The form of the filters.
pub(super) fn form(words: Words, filter: &Filter) -> impl IntoView + use<> {
    let acts = Act::iter().map(<&str>::from);
    let actions = ACTIONS.iter().copied().chain(acts);
    let actions = actions.map(|action| (action.to_owned(), action_name(words, action)));
    let chosen = Some(filter.action.clone()).filter(|action| !action.is_empty());
    let input = |name: &'static str, kind: &'static str, text: String| {
        view! {
            <div>
                <label class="label small" for=name>{words.say(&format!("audit-filter-{name}"))}</label>
                <input class="input" id=name name=name type=kind autocomplete="off" value=text/>
            </div>
        }
    };
    let day = |day: Option<time::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <form class="filters" method="get" action=PATH role="search" aria-label=words.say("audit-filters")>
            <div class="grid">
                <FilterSelect words=words name="action" label="audit-filter-action".to_owned() chosen=chosen options=actions.collect()/>
                {input("reference", "search", filter.reference.clone())}
                {input("actor", "search", filter.actor.map(|actor| actor.to_string()).unwrap_or_default())}
                {input("from", "date", day(filter.from))}
                {input("to", "date", day(filter.to))}
                <div class="row"><button class="btn">{words.say("filter-go")}</button><a href=PATH>{words.say("filter-clear")}</a></div>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::AccountId;
    use time::macros::date;

    use super::*;

    #[test]
    fn an_address_leads_to_the_filter_it_was_made_of() {
        let filter = Filter {
            action: "second_factor.reset".to_owned(),
            actor: Some(AccountId(uuid::Uuid::from_u128(7))),
            reference: "FX202611230000018".to_owned(),
            from: Some(date!(2026 - 11 - 01)),
            to: Some(date!(2026 - 11 - 23)),
        };
        let after = "1795395600000000.00000000000000000000000000000009".parse().ok();
        let address = path(&filter, after);
        assert_eq!(
            read(address.split_once('?').map(|(_, query)| query)),
            (filter, after)
        );
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let nonsense = "actor=me&from=yesterday&to=2026-13-01&after=1";
        assert_eq!(read(Some(nonsense)), (Filter::default(), None));
        assert_eq!(read(None), (Filter::default(), None));
    }
}
