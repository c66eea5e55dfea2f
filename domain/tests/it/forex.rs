//! The automatic checks, reasons, and account numbers.

use std::collections::BTreeSet;

use domain::forex::{
    ApplicantKind,
    account::parse_account_number,
    application::{Application, Licence, Validity},
    check::{AutomaticCheck as C, Outcome, Shared, against_others, before_sending},
    reason::{Refusal, RefusalDetail, RefusalReason, SupplementReason},
};
use strum::IntoEnumIterator;
use time::{Duration, macros::date};

use crate::{
    samples::{complete, complete_of, journey, journey_of},
    vectors::TODAY,
};

fn application() -> Application {
    Application::read(
        ApplicantKind::Individual,
        &journey().normalise(&complete(), TODAY),
    )
}

fn of(applicant: ApplicantKind) -> Application {
    Application::read(
        applicant,
        &journey_of(applicant).normalise(&complete_of(applicant), TODAY),
    )
}

/// The checks that an officer should look at.
fn to_look_at(application: &Application) -> Vec<C> {
    let checks = before_sending(application, true, TODAY);
    assert_eq!(checks.len(), 4);
    noticed(checks)
}

fn noticed(checks: Vec<(C, Outcome)>) -> Vec<C> {
    checks
        .into_iter()
        .filter(|(_, outcome)| *outcome == Outcome::Look)
        .map(|(check, _)| check)
        .collect()
}

#[test]
fn an_application_in_order_passes_every_check() {
    assert_eq!(to_look_at(&application()), []);
    assert_eq!(
        noticed(before_sending(&application(), false, TODAY)),
        [C::AnswersComplete]
    );
}

#[test]
fn a_document_is_valid_for_more_than_thirty_days() {
    let expiring = |valid| Application {
        document_validity: valid,
        ..application()
    };
    assert_eq!(
        to_look_at(&expiring(Validity::Until(TODAY + Duration::days(30)))),
        [C::DocumentValid]
    );
    assert_eq!(
        to_look_at(&expiring(Validity::Until(TODAY + Duration::days(31)))),
        []
    );
    assert_eq!(to_look_at(&expiring(Validity::ForLife)), []);
    assert_eq!(to_look_at(&expiring(Validity::Unknown)), [C::DocumentValid]);
}

#[test]
fn what_cannot_be_read_is_neither_passed_nor_said_to_be_wrong() {
    for (page, field, text, check) in [
        ("identity", "expires_on", "昨天", C::DocumentValid),
        ("identity", "expires_on", "", C::DocumentValid),
        ("card", "card_number", "6200", C::DomesticCard),
        ("shops", "shops.0.opened_on", "去年", C::ShopAge),
    ] {
        let mut draft = complete();
        draft.pages.entry(page.to_owned()).or_default().set(field, text);
        let read = Application::read(ApplicantKind::Individual, &journey().normalise(&draft, TODAY));
        assert!(to_look_at(&read).contains(&check), "{field} {text}");
        assert!(!check.can_tell(&read), "{field} {text}");
    }
    for kind in ApplicantKind::iter() {
        assert!(C::iter().all(|check| check.can_tell(&of(kind))), "{kind}");
    }
}

#[test]
fn what_a_licence_does_not_tell_is_open() {
    for (page, field, text, check) in [
        ("licence", "uscc", "9133", C::CreditCode),
        ("registration", "list_status", "", C::TradeList),
        ("registration", "class", "", C::TradeList),
        ("representative", "expires_on", "昨天", C::DocumentValid),
    ] {
        let mut draft = complete_of(ApplicantKind::Firm);
        draft.pages.entry(page.to_owned()).or_default().set(field, text);
        let pages = journey_of(ApplicantKind::Firm).normalise(&draft, TODAY);
        let read = Application::read(ApplicantKind::Firm, &pages);
        let looked_at = noticed(before_sending(&read, true, TODAY));
        assert!(looked_at.contains(&check), "{field}: {looked_at:?}");
        assert!(!check.can_tell(&read), "{field}");
    }
}

#[test]
fn of_all_who_act_for_a_firm_the_first_document_to_expire_counts() {
    let mut draft = complete_of(ApplicantKind::Firm);
    let mut set = |page: &str, field: &str, text: &str| {
        draft.pages.entry(page.to_owned()).or_default().set(field, text);
        Application::read(ApplicantKind::Firm, &draft.pages).document_validity
    };
    set("handler", "who", "other");
    set("handler", "term", "dated");
    set("handler", "expires_on", "2027-01-01");
    assert_eq!(
        set("representative", "term", "long_term"),
        Validity::Until(date!(2027 - 01 - 01))
    );
    assert_eq!(set("handler", "expires_on", ""), Validity::Unknown);
    assert_eq!(set("handler", "who", "representative"), Validity::ForLife);
}

#[test]
fn a_shop_is_thirty_days_old() {
    let opened = |day| Application {
        youngest_shop_on: day,
        ..application()
    };
    assert_eq!(to_look_at(&opened(Some(date!(2026 - 10 - 25)))), [C::ShopAge]);
    assert_eq!(to_look_at(&opened(Some(date!(2026 - 10 - 24)))), []);
    assert_eq!(to_look_at(&opened(None)), [C::ShopAge]);
}

#[test]
fn a_card_is_of_the_domestic_network() {
    let card = |number: &str| Application {
        payout_number: number.to_owned(),
        ..application()
    };
    assert_eq!(to_look_at(&card("4000000000000002")), [C::DomesticCard]);
    assert_eq!(to_look_at(&card("6200000000000006")), [C::DomesticCard]);
}

