//! What may be filed, by whom and how.

use time::Date;

use crate::casework::date;
use crate::codes::codes;
use crate::rules::{NoRule, RuleCode, RuleSet};

codes! {
    /// What is filed.
    Matter {
        /// 投诉: the own dispute is to be settled.
        Complaint,
        /// 举报: a breach of rules is pointed out.
        Report,
    }
}

codes! {
    /// What is wrong with the goods or with what came of them (problem categories).
    ProblemKind {
        /// 质量
        Quality,
        /// 安全
        Safety,
        /// 假冒
        Counterfeit,
        /// 标签或宣传不符
        LabelOrDescription,
        /// 过期
        Expired,
        /// 未收到货
        NotDelivered,
        /// 破损
        Damaged,
        /// 错发
        WrongGoods,
        /// 价格
        Price,
        /// 拒绝售后
        AfterSalesRefused,
        /// 发票
        Invoice,
        /// 税费
        TaxCharge,
        /// 个人信息
        PersonalData,
        /// 其他
        Other,
    }
}

codes! {
    /// What a complainant asks for.
    ClaimKind {
        /// 修理
        Repair,
        /// 重作
        Redo,
        /// 更换
        Replace,
        /// 退货
        Return,
        /// 补足数量
        MakeUpQuantity,
        /// 退还货款
        Refund,
        /// 赔偿损失
        Compensation,
        /// 其他
        Other,
    }
}

impl ClaimKind {
    /// Whether a sum belongs to it.
    pub fn has_amount(self) -> bool {
        matches!(self, Self::Refund | Self::Compensation)
    }
}

/// What is known of whoever files. An account is not needed for any of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// A name was given.
    pub is_named: bool,
    /// An identity document was given, and passed its check.
    pub has_document: bool,
    /// A mobile number was confirmed by a code.
    pub has_confirmed_mobile: bool,
}

codes! {
    /// What is missing before somebody may file.
    Lacking {
        /// The name.
        Name,
        /// The identity document.
        Document,
        /// The confirmed mobile number.
        ConfirmedMobile,
    }
}

impl Matter {
    /// What is missing before this may be filed so. A complaint needs a real identity (Order 121, Art. 10(3)); a report
    /// may be anonymous.
    pub fn lacking(self, identity: Identity) -> Vec<Lacking> {
        let needed = [
            (identity.is_named, Lacking::Name),
            (identity.has_document, Lacking::Document),
            (identity.has_confirmed_mobile, Lacking::ConfirmedMobile),
        ];
        match self {
            Self::Complaint => needed
                .into_iter()
                .filter_map(|(is_there, lacking)| (!is_there).then_some(lacking))
                .collect(),
            Self::Report => Vec::new(),
        }
    }
}

/// Whether somebody who knew of the harm on `known_on` files in time on `received`.
///
/// # Errors
/// [`NoRule`] before the law set a term.
pub fn is_in_time(known_on: Date, received: Date, rules: &RuleSet) -> Result<bool, NoRule> {
    let years = rules.get(RuleCode::ComplaintLimitation)?.count();
    Ok(received <= date::months_after(known_on, years.saturating_mul(12)))
}
