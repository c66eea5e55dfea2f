//! The life of an opened account: the table, what must not be forgotten on the way, and what a maker may propose.

use domain::forex::account::{
    AccountAct, AccountForm, AccountProposal, AccountReason, AccountSide, AccountState, LIFE, NOTE_CHARS_MAX,
    Outcome, Standing,
};
use proptest::prelude::*;
use strum::IntoEnumIterator;
use time::{Date, macros::date};

use AccountAct::{AskClosure, BeginClosure, Close, Resume, Suspend, TurnDownClosure, WithdrawClosure};
use AccountReason::{BankDecision, HolderAsked, Risk};

const OPENED_ON: Date = date!(2026 - 11 - 02);
const TODAY: Date = date!(2026 - 11 - 23);

/// The standing after these acts of a new account; `None` as soon as one is not possible.
fn after(acts: &[(AccountAct, AccountReason)]) -> Option<Standing> {
    let step = |standing: Standing, (act, why): &(AccountAct, AccountReason)| standing.after(*act, *why).ok();
    acts.iter().try_fold(Standing::OPENED, step)
}

#[test]
fn an_account_is_suspended_taken_up_again_and_closed() {
    let table: [(&[AccountAct], Option<AccountState>); 12] = [
        (&[Suspend], Some(AccountState::Suspended)),
        (&[Suspend, Suspend], None),
        (&[Resume], None),
        (&[Suspend, Resume], Some(AccountState::Opened)),
        (&[AskClosure], Some(AccountState::Closing)),
        (&[AskClosure, AskClosure], None),
        (&[AskClosure, Suspend], None),
        (&[AskClosure, WithdrawClosure], Some(AccountState::Opened)),
        (
            &[Suspend, AskClosure, WithdrawClosure],
            Some(AccountState::Suspended),
        ),
        (
            &[Suspend, BeginClosure, TurnDownClosure],
            Some(AccountState::Suspended),
        ),
        (&[Close], None),
        (&[BeginClosure, Close], Some(AccountState::Closed)),
    ];
    for (acts, expected) in table {
        let acts: Vec<_> = acts.iter().map(|act| (*act, why(*act))).collect();
        assert_eq!(after(&acts).map(|standing| standing.state), expected, "{acts:?}");
    }
}

fn why(act: AccountAct) -> AccountReason {
    match act.side() {
        AccountSide::Holder => HolderAsked,
        AccountSide::Bank => BankDecision,
    }
}

#[test]
fn only_the_holders_own_wish_is_the_holders_to_take_back() {
    let by_bank = after(&[(BeginClosure, BankDecision)]).unwrap();
    assert!(!by_bank.allows(WithdrawClosure) && by_bank.allows(TurnDownClosure));
    let by_holder = after(&[(AskClosure, HolderAsked)]).unwrap();
    assert!(by_holder.allows(WithdrawClosure) && by_holder.allows(TurnDownClosure));
    // The reason of the closure is that of the closing.
    assert_eq!(by_holder.own_reason(Close), Some(HolderAsked));
    assert_eq!(by_bank.own_reason(Close), Some(BankDecision));
    assert_eq!(by_bank.own_reason(TurnDownClosure), None);
}

#[test]
fn every_act_of_the_bank_has_reasons_and_none_tips_off() {
    for act in AccountAct::iter() {
        let reasons = AccountReason::of(act);
        let gives_one = act.side() == AccountSide::Bank && act != Close;
        assert_eq!(gives_one, !reasons.is_empty(), "{act}");
        assert!(!gives_one || reasons.contains(&BankDecision), "{act}");
    }
    for reason in [Risk, AccountReason::SafeRequest, AccountReason::Cleared] {
        assert_eq!(reason.shown_to_holder(), BankDecision);
    }
    for reason in AccountReason::iter() {
        assert_eq!(
            reason.shown_to_holder().shown_to_holder(),
            reason.shown_to_holder()
        );
    }
    assert!(
        Outcome::iter()
            .filter(|outcome| outcome.holds())
            .eq([Outcome::Done, Outcome::Confirmed])
    );
}

