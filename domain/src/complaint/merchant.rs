//! What a merchant may read of a complaint: a type that cannot hold anything else.

use std::collections::BTreeMap;

use serde::Serialize;

use super::pages::PASSING_ON;
use crate::casework::{Answers, Draft};
use crate::codes::codes;
use crate::ids::DocumentId;

codes! {
    /// What is passed on to the merchant only with consent, each by a tick of its own.
    Consent {
        /// The name of the complainant, and of the agent.
        Name,
        /// The mobile number.
        Mobile,
        /// The postal address.
        Address,
        /// The number of the order.
        OrderNumber,
        /// The numbers of parcel and customs list.
        ParcelNumbers,
        /// What happened, in the complainant's own words.
        Facts,
        /// What the seller said before.
        EarlierAnswers,
    }
}

/// Fields without which there is nothing to answer. They name nobody.
const ALWAYS: &[(&str, &[&str])] = &[
    (
        "order",
        &[
            "platform",
            "platform_name",
            "ordered_on",
            "amount",
            "import_mode",
            "received_on",
        ],
    ),
    (
        "goods",
        &[
            "goods",
            "brand",
            "category",
            "hs_codes",
            "batch",
            "origin",
            "quantity",
            "unit_price",
        ],
    ),
    ("problem", &["kinds"]),
    ("claim", &["kinds", "refund", "compensation"]),
];

/// Fields that need a consent. Whatever stands in neither list never reaches a merchant: identity documents, e-mail,
/// declarations.
const WITH_CONSENT: &[(&str, &str, Consent)] = &[
    ("complainant", "name", Consent::Name),
    ("complainant", "mobile", Consent::Mobile),
    ("complainant", "address", Consent::Address),
    ("agent", "agent_name", Consent::Name),
    ("order", "order_no", Consent::OrderNumber),
    ("order", "tracking", Consent::ParcelNumbers),
    ("order", "customs_list", Consent::ParcelNumbers),
    ("problem", "facts", Consent::Facts),
    ("claim", "other_claim", Consent::Facts),
    ("attempts", "answer", Consent::EarlierAnswers),
];

/// A piece of evidence, and whether the complainant marked it for the merchant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The file.
    pub document: DocumentId,
    /// The complainant's mark.
    pub is_for_merchant: bool,
}

/// What of a complaint is for the merchant: pages, mails, exports and the programming interface for merchants are made
/// of this and of nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ForMerchant {
    pages: BTreeMap<&'static str, Answers>,
    evidence: Vec<DocumentId>,
}

impl ForMerchant {
    /// Takes of a submission what its complainant passes on.
    pub fn of(submission: &Draft, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        let mut passed = Self {
            pages: BTreeMap::new(),
            evidence: evidence
                .into_iter()
                .filter(|piece| piece.is_for_merchant)
                .map(|piece| piece.document)
                .collect(),
        };
        for (page, fields) in ALWAYS {
            fields
                .iter()
                .for_each(|field| passed.take(submission, page, field));
        }
        let consents = submission.page(PASSING_ON);
        let given: Vec<Consent> = consents
            .choices("pass_on")
            .filter_map(|code| code.parse().ok())
            .collect();
        for (page, field, _) in WITH_CONSENT
            .iter()
            .filter(|(.., consent)| given.contains(consent))
        {
            passed.take(submission, page, field);
        }
        passed
    }

    fn take(&mut self, submission: &Draft, page: &'static str, field: &'static str) {
        let text = submission.text(page, field);
        if !text.is_empty() {
            self.pages.entry(page).or_default().set(field, text);
        }
    }

    /// The answers that are passed on, by page.
    pub fn pages(&self) -> impl Iterator<Item = (&'static str, &Answers)> {
        self.pages.iter().map(|(page, answers)| (*page, answers))
    }

    /// The evidence that is passed on.
    pub fn evidence(&self) -> &[DocumentId] {
        &self.evidence
    }
}
