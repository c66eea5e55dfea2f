//! The real program, as its own process.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::task::JoinSet;

use crate::place::Place;
use crate::writer::{Application, Writer, post, write};

/// The real program, as its own process.
pub(crate) struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts it, and waits until it says that it serves.
    pub(crate) fn start(place: &Place) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_yongyitong"))
            .args(["serve", "--limits", "false", "--address", &address.to_string()])
            .arg("--site")
            .arg(&place.config.site)
            .arg("--data")
            .arg(&place.config.data)
            .env_clear()
            // That there is no mail server is no news.
            .env("YONGYITONG_LOG", "warn,server::jobs::outbox=off")
            .current_dir(place.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let serves = said
            .lines()
            .map_while(Result::ok)
            .any(|line| line.contains("serves"));
        assert!(serves, "the server does not start");
        Self { process, address }
    }

    /// All writers at once, until the server is gone.
    pub(crate) async fn write_until_killed(
        mut self,
        writers: &[Writer],
        drafts: Vec<Application>,
        killed_after: Duration,
    ) -> Vec<Application> {
        let mut by_writer: Vec<Vec<Application>> = writers.iter().map(|_| Vec::new()).collect();
        for draft in drafts {
            by_writer[draft.writer].push(draft);
        }
        let mut writing = JoinSet::new();
        for (writer, applications) in writers.iter().zip(by_writer) {
            writing.spawn(write(self.address, writer.token.clone(), applications));
        }
        tokio::time::sleep(killed_after).await;
        self.kill();
        writing.join_all().await.into_iter().flatten().collect()
    }

    /// As a person does who got no answer.
    pub(crate) async fn send_lost_form_again(&self, writers: &[Writer], application: &mut Application) {
        let Some(form) = application.lost.clone() else {
            return;
        };
        let token = &writers[application.writer].token;
        let answered = post(self.address, token, &application.path(&form), &form.body()).await;
        assert!(answered, "{application:?}");
        application.acknowledged(form);
    }

    /// With SIGKILL.
    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
