//! Keys that are made of codes of the domain.

use app::components::Told;
use app::failure::Failure;
use app::words::Words;
use domain::administration::{self, LockReason, ResetReason};
use domain::casework::{Clock, Field, Kind};
use domain::forex::absence::AbsenceFault;
use domain::forex::account::{AccountAct, AccountReason, AccountSide, AccountState, Outcome};
use domain::forex::bulk::{BulkAct, LeftOut};
use domain::forex::check::AutomaticCheck;
use domain::forex::precheck::{Condition, Reason};
use domain::forex::reason::{RefusalDetail, RefusalReason, SupplementReason};
use domain::forex::{Act, ApplicantKind, Status};
use domain::identifier::Country;
use domain::identity::firm::Unchanged;
use domain::identity::{OrganisationKind, Role};
use domain::rules::{RuleCode, Unit};
use store::audit::ACTIONS;
use store::forex::desk::SortBy;
use store::plumbing::delivery_log::{FailureKind, Fate};
use strum::{IntoEnumIterator, VariantArray};

use super::{LANGUAGES, all_pages, assert_words, fields};

#[test]
fn states_acts_terms_and_tasks_have_words() {
    assert_words(Status::iter().map(|status| format!("status-{status}")));
    let told = Act::iter().filter(|act| act.is_told_to_applicant());
    assert_words(told.map(|act| format!("act-{act}")));
    assert_words(Clock::iter().map(|clock| format!("clock-{clock}")));
    let told_apart = [
        Status::Draft,
        Status::SupplementRequested,
        Status::Approved,
        Status::Refused,
        Status::Lapsed,
    ];
    let plain = Status::iter().filter(|status| !told_apart.contains(status));
    assert_words(plain.flat_map(|status| [format!("case-{status}"), format!("case-{status}-text")]));
    let late = [Clock::Answer, Clock::AccountNumber];
    assert_words(
        late.iter()
            .flat_map(|clock| ["", "-text"].map(|part| format!("case-late-{clock}{part}"))),
    );
    assert_words(Told::VARIANTS.iter().map(|told| told.key()));
    let tasks = ["not-started", "started", "taken-over", "done", "ready", "blocked"];
    assert_words(tasks.map(|task| format!("task-{task}")));
}

#[test]
fn whatever_is_recorded_has_words() {
    for words in LANGUAGES.map(Words::of) {
        let has = |key: String| words.find(&key, None).is_some();
        for action in ACTIONS {
            let own = format!("audit-action-{}", action.replace('.', "_"));
            assert!(has(own) || has(format!("desk-act-{action}")), "{action}");
        }
    }
}

#[test]
fn acts_on_many_cases_have_words() {
    let acts = ["bulk-act", "bulk-ask", "acts"];
    assert_words(BulkAct::iter().flat_map(|act| acts.map(|lead| format!("{lead}-{act}"))));
    assert_words(LeftOut::iter().map(|why| format!("bulk-left-out-{why}")));
    let standing = ["untouched", "touched", "undone"];
    assert_words(standing.map(|own| format!("acts-standing-{own}")));
    assert_words(ApplicantKind::iter().map(|kind| format!("figures-applicant-{kind}")));
    assert_words(["export-csv", "export-xlsx"]);
    assert_words(AbsenceFault::iter().map(|fault| format!("problem-absence-{fault}")));
    assert_words(["from", "to", "substitute"].map(|field| format!("problem-absence-{field}")));
    assert_words(["officer", "from", "to", "substitute"].map(|field| format!("absences-{field}")));
    let chosen = [
        "bulk-scope-ticked",
        "bulk-scope-all",
        "problem-bulk-scope",
        "problem-bulk-to",
    ];
    assert_words(chosen);
    assert_words(["missing", "too_long"].map(|code| format!("desk-problem-undo-{code}")));
    assert_words(["missing", "too_long"].map(|code| format!("desk-problem-filter_name-{code}")));
    let to_bank = Act::iter().filter(|act| *act != Act::Expire && act.is_told_to_bank());
    assert_words(to_bank.map(|act| format!("desk-act-{act}")));
    let sorts = SortBy::iter().flat_map(|by| ["first", "last"].map(|way| format!("desk-sort-{by}-{way}")));
    assert_words(sorts);
}

