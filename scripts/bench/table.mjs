// The figures as people read them, each beside what was aimed for.

export function table(figures) {
  const { pages, queue } = figures;
  const sizes = Object.keys(queue).sort((one, other) => one - other);
  const [least, most] = [queue[sizes[0]], queue[sizes.at(-1)]];
  const lines = [
    ["client, brotli", `${(figures.client / 1000).toFixed(1)} KB`, "≤ 100 KB"],
    ["start to first page, empty database", `${figures.start_empty_ms.toFixed(0)} ms`, ""],
    ["start to first page, filled database", `${figures.start_filled_ms.toFixed(0)} ms`, "≤ 300 ms"],
    ["resident memory after load", `${figures.resident_mb.toFixed(1)} MB`, "≤ 80 MB"],
    ...Object.entries(pages).flatMap(([name, page]) => pageLines(name, page)),
    ["saves of a page a second, over HTTP", rate(figures.saves.per_second), ""],
    ["  to raw transactions a second", rate(figures.raw_saves_per_second), ""],
    ["  ratio", (figures.saves.per_second / figures.raw_saves_per_second).toFixed(3), "≥ 0.25"],
    ["  p99", `${figures.saves.p99_ms.toFixed(1)} ms`, ""],
    ["submissions a second, by the use case", rate(figures.submissions_per_second), ""],
    ...sizes.map((cases) => [
      `queue p95 with ${Number(cases).toLocaleString("en")} cases: first, deep`,
      `${queue[cases].first.p95_ms.toFixed(2)} ms, ${queue[cases].deep.p95_ms.toFixed(2)} ms`,
      "",
    ]),
    ["  most cases to fewest", `${times(most.first, least.first)}, ${times(most.deep, least.deep)}`, "≤ 1.50"],
  ];
  return lines.map(([name, figure, aim]) => name.padEnd(46) + figure.padStart(20) + `   ${aim}`.trimEnd()).join("\n");
}

const AIMS = { landing: ["≥ 0.30", "≤ 3"], tasks: ["≥ 0.05", "≤ 22"], queue: ["≥ 0.05", "≤ 40"] };

function pageLines(name, { bare, own, ratio, cpu_multiple: multiple }) {
  const [atLeast, atMost] = AIMS[name];
  return [
    [`${name}: pages a second`, rate(own.per_second), ""],
    ["  p50, p99", `${own.p50_ms.toFixed(2)} ms, ${own.p99_ms.toFixed(2)} ms`, ""],
    ["  bare axum, the same bytes", rate(bare.per_second), ""],
    ["  ratio", ratio.toFixed(3), atLeast],
    ["  processor time a page, bare", `${own.cpu_us.toFixed(0)} µs, ${bare.cpu_us.toFixed(1)} µs`, ""],
    ["  multiple", multiple.toFixed(1), atMost],
  ];
}

function rate(perSecond) {
  return Math.round(perSecond).toLocaleString("en");
}

function times(one, other) {
  return (one.p95_ms / other.p95_ms).toFixed(2);
}
