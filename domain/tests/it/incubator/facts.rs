//! Facts across the pages of an application.

use std::collections::BTreeSet;

use domain::casework::Draft;
use domain::incubator::capacity::Period;
use domain::incubator::carrier::Sector;
use domain::incubator::facts::Facts;
use domain::incubator::pages::of_team;
use time::macros::date;

use super::pages::complete;

#[test]
fn an_application_is_read_across_its_pages() {
    let mut draft = complete(&of_team(&[]));
    let facts = Facts::read(&draft);
    assert_eq!(
        (facts.team.as_str(), facts.leader.as_str()),
        ("示例团队", "王小明")
    );
    assert_eq!(
        (facts.members, facts.desks, facts.sector),
        (1, 6, Sector::CrossBorderTrade)
    );
    assert_eq!(facts.preferences, ["CR-BEILUN", "CR-HAISHU", "CR-YINZHOU"]);
    let stay = Period {
        from: date!(2027 - 01 - 01),
        to: date!(2027 - 12 - 31),
    };
    assert_eq!(facts.period, Some(stay));
    assert_eq!(
        facts.traits.credit_codes,
        BTreeSet::from(["91330201TEXT000259".to_owned()])
    );
    draft.pages.get_mut("team").unwrap().set("firm", "no");
    let team = Facts::read(&draft);
    assert_eq!(
        (team.uscc.as_str(), team.registered_on),
        ("", None),
        "what no longer applies does not count"
    );
    assert!(team.traits.credit_codes.is_empty());
}

#[test]
fn nothing_is_read_from_nothing() {
    let facts = Facts::read(&Draft::default());
    assert_eq!((facts.desks, facts.period, facts.preferences.len()), (0, None, 0));
    assert!(facts.traits.mobiles.is_empty() && facts.traits.emails.is_empty());
}
