//! The pages of an individual's application.

use time::Date;

use super::application;
use crate::casework::{DateRange, Draft, Field, Journey, Kind, Needed, Page, Section, Sensitivity, Slot};
use crate::money::Currency;

/// Identity documents with which an individual may apply: the resident identity card first, then those of overseas
/// individuals.
pub const DOCUMENT_KINDS: &[&str] = &[
    "resident_id",
    "hmt_residence",
    "hkmo_permit",
    "tw_permit",
    "permanent_residence",
    "foreign_passport",
];

/// Documents whose number does not tell birth and sex reliably, so both are asked.
const ASKS_BIRTH: &[&str] = &[
    "hkmo_permit",
    "tw_permit",
    "permanent_residence",
    "foreign_passport",
];

/// Marketplaces offered by name.
const PLATFORMS: &[&str] = &[
    "amazon",
    "aliexpress",
    "temu",
    "shein",
    "tiktok_shop",
    "ebay",
    "shopee",
    "lazada",
    "walmart",
    "ozon",
    "mercado_libre",
    "own_site",
    "other",
];

/// Kinds of goods offered by name; people know these, not commodity codes.
const GOODS: &[&str] = &[
    "home",
    "kitchen",
    "clothing",
    "shoes_bags",
    "toys",
    "electronics",
    "beauty",
    "sports",
    "tools",
    "jewellery",
    "stationery",
    "food",
    "other",
];

/// Markets offered by name (ISO 3166-1 alpha-2), and `other`.
const MARKETS: &[&str] = &[
    "US", "GB", "DE", "FR", "IT", "ES", "NL", "PL", "RU", "JP", "KR", "CA", "AU", "SG", "MY", "TH", "ID",
    "VN", "PH", "AE", "SA", "BR", "MX", "ZA", "other",
];

/// Customs supervision codes of e-commerce exports, and `other`.
const MODES: &[&str] = &["9610", "9710", "9810", "1210", "other"];

/// The most shops of one application.
pub const SHOPS_MAX: usize = 10;
/// The most currencies of one account.
pub const CURRENCIES_MAX: usize = 8;

/// The journey of an individual; `branches` are the codes of the bank branches that take applications today.
pub fn individual(branches: Vec<String>) -> Journey {
    let section = |name, pages| Section { name, pages };
    Journey {
        sections: vec![
            section("applicant", vec![identity(), contact()]),
            section("trade", vec![shops(), business()]),
            section("account", vec![account(branches), card()]),
            section("papers", vec![documents(), declarations()]),
        ],
        across: problems_across,
    }
}

fn identity() -> Page {
    page(
        "identity",
        vec![
            always("document_kind", one_of(DOCUMENT_KINDS)),
            always("name", Kind::PersonName).personal(),
            always(
                "number",
                Kind::DocumentNumber {
                    kind_field: "document_kind".to_owned(),
                },
            )
            .sensitive(),
            when(
                "issuing_country",
                Kind::Country,
                "document_kind",
                &["foreign_passport"],
            )
            .personal(),
            when(
                "nationality",
                Kind::Country,
                "document_kind",
                &["permanent_residence"],
            )
            .personal(),
            when(
                "birth_date",
                Kind::Date {
                    range: DateRange::AdultBirth,
                },
                "document_kind",
                ASKS_BIRTH,
            )
            .personal(),
            when("sex", one_of(&["female", "male"]), "document_kind", ASKS_BIRTH).personal(),
            optional(
                "issued_on",
                Kind::Date {
                    range: DateRange::Past,
                },
            )
            .personal(),
            optional("long_term", some_of(&["yes"], 1)),
            when(
                "expires_on",
                Kind::Date {
                    range: DateRange::Future,
                },
                "long_term",
                &[""],
            )
            .personal(),
            optional(
                "occupation",
                Kind::Text {
                    chars_max: 40,
                    lines: false,
                },
            )
            .personal(),
        ],
    )
}

fn contact() -> Page {
    page(
        "contact",
        vec![
            always("mobile", Kind::Mobile).sensitive(),
            optional("email", Kind::Email).personal(),
            always(
                "address",
                Kind::Text {
                    chars_max: 120,
                    lines: false,
                },
            )
            .personal(),
            always("tax_residency", one_of(&["china_only", "other"])).personal(),
            when(
                "tax_countries",
                Kind::Text {
                    chars_max: 120,
                    lines: false,
                },
                "tax_residency",
                &["other"],
            )
            .personal(),
        ],
    )
}

