//! The pages of an application, by who applies.

mod licence;
mod papers;
mod person;
mod trade;

use super::across;
use super::kind::ApplicantKind;
use crate::casework::{DateRange, Field, Journey, Kind, Page, Section};
use crate::identity::firm::facts;
use crate::money::Currency;

/// The most shops of one application.
pub const SHOPS_MAX: usize = 10;
/// The fewest orders that the sample shows; the rule `sample_orders` says the same.
pub const ORDERS_MIN: u32 = 3;
/// The most currencies of one account.
pub const CURRENCIES_MAX: usize = 8;

impl ApplicantKind {
    /// The journey of such an applicant; `branches` are the codes of the bank branches that take applications today.
    pub fn journey(self, branches: Vec<String>) -> Journey {
        let section = |name, pages| Section { name, pages };
        Journey {
            sections: vec![
                section("applicant", self.applicant_pages()),
                section("trade", self.trade_pages()),
                section("account", vec![account(branches), self.payout_page()]),
                section(
                    "papers",
                    vec![papers::documents(self), papers::declarations(self)],
                ),
            ],
            across: match self {
                Self::Individual => across::of_individual,
                Self::SoleTrader => across::of_sole_trader,
                Self::Firm => across::of_firm,
            },
        }
    }

    fn applicant_pages(self) -> Vec<Page> {
        match self {
            Self::Individual => vec![person::identity(), person::contact()],
            Self::SoleTrader => vec![
                licence::of_sole_trader(),
                Page::of("registration", facts::registration().into()),
                person::identity(),
                person::contact(),
            ],
            Self::Firm => vec![
                licence::of_firm(),
                Page::of("registration", facts::registration().into()),
                person::representative(),
                person::handler(),
                Page::of("owners", facts::owners().into()),
            ],
        }
    }

    fn trade_pages(self) -> Vec<Page> {
        let business = match self {
            Self::Individual => trade::business_of_individual(),
            Self::SoleTrader | Self::Firm => trade::business_with_licence(),
        };
        vec![trade::shops(), business]
    }

    /// Where the settled yuan go.
    fn payout_page(self) -> Page {
        match self {
            Self::Individual | Self::SoleTrader => card(),
            Self::Firm => cny_account(),
        }
    }
}

fn account(branches: Vec<String>) -> Page {
    let foreign = Currency::all().filter(|currency| *currency != Currency::Cny);
    let currencies = Kind::Choices {
        options: foreign.map(|currency| currency.to_string()).collect(),
        max: CURRENCIES_MAX,
    };
    Page::of(
        "account",
        vec![
            Field::always("branch", Kind::Choice { options: branches }),
            Field::always("currencies", currencies),
            Field::always("purpose", Kind::one_of(&["goods", "goods_and_services"])),
            Field::always("statement_language", Kind::one_of(&["zh", "en"])),
        ],
    )
}

fn card() -> Page {
    Page::of(
        "card",
        vec![
            Field::always("card_number", Kind::BankCard).sensitive(),
            Field::always("card_holder", Kind::PersonName).personal(),
            Field::always("card_bank", Kind::line(60)),
        ],
    )
}

fn cny_account() -> Page {
    Page::of(
        "cny_account",
        vec![
            Field::always("cny_number", Kind::AccountNumber).sensitive(),
            Field::always("cny_holder", Kind::line(facts::NAME_CHARS_MAX)),
            Field::always("cny_bank", Kind::line(60)),
        ],
    )
}

fn day(range: DateRange) -> Kind {
    Kind::Date { range }
}