#[test]
fn a_licence_is_checked_besides() {
    let checks = |application: &Application| {
        let checks = before_sending(application, true, TODAY).into_iter();
        checks.map(|(check, _)| check).collect::<Vec<_>>()
    };
    let of_both = [C::CreditCode, C::TradeList];
    let person = [C::AnswersComplete, C::DocumentValid, C::DomesticCard, C::ShopAge];
    assert_eq!(
        checks(&of(ApplicantKind::SoleTrader)),
        [&person[..], &of_both].concat()
    );
    let firm = [C::AnswersComplete, C::DocumentValid, C::ShopAge];
    assert_eq!(
        checks(&of(ApplicantKind::Firm)),
        [&firm[..], &of_both, &[C::OwnersNamed]].concat()
    );
    assert_eq!(noticed(before_sending(&of(ApplicantKind::Firm), true, TODAY)), []);
    let licence = |change: fn(&mut Licence)| {
        let mut firm = of(ApplicantKind::Firm);
        firm.licence.iter_mut().for_each(change);
        noticed(before_sending(&firm, true, TODAY))
    };
    assert_eq!(licence(|own| own.class = "b".to_owned()), [C::TradeList]);
    assert_eq!(
        licence(|own| own.list_status = "to_register_at_bank".to_owned()),
        [C::TradeList]
    );
    assert_eq!(licence(|own| own.list_status = "exempt_small".to_owned()), []);
    assert_eq!(
        licence(|own| own.uscc = "91330200TEXT00010A".to_owned()),
        [C::CreditCode]
    );
    assert_eq!(
        licence(|own| own.owners = "undertaking".to_owned()),
        [C::OwnersNamed]
    );
}

#[test]
fn what_others_share_is_looked_at() {
    assert_eq!(noticed(against_others(Shared::default())), []);
    let shared = |shared| noticed(against_others(shared));
    assert_eq!(
        shared(Shared {
            person: 1,
            ..Shared::default()
        }),
        [C::SinglePerson]
    );
    assert_eq!(
        shared(Shared {
            shop: 2,
            ..Shared::default()
        }),
        [C::SingleShop]
    );
    assert_eq!(
        shared(Shared {
            card: 1,
            mobile: 3,
            ..Shared::default()
        }),
        [C::SingleCard, C::SingleMobile]
    );
}

#[test]
fn every_check_is_run_by_one_side() {
    let before = ApplicantKind::iter().flat_map(|applicant| before_sending(&of(applicant), true, TODAY));
    let run = before.chain(against_others(Shared::default()));
    let run: BTreeSet<C> = run.map(|(check, _)| check).collect();
    assert_eq!(run, C::iter().collect());
}

/// Reasons alone, and each with every detail.
fn refusals() -> impl Iterator<Item = Refusal> {
    let details = RefusalDetail::iter().map(Refusal::from);
    RefusalReason::iter().map(Refusal::from).chain(details)
}

#[test]
fn a_hit_in_a_list_is_never_told_to_the_applicant() {
    let policy = Refusal::from(RefusalReason::BankPolicy);
    for refusal in refusals() {
        let hides = [RefusalReason::SanctionsOrWatchList, RefusalReason::BankPolicy];
        let shown = refusal.shown_to_applicant();
        if hides.contains(&refusal.reason) {
            assert_eq!(shown, policy, "{refusal} looks like every other rule of the bank");
        } else {
            assert_eq!(shown, refusal);
        }
    }
}

#[test]
fn a_reason_or_its_detail_is_one_code() {
    let codes: BTreeSet<&str> = refusals().map(Refusal::code).collect();
    assert_eq!(codes.len(), refusals().count(), "no code stands in both lists");
    for refusal in refusals() {
        assert_eq!(refusal.to_string().parse(), Ok(refusal));
    }
    assert!("x".parse::<Refusal>().is_err());
}

#[test]
fn a_class_is_a_reason_for_firms_only() {
    for applicant in ApplicantKind::iter() {
        let is_firm = applicant == ApplicantKind::Firm;
        assert_eq!(RefusalReason::ClassC.fits(applicant), is_firm);
        assert!(RefusalReason::Duplicate.fits(applicant));
    }
}

#[test]
fn what_is_said_of_papers_is_not_said_of_answers() {
    use SupplementReason as R;
    let of = |is_document| {
        R::iter()
            .filter(|reason| !reason.fits(is_document))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(true), [R::Implausible]);
    assert_eq!(of(false), [R::Unreadable, R::WrongPaper]);
}

#[test]
fn reasons_have_the_codes_of_the_trade() {
    let codes: Vec<String> = RefusalReason::iter().map(|reason| reason.to_string()).collect();
    assert_eq!(
        codes,
        [
            "identity_not_verified",
            "documents_insufficient",
            "no_real_trade_background",
            "sanctions_or_watch_list",
            "class_c",
            "duplicate",
            "bank_policy",
        ]
    );
}

#[test]
fn account_numbers_are_digits() {
    assert_eq!(
        parse_account_number("3300 0000-0000 0001").as_deref(),
        Ok("3300000000000001")
    );
    assert_eq!(
        parse_account_number("３３００００００").as_deref(),
        Ok("33000000")
    );
    for typed in ["", "1234567", "3300000A", &"1".repeat(33)] {
        assert_eq!(parse_account_number(typed), Err("shape"), "{typed}");
    }
}