#[test]
fn checks_refusals_rules_and_countries_have_words() {
    let checks =
        AutomaticCheck::iter().flat_map(|own| ["passed", "look"].map(|state| format!("check-{own}-{state}")));
    assert_words(checks);
    let told_apart = [
        AutomaticCheck::DocumentValid,
        AutomaticCheck::DomesticCard,
        AutomaticCheck::ShopAge,
        AutomaticCheck::CreditCode,
        AutomaticCheck::TradeList,
    ];
    assert_words(told_apart.map(|own| format!("check-{own}-open")));
    assert_words(RefusalReason::iter().map(|reason| format!("refusal-{reason}")));
    assert_words(RefusalDetail::iter().map(|detail| format!("refusal-{detail}")));
    let said = SupplementReason::iter().filter(|reason| reason.speaks_for_itself());
    assert_words(said.flat_map(|own| [format!("supplement-reason-{own}"), format!("asked-{own}")]));
    assert_words(RuleCode::VARIANTS.iter().map(|code| format!("rule-{code}")));
    assert_words(Unit::VARIANTS.iter().map(|unit| format!("value-{unit}")));
    assert_words(Country::all().map(|country| format!("country-{country}")));
    assert_words(Reason::iter().flat_map(|own| [format!("reason-{own}"), format!("instead-{own}")]));
    assert_words(Condition::iter().flat_map(|own| [format!("condition-{own}"), format!("instead-{own}")]));
}

#[test]
fn what_becomes_of_an_account_has_words() {
    assert_words(AccountState::iter().map(|state| format!("account-{state}")));
    let told = AccountState::iter().filter(|state| *state != AccountState::Opened);
    assert_words(told.map(|state| format!("account-{state}-text")));
    assert_words(AccountReason::iter().map(|reason| format!("account-reason-{reason}")));
    assert_words(
        AccountAct::iter().flat_map(|act| [format!("account-step-{act}"), format!("desk-account-act-{act}")]),
    );
    let of_bank = AccountAct::iter().filter(|act| act.side() == AccountSide::Bank);
    assert_words(of_bank.map(|act| format!("desk-account-text-{act}")));
    assert_words(Outcome::iter().map(|outcome| format!("desk-account-outcome-{outcome}")));
    let steps = ["proposed", "confirmed", "sent_back", "taken_back", "asked"];
    assert_words(steps.map(|step| format!("desk-act-account_{step}")));
    let problems = [
        "act-missing",
        "reason-missing",
        "note-too_long",
        "is_empty-missing",
        "has_no_batch-missing",
        "closed_on-missing",
        "closed_on-shape",
        "closed_on-no_such_day",
        "closed_on-in_future",
        "closed_on-before_opening",
    ];
    assert_words(problems.map(|problem| format!("desk-problem-account-{problem}")));
    let wishes = ["account-closure", "account-keep"];
    assert_words(
        wishes
            .iter()
            .flat_map(|wish| ["", "-text", "-confirm", "-keep"].map(|part| format!("{wish}{part}"))),
    );
}

#[test]
fn roles_and_refused_changes_of_members_have_words() {
    assert_words(Role::iter().map(|role| format!("role-{role}")));
    // Whoever may not is told of nothing, and a member who has gone meanwhile makes the page out of date.
    let told = Unchanged::iter().filter(|rule| !matches!(rule, Unchanged::NotAMember | Unchanged::NotOwner));
    assert_words(told.flat_map(|rule| {
        [
            format!("firm-unchanged-{rule}"),
            format!("firm-unchanged-{rule}-text"),
        ]
    }));
}

#[test]
fn pages_that_tell_why_nothing_was_done_have_words() {
    let parts = ["", "-why", "-text", "-way"];
    let keys = ["firm-former", "firm-stale", "firm-letters"];
    assert_words(
        keys.iter()
            .flat_map(|key| parts.map(|part| format!("{key}{part}"))),
    );
    let acts = ["firm-transfer", "firm-remove", "firm-leave"];
    assert_words(
        acts.iter()
            .flat_map(|key| ["", "-text", "-do"].map(|part| format!("{key}{part}"))),
    );
}

