//! The queue's orders, and the way from case to case within one list.

use crate::World;
use crate::desk::{MARKS, act, post, taken, version};

#[tokio::test]
async fn the_queue_says_in_which_order_it_stands() {
    let world = World::new().await;
    let mut maker = world.officer().await;
    let case = taken(&world, &mut maker).await;
    let open = maker.browser.get("/desk?kind=forex").await;
    assert!(open.body.contains("aria-sort=\"ascending\"") && open.body.contains(&case));
    let whole: Vec<(&str, &str)> = MARKS
        .into_iter()
        .chain([
            ("outcome", "refuse"),
            ("reason", "bank_policy"),
            ("text", "不符合规定"),
        ])
        .collect();
    act(&mut maker, &case, "propose", &whole).await;
    let mut checker = world.officer().await;
    act(&mut checker, &case, "decide", &[("verdict", "confirm")]).await;
    let closed = maker.browser.get("/desk?view=closed").await;
    assert!(closed.body.contains("aria-sort=\"descending\"") && closed.body.contains(&case));
    let head = |column: &str| format!("<th role=\"columnheader\" scope=\"col\" aria-sort=\"{column}");
    let mine = maker
        .browser
        .get("/desk?view=closed&sort=-changed&kind=forex")
        .await;
    let sorted = format!(
        "{}descending\"><a href=\"/desk?view=closed&amp;kind=forex&amp;sort=changed\">最近变动",
        head("")
    );
    assert!(mine.body.contains(&sorted), "{}", mine.body);
    assert_eq!(mine.body.matches("aria-sort").count(), 1);
    assert!(mine.body.contains("外汇开户申请，变动晚的在前"));
}

#[tokio::test]
async fn a_case_leads_to_its_neighbours_in_the_list_and_acts_stay_in_it() {
    let world = World::new().await;
    let mut maker = world.officer().await;
    let mut cases = Vec::new();
    for _ in 0..3 {
        let applicant = world.applicant().await;
        cases.push(format!(
            "/desk/cases/{}",
            world.submitted_case(&applicant.actor).await
        ));
    }
    let list = "?list=view%3Dto_take%26sort%3Dsubmitted";
    let queue = maker.browser.get("/desk?view=to_take&sort=submitted").await;
    assert!(queue.body.contains(&format!("href=\"{}{list}\"", cases[1])));
    let path = format!("{}{list}", cases[1]);
    let page = maker.browser.get(&path).await;
    for (rel, key, other) in [("prev", "k", &cases[0]), ("next", "j", &cases[2])] {
        let link = format!("rel=\"{rel}\" accesskey=\"{key}\" href=\"{other}{list}\"");
        assert!(page.body.contains(&link), "{link}");
    }
    assert!(
        page.body
            .contains("href=\"/desk?view=to_take&amp;sort=submitted\" accesskey=\"l\"")
    );
    let taking = format!("{}/take{list}", cases[1]);
    assert!(page.body.contains(&format!("action=\"{taking}\"")));
    let taken = post(&mut maker, &taking, &version(&page), &[]).await;
    assert_eq!(taken.location(), path);
    assert_eq!(maker.browser.get(&taking).await.location(), path);
    let page = maker.browser.get(&path).await;
    let saved = post(
        &mut maker,
        &format!("{}/check{list}", cases[1]),
        &version(&page),
        &MARKS,
    )
    .await;
    assert_eq!(saved.location(), format!("{path}&marks-saved#marks-saved"));
    assert!(
        maker
            .browser
            .get(&format!("{path}&marks-saved"))
            .await
            .body
            .contains("核验结果已保存")
    );
    let page = maker.browser.get(&path).await;
    let released = post(
        &mut maker,
        &format!("{}/release{list}", cases[1]),
        &version(&page),
        &[],
    )
    .await;
    assert_eq!(released.location(), "/desk?view=to_take&sort=submitted");
    assert!(
        !maker.browser.get(&cases[1]).await.body.contains("rel=\"next\""),
        "no list, no neighbours"
    );
}

#[tokio::test]
async fn whoever_is_done_with_a_case_goes_on_to_the_next_of_the_list() {
    let world = World::new().await;
    let mut maker = world.officer().await;
    let cases = [taken(&world, &mut maker).await, taken(&world, &mut maker).await];
    let list = "?list=view%3Dmine";
    let done = |case: &str| format!("&told=case_done&done={}", case.rsplit_once('/').unwrap().1);
    let whole: Vec<(&str, &str)> = MARKS.into_iter().chain([("outcome", "approve")]).collect();
    let ways = [format!("{}{list}", cases[1]), "/desk?view=mine".to_owned()];
    for (case, way) in cases.iter().zip(ways) {
        let seen = version(&maker.browser.get(case).await);
        let sent = post(&mut maker, &format!("{case}/propose{list}"), &seen, &whole).await;
        assert_eq!(sent.location(), format!("{way}{}", done(case)));
        let next = maker.browser.get(sent.location()).await;
        assert!(
            next.body.contains(&format!("href=\"{case}\">回去看")),
            "{}",
            next.body
        );
    }
}
