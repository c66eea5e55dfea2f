//! Filters under a name, as forms.

use axum::http::StatusCode;
use domain::identity::Role;

use crate::World;
use crate::desk::post;

#[tokio::test]
async fn a_filter_is_kept_renamed_and_removed() {
    let world = World::new().await;
    let mut maker = world.officer_as(Role::BankMaker).await;
    let list = (
        "list",
        "view=all_open&due=soon&sort=-changed&q=%E6%9E%97%E6%99%93%E9%9B%AF",
    );
    let nameless = post(&mut maker, "/desk/filters", "0", &[list, ("filter_name", " ")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.body.contains("请写筛选的名称") && nameless.body.contains("value=\"soon\" selected"));
    let kept = post(&mut maker, "/desk/filters", "0", &[list, ("filter_name", "急件")]).await;
    let path = "/desk?view=all_open&due=soon&sort=-changed";
    assert_eq!(
        kept.location(),
        format!("{path}&told=filter_kept"),
        "without what was searched for"
    );
    let queue = maker.browser.get(kept.location()).await;
    let link = format!(
        "<a href=\"{}\" aria-current=\"page\">急件",
        path.replace('&', "&amp;")
    );
    assert!(
        queue.body.contains(&link) && queue.body.contains("筛选已保存"),
        "{}",
        queue.body
    );

    let page = maker.browser.get("/desk/filters").await;
    let (_, rest) = page.body.split_once("action=\"/desk/filters/").expect("a form");
    let one = format!("/desk/filters/{}", rest.split('"').next().unwrap());
    let long = "急".repeat(41);
    let wrong = maker.browser.post(&one, &[("filter_name", &long)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("有 41 个字") && wrong.body.contains(&long));
    let renamed = maker.browser.post(&one, &[("filter_name", "今天要办")]).await;
    assert_eq!(renamed.location(), "/desk/filters?told=filter_renamed");
    assert!(maker.browser.get("/desk").await.body.contains("今天要办"));
    let mut colleague = world.officer_as(Role::BankMaker).await;
    let remove = format!("{one}/remove");
    assert_eq!(
        colleague.browser.post(&remove, &[]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        maker.browser.post(&remove, &[]).await.location(),
        "/desk/filters?told=filter_removed"
    );
    assert!(
        maker
            .browser
            .get("/desk/filters")
            .await
            .body
            .contains("您还没有保存筛选")
    );
}

#[tokio::test]
async fn a_supervisor_keeps_a_filter_for_the_whole_bank() {
    let world = World::new().await;
    let (mut maker, mut supervisor) = (
        world.officer_as(Role::BankMaker).await,
        world.officer_as(Role::BankSupervisor).await,
    );
    assert!(supervisor.browser.get("/desk").await.body.contains("全行可用"));
    assert!(!maker.browser.get("/desk").await.body.contains("全行可用"));
    let form = [
        ("list", "view=to_take"),
        ("filter_name", "先领这些"),
        ("shared", "yes"),
    ];
    post(&mut supervisor, "/desk/filters", "0", &form).await;
    assert!(maker.browser.get("/desk").await.body.contains("先领这些"));
    assert!(
        !maker.browser.get("/desk/filters").await.body.contains("先领这些"),
        "nothing to rename"
    );
    assert_eq!(
        post(&mut maker, "/desk/filters", "0", &form).await.status,
        StatusCode::NOT_FOUND
    );
}
