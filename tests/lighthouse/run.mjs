// What Lighthouse says of the page in dist/, served compressed, on a phone on a simulated slow 4G: the median of five loads.
//
//   make lighthouse
//
// It fails when performance is below 90, or accessibility or best practices below 100. How long the page keeps the processor
// busy is measured on this machine and multiplied by four: nothing else should run beside it.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import lighthouse from "lighthouse";

const LOADS = 5;
/** The least that is good enough, in hundredths. */
const LEAST = { performance: 90, accessibility: 100, "best-practices": 100 };
const AUDITS = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"];
const TYPES = {
  css: "text/css", ex: "text/plain; charset=utf-8", html: "text/html; charset=utf-8", js: "text/javascript",
  json: "application/json", svg: "image/svg+xml", wasm: "application/wasm",
};

const files = new Map(readdirSync("dist").map((name) => [`/${name}`, brotliCompressSync(readFileSync(join("dist", name)))]));
files.set("/", files.get("/index.html"));

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const body = files.get(path);
  if (!body) return response.writeHead(404).end();
  const type = TYPES[path === "/" ? "html" : path.split(".").at(-1)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": body.length, "cache-control": "max-age=3600" });
  response.end(body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const page = `http://127.0.0.1:${server.address().port}/`;

/** A browser of its own for each load: nothing has been kept of an earlier one. */
async function load() {
  const profile = mkdtempSync(join(tmpdir(), "coppice-lighthouse-"));
  const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = spawn("chromium", [...options, "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  // Its processes write into the profile until the last of them has let go of the pipe.
  const ended = new Promise((gone) => browser.on("close", gone));
  try {
    const port = await new Promise((found, failed) => {
      let said = "";
      browser.on("error", failed);
      browser.stderr.on("data", (text) => {
        said += text;
        const address = said.match(/ws:\/\/[^:]+:(\d+)/);
        if (address) found(Number(address[1]));
      });
    });
    const asked = { port, output: "json", logLevel: "error", onlyCategories: Object.keys(LEAST) };
    return (await lighthouse(page, asked)).lhr;
  } finally {
    browser.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const score = (report, category) => Math.round(report.categories[category].score * 100);

const reports = [];
for (let at = 0; at < LOADS; at += 1) {
  const report = await load();
  reports.push(report);
  const scores = Object.keys(LEAST).map((category) => `${category} ${score(report, category)}`);
  console.log(`${scores.join(", ")}: ${AUDITS.map((audit) => `${audit} ${report.audits[audit].displayValue}`).join(", ")}`);
}
server.close();

let good = true;
for (const [category, least] of Object.entries(LEAST)) {
  const is = median(reports.map((report) => score(report, category)));
  good &&= is >= least;
  console.log(`${category}: ${is}, the median of ${LOADS}${is >= least ? "" : `, and at least ${least} is wanted`}`);
  for (const { auditRefs } of is >= least ? [] : [reports.at(-1).categories[category]]) {
    for (const { id } of auditRefs) {
      const audit = reports.at(-1).audits[id];
      if (audit.score !== null && audit.score < 0.9) console.log(`  ${audit.title}: ${audit.displayValue ?? ""}`);
    }
  }
}
process.exit(good ? 0 : 1);
