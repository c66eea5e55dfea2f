//! Automatic checks: what a machine can be sure of, told to the applicant before sending and to the officer after.

use time::Date;

use super::ApplicantKind;
use super::application::{Application, Licence, Validity};
use crate::codes::codes;
use crate::identifier::{BankCard, Uscc};
use crate::rules::RuleCode;

codes! {
    /// One automatic check.
    AutomaticCheck {
        /// Every page is complete and every number passes its own check digits.
        AnswersComplete,
        /// The identity document is valid for at least 30 more days.
        DocumentValid,
        /// The settlement card is a domestic `UnionPay` card.
        DomesticCard,
        /// The youngest shop is at least 30 days old.
        ShopAge,
        /// The credit code has nothing unusual about it.
        CreditCode,
        /// The list of trading firms asks for nothing more: entered as class A, or too small to be entered.
        TradeList,
        /// The beneficial owners are named, and no undertaking stands in their place.
        OwnersNamed,
        /// Nobody has another open application under the same document or credit code.
        SinglePerson,
        /// No other person applied with the same shop.
        SingleShop,
        /// No other person applied with the same card or account for the yuan.
        SingleCard,
        /// No other person applied with the same mobile number.
        SingleMobile,
    }
}

codes! {
    /// What a check found.
    Outcome {
        /// In order.
        Passed,
        /// An officer should look.
        Look,
    }
}

impl AutomaticCheck {
    /// The rule whose value the check compares with, if there is one.
    pub fn rule(self) -> Option<RuleCode> {
        match self {
            Self::DocumentValid => Some(RuleCode::DocumentExpiryWarning),
            Self::OwnersNamed => Some(RuleCode::BeneficialOwnerUndertaking),
            _ => None,
        }
    }

    /// Whether the answer that the check looks at can be read: while it cannot, nothing is known for or against it.
    pub fn can_tell(self, application: &Application) -> bool {
        let tells = |reads: fn(&Licence) -> bool| application.licence.as_ref().is_none_or(reads);
        match self {
            Self::DocumentValid => application.document_validity != Validity::Unknown,
            Self::DomesticCard if application.applicant == ApplicantKind::Firm => true,
            Self::DomesticCard => BankCard::parse(&application.payout_number).is_ok(),
            Self::ShopAge => application.youngest_shop_on.is_some(),
            Self::CreditCode => tells(|licence| Uscc::parse(&licence.uscc).is_ok()),
            Self::TradeList => tells(|licence| match licence.list_status.as_str() {
                "registered" => !licence.class.is_empty(),
                status => !status.is_empty(),
            }),
            _ => true,
        }
    }
}

/// What only the database knows: how many other cases share a fact with this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Open applications under the same document, or the same credit code where there is one.
    pub person: u32,
    /// Cases of others with one of these shops.
    pub shop: u32,
    /// Cases of others with this card or account for the yuan.
    pub card: u32,
    /// Cases of others with this mobile number.
    pub mobile: u32,
}

/// A shop younger than this many days is shown to the officer (convention, from the risk flags).
const YOUNG_SHOP_DAYS: i64 = 30;
/// A document that expires within this many days is shown to the officer (convention).
const EXPIRY_WARNING_DAYS: i64 = 30;

/// Runs the checks that need the application alone: what the applicant sees before sending.
pub fn before_sending(
    application: &Application,
    is_complete: bool,
    today: Date,
) -> Vec<(AutomaticCheck, Outcome)> {
    use AutomaticCheck as C;
    let days_from_today = |day: Date| (day - today).whole_days();
    let valid = match application.document_validity {
        Validity::ForLife => true,
        Validity::Until(day) => days_from_today(day) > EXPIRY_WARNING_DAYS,
        Validity::Unknown => false,
    };
    let grown = application
        .youngest_shop_on
        .is_some_and(|day| -days_from_today(day) >= YOUNG_SHOP_DAYS);
    let mut found = vec![(C::AnswersComplete, is_complete), (C::DocumentValid, valid)];
    found.extend(domestic_card(application).map(|holds| (C::DomesticCard, holds)));
    found.push((C::ShopAge, grown));
    if let Some(licence) = &application.licence {
        found.extend(of_licence(licence));
    }
    found.into_iter().map(outcome).collect()
}

/// A firm has an account instead of a card.
fn domestic_card(application: &Application) -> Option<bool> {
    let is_domestic =
        || BankCard::parse(&application.payout_number).is_ok_and(|card| card.warning().is_none());
    (application.applicant != ApplicantKind::Firm).then(is_domestic)
}

fn of_licence(licence: &Licence) -> Vec<(AutomaticCheck, bool)> {
    use AutomaticCheck as C;
    let regular = Uscc::parse(&licence.uscc).is_ok_and(|code| code.warning().is_none());
    let listed = match licence.list_status.as_str() {
        "registered" => licence.class == "a",
        status => status == "exempt_small",
    };
    let mut found = vec![(C::CreditCode, regular), (C::TradeList, listed)];
    if !licence.owners.is_empty() {
        found.push((C::OwnersNamed, licence.owners == "named"));
    }
    found
}

/// Runs the checks that compare with other cases: for officers only.
pub fn against_others(shared: Shared) -> Vec<(AutomaticCheck, Outcome)> {
    use AutomaticCheck as C;
    [
        (C::SinglePerson, shared.person == 0),
        (C::SingleShop, shared.shop == 0),
        (C::SingleCard, shared.card == 0),
        (C::SingleMobile, shared.mobile == 0),
    ]
    .map(outcome)
    .to_vec()
}

fn outcome((check, holds): (AutomaticCheck, bool)) -> (AutomaticCheck, Outcome) {
    (check, if holds { Outcome::Passed } else { Outcome::Look })
}
