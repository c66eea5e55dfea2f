//! Shops, and what is sold to where.

use super::{ORDERS_MIN, SHOPS_MAX, day};
use crate::casework::{DateRange, Field, Kind, Page};
use crate::money::Currency;

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

/// Supervision codes under which the firm itself declares at customs, and needs a code there.
pub(in crate::forex) const DECLARED_MODES: &[&str] = &["9710", "9810"];

pub(super) fn shops() -> Page {
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

/// What an individual sells. The sample of orders stands for the records that a firm keeps by law.
pub(super) fn business_of_individual() -> Page {
    let mut fields = what_and_where();
    fields.push(Field::always("sample_orders", Kind::Orders { min: ORDERS_MIN }));
    fields.extend(collecting());
    Page::of("business", fields)
}

/// What a sole trader or a firm sells, with the customs code where the own declarations ask for one.
pub(super) fn business_with_licence() -> Page {
    let mut fields = what_and_where();
    let code = Field::when("customs_code", Kind::CustomsCode, "modes", DECLARED_MODES);
    let behind_modes = fields
        .iter()
        .position(|field| field.name == "modes")
        .map_or(fields.len(), |modes| modes + 1);
    fields.insert(behind_modes, code);
    fields.extend(collecting());
    Page::of("business", fields)
}

fn what_and_where() -> Vec<Field> {
    let dollars = || Kind::Money {
        currency: Currency::Usd,
    };
    vec![
        Field::always("goods", Kind::some_of(GOODS)),
        Field::optional("hs_codes", Kind::HsCodes { max: 10 }),
        Field::always("markets", Kind::some_of(MARKETS)),
        Field::always("modes", Kind::some_of(MODES)),
        Field::always("turnover", dollars()),
        Field::optional("average_order", dollars()),
        Field::optional("returns_share", Kind::Percent),
    ]
}

/// How the money comes in.
fn collecting() -> [Field; 2] {
    [
        Field::always("channel", Kind::one_of(&["bank", "payment_institution"])),
        Field::when("institution", Kind::line(60), "channel", &["payment_institution"]),
    ]
}
