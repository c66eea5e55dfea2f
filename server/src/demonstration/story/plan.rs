//! What happens in each case, and when.

use domain::forex::account::{AccountAct, AccountReason};
use domain::forex::reason::{RefusalDetail, SupplementReason};

/// One case from its first page to where it stands today.
pub(super) struct Story {
    /// Who applies, by place in the cast.
    pub(super) applicant: usize,
    /// At which bank, by place in the zone.
    pub(super) bank: usize,
    /// What happens.
    pub(super) steps: &'static [Step],
}

/// Something that happens.
pub(super) struct Step {
    /// So many working days ago; 0 is within the last hour.
    pub(super) days_ago: u32,
    /// Hour and minute in the zone.
    pub(super) at: (u8, u8),
    /// What happens.
    pub(super) deed: Deed,
}

/// What people do.
pub(super) enum Deed {
    /// The applicant fills these pages; all, with papers, when none is named.
    Fill(&'static [&'static str]),
    Submit,
    Withdraw(&'static str),
    WriteToBank(&'static str),
    Resubmit,
    Take,
    /// The maker asks for (target, what to do).
    Ask(&'static [(&'static str, SupplementReason, &'static str)]),
    ProposeApproval(&'static str),
    ProposeRefusal(RefusalDetail, &'static str),
    RecordOpening(&'static str),
    Note(&'static str),
    WriteToApplicant(&'static str),
    Confirm,
    SendBack(&'static str),
    ConfirmOpening,
    /// The maker proposes, and the checker confirms, what becomes of the account.
    Account(AccountAct, AccountReason, &'static str),
    AskClosure,
    /// The calendar does its work.
    TermsPass,
}

const fn step(days_ago: u32, hour: u8, minute: u8, deed: Deed) -> Step {
    Step {
        days_ago,
        at: (hour, minute),
        deed,
    }
}

const WELCOME: &str = "材料齐全，请带本人证件到柜台办理身份核验。";
const ASKED: &[(&str, SupplementReason, &str)] = &[
    (
        "document:store_proof",
        SupplementReason::Incomplete,
        "截图看不到店主姓名。请上传能看到店铺名称和店主姓名的页面。",
    ),
    (
        "field:contact.address",
        SupplementReason::Incomplete,
        "住址缺少门牌号。",
    ),
];

/// All cases, so that each state is there to be looked at.
pub(super) const STORIES: &[Story] = &[
    // Opened, with a supplement round on the way.
    Story {
        applicant: 0,
        bank: 0,
        steps: &[
            step(32, 9, 20, Deed::Fill(&[])),
            step(32, 9, 50, Deed::Submit),
            step(31, 10, 5, Deed::Take),
            step(30, 14, 30, Deed::Ask(ASKED)),
            step(
                29,
                20,
                10,
                Deed::WriteToBank("已联系平台客服，明天可以提供带姓名的页面。"),
            ),
            step(28, 9, 10, Deed::Fill(&["contact"])),
            step(28, 9, 15, Deed::Resubmit),
            step(27, 11, 0, Deed::ProposeApproval(WELCOME)),
            step(27, 15, 40, Deed::Confirm),
            step(25, 10, 20, Deed::RecordOpening("39105010400012345")),
            step(25, 14, 0, Deed::ConfirmOpening),
        ],
    },
    // The same person begins again, at another bank.
    Story {
        applicant: 0,
        bank: 1,
        steps: &[step(0, 9, 10, Deed::Fill(&["identity", "contact"]))],
    },
    Story {
        applicant: 1,
        bank: 0,
        steps: &[step(1, 15, 0, Deed::Fill(&[])), step(0, 9, 20, Deed::Submit)],
    },
    Story {
        applicant: 2,
        bank: 0,
        steps: &[
            step(3, 9, 0, Deed::Fill(&[])),
            step(3, 9, 30, Deed::Submit),
            step(2, 10, 0, Deed::Take),
            step(
                2,
                16,
                20,
                Deed::Note("店铺地址与平台公开页面一致，订单截图待比对。"),
            ),
            step(
                1,
                9,
                40,
                Deed::WriteToApplicant("您好，申请正在审核，暂时不需要补充材料。"),
            ),
        ],
    },
    Story {
        applicant: 3,
        bank: 0,
        steps: &[
            step(5, 13, 0, Deed::Fill(&[])),
            step(5, 13, 40, Deed::Submit),
            step(4, 9, 15, Deed::Take),
            step(2, 15, 0, Deed::Ask(ASKED)),
        ],
    },
    Story {
        applicant: 4,
        bank: 0,
        steps: &[
            step(4, 8, 50, Deed::Fill(&[])),
            step(4, 9, 5, Deed::Submit),
            step(3, 9, 0, Deed::Take),
            step(1, 16, 0, Deed::ProposeApproval(WELCOME)),
        ],
    },
    Story {
        applicant: 5,
        bank: 0,
        steps: &[
            step(8, 10, 0, Deed::Fill(&[])),
            step(8, 10, 45, Deed::Submit),
            step(7, 9, 30, Deed::Take),
            step(6, 11, 0, Deed::ProposeApproval("")),
            step(
                6,
                15,
                0,
                Deed::SendBack("请补写告知申请人的话：需要带哪些证件到柜台。"),
            ),
            step(5, 9, 0, Deed::ProposeApproval(WELCOME)),
            step(5, 10, 30, Deed::Confirm),
        ],
    },
    Story {
        applicant: 6,
        bank: 0,
        steps: &[
            step(9, 14, 0, Deed::Fill(&[])),
            step(9, 14, 30, Deed::Submit),
            step(8, 9, 0, Deed::Take),
            step(6, 10, 0, Deed::ProposeApproval(WELCOME)),
            step(6, 16, 0, Deed::Confirm),
            step(1, 14, 20, Deed::RecordOpening("39105010400054321")),
        ],
    },
    Story {
        applicant: 7,
        bank: 1,
        steps: &[
            step(12, 9, 0, Deed::Fill(&[])),
            step(12, 9, 25, Deed::Submit),
            step(11, 9, 0, Deed::Take),
            step(
                10,
                11,
                0,
                Deed::ProposeRefusal(
                    RefusalDetail::NoOrders,
                    "店铺开设以来没有可核实的订单。有三笔以上真实订单后，可以重新申请。",
                ),
            ),
            step(10, 15, 0, Deed::Confirm),
        ],
    },
    Story {
        applicant: 8,
        bank: 1,
        steps: &[
            step(2, 9, 0, Deed::Fill(&[])),
            step(2, 9, 30, Deed::Submit),
            step(1, 9, 10, Deed::Take),
            step(
                1,
                10,
                0,
                Deed::WriteToApplicant("Hello, we are checking your passport and will write again tomorrow."),
            ),
        ],
    },
    Story {
        applicant: 9,
        bank: 1,
        steps: &[
            step(20, 9, 0, Deed::Fill(&[])),
            step(20, 9, 30, Deed::Submit),
            step(19, 9, 0, Deed::Take),
            step(18, 9, 0, Deed::Ask(ASKED)),
            step(5, 0, 5, Deed::TermsPass),
        ],
    },
    Story {
        applicant: 10,
        bank: 1,
        steps: &[
            step(6, 19, 0, Deed::Fill(&[])),
            step(6, 19, 30, Deed::Submit),
            step(5, 20, 0, Deed::Withdraw("想换一家离家近的银行。")),
        ],
    },
    // Waits longer than it should.
    Story {
        applicant: 11,
        bank: 2,
        steps: &[step(4, 10, 0, Deed::Fill(&[])), step(4, 10, 30, Deed::Submit)],
    },
    // A firm whose handler hands in, asked about an owner's share, and approved.
    Story {
        applicant: 12,
        bank: 0,
        steps: &[
            step(12, 9, 40, Deed::Fill(&[])),
            step(12, 10, 20, Deed::Submit),
            step(11, 9, 30, Deed::Take),
            step(
                10,
                15,
                10,
                Deed::Ask(&[(
                    "page:owners",
                    SupplementReason::Differs,
                    "第二位股东的比例，公示系统上是另一个数。",
                )]),
            ),
            step(8, 11, 0, Deed::Fill(&["owners"])),
            step(8, 11, 20, Deed::Resubmit),
            step(7, 10, 0, Deed::ProposeApproval(WELCOME)),
            step(7, 16, 30, Deed::Confirm),
        ],
    },
    // A sole trader whose application waits to be taken.
    Story {
        applicant: 13,
        bank: 0,
        steps: &[step(1, 16, 0, Deed::Fill(&[])), step(0, 9, 5, Deed::Submit)],
    },
    // A firm of class B under review.
    Story {
        applicant: 14,
        bank: 1,
        steps: &[
            step(3, 14, 0, Deed::Fill(&[])),
            step(3, 14, 30, Deed::Submit),
            step(2, 9, 50, Deed::Take),
            step(
                1,
                10,
                15,
                Deed::Note("B 类企业，开户后收支逐笔审核。法定代表人自己填表，无需授权委托书。"),
            ),
        ],
    },
    // A suspended account.
    Story {
        applicant: 7,
        bank: 0,
        steps: &[
            step(48, 9, 10, Deed::Fill(&[])),
            step(48, 9, 40, Deed::Submit),
            step(47, 9, 30, Deed::Take),
            step(46, 10, 0, Deed::ProposeApproval(WELCOME)),
            step(46, 15, 0, Deed::Confirm),
            step(44, 10, 30, Deed::RecordOpening("39105010400071717")),
            step(44, 14, 10, Deed::ConfirmOpening),
            step(
                3,
                15,
                30,
                Deed::Account(
                    AccountAct::Suspend,
                    AccountReason::IdExpired,
                    "留存的证件上周到期，电话已联系，本人说下周来更新。",
                ),
            ),
        ],
    },
    // Its holder asks to close it.
    Story {
        applicant: 9,
        bank: 0,
        steps: &[
            step(58, 10, 0, Deed::Fill(&[])),
            step(58, 10, 30, Deed::Submit),
            step(57, 9, 10, Deed::Take),
            step(56, 11, 0, Deed::ProposeApproval(WELCOME)),
            step(56, 16, 0, Deed::Confirm),
            step(54, 9, 30, Deed::RecordOpening("39105010400081818")),
            step(54, 11, 20, Deed::ConfirmOpening),
            step(1, 20, 15, Deed::AskClosure),
        ],
    },
    // Closed, because nothing moved any more.
    Story {
        applicant: 10,
        bank: 0,
        steps: &[
            step(66, 14, 0, Deed::Fill(&[])),
            step(66, 14, 30, Deed::Submit),
            step(65, 9, 20, Deed::Take),
            step(64, 10, 0, Deed::ProposeApproval(WELCOME)),
            step(64, 15, 20, Deed::Confirm),
            step(62, 9, 40, Deed::RecordOpening("39105010400091919")),
            step(62, 13, 50, Deed::ConfirmOpening),
            step(
                12,
                10,
                0,
                Deed::Account(
                    AccountAct::BeginClosure,
                    AccountReason::Inactive,
                    "开户后没有收付，持有人来电说改做国内生意。",
                ),
            ),
            step(
                9,
                16,
                0,
                Deed::Account(AccountAct::Close, AccountReason::Inactive, ""),
            ),
        ],
    },
    // A draft that nobody touched.
    Story {
        applicant: 11,
        bank: 0,
        steps: &[
            step(70, 21, 0, Deed::Fill(&["identity"])),
            step(1, 0, 5, Deed::TermsPass),
        ],
    },
];
