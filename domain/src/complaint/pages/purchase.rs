//! The order and the goods.

use crate::casework::{DateRange, Field, Kind, Page};
use crate::complaint::returns::ImportMode;
use crate::money::Currency;

/// Platforms of retail imports offered by name.
const PLATFORMS: &[&str] = &[
    "tmall_global",
    "jd_worldwide",
    "kaola",
    "douyin_global",
    "pinduoduo_global",
    "vip_international",
    "xiaohongshu",
    "amazon_overseas",
    "own_site",
    "other",
];

/// Kinds of goods offered by name; the chapter of the tariff is for those who know it.
const CATEGORIES: &[&str] = &[
    "infant",
    "food",
    "health_food",
    "cosmetics",
    "personal_care",
    "clothing",
    "shoes_bags",
    "electronics",
    "home",
    "toys",
    "sports",
    "jewellery",
    "pet",
    "other",
];

pub(super) fn order() -> Page {
    let past = || Kind::Date {
        range: DateRange::Past,
    };
    Page::of(
        "order",
        vec![
            Field::always("platform", Kind::one_of(PLATFORMS)),
            Field::when("platform_name", Kind::line(60), "platform", &["other"]),
            Field::always("order_no", Kind::line(60)),
            Field::always("ordered_on", past()),
            Field::always("amount", cny()),
            Field::always("import_mode", Kind::codes::<ImportMode>()),
            Field::optional("received_on", past()),
            Field::optional("released_on", past()),
            Field::optional("tracking", Kind::line(40)),
            Field::optional("customs_list", Kind::line(30)),
        ],
    )
}

pub(super) fn goods() -> Page {
    Page::of(
        "goods",
        vec![
            Field::always("goods", Kind::line(100)),
            Field::optional("category", Kind::one_of(CATEGORIES)),
            Field::optional("brand", Kind::line(60)),
            Field::optional("quantity", Kind::line(6)),
            Field::optional("unit_price", cny()),
            Field::optional("batch", Kind::line(40)),
            Field::optional("origin", Kind::Country),
            Field::optional("hs_codes", Kind::HsCodes { max: 1 }),
        ],
    )
}

fn cny() -> Kind {
    Kind::Money {
        currency: Currency::Cny,
    }
}
