// A mail server and a gateway for short messages, for installations that have no mailbox of their own to look into. What
// came in stands on a page, arranged like the mailbox of the demonstration.

import { createServer as createGateway } from "node:http";
import { createServer } from "node:net";
import { once } from "node:events";
import { json } from "node:stream/consumers";

/** Opens on free ports of the loopback address. Resolves to `{ page, environment, close }`: the address of the page, what the server must be told, and how it ends. */
export async function openPostOffice() {
  const letters = [];
  const mail = createServer((socket) => receiveMail(socket, letters)).listen(0, "127.0.0.1");
  const gateway = createGateway((request, answer) => serve(request, answer, letters)).listen(0, "127.0.0.1");
  await Promise.all([once(mail, "listening"), once(gateway, "listening")]);
  const page = `http://127.0.0.1:${gateway.address().port}/`;
  const environment = {
    YONGYITONG_SMTP_URL: `smtp://127.0.0.1:${mail.address().port}`,
    YONGYITONG_SMS_URL: `${page}send`,
    YONGYITONG_SMS_SECRET: "a secret of the tests alone",
  };
  const close = () => {
    mail.close();
    gateway.closeAllConnections();
    gateway.close();
  };
  return { page, environment, close };
}

/** As much of SMTP (RFC 5321) as a sender without a password needs. */
function receiveMail(socket, letters) {
  let typed = "";
  let message = null;
  let to = "";
  const say = (line) => socket.write(`${line}\r\n`);
  const hear = (line) => {
    if (message) {
      if (line !== ".") return message.push(line.replace(/^\.\./u, "."));
      letters.unshift({ to, text: textOf(message.join("\r\n")) });
      message = null;
      return say("250 taken");
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "RCPT") to = line.match(/<([^>]*)>/u)[1];
    if (verb === "DATA") message = [];
    say({ DATA: "354 go on", QUIT: "221 bye" }[verb] ?? "250 ok");
    if (verb === "QUIT") socket.end();
  };
  socket.setEncoding("latin1");
  socket.on("error", () => socket.destroy());
  socket.on("data", (more) => {
    const lines = (typed + more).split("\r\n");
    typed = lines.pop();
    lines.forEach(hear);
  });
  say("220 post office");
}

/** The text of a message of one part (RFC 2045). */
function textOf(message) {
  const [head, ...rest] = message.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const how = head.match(/^content-transfer-encoding: *(\S+)/imu)?.[1].toLowerCase();
  if (how === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (how !== "quoted-printable") return Buffer.from(body, "latin1").toString("utf8");
  const bytes = body.replace(/=\r\n/gu, "").replace(/=([0-9A-F]{2})/gu, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

async function serve(request, answer, letters) {
  if (request.method === "POST") {
    const { to, text } = await json(request);
    letters.unshift({ to, text });
    return answer.writeHead(204).end();
  }
  const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const articles = letters.map(({ to, text }) => `<article><p>${plain(to)}</p><pre>${plain(text)}</pre></article>`);
  answer.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  answer.end(`<!doctype html><link rel="icon" href="data:,"><h2 id="mailbox">Mailbox</h2>${articles.join("")}`);
}
