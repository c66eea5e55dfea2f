// Invented people and numbers that are well formed and belong to nobody.

/** The password of everybody in the demonstration, and of those whom the tests register. */
export const PASSWORD = "three rivers meet here";

/** The screen of an ordinary telephone, touched with fingers. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let count = 0;

/** Eight digits that nobody else of these tests has. */
function newSerial() {
  count += 1;
  return String(process.pid % 100_000).padStart(5, "0") + String(count).padStart(3, "0");
}

/** How the addresses begin of those whom stories make up. */
const OF_STORIES = "seller-";

/** Whether somebody of a story has this address, and nobody of the demonstration. */
export function isOfAStory(contact) {
  return contact.startsWith(OF_STORIES);
}

/** Somebody new: no number, address or link is anybody else's on the same server. */
export function somebody(name = "林晓雯") {
  const serial = newSerial();
  return {
    name,
    email: `${OF_STORIES}${serial}@example.com`,
    mobile: `138${serial}`,
    number: identityNumber(count),
    card: cardNumber(serial),
    shop: `https://www.amazon.com/stores/${serial}`,
  };
}

/** A new firm that belongs to its legal representative. */
export function someFirm(word = "澄屿") {
  const representative = somebody("王海川");
  const serial = newSerial();
  return {
    name: `宁波${word}${serial}贸易有限公司`,
    uscc: creditCode("91", serial),
    account: `39105${serial}0001`,
    representative,
  };
}

/** The credit code of a new sole trader. */
export function soleTraderCode() {
  return creditCode("92", newSerial());
}

/** A credit code of Ningbo (GB 32100) around an organisation code (GB 11714). */
function creditCode(category, serial) {
  const weighed = (text, alphabet, weightOf) =>
    [...text].reduce((sum, character, at) => sum + alphabet.indexOf(character) * weightOf(at), 0);
  const DIGITS = "0123456789";
  const inner = weighed(serial, DIGITS, (at) => [3, 7, 9, 10, 5, 8, 4, 2][at]);
  const body = `${category}330200${serial}${"0X987654321"[inner % 11]}`;
  const CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const outer = weighed(body, CHARACTERS, (at) => 3 ** at % 31);
  return body + CHARACTERS[(31 - (outer % 31)) % 31];
}

/** An identity number of somebody born in a county that does not exist (GB 11643-1999). */
export function identityNumber(serial, birth = "19900501") {
  const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const body = `330299${birth}${String(serial % 1000).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0);
  return body + "10X98765432"[sum % 11];
}

/** A debit card number that ends with the right digit (ISO/IEC 7812-1). */
function cardNumber(serial) {
  const body = `6222990000${serial}`;
  const doubled = [...body].reverse().map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1));
  const sum = doubled.reduce((sum, value) => sum + Math.floor(value / 10) + (value % 10), 0);
  return body + ((10 - (sum % 10)) % 10);
}

/** The number of a new account, as no other account has it. */
export function accountNumber() {
  count += 1;
  return `62284800${String(process.pid).padStart(7, "0")}${String(count).padStart(3, "0")}`;
}

/** The same text as a Chinese keyboard may write it: full-width, with spaces in between. */
export function fullWidth(text) {
  const wide = [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  return wide.join("").replace(/(.{6})/gu, "$1\u3000");
}
