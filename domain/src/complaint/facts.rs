//! What a complaint says, seen across its pages: what is searched, counted and compared.

use time::Date;

use super::filing::{ClaimKind, ProblemKind};
use super::returns::ImportMode;
use crate::casework::{Draft, date};
use crate::codes::codes;
use crate::money::{Currency, Money};
use crate::text;

/// The facts of a complete, normalised complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The complainant's name.
    pub name: String,
    /// The number of the complainant's identity document.
    pub document_number: String,
    /// The mobile number at which the complainant is reached.
    pub mobile: String,
    /// The respondent, as the complainant names it.
    pub respondent: String,
    /// The respondent's credit code; empty when it is not known.
    pub uscc: String,
    /// The address of the shop; empty when it is not known.
    pub store_url: String,
    /// The platform's code.
    pub platform: String,
    /// The number of the order.
    pub order_no: String,
    /// How the goods came into the country.
    pub import_mode: ImportMode,
    /// What was paid.
    pub amount: Option<Money>,
    /// The name of the goods.
    pub goods: String,
    /// The kind of goods, by its code; empty when it is not said.
    pub category: String,
    /// The chapter of the tariff; empty when it is not said.
    pub chapter: String,
    /// What is wrong.
    pub problems: Vec<ProblemKind>,
    /// What is asked for.
    pub claims: Vec<ClaimKind>,
    /// When the complainant knew of the harm, or else received the goods.
    pub known_on: Option<Date>,
}

codes! {
    /// How one complaint is like another.
    Likeness {
        /// The same person complains about the same order.
        Duplicate,
        /// Others complain about the same merchant and goods: they can be handled together.
        SameCause,
    }
}

impl Facts {
    /// Reads the pages of a submission.
    pub fn read(draft: &Draft) -> Self {
        let text = |page, field| draft.text(page, field).to_owned();
        let day = |page, field| date::parse(draft.text(page, field)).ok();
        Self {
            name: text("complainant", "name"),
            document_number: text("complainant", "number"),
            mobile: text("complainant", "mobile"),
            respondent: text("respondent", "respondent_name"),
            uscc: text("respondent", "uscc"),
            store_url: text("respondent", "store_url"),
            platform: text("order", "platform"),
            order_no: text("order", "order_no"),
            import_mode: draft
                .text("order", "import_mode")
                .parse()
                .unwrap_or(ImportMode::Unknown),
            amount: Money::parse(draft.text("order", "amount"), Currency::Cny).ok(),
            goods: text("goods", "goods"),
            category: text("goods", "category"),
            chapter: draft.text("goods", "hs_codes").chars().take(2).collect(),
            problems: codes_of(draft, "problem"),
            claims: codes_of(draft, "claim"),
            known_on: day("problem", "known_on").or_else(|| day("order", "received_on")),
        }
    }

    /// How it is like another one; none when nothing but chance joins them.
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        let is_same_person =
            self.document_number == other.document_number && !self.document_number.is_empty();
        let is_same_order =
            self.platform == other.platform && comparable(&self.order_no) == comparable(&other.order_no);
        if is_same_person && is_same_order {
            return Some(Likeness::Duplicate);
        }
        let is_same_goods = comparable(&self.goods) == comparable(&other.goods);
        (self.is_about_merchant_of(other) && is_same_goods).then_some(Likeness::SameCause)
    }

    /// By the credit code where both give one; else by shop or name.
    fn is_about_merchant_of(&self, other: &Self) -> bool {
        if !self.uscc.is_empty() && !other.uscc.is_empty() {
            return self.uscc == other.uscc;
        }
        let is_same_shop = !self.store_url.is_empty() && self.store_url == other.store_url;
        is_same_shop || comparable(&self.respondent) == comparable(&other.respondent)
    }
}

fn codes_of<Code: std::str::FromStr>(draft: &Draft, page: &str) -> Vec<Code> {
    draft
        .page(page)
        .choices("kinds")
        .filter_map(|code| code.parse().ok())
        .collect()
}

/// Without what may be typed differently.
fn comparable(typed: &str) -> String {
    text::identifier(typed)
}
