//! The applicants, all invented. Their identity numbers use a county code that no county has.

use domain::access::Actor;
use domain::forex::ApplicantKind;
use domain::identity::Language;
use store::Store;
use time::Date;
use time::macros::date;

use super::FillError;
use super::people;

/// An invented seller.
pub(super) struct Seller {
    pub(super) contact: &'static str,
    pub(super) language: Language,
    pub(super) name: &'static str,
    pub(super) applicant: ApplicantKind,
    /// What stands on the business licence of a sole trader or a firm.
    pub(super) licence: Option<Licence>,
    /// With a passport when somebody is from abroad.
    pub(super) passport: Option<&'static str>,
    pub(super) birth: Date,
    pub(super) is_female: bool,
    pub(super) mobile: &'static str,
    pub(super) address: &'static str,
    pub(super) occupation: &'static str,
    pub(super) platform: &'static str,
    pub(super) shop: &'static str,
    pub(super) shop_url: &'static str,
    pub(super) opened_on: &'static str,
    pub(super) goods: &'static str,
    pub(super) markets: &'static str,
    pub(super) modes: &'static str,
    pub(super) turnover: &'static str,
    pub(super) currencies: &'static str,
}

/// An invented business licence.
pub(super) struct Licence {
    pub(super) name: &'static str,
    /// The digits of the organisation code, which tell licences apart.
    pub(super) serial: &'static str,
    pub(super) established_on: &'static str,
    pub(super) class: &'static str,
    pub(super) customs_code: &'static str,
    /// Who fills in for a firm besides its legal representative, who has the seller's name.
    pub(super) handler: Option<&'static str>,
}

/// A seller who has registered.
pub(super) struct Applicant {
    pub(super) seller: &'static Seller,
    pub(super) actor: Actor,
}

const SOMEBODY: Seller = Seller {
    contact: "",
    language: Language::Zh,
    name: "",
    applicant: ApplicantKind::Individual,
    licence: None,
    passport: None,
    birth: date!(1990 - 01 - 01),
    is_female: true,
    mobile: "",
    address: "",
    occupation: "个体经营",
    platform: "amazon",
    shop: "",
    shop_url: "",
    opened_on: "2024-03-18",
    goods: "home,kitchen",
    markets: "US,DE",
    modes: "9810",
    turnover: "60000",
    currencies: "USD,EUR",
};

