//! The banks with their branches and staff, and the office that runs the installation.

use domain::access::Actor;
use domain::identity::{OrganisationKind, Role};
use domain::ids::OrganisationId;
use store::Store;
use store::identity::organisation::{Added, NewOrganisation, add};

use super::FillError;
use super::people::{Colleague, hire};

/// A bank at work.
pub(super) struct Bank {
    pub(super) branches: Vec<&'static str>,
    pub(super) maker: Actor,
    pub(super) checker: Actor,
}

struct Body {
    code: &'static str,
    names: (&'static str, &'static str),
    address: (&'static str, &'static str),
    district: &'static str,
    bic: Option<&'static str>,
    phone: &'static str,
}

struct BankPlan {
    body: Body,
    branches: &'static [Body],
    staff: &'static [Colleague],
}

const fn branch(
    code: &'static str,
    names: (&'static str, &'static str),
    address: (&'static str, &'static str),
    district: &'static str,
) -> Body {
    Body {
        code,
        names,
        address,
        district,
        bic: None,
        phone: "0574-12345",
    }
}

const BANKS: [BankPlan; 3] = [
    BankPlan {
        body: Body {
            code: "sanjiang",
            names: ("三江银行", "Sanjiang Bank"),
            address: ("宁波市海曙区汇江路 1 号", "1 Huijiang Road, Haishu, Ningbo"),
            district: "330203",
            bic: Some("SJNBCNBN"),
            phone: "0574-12345",
        },
        branches: &[
            branch(
                "sanjiang-haishu",
                ("海曙支行", "Haishu Branch"),
                ("海曙区汇江路 1 号", "1 Huijiang Road, Haishu"),
                "330203",
            ),
            branch(
                "sanjiang-yinzhou",
                ("鄞州南部支行", "Yinzhou South Branch"),
                ("鄞州区通商街 88 号", "88 Tongshang Street, Yinzhou"),
                "330212",
            ),
            branch(
                "sanjiang-beilun",
                ("北仑港区支行", "Beilun Harbour Branch"),
                ("北仑区远洋路 9 号", "9 Yuanyang Road, Beilun"),
                "330206",
            ),
        ],
        staff: &[
            Colleague {
                email: "maker@sanjiang.example",
                name: "王经纬",
                roles: &[Role::BankMaker],
            },
            Colleague {
                email: "checker@sanjiang.example",
                name: "赵复明",
                roles: &[Role::BankChecker],
            },
            Colleague {
                email: "supervisor@sanjiang.example",
                name: "孙主恩",
                roles: &[Role::BankSupervisor],
            },
            Colleague {
                email: "both@sanjiang.example",
                name: "李双全",
                roles: &[Role::BankMaker, Role::BankChecker],
            },
        ],
    },
    BankPlan {
        body: Body {
            code: "yuehu",
            names: ("月湖银行", "Yuehu Bank"),
            address: ("宁波市海曙区月岛路 6 号", "6 Yuedao Road, Haishu, Ningbo"),
            district: "330203",
            bic: Some("YHNBCNBN"),
            phone: "0574-12345",
        },
        branches: &[
            branch(
                "yuehu-jiangbei",
                ("江北支行", "Jiangbei Branch"),
                ("江北区老码头路 20 号", "20 Laomatou Road, Jiangbei"),
                "330205",
            ),
            branch(
                "yuehu-zhenhai",
                ("镇海支行", "Zhenhai Branch"),
                ("镇海区潮声路 15 号", "15 Chaosheng Road, Zhenhai"),
                "330211",
            ),
        ],
        staff: &[
            Colleague {
                email: "maker@yuehu.example",
                name: "周一鸣",
                roles: &[Role::BankMaker],
            },
            Colleague {
                email: "checker@yuehu.example",
                name: "吴思慎",
                roles: &[Role::BankChecker],
            },
            Colleague {
                email: "supervisor@yuehu.example",
                name: "郑同舟",
                roles: &[Role::BankSupervisor],
            },
        ],
    },
    BankPlan {
        body: Body {
            code: "siming",
            names: ("四明银行", "Siming Bank"),
            address: ("宁波市奉化区四明东路 3 号", "3 Siming East Road, Fenghua, Ningbo"),
            district: "330213",
            bic: Some("SMNBCNBN"),
            phone: "0574-12345",
        },
        branches: &[
            branch(
                "siming-fenghua",
                ("奉化支行", "Fenghua Branch"),
                ("奉化区四明东路 3 号", "3 Siming East Road, Fenghua"),
                "330213",
            ),
            branch(
                "siming-yinzhou",
                ("鄞州东部支行", "Yinzhou East Branch"),
                ("鄞州区新贸路 66 号", "66 Xinmao Road, Yinzhou"),
                "330212",
            ),
        ],
        staff: &[
            Colleague {
                email: "maker@siming.example",
                name: "冯晓清",
                roles: &[Role::BankMaker],
            },
            Colleague {
                email: "checker@siming.example",
                name: "陈衡之",
                roles: &[Role::BankChecker],
            },
        ],
    },
];

const OFFICE: Body = Body {
    code: "operator",
    names: ("综试区运行中心", "Zone Operations Office"),
    address: ("宁波市鄞州区会展路 100 号", "100 Huizhan Road, Yinzhou, Ningbo"),
    district: "330212",
    bic: None,
    phone: "0574-12345",
};

const ADMINISTRATOR: Colleague = Colleague {
    email: "admin@zone.example",
    name: "管一平",
    roles: &[Role::Admin],
};

/// Opens the banks, the office, and everybody's desk.
pub(super) async fn open(store: &Store, public_url: &str) -> Result<Vec<Bank>, FillError> {
    let office = found(store, OrganisationKind::Operator, None, &OFFICE).await?;
    let mut banks = Vec::new();
    for plan in BANKS {
        let bank = found(store, OrganisationKind::Bank, None, &plan.body).await?;
        for branch in plan.branches {
            found(store, OrganisationKind::Bank, Some(bank), branch).await?;
        }
        let mut staff = Vec::new();
        for colleague in plan.staff {
            staff.push(hire(store, public_url, bank, colleague).await?);
        }
        let mut staff = staff.into_iter();
        let (Some(maker), Some(checker)) = (staff.next(), staff.next()) else {
            return Err(FillError::refused("a bank without maker and checker"));
        };
        banks.push(Bank {
            branches: plan.branches.iter().map(|branch| branch.code).collect(),
            maker,
            checker,
        });
    }
    hire(store, public_url, office, &ADMINISTRATOR).await?;
    Ok(banks)
}

async fn found(
    store: &Store,
    kind: OrganisationKind,
    parent: Option<OrganisationId>,
    body: &Body,
) -> Result<OrganisationId, FillError> {
    let new = NewOrganisation {
        kind,
        parent,
        code: body.code.to_owned(),
        name_zh: body.names.0.to_owned(),
        name_en: body.names.1.to_owned(),
        district: Some(body.district.to_owned()),
        address_zh: body.address.0.to_owned(),
        address_en: body.address.1.to_owned(),
        bic: body.bic.map(str::to_owned),
        phone: Some(body.phone.to_owned()),
    };
    match add(store, None, new).await? {
        Added::New(id) => Ok(id),
        refused => Err(FillError::refused(refused)),
    }
}
