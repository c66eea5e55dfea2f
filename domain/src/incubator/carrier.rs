//! What carriers are and offer.

use crate::codes::codes;

codes! {
    /// The kinds of carriers.
    CarrierKind {
        /// 众创空间
        Makerspace,
        /// 科技企业孵化器
        Incubator,
        /// 创新创业基地
        StartupBase,
        /// 创客咖啡
        MakerCafe,
    }
}

codes! {
    /// What a carrier does for its tenants.
    Service {
        /// Advice on policies and subsidies.
        Policy,
        /// Help with finding money.
        Finance,
        /// Help with patents, marks and designs.
        IntellectualProperty,
        /// Parcels, customs, warehouses.
        Logistics,
        /// Courses.
        Training,
        /// A studio for live selling.
        LivestreamStudio,
    }
}

codes! {
    /// The fields in which teams work.
    Sector {
        /// Trade across the border.
        CrossBorderTrade,
        /// Design and brands.
        DesignBrand,
        /// Software and data.
        SoftwareData,
        /// Logistics.
        Logistics,
        /// 生物医药
        Biomedicine,
        /// 现代农业
        ModernAgriculture,
        /// 集成电路
        IntegratedCircuits,
        /// Anything else.
        Other,
    }
}

impl Sector {
    /// Whether incubation takes longer there (国科发区〔2018〕300号).
    pub fn takes_longer(self) -> bool {
        matches!(
            self,
            Self::Biomedicine | Self::ModernAgriculture | Self::IntegratedCircuits
        )
    }
}

/// The districts of Ningbo by their codes.
pub const DISTRICTS: &[&str] = &[
    "330203", "330205", "330206", "330211", "330212", "330213", "330225", "330226", "330281", "330282",
];
