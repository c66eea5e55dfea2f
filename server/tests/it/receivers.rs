//! The other end of letters: a mail server and a gateway for short messages, each as small as an honest one can be.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How a mail server takes letters.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Mood {
    /// It takes them.
    Takes,
    /// It takes them and is gone in the moment in which it has said so.
    TakesAndLeaves,
    /// It answers each recipient with this code.
    Answers(u16),
}

/// One mail as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    /// Headers and body, with the dots taken off that the sender stuffed.
    pub(crate) data: String,
}

impl Mail {
    pub(crate) fn header(&self, name: &str) -> String {
        let (head, _) = self
            .data
            .split_once("\r\n\r\n")
            .expect("an empty line after the headers");
        let unfolded = head.replace("\r\n ", " ");
        let mut lines = unfolded.split("\r\n").filter_map(|line| line.split_once(": "));
        let found = lines.find(|(header, _)| header.eq_ignore_ascii_case(name));
        found
            .unwrap_or_else(|| panic!("no {name} in {head}"))
            .1
            .to_owned()
    }

    pub(crate) fn body(&self) -> &str {
        self.data.split_once("\r\n\r\n").expect("a body").1
    }
}

/// A mail server on this machine.
pub(crate) struct MailServer {
    pub(crate) address: SocketAddr,
    mood: Arc<Mutex<Mood>>,
    taken: Arc<Mutex<Vec<Mail>>>,
    asked: Arc<Mutex<usize>>,
}

impl MailServer {
    pub(crate) async fn start(mood: Mood) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            mood: Arc::new(Mutex::new(mood)),
            taken: Arc::default(),
            asked: Arc::default(),
        };
        let (mood, taken, asked) = (server.mood.clone(), server.taken.clone(), server.asked.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mood = *mood.lock().unwrap();
                *asked.lock().unwrap() += 1;
                // A client that goes away early ends its conversation with an error.
                tokio::spawn(converse(stream, mood, taken.clone()));
            }
        });
        server
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    pub(crate) fn change(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub(crate) fn taken(&self) -> Vec<Mail> {
        self.taken.lock().unwrap().clone()
    }

    /// How often somebody connected.
    pub(crate) fn asked(&self) -> usize {
        *self.asked.lock().unwrap()
    }
}

/// RFC 5321, without any extension.
async fn converse(stream: TcpStream, mood: Mood, taken: Arc<Mutex<Vec<Mail>>>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 receiver.example\r\n").await?;
    let (mut from, mut to) = (String::new(), Vec::new());
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer = match (verb.as_str(), mood) {
            ("EHLO", _) => "250-receiver.example\r\n250 8BITMIME".to_owned(),
            ("MAIL", _) => {
                from = address(line);
                "250 sender noted".to_owned()
            }
            ("RCPT", Mood::Answers(code)) => format!("{code} <{}> is not taken", address(line)),
            ("RCPT", _) => {
                to.push(address(line));
                "250 recipient noted".to_owned()
            }
            ("DATA", _) => {
                stream.write_all(b"354 go on\r\n").await?;
                let data = data(&mut stream).await?;
                let (from, to) = (std::mem::take(&mut from), std::mem::take(&mut to));
                taken.lock().unwrap().push(Mail { from, to, data });
                "250 taken".to_owned()
            }
            ("QUIT", _) => "221 bye".to_owned(),
            _ => "500 not known".to_owned(),
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        stream.flush().await?;
        let is_over = verb == "QUIT" || verb == "DATA" && mood == Mood::TakesAndLeaves;
        if is_over {
            return Ok(());
        }
    }
}

fn address(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or_else(String::new, |(address, _)| address.to_owned())
}

/// The lines up to a single dot; a dot before other words was stuffed.
async fn data(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        match line.strip_prefix('.') {
            Some("\r\n") => return Ok(data),
            Some(stuffed) => data.push_str(stuffed),
            None => data.push_str(&line),
        }
    }
}

/// One request as it came in: headers in lower case.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) line: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// A provider's gateway on this machine.
pub(crate) struct Gateway {
    pub(crate) address: SocketAddr,
    status: Arc<Mutex<u16>>,
    taken: Arc<Mutex<Vec<Request>>>,
}

impl Gateway {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let gateway = Self {
            address: listener.local_addr().unwrap(),
            status: Arc::new(Mutex::new(200)),
            taken: Arc::default(),
        };
        let (status, taken) = (gateway.status.clone(), gateway.taken.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let status = *status.lock().unwrap();
                let mut stream = BufReader::new(stream);
                let request = request(&mut stream).await;
                taken.lock().unwrap().push(request);
                let answer = format!("HTTP/1.1 {status} so\r\ncontent-length: 2\r\n\r\n{{}}");
                stream.write_all(answer.as_bytes()).await.unwrap();
                stream.flush().await.unwrap();
            }
        });
        gateway
    }

    /// What it answers from now on.
    pub(crate) fn answer(&self, status: u16) {
        *self.status.lock().unwrap() = status;
    }

    pub(crate) fn taken(&self) -> Vec<Request> {
        self.taken.lock().unwrap().clone()
    }
}

async fn request(stream: &mut BufReader<TcpStream>) -> Request {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.unwrap();
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let headers: BTreeMap<String, String> = lines
        .iter()
        .skip(1)
        .filter_map(|line| line.split_once(": "))
        .map(|(name, text)| (name.to_ascii_lowercase(), text.to_owned()))
        .collect();
    let mut body = vec![0; headers["content-length"].parse().unwrap()];
    stream.read_exact(&mut body).await.unwrap();
    Request {
        line: lines[0].clone(),
        headers,
        body: String::from_utf8(body).unwrap(),
    }
}
