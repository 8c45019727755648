// Starts the real server on a library of its own and a browser, and looks at pages as people do: by sight, by keyboard, by screen reader.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const AXE = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

// The words that the program uses of itself and people are never shown; see the words for people in docs/serving.md.
export const INNER_WORDS = /\b(books?|units?|provisions?|silent|deferred|bearers?|modalit(?:y|ies)|spans?|slugs?|diagnostics?)\b/i;
// What stands in documents may hold any word.
const DOCUMENT_WORDS = "blockquote, .document, .answer, textarea, code, .app-text, .app-contents, .app-hit__words, .app-letter, .app-similar__words, .app-found, .app-sides, .app-row, .app-matrix td > span, del, ins, svg";

export class Library {
  constructor(build) {
    this.build = build;
    this.folder = mkdtempSync(join(tmpdir(), "clausebook-browser-"));
    this.book = join(this.folder, "book");
  }
  run(...words) {
    return execFileSync(join(this.build, "clausebook"), ["--book", this.book, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }
  async serve() {
    this.server = spawn(join(this.build, "clausebook"), ["--book", this.book, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    for await (const piece of this.server.stdout) {
      said += piece;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) return (this.address = found[0]);
    }
    throw new Error("the server did not start: " + said);
  }
  async end() {
    if (this.server) {
      const gone = new Promise((resolve) => this.server.once("exit", resolve));
      this.server.kill("SIGTERM");
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Eyes {
  static async open(library, pictures, program) {
    const eyes = new Eyes();
    mkdirSync(pictures, { recursive: true });
    Object.assign(eyes, { library, pictures, profile: mkdtempSync(join(tmpdir(), "clausebook-profile-")), troubles: [], seen: new Set() });
    eyes.browser = await chromium.launch({
      executablePath: program,
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    return eyes;
  }
  // A window; what the page complains of and what it asks of other hosts are troubles.
  async window(options = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(60000);
    page.on("console", (message) => message.type() === "error" && !/status of 4\d\d/.test(message.text()) && this.troubles.push(`${page.url()}: ${message.text()}`));
    page.on("pageerror", (error) => this.troubles.push(`${page.url()}: ${error}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.origin !== this.library.address) this.troubles.push(`${page.url()} asks ${request.url()}`);
    });
    return page;
  }
  // What is wrong with the page that is open, by the rules of WCAG 2.2 A and AA and by our own list of words.
  async look(page, name) {
    await page.evaluate(AXE);
    const found = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
    const violations = found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + node.html.slice(0, 160)).join(" | ")}`);
    if (violations.length) this.troubles.push(`${name}: ${violations.join("\n   ")}`);
    const words = await page.evaluate((skip) => {
      const copy = document.querySelector("main").cloneNode(true);
      for (const one of copy.querySelectorAll(skip)) one.remove();
      return copy.textContent.replaceAll("Silent: a person has confirmed", "");
    }, DOCUMENT_WORDS);
    const inner = words.match(INNER_WORDS);
    if (inner) this.troubles.push(`${name} says "${words.slice(Math.max(0, inner.index - 40), inner.index + 40).replace(/\s+/g, " ")}"`);
    assert.equal(await page.locator("h1").count(), 1, `${name} has one main heading`);
    await page.screenshot({ path: join(this.pictures, `${name}.png`) });
    this.seen.add([name, page.url()]);
  }
  // The same page on a telephone and on paper: nothing but a table that scrolls by itself is wider than the window.
  async narrow(page, name) {
    await page.setViewportSize({ width: 320, height: 800 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) this.troubles.push(`${name} is ${width} pixels wide in a window of 320`);
    await page.screenshot({ path: join(this.pictures, `${name}-320.png`), fullPage: false });
    await page.setViewportSize({ width: 1000, height: 1400 });
    await page.emulateMedia({ media: "print" });
    await page.screenshot({ path: join(this.pictures, `${name}-print.png`) });
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  async end() {
    await this.browser.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
