//! The forms of the desk: what an officer leaves out or types badly is refused at its field, in both languages, and kept.

use axum::http::Method;

use crate::World;
use crate::bad_forms::{Bad, NOT_OFFERED, bad, refuses};
use crate::desk::{self, MARKS, version};
use crate::world::Visitor;

/// Two officers and a case.
struct Desk {
    maker: Visitor,
    checker: Visitor,
    case: String,
}

impl Desk {
    async fn new(world: &World) -> Self {
        let applicant = world.applicant().await;
        let case = format!("/desk/cases/{}", world.submitted_case(&applicant.actor).await);
        let (maker, checker) = (world.officer().await, world.officer().await);
        Self { maker, checker, case }
    }

    fn path(&self, act: &str) -> String {
        format!("{}/{act}", self.case)
    }

    fn officer(&mut self, is_check: bool) -> &mut Visitor {
        if is_check {
            &mut self.checker
        } else {
            &mut self.maker
        }
    }

    /// An act of the maker, or of the checker, that succeeds.
    async fn act(&mut self, is_check: bool, act: &str, form: &[(&str, &str)]) {
        let case = self.case.clone();
        let answer = desk::act(self.officer(is_check), &case, act, form).await;
        assert_eq!(answer.location(), case, "{act}: {}", answer.body);
    }