fn form(act: &str) -> AccountForm {
    AccountForm {
        act: act.to_owned(),
        reason: "bank_decision".to_owned(),
        ..AccountForm::default()
    }
}

/// The codes of what is wrong, by field.
fn problems(form: &AccountForm, standing: Standing) -> Vec<(String, &'static str)> {
    let parsed = AccountProposal::parse(form, standing, (OPENED_ON, TODAY));
    let problems = parsed.expect_err("something is wrong");
    problems
        .into_iter()
        .map(|problem| (problem.field, problem.code))
        .collect()
}

#[test]
fn a_proposal_names_an_act_of_the_bank_and_a_reason_that_fits() {
    let opened = Standing::OPENED;
    let parsed = AccountProposal::parse(&form("suspend"), opened, (OPENED_ON, TODAY)).unwrap();
    assert_eq!(
        (parsed.act, parsed.reason, parsed.closed_on),
        (Suspend, BankDecision, None)
    );
    for act in ["", "ask_closure", "burn"] {
        assert_eq!(
            problems(&form(act), opened),
            [("act".to_owned(), "missing")],
            "{act}"
        );
    }
    let other = AccountForm {
        reason: "balance_left".to_owned(),
        ..form("suspend")
    };
    assert_eq!(problems(&other, opened), [("reason".to_owned(), "missing")]);
    let long = AccountForm {
        note: "注".repeat(NOTE_CHARS_MAX + 1),
        ..form("suspend")
    };
    assert_eq!(problems(&long, opened), [("note".to_owned(), "too_long")]);
}

#[test]
fn closing_needs_two_statements_and_the_day() {
    let closing = after(&[(AskClosure, HolderAsked)]).unwrap();
    let whole = AccountForm {
        closed_on: "2026-11-20".to_owned(),
        is_empty: true,
        has_no_batch: true,
        ..form("close")
    };
    let parsed = AccountProposal::parse(&whole, closing, (OPENED_ON, TODAY)).unwrap();
    assert_eq!(
        (parsed.reason, parsed.closed_on),
        (HolderAsked, Some(date!(2026 - 11 - 20)))
    );
    let nothing = AccountForm {
        act: "close".to_owned(),
        ..AccountForm::default()
    };
    let missing = ["is_empty", "has_no_batch", "closed_on"].map(|field| (field.to_owned(), "missing"));
    assert_eq!(problems(&nothing, closing), missing);
    for (day, code) in [
        ("2026-11-24", "in_future"),
        ("2026-11-01", "before_opening"),
        ("2026-02-30", "no_such_day"),
    ] {
        let wrong = AccountForm {
            closed_on: day.to_owned(),
            ..whole.clone()
        };
        assert_eq!(
            problems(&wrong, closing),
            [("closed_on".to_owned(), code)],
            "{day}"
        );
    }
}

proptest! {
    /// Whatever happens: nothing follows closing, a closure is remembered while it lasts and no longer, and an account
    /// comes into use again only by the bank's own act, or as it was in use before.
    #[test]
    fn a_suspension_is_never_lost_on_the_way(acts in prop::collection::vec(prop::sample::select(AccountAct::iter().collect::<Vec<_>>()), 0..40)) {
        let (mut standing, mut is_suspended) = (Standing::OPENED, false);
        for act in acts {
            let Ok(next) = standing.after(act, why(act)) else {
                prop_assert!(LIFE.iter().all(|row| (row.0, row.1) != (standing.state, act)) || act == WithdrawClosure);
                continue;
            };
            prop_assert!(standing.state != AccountState::Closed);
            is_suspended = act == Suspend || (is_suspended && act != Resume);
            standing = next;
            let is_ending = matches!(standing.state, AccountState::Closing | AccountState::Closed);
            prop_assert_eq!(standing.closing.is_some(), is_ending);
            if !is_ending {
                prop_assert_eq!(standing.state == AccountState::Suspended, is_suspended);
            }
        }
    }
}
