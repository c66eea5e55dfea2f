// Valid answers to all pages of an application, in the order in which they are asked, and the papers that go with them.

/** What an individual answers. */
export function answersOf(person) {
  const { identity, contact, card } = answersOfPerson(person);
  return {
    identity,
    contact,
    shops: shops(person),
    business: { ...business(), sample_orders: "12" },
    account: account(),
    card,
    declarations: declared("real_trade", "consent_identity", "consent_card"),
  };
}

/** What a sole trader answers, whose licence has this credit code. */
export function answersOfSoleTrader(person, uscc) {
  const { identity, contact, card } = answersOfPerson(person);
  return {
    licence: { uscc, ...standing(), ...addresses() },
    registration: { list_status: "exempt_small", taxpayer: "small_scale" },
    identity,
    contact,
    shops: shops(person),
    business: { ...business(), customs_code: "3302960001" },
    account: account(),
    card,
    declarations: declared("licence_trade", "consent_identity", "consent_card"),
  };
}

/** What the handler of a firm answers. */
export function answersOfFirm(firm, handler) {
  const { representative } = firm;
  return {
    licence: {
      licence_name: firm.name,
      form: "limited",
      uscc: firm.uscc,
      ...standing(),
      capital_currency: "CNY",
      capital: "5,000,000",
      scope: "家居用品的进出口和网上销售",
      ...addresses(),
    },
    registration: { list_status: "registered", class: "a", taxpayer: "general" },
    representative: { ...documentOf(representative), mobile: representative.mobile },
    handler: { who: "other", ...documentOf(handler), mobile: handler.mobile, email: handler.email },
    owners: { way: "named", ...ownersOf(firm) },
    shops: shops(firm.representative),
    business: { ...business(), customs_code: "3302960001" },
    account: account(),
    cny_account: { cny_number: firm.account, cny_holder: firm.name, cny_bank: "三江银行" },
    declarations: declared("licence_trade", "consent_people"),
  };
}

function ownersOf(firm) {
  const { name, number } = firm.representative;
  const owner = { name, document_kind: "resident_id", number, control: "shares", share: "100" };
  return Object.fromEntries(Object.entries(owner).map(([field, text]) => [`owners.0.${field}`, text]));
}

/** The papers of an individual. */
export function papersOf({ id_front, id_back, store_proof, orders, table }) {
  return Object.entries({ id_front, id_back, store_proof, sample_orders: orders }).concat([["sample_orders", table]]);
}

/** The papers of a sole trader who declares at customs. */
export function papersOfSoleTrader({ licence, id_front, id_back, store_proof, filing }) {
  return Object.entries({ business_licence: licence, id_front, id_back, store_proof, customs_filing_proof: filing });
}

/** The papers of a firm whose handler was authorised, and which declares at customs. */
export function papersOfFirm(papers) {
  return Object.entries({
    business_licence: papers.licence,
    representative_id_front: papers.id_front,
    representative_id_back: papers.id_back,
    handler_id_front: papers.handler_id_front,
    handler_id_back: papers.handler_id_back,
    authorisation_letter: papers.authorisation,
    ownership_chart: papers.chart,
    store_proof: papers.store_proof,
    customs_filing_proof: papers.filing,
  });
}

function answersOfPerson(person) {
  return {
    identity: {
      document_kind: "resident_id",
      name: person.name,
      number: person.number,
      issued_on: "2016-04-15",
      expires_on: "2036 年 4 月 15 日",
      occupation: "个体经营",
    },
    contact: {
      mobile: person.mobile,
      email: person.email,
      address: "宁波市海曙区青石弄 12 号",
      tax_residency: "china_only",
    },
    card: { card_number: person.card, card_holder: person.name, card_bank: "三江银行" },
  };
}

function documentOf({ name, number }) {
  const term = { issued_on: "2016-04-15", term: "dated", expires_on: "2036-04-15" };
  return { name, document_kind: "resident_id", number, ...term };
}

function standing() {
  return { licence_status: "in_operation", established_on: "2018-03-01" };
}

function addresses() {
  return { registered_address: "宁波市鄞州区惠风东路 8 号", business_address: "宁波市鄞州区惠风东路 8 号" };
}

function shops({ shop }) {
  const own = { platform: "amazon", name: "Chengyu Living", url: shop, opened_on: "2024-03-01" };
  return Object.fromEntries(Object.entries(own).map(([field, text]) => [`shops.0.${field}`, text]));
}

function business() {
  return { goods: ["home", "kitchen"], markets: ["US", "DE"], modes: ["9810"], turnover: "80,000", channel: "bank" };
}

function account() {
  return { branch: "sanjiang-haishu", currencies: ["USD", "EUR"], purpose: "goods", statement_language: "zh" };
}

function declared(...own) {
  return Object.fromEntries(["truth", ...own, "consent_bank", "bank_decides"].map((name) => [name, "yes"]));
}