    async fn refuses(&mut self, is_check: bool, act: &str, forms: &[Bad<'_>]) {
        let (case, path) = (self.case.clone(), self.path(act));
        let browser = &mut self.officer(is_check).browser;
        let (version, key) = (version(&browser.get(&case).await), "0".repeat(32));
        let hidden = [("version", version.as_str()), ("form_key", key.as_str())];
        refuses(browser, &Method::POST, &path, &hidden, forms).await;
    }
}

#[tokio::test]
async fn a_maker_hears_what_a_proposal_lacks() {
    let world = World::new().await;
    let mut desk = Desk::new(&world).await;
    desk.act(false, "take", &[]).await;
    let long = "长".repeat(1_001);
    let (approve, refuse, reason) = (
        ("outcome", "approve"),
        ("outcome", "refuse"),
        ("reason", "no_real_trade_background"),
    );
    let text = ["申请人的话", "applicant"];
    let reasons = ["理由", "reason"];
    let marked = [MARKS[0], MARKS[1], MARKS[2], approve, ("text", "请来网点")];
    let forms = [
        bad(&[("text", "请来网点")], "outcome", ["意见", "proposal"]),
        bad(&[("outcome", NOT_OFFERED)], "outcome", ["意见", "proposal"]),
        bad(&[refuse, ("text", "不行")], "reason", reasons),
        bad(
            &[refuse, ("reason", NOT_OFFERED), ("text", "不行")],
            "reason",
            reasons,
        ),
        bad(&[refuse, reason, ("text", "")], "text", text),
        bad(&[refuse, reason, ("text", &long)], "text", text),
        bad(&[approve, ("text", &long)], "text", text),
        bad(&marked, "mark-papers", ["材料", "Documents"]),
    ];
    desk.refuses(false, "propose", &forms).await;
    let to = ["同事", "colleague"];
    desk.refuses(
        false,
        "hand-over",
        &[
            bad(&[("to", "")], "to", to),
            bad(&[("to", NOT_OFFERED)], "to", to),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_maker_hears_what_a_request_message_or_note_lacks() {
    let world = World::new().await;
    let mut desk = Desk::new(&world).await;
    desk.act(false, "take", &[]).await;
    let (long_item, long, long_reason) = ("长".repeat(501), "长".repeat(1_001), "长".repeat(201));
    let (first, second) = (["第 1 项", "Item 1"], ["第 2 项", "Item 2"]);
    let target = ("item-0-target", "field:contact.address");
    let forms = [
        bad(&[], "item-0-target", ["补", "supplement"]),
        bad(
            &[("item-0-target", ""), ("item-0-text", "写全")],
            "item-0-target",
            first,
        ),
        bad(
            &[("item-0-target", NOT_OFFERED), ("item-0-text", "写全")],
            "item-0-target",
            first,
        ),
        bad(&[target, ("item-0-text", "")], "item-0-reason", first),
        bad(&[target, ("item-0-reason", "unreadable")], "item-0-reason", first),
        bad(&[target, ("item-0-text", &long_item)], "item-0-text", first),
        bad(
            &[
                target,
                ("item-0-text", "写全"),
                ("item-1-target", "document:id_back"),
                ("item-1-text", ""),
            ],
            "item-1-reason",
            second,
        ),
    ];
    desk.refuses(false, "supplement", &forms).await;
    for (act, zh) in [("message", "话"), ("note", "备注")] {
        let long_zh = if act == "message" { "消息" } else { zh };
        let forms = [
            bad(&[(act, "")], act, [zh, act]),
            bad(&[(act, &long)], act, [long_zh, act]),
        ];
        desk.refuses(false, act, &forms).await;
    }
    let field = ("field", "identity.number");
    let forms = [
        bad(&[field, ("unmask", "")], "unmask", ["为什么", "why"]),
        bad(&[field, ("unmask", &long_reason)], "unmask", ["事由", "reason"]),
    ];
    desk.refuses(false, "unmask", &forms).await;
}

#[tokio::test]
async fn checks_and_openings_name_what_is_wrong() {
    let world = World::new().await;
    let mut desk = Desk::new(&world).await;
    desk.act(false, "take", &[]).await;
    let whole: Vec<_> = MARKS
        .into_iter()
        .chain([("outcome", "approve"), ("text", "请来网点")])
        .collect();
    desk.act(false, "propose", &whole).await;
    let long = "长".repeat(1_001);
    let (verdict, why) = (["意见", "decision"], ["原因", "reason"]);
    let back = ("verdict", "send_back");
    let checks = [
        bad(&[("why", "先看店铺")], "verdict", verdict),
        bad(&[("verdict", NOT_OFFERED)], "verdict", verdict),
        bad(&[back, ("why", "")], "why", ["原因", "why"]),
        bad(&[back, ("why", &long)], "why", why),
    ];
    desk.refuses(true, "decide", &checks).await;
    desk.act(true, "decide", &[("verdict", "confirm")]).await;
    openings_are_refused(&mut desk).await;
    let whole = opening(&[]);
    desk.act(false, "opening", &whole).await;
    desk.refuses(true, "opening/decide", &checks).await;
}

/// A good opening with some fields changed.
fn opening<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let good = [
        ("visited_on", "2026-11-23"),
        ("branch", "haishu"),
        ("number", "6228480012345678"),
        ("number_again", "6228480012345678"),
        ("currencies", "USD"),
    ];
    let text = |(name, text): (&'a str, &'a str)| {
        changed
            .iter()
            .find(|(own, _)| *own == name)
            .map_or((name, text), |own| *own)
    };
    good.into_iter()
        .map(text)
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

async fn openings_are_refused(desk: &mut Desk) {
    let (visit, number, currency) = (
        ["网点的日期", "day"],
        ["账号", "account number"],
        ["币种", "currenc"],
    );
    for (name, text, names) in [
        ("visited_on", "", visit),
        ("visited_on", "昨天", visit),
        ("visited_on", "2026-02-30", ["网点的日期", "visit"]),
        ("visited_on", "2026-11-24", visit),
        ("branch", NOT_OFFERED, ["网点", "branch"]),
        ("number", "", number),
        ("number", "1234", number),
        ("number_again", "", number),
        ("number_again", "6228480012345679", number),
        ("currencies", "", currency),
        ("currencies", NOT_OFFERED, currency),
    ] {
        let form = opening(&[(name, text)]);
        desk.refuses(false, "opening", &[bad(&form, name, names)]).await;
    }
}