#[test]
fn what_invitations_say_has_words() {
    assert_words(["invitation", "invitation-firm"].map(|key| format!("{key}-do")));
    let cases = ["sign-in", "other-account", "staff-address"];
    assert_words(
        cases
            .iter()
            .flat_map(|case| [format!("invitation-{case}"), format!("invitation-{case}-text")]),
    );
}

#[test]
fn what_administrators_choose_from_has_words() {
    let (first, kinds) = (OrganisationKind::Bank, OrganisationKind::iter());
    assert_words(kinds.clone().map(|kind| format!("organisation-kind-{kind}")));
    let forms = [
        administration::new_organisation(Vec::new()),
        administration::invitation(first),
        administration::roles(first),
        administration::lock(),
        administration::reset(),
        administration::year(),
    ];
    let labels = |page: &domain::casework::Page| {
        let own = page
            .fields
            .iter()
            .map(|field| format!("field-{}-{}", page.name, field.name));
        own.collect::<Vec<_>>()
    };
    assert_words(forms.iter().flat_map(labels));
    assert_words(LockReason::iter().map(|own| format!("choice-lock_reason-{own}")));
    assert_words(ResetReason::iter().map(|own| format!("choice-reset_reason-{own}")));
    let roles = kinds.flat_map(|kind| kind.roles().to_vec());
    assert_words(roles.map(|role| format!("role-{role}")));
    assert_words(Fate::iter().flat_map(|own| [format!("letters-{own}"), format!("letters-none-{own}")]));
    assert_words(
        FailureKind::iter().flat_map(|own| ["failure", "advice"].map(|part| format!("letters-{part}-{own}"))),
    );
    let acts = ["lock", "unlock", "sign_out", "reset_factor"];
    let act = |own| ["", ".hint", "-text", "-do"].map(|part| format!("person-act-{own}{part}"));
    assert_words(acts.into_iter().flat_map(act));
    let done = acts.into_iter().chain(["roles"]);
    assert_words(done.flat_map(|own| ["", "-text"].map(|part| format!("person-done-{own}{part}"))));
    let jobs = ["letters", "seal", "calendar", "retention"];
    assert_words(jobs.map(|own| format!("state-job-{own}")));
}

#[test]
fn failures_have_words() {
    let failures = [
        Failure::NotFound,
        Failure::Forbidden,
        Failure::WrongMethod,
        Failure::Stale,
        Failure::NotNow,
        Failure::Discarded,
        Failure::FourEyes,
        Failure::TooLarge,
        Failure::Unreadable,
        Failure::TooMany { seconds: 1 },
        Failure::Unavailable,
        Failure::Internal("".into()),
    ];
    assert_words(
        failures
            .iter()
            .flat_map(|own| [own.key().to_owned(), format!("{}-text", own.key())]),
    );
}

#[test]
fn pages_fields_and_choices_have_words() {
    let journey = ApplicantKind::Firm.journey(Vec::new());
    let sections = journey
        .sections
        .iter()
        .map(|section| section.name)
        .chain(["submit"]);
    assert_words(sections.map(|section| format!("section-{section}")));
    for page in all_pages() {
        assert_words([format!("page-{}", page.name)]);
        let slots = page
            .slots
            .iter()
            .map(|slot| format!("field-documents-{}", slot.name));
        let fields = fields(&page);
        let labels = fields
            .iter()
            .map(|(_, field)| format!("field-{}-{}", page.name, field.name));
        let lists = fields
            .iter()
            .filter(|(_, field)| matches!(field.kind, Kind::List { .. }));
        let lists =
            lists.flat_map(|(name, _)| ["item", "add", "remove"].map(|part| format!("list-{name}-{part}")));
        let choices = fields.iter().flat_map(|(_, field)| choices(field));
        assert_words(slots.chain(labels).chain(lists).chain(choices));
    }
}

/// The keys of what can be chosen; branches are named by their rows.
fn choices(field: &Field) -> Vec<String> {
    let (Kind::Choice { options } | Kind::Choices { options, .. }) = &field.kind else {
        return Vec::new();
    };
    let own = options.iter().filter(|_| field.name != "branch");
    let key = |code: &String| {
        let is_code = code.chars().all(|c| c.is_ascii_uppercase());
        if is_code {
            format!("code-{code}")
        } else if field.name == "roles" {
            format!("role-{code}")
        } else {
            format!("choice-{}-{code}", field.name)
        }
    };
    own.map(key).collect()
}