/// Everybody, in the order in which stories name them.
pub(super) static SELLERS: [Seller; 15] = [
    Seller {
        contact: "lin.xiaoyan@example.com",
        name: "林晓燕",
        birth: date!(1991 - 05 - 12),
        mobile: "13900000101",
        address: "宁波市海曙区柳汀街道青石弄 12 号 301 室",
        shop: "Chengyu Living",
        shop_url: "https://www.amazon.com/stores/chengyu-living",
        ..SOMEBODY
    },
    Seller {
        contact: "zhou.qihang@example.com",
        name: "周启航",
        birth: date!(1988 - 09 - 03),
        is_female: false,
        mobile: "13900000102",
        address: "宁波市鄞州区钟公庙街道惠民里 7 幢 502 室",
        platform: "tiktok_shop",
        shop: "Qihang Outdoor",
        shop_url: "https://shop.tiktok.com/view/qihang-outdoor",
        goods: "sports",
        markets: "US,GB",
        ..SOMEBODY
    },
    Seller {
        contact: "he.yutong@example.com",
        name: "何雨桐",
        birth: date!(1996 - 02 - 27),
        mobile: "13900000103",
        address: "宁波市江北区文教街道槐花巷 3 号",
        platform: "shopee",
        shop: "Yutong Stationery",
        shop_url: "https://shopee.sg/yutong.stationery",
        goods: "stationery,toys",
        markets: "SG,MY,TH",
        modes: "9610",
        turnover: "25000",
        currencies: "USD,SGD",
        ..SOMEBODY
    },
    Seller {
        contact: "shen.guoliang@example.com",
        name: "沈国良",
        birth: date!(1974 - 11 - 08),
        is_female: false,
        mobile: "13900000104",
        address: "宁波市北仑区新碶街道海棠路 45 号",
        platform: "ebay",
        shop: "SGL Tools",
        shop_url: "https://www.ebay.com/str/sgltools",
        goods: "tools",
        markets: "US,AU,CA",
        turnover: "120000",
        ..SOMEBODY
    },
    Seller {
        contact: "wang.siyuan@example.com",
        name: "王思远",
        birth: date!(1985 - 07 - 19),
        is_female: false,
        mobile: "13900000105",
        address: "宁波市鄞州区首南街道学林路 230 弄 18 号",
        platform: "own_site",
        shop: "Siyuan Lights",
        shop_url: "https://lights.siyuan.example",
        goods: "electronics,home",
        markets: "DE,FR,NL",
        turnover: "210000",
        ..SOMEBODY
    },
    Seller {
        contact: "chen.jiayi@example.com",
        name: "陈佳怡",
        birth: date!(1993 - 12 - 01),
        mobile: "13900000106",
        address: "宁波市海曙区集士港镇丰成路 66 号",
        platform: "temu",
        shop: "Jiayi Kids",
        shop_url: "https://www.temu.com/jiayi-kids-m-600101.html",
        goods: "toys,clothing",
        ..SOMEBODY
    },
    Seller {
        contact: "zheng.haibo@example.com",
        name: "郑海波",
        birth: date!(1980 - 04 - 22),
        is_female: false,
        mobile: "13900000107",
        address: "宁波市镇海区招宝山街道望海巷 9 号",
        platform: "aliexpress",
        shop: "Haibo Fishing",
        shop_url: "https://www.aliexpress.com/store/1100101",
        goods: "sports",
        markets: "RU,PL",
        ..SOMEBODY
    },
    Seller {
        contact: "xu.mengjie@example.com",
        name: "徐梦洁",
        birth: date!(1998 - 08 - 15),
        mobile: "13900000108",
        address: "宁波市奉化区锦屏街道桃源里 21 号",
        platform: "lazada",
        shop: "Mengjie Beauty",
        shop_url: "https://www.lazada.sg/shop/mengjie-beauty",
        goods: "beauty",
        markets: "SG,PH",
        modes: "9610",
        turnover: "18000",
        currencies: "USD",
        ..SOMEBODY
    },
    Seller {
        contact: "anna.kowalska@example.com",
        language: Language::En,
        name: "ANNA KOWALSKA",
        passport: Some("EH1234567"),
        birth: date!(1987 - 03 - 30),
        mobile: "13900000109",
        address: "Room 1204, Building 3, 88 Tongshang Street, Yinzhou, Ningbo",
        occupation: "Shop owner",
        shop: "Baltic Amber Home",
        shop_url: "https://www.amazon.de/stores/baltic-amber-home",
        goods: "jewellery,home",
        markets: "PL,DE",
        currencies: "EUR",
        ..SOMEBODY
    },
    Seller {
        contact: "li.jianjun@example.com",
        name: "李建军",
        birth: date!(1969 - 10 - 10),
        is_female: false,
        mobile: "13900000110",
        address: "宁波市海曙区高桥镇秀丰路 5 号",
        platform: "walmart",
        shop: "Jianjun Hardware",
        shop_url: "https://www.walmart.com/seller/101010101",
        goods: "tools,kitchen",
        markets: "US",
        turnover: "90000",
        currencies: "USD",
        ..SOMEBODY
    },
    Seller {
        contact: "13900000111",
        name: "高子涵",
        birth: date!(2001 - 01 - 20),
        mobile: "13900000111",
        address: "宁波市鄞州区下应街道湖西路 30 号",
        platform: "tiktok_shop",
        shop: "Zihan Studio",
        shop_url: "https://shop.tiktok.com/view/zihan-studio",
        goods: "clothing",
        markets: "GB",
        modes: "9610",
        turnover: "12000",
        currencies: "GBP,USD",
        ..SOMEBODY
    },
    Seller {
        contact: "tang.wenbin@example.com",
        name: "唐文斌",
        birth: date!(1983 - 06 - 06),
        is_female: false,
        mobile: "13900000112",
        address: "宁波市江北区庄桥街道宁慈里 2 幢 101 室",
        platform: "ozon",
        shop: "Wenbin Auto",
        shop_url: "https://www.ozon.ru/seller/wenbin-auto",
        goods: "other",
        markets: "RU",
        currencies: "USD,EUR",
        ..SOMEBODY
    },
    Seller {
        contact: "caiwu@yongfan.example.com",
        name: "陆远帆",
        applicant: ApplicantKind::Firm,
        licence: Some(Licence {
            name: "宁波甬帆家居有限公司",
            serial: "TEXT0201",
            established_on: "2017-09-12",
            class: "a",
            customs_code: "3302960201",
            handler: Some("施敏"),
        }),
        birth: date!(1979 - 03 - 14),
        is_female: false,
        mobile: "13900000113",
        address: "宁波市鄞州区首南街道泰康中路 558 号 1206 室",
        shop: "Yongfan Home",
        shop_url: "https://www.amazon.com/stores/yongfan-home",
        modes: "9710,9810",
        turnover: "3600000",
        ..SOMEBODY
    },
    Seller {
        contact: "wu.lihua@example.com",
        name: "吴丽华",
        applicant: ApplicantKind::SoleTrader,
        licence: Some(Licence {
            name: "宁波市北仑区丽华饰品店",
            serial: "TEXT0202",
            established_on: "2021-05-20",
            class: "a",
            customs_code: "3302970202",
            handler: None,
        }),
        birth: date!(1986 - 11 - 02),
        mobile: "13900000114",
        address: "宁波市北仑区大碶街道灵江路 77 号",
        platform: "aliexpress",
        shop: "Lihua Jewellery",
        shop_url: "https://www.aliexpress.com/store/1100202",
        goods: "jewellery",
        markets: "PL,ES",
        modes: "9710",
        turnover: "95000",
        ..SOMEBODY
    },
    Seller {
        contact: "office@haixin.example.com",
        name: "龚海欣",
        applicant: ApplicantKind::Firm,
        licence: Some(Licence {
            name: "宁波海欣户外用品有限公司",
            serial: "TEXT0203",
            established_on: "2023-02-08",
            class: "b",
            customs_code: "",
            handler: None,
        }),
        birth: date!(1990 - 07 - 27),
        mobile: "13900000115",
        address: "宁波市镇海区庄市街道中官西路 777 号",
        platform: "tiktok_shop",
        shop: "Haixin Outdoor",
        shop_url: "https://shop.tiktok.com/view/haixin-outdoor",
        goods: "sports",
        markets: "US,GB",
        modes: "9610",
        turnover: "420000",
        ..SOMEBODY
    },
];

/// Registers everybody.
pub(super) async fn register(store: &Store) -> Result<Vec<Applicant>, FillError> {
    let mut applicants = Vec::new();
    for seller in &SELLERS {
        let actor = people::register(store, (seller.contact, seller.mobile), seller.language).await?;
        applicants.push(Applicant { seller, actor });
    }
    Ok(applicants)
}
