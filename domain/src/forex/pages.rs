//! The pages of an individual's application.

use super::application::problems_across;
use crate::casework::{DateRange, Field, Journey, Kind, Page, Section, Slot};
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
/// The fewest orders that the sample shows; the rule `sample_orders` says the same.
pub const ORDERS_MIN: u32 = 3;
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
    let with = |kinds, name, kind| Field::when(name, kind, "document_kind", kinds).personal();
    Page::of(
        "identity",
        vec![
            Field::always("document_kind", Kind::one_of(DOCUMENT_KINDS)),
            Field::always("name", Kind::PersonName).personal(),
            Field::always("number", document_number()).sensitive(),
            with(&["foreign_passport"], "issuing_country", Kind::Country),
            with(&["permanent_residence"], "nationality", Kind::Country),
            with(ASKS_BIRTH, "birth_date", day(DateRange::AdultBirth)),
            with(ASKS_BIRTH, "sex", Kind::one_of(&["female", "male"])),
            Field::always("issued_on", day(DateRange::Past)).personal(),
            Field::optional("long_term", Kind::some_of(&["yes"])),
            Field::when("expires_on", day(DateRange::Future), "long_term", &[""]).personal(),
            Field::optional("occupation", Kind::line(40)).personal(),
        ],
    )
}

fn contact() -> Page {
    Page::of(
        "contact",
        vec![
            Field::always("mobile", Kind::Mobile).sensitive(),
            Field::optional("email", Kind::Email).personal(),
            Field::always("address", Kind::line(120)).personal(),
            Field::always("tax_residency", Kind::one_of(&["china_only", "other"])).personal(),
            Field::when("tax_countries", Kind::line(120), "tax_residency", &["other"]).personal(),
        ],
    )
}

fn shops() -> Page {
    let shop = vec![
        Field::always("platform", Kind::one_of(PLATFORMS)),
        Field::always("name", Kind::line(80)),
        Field::optional("store_id", Kind::line(60)),
        Field::always("url", Kind::Url),
        Field::always("opened_on", day(DateRange::Past)),
    ];
    let list = Kind::List {
        fields: shop,
        min: 1,
        max: SHOPS_MAX,
    };
    Page::of("shops", vec![Field::always("shops", list)])
}

fn business() -> Page {
    let dollars = || Kind::Money {
        currency: Currency::Usd,
    };
    Page::of(
        "business",
        vec![
            Field::always("goods", Kind::some_of(GOODS)),
            Field::optional("hs_codes", Kind::HsCodes { max: 10 }),
            Field::always("markets", Kind::some_of(MARKETS)),
            Field::always("modes", Kind::some_of(MODES)),
            Field::always("turnover", dollars()),
            Field::optional("average_order", dollars()),
            Field::optional("returns_share", Kind::Percent),
            Field::always("sample_orders", Kind::Orders { min: ORDERS_MIN }),
            Field::always("channel", Kind::one_of(&["bank", "payment_institution"])),
            Field::when("institution", Kind::line(60), "channel", &["payment_institution"]),
        ],
    )
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
        ..Page::of("documents", Vec::new())
    }
}

fn declarations() -> Page {
    let tick = |name| Field::always(name, Kind::Tick);
    Page::of(
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

fn document_number() -> Kind {
    Kind::DocumentNumber {
        kind_field: "document_kind".to_owned(),
    }
}

fn day(range: DateRange) -> Kind {
    Kind::Date { range }
}