fn shops() -> Page {
    let shop = vec![
        always("platform", one_of(PLATFORMS)),
        always(
            "name",
            Kind::Text {
                chars_max: 80,
                lines: false,
            },
        ),
        optional(
            "store_id",
            Kind::Text {
                chars_max: 60,
                lines: false,
            },
        ),
        always("url", Kind::Url),
        always(
            "opened_on",
            Kind::Date {
                range: DateRange::Past,
            },
        ),
    ];
    page(
        "shops",
        vec![always(
            "shops",
            Kind::List {
                fields: shop,
                min: 1,
                max: SHOPS_MAX,
            },
        )],
    )
}

fn business() -> Page {
    page(
        "business",
        vec![
            always("goods", some_of(GOODS, GOODS.len())),
            optional("hs_codes", Kind::HsCodes { max: 10 }),
            always("markets", some_of(MARKETS, MARKETS.len())),
            always("modes", some_of(MODES, MODES.len())),
            always(
                "turnover",
                Kind::Money {
                    currency: Currency::Usd,
                },
            ),
            optional(
                "average_order",
                Kind::Money {
                    currency: Currency::Usd,
                },
            ),
            optional("returns_share", Kind::Percent),
            always("channel", one_of(&["bank", "payment_institution"])),
            when(
                "institution",
                Kind::Text {
                    chars_max: 60,
                    lines: false,
                },
                "channel",
                &["payment_institution"],
            ),
        ],
    )
}

fn account(branches: Vec<String>) -> Page {
    let currencies: Vec<String> = Currency::all()
        .filter(|currency| *currency != Currency::Cny)
        .map(|currency| currency.to_string())
        .collect();
    page(
        "account",
        vec![
            always("branch", Kind::Choice { options: branches }),
            always(
                "currencies",
                Kind::Choices {
                    options: currencies,
                    max: CURRENCIES_MAX,
                },
            ),
            always("purpose", one_of(&["goods", "goods_and_services"])),
            always("statement_language", one_of(&["zh", "en"])),
        ],
    )
}

fn card() -> Page {
    page(
        "card",
        vec![
            always("card_number", Kind::BankCard).sensitive(),
            always("card_holder", Kind::PersonName).personal(),
            always(
                "card_bank",
                Kind::Text {
                    chars_max: 60,
                    lines: false,
                },
            ),
        ],
    )
}

fn documents() -> Page {
    let slot = |name: &str, min, max, sheets| Slot {
        name: name.to_owned(),
        min,
        max,
        sheets,
    };
    Page {
        slots: vec![
            slot("id_front", 1, 1, false),
            slot("id_back", 0, 1, false),
            slot("store_proof", 1, 5, false),
            slot("sample_orders", 1, 10, true),
        ],
        ..page("documents", Vec::new())
    }
}

fn declarations() -> Page {
    let tick = |name| always(name, Kind::Tick);
    page(
        "declarations",
        vec![
            tick("truth"),
            tick("real_trade"),
            tick("consent_identity"),
            tick("consent_card"),
            tick("consent_bank"),
            tick("bank_decides"),
        ],
    )
}

fn problems_across(draft: &Draft, today: Date) -> Vec<(&'static str, crate::casework::Problem)> {
    application::problems_across(draft, today)
}

fn page(name: &str, fields: Vec<Field>) -> Page {
    Page {
        name: name.to_owned(),
        fields,
        slots: Vec::new(),
    }
}

fn field(name: &str, kind: Kind, needed: Needed) -> Field {
    Field {
        name: name.to_owned(),
        kind,
        needed,
        sensitivity: Sensitivity::Plain,
    }
}

fn always(name: &str, kind: Kind) -> Field {
    field(name, kind, Needed::Always)
}

fn optional(name: &str, kind: Kind) -> Field {
    field(name, kind, Needed::Optional)
}

fn when(name: &str, kind: Kind, other: &str, is: &[&str]) -> Field {
    field(
        name,
        kind,
        Needed::When {
            field: other.to_owned(),
            is: owned(is),
        },
    )
}

fn one_of(options: &[&str]) -> Kind {
    Kind::Choice {
        options: owned(options),
    }
}

fn some_of(options: &[&str], max: usize) -> Kind {
    Kind::Choices {
        options: owned(options),
        max,
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

impl Field {
    fn personal(self) -> Self {
        Self {
            sensitivity: Sensitivity::Personal,
            ..self
        }
    }

    fn sensitive(self) -> Self {
        Self {
            sensitivity: Sensitivity::Sensitive,
            ..self
        }
    }
}
