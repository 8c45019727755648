// What a policy officer does with the web pages, through the real server, in a real browser.
// usage: node pages_test.mjs BUILD SOURCE CHROMIUM
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Eyes, INNER_WORDS, Library } from "./harness.mjs";

const [build, source, program] = process.argv.slice(2);
const protocols = join(source, "corpus", "protocols");
const library = new Library(build);
const pictures = join(build, "screenshots");

async function saved(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()), path: await download.path() };
}

// The text of one part of an Office file.
function part(file, name) {
  return execFileSync("python3", ["-c", "import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))", file.path, name], { encoding: "utf8", maxBuffer: 1 << 26 });
}

// The boxes of a PDF page's words, in points, by another program than ours.
function words_of(pdf, page) {
  const html = execFileSync("pdftotext", ["-bbox", "-f", String(page), "-l", String(page), pdf, "-"], { encoding: "utf8" });
  const entity = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };
  return [...html.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map((m) => ({
    x: (Number(m[1]) + Number(m[3])) / 2, y: (Number(m[2]) + Number(m[4])) / 2, text: m[5].replace(/&\w+;/g, (e) => entity[e] ?? e),
  }));
}

const steps = {
  async "templates use no inner word"() {
    const folder = join(source, "tools", "clausebook-serve", "web", "templates");
    for (const file of readdirSync(folder)) {
      const words = readFileSync(join(folder, file), "utf8").replace(/\{\{[^}]*\}\}/g, " ").replace(/<code>.*?<\/code>/g, " ").replace(/<[^>]*>/g, " ").replaceAll("Silent: a person has confirmed", "");
      assert.equal(words.match(INNER_WORDS)?.[0], undefined, file);
    }
  },

  async "the empty library explains itself"({ page, eyes, address }) {
    for (const path of ["/", "/compare", "/ask", "/review", "/to-check", "/versions", "/references", "/questions", "/search"]) {
      await page.goto(address + path);
      await eyes.look(page, "empty-" + (path.slice(1) || "home"));
    }
    library.run("add", join(protocols, "hollinbeck.pdf-groff.pdf"), join(protocols, "penwether.html-site.html"), join(protocols, "sallowfield.docx-auto.docx"));
    library.run("add", "--version-of", "hollinbeck", join(protocols, "hollinbeck-2026.pdf-chromium.pdf"));
    library.run("set", "home", "hollinbeck");
  },

  async "a PDF is added"({ page, eyes, address }) {
    await page.goto(address + "/add");
    await page.setInputFiles("#files", join(protocols, "merrowshire.pdf-writer.pdf"));
    await eyes.look(page, "add");
    await page.click("form[data-drop] button[type=submit]");
    await page.waitForURL(/\/add\/./);
    await page.getByText(/116 clauses/).first().waitFor();
    await eyes.look(page, "added");
    await page.goto(address + "/");
    await eyes.look(page, "home");
    await page.goto(address + "/documents/merrowshire/details");
    await eyes.look(page, "details");
  },

  async "it is searched, and a clause opened beside its page"({ page, eyes, address }) {
    await page.goto(address + "/search?q=%22answered+within%22");
    await eyes.look(page, "search");
    const hit = page.locator(".app-hit", { hasText: "Merrowshire" }).first();
    assert.match(await hit.innerText(), /2 working days/);
    await hit.locator("a").first().click();
    await page.waitForSelector(".app-page__picture");
    await page.locator(".app-similar, [data-load] p").first().waitFor();
    await eyes.look(page, "document");
    const picture = await page.request.get(address + (await page.locator(".app-page__picture image").getAttribute("href")));
    assert.equal(picture.headers()["content-type"], "image/png");
  },

  async "the highlight lies on the clause's words"({ page }) {
    const number = Number((await page.locator(".app-page__name").innerText()).match(/Page (\d+)/)[1]);
    const boxes = await page.locator(".app-page__line").evaluateAll((all) => all.map((r) => ({ x: +r.getAttribute("x"), y: +r.getAttribute("y"), w: +r.getAttribute("width"), h: +r.getAttribute("height") })));
    const clause = (await page.locator(".app-unit--here .app-unit__text").innerText()).split(/\s+/).filter(Boolean);
    const words = words_of(join(protocols, "merrowshire.pdf-writer.pdf"), number);
    const begin = words.findIndex((_, i) => clause.slice(0, 5).every((word, k) => words[i + k]?.text === word));
    assert.ok(begin >= 0, "the clause's words stand on the page that is shown");
    const inside = (word, box) => word.x >= box.x && word.x <= box.x + box.w && word.y >= box.y && word.y <= box.y + box.h;
    const own = words.slice(begin, begin + clause.length);
    assert.ok(own.every((word) => boxes.some((box) => inside(word, box))), "every word of the clause is framed");
    assert.ok(boxes.every((box) => words.slice(Math.max(0, begin - 2), begin + clause.length).some((word) => inside(word, box))), "nothing else is framed");
  },

  async "councils are compared, and the table saved"({ page, eyes, address }) {
    await page.goto(address + "/compare");
    await eyes.look(page, "compare-choice");
    await page.check("#topic-information");
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.waitForURL(/topic=information/);
    await eyes.look(page, "compare");
    const row = page.locator("#response-time");
    assert.match(await row.innerText(), /5 working days[\s\S]*2 working days[\s\S]*shorter than ours/);
    await row.locator("details summary").nth(1).click();
    assert.match(await row.locator("details[open] blockquote").first().innerText(), /2 working days/);
    const head = page.locator(".app-matrix thead th").nth(1);
    const before = (await head.boundingBox()).y;
    await page.locator(".app-scroll").evaluate((box) => box.scrollTo(0, 600));
    assert.ok(Math.abs((await head.boundingBox()).y - before) < 2, "the head stays in sight");
    const xlsx = await saved(page, () => page.click("text=Save for Excel"));
    assert.match(xlsx.name, /\.xlsx$/);
    assert.match(part(xlsx, "xl/worksheets/sheet1.xml"), /2 working days/);
    const docx = await saved(page, () => page.click("text=Save for Word"));
    assert.match(part(docx, "word/document.xml"), /2 working days/);
    const csv = await saved(page, () => page.click("text=Save as CSV"));
    assert.match(csv.bytes.toString("utf8"), /response-time/);
  },

  async "a cell is corrected, and the correction taken back"({ page, eyes, address }) {
    await page.goto(address + "/compare/cell?council=merrowshire&question=response-time");
    await eyes.look(page, "cell");
    await page.check("#d-set");
    await page.fill("#value", "2 working days, aim");
    await page.fill("#who", "A. Officer");
    await page.fill("#reason", "as our lawyer reads it");
    await page.click("text=Save the decision");
    await page.getByText("Your decision is kept").waitFor();
    assert.match(await page.locator("main").innerText(), /2 working days, aim[\s\S]*corrected by A\. Officer[\s\S]*A\. Officer corrected it/);
    await eyes.look(page, "cell-corrected");
    await page.goto(address + "/compare?question=response-time");
    assert.match(await page.locator("#response-time").innerText(), /2 working days, aim[\s\S]*corrected by A\. Officer/);
    await page.goto(address + "/compare/cell?council=merrowshire&question=response-time");
    await page.click("text=Take it back");
    await page.getByText("no longer holds").waitFor();
    await page.goto(address + "/compare/cell?council=merrowshire&question=response-time");
    await page.check("#d-confirm");
    await page.fill("#who", "");
    await page.click("text=Save the decision");
    assert.match(await page.locator(".govuk-error-summary").innerText(), /your name/i);
  },

  async "a question is answered, and the reply saved"({ page, eyes, address }) {
    await page.goto(address + "/ask");
    await eyes.look(page, "ask");
    await page.fill("#question", "How soon must an officer answer a member, and who decides whether I need to know?");
    await page.click("form[data-busy] button[type=submit]");
    await page.getByText("Draft of a reply").waitFor();
    assert.equal(new URL(page.url()).search, "", "the question is not in the address");
    const main = await page.locator("main").innerText();
    assert.match(main, /Hollinbeck Borough Council[\s\S]*5 working days/);
    await page.locator("summary", { hasText: "What other councils say" }).first().click();
    await eyes.look(page, "answer");
    const docx = await saved(page, () => page.click("text=Save for Word"));
    assert.match(part(docx, "word/document.xml"), /Dear Councillor/);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click("text=Copy as plain text");
    await page.getByText("Copied").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Dear Councillor,[\s\S]*5 working days/);
  },

  async "a text is reviewed"({ page, eyes, address }) {
    await page.goto(address + "/review");
    await eyes.look(page, "reviews");
    await page.click("text=Sallowfield District Council");
    assert.match(await page.locator("main").innerText(), /References to places that it does not have[\s\S]*section 19/);
    await eyes.look(page, "review");
    const docx = await saved(page, () => page.click("text=Save for Word"));
    assert.match(part(docx, "word/document.xml"), /section 19/);
    await page.goto(address + "/to-check");
    await eyes.look(page, "to-check");
    await page.locator("summary", { hasText: "Not found" }).first().click();
    await page.locator("details[open] a").first().click();
    await page.getByText("Your decision").waitFor();
  },

  async "versions are compared"({ page, eyes, address }) {
    await page.goto(address + "/versions");
    await eyes.look(page, "versions");
    await page.getByRole("link", { name: "Hollinbeck Borough Council" }).click();
    await eyes.look(page, "history");
    await page.click("text=Show what changed");
    assert.match(await page.locator("main").innerText(), /must, formerly should/);
    await eyes.look(page, "changes");
    await page.click("text=Side by side");
    assert.ok((await page.locator(".app-sides ins").count()) > 3);
    await eyes.look(page, "changes-side");
    const docx = await saved(page, () => page.click("text=Save for Word"));
    assert.match(part(docx, "word/document.xml"), /w:ins /);
  },

  async "references are drawn and listed"({ page, eyes, address }) {
    await page.goto(address + "/references");
    await eyes.look(page, "references-list");
    await page.click("text=Sallowfield District Council");
    assert.ok((await page.locator(".app-picture path").count()) > 20);
    assert.match(await page.locator("main").innerText(), /no such place/);
    await eyes.look(page, "references");
  },

  async "a question of one's own is added"({ page, eyes, address }) {
    await page.goto(address + "/questions");
    await eyes.look(page, "questions");
    await page.locator("summary", { hasText: "Add a question" }).click();
    await page.fill("#question", "How quickly must a member's letter be acknowledged?");
    await page.fill("#examples", "Letters from members are acknowledged within one working day.\n\nReceipt is acknowledged at once.");
    await page.click("text=Add the question");
    assert.match(await page.locator(".govuk-error-summary").innerText(), /three or more/);
    await eyes.look(page, "questions-wrong");
    await page.check("#answer-time");
    await page.fill("#examples", (await page.inputValue("#examples")) + "\n\nAn officer is to acknowledge every enquiry within two working days of receiving it.");
    await page.click("text=Add the question");
    await page.getByText("Your question is added").waitFor({ timeout: 120000 });
    await page.click("text=See what the texts say to it");
    assert.match(await page.locator(".app-matrix").innerText(), /letter be acknowledged[\s\S]*your own question, untested/);
    await page.goto(address + "/questions");
    await page.locator("summary", { hasText: "Examples, and taking it away" }).click();
    await page.click("text=Take this question away");
    await page.getByText("None yet").waitFor();
  },

  async "what is not there is told"({ page, eyes, address }) {
    for (const [name, path] of [["missing-page", "/nothing"], ["missing-document", "/documents/nothing"], ["missing-topic", "/compare?topic=nothing"]]) {
      await page.goto(address + path);
      await eyes.look(page, name);
    }
  },

  async "files that are sent to colleagues are pages like ours"({ page, eyes }) {
    const files = { "sent-table": ["compare", "--format", "html", "-o"], "sent-page": ["export", "--site"], "sent-review": ["check", "merrowshire", "--format", "html", "-o"] };
    for (const [name, command] of Object.entries(files)) {
      const file = join(library.folder, name + ".html");
      library.run(...command, file);
      await page.goto(pathToFileURL(file).href);
      await eyes.look(page, name);
    }
    await page.goto(pathToFileURL(join(library.folder, "sent-page.html")).href);
    await page.locator("#response-time ~ table cite a").first().click();
    assert.match(await page.locator(":target").innerText(), /working days/, "a citation leads to the clause in its document");
  },

  async "telephones and paper"({ page, eyes }) {
    const once = new Set(["home", "add", "details", "search", "document", "compare-choice", "compare", "cell", "ask", "reviews", "review", "to-check", "versions", "history", "changes", "changes-side", "references-list", "references", "questions", "sent-table", "sent-page", "sent-review"]);
    for (const [name, url] of eyes.seen) {
      if (!once.delete(name)) continue;
      await page.goto(url);
      await eyes.narrow(page, name);
    }
    assert.deepEqual([...once], []);
  },

  async "all of it without scripts"({ eyes, address }) {
    const page = await eyes.window({ javaScriptEnabled: false });
    await page.goto(address + "/search?q=inspect");
    await page.locator(".app-hit a").first().click();
    assert.ok((await page.locator(".app-unit--here").count()) === 1);
    await page.goto(address + "/compare");
    await page.check("#topic-complaints");
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    assert.ok((await page.locator(".app-matrix tbody tr").count()) > 3);
    await page.locator("details.app-open summary").first().click();
    assert.ok(await page.locator("details.app-open[open]").first().isVisible());
    await page.locator("details.app-open[open] >> text=Check, correct or note").first().click();
    await page.check("#d-note");
    await page.fill("#words", "Ask the Monitoring Officer.");
    await page.fill("#who", "B. Officer");
    await page.click("text=Save the decision");
    assert.match(await page.locator("main").innerText(), /Ask the Monitoring Officer/);
    await page.goto(address + "/ask");
    await page.fill("#question", "Who decides when the need to know is disputed?");
    await page.click("form[data-busy] button[type=submit]");
    assert.match(await page.locator("main").innerText(), /Draft of a reply/);
    await page.goto(address + "/add");
    await page.setInputFiles("#files", join(protocols, "merrowshire.txt-wrapped.txt"));
    await page.click("form[data-drop] button[type=submit]");
    assert.match(page.url(), /\/add\/./);
    await page.context().close();
  },
};

let failed = 0;
let eyes;
try {
  const address = await library.serve();
  eyes = await Eyes.open(library, pictures, program);
  const page = await eyes.window();
  for (const [name, step] of Object.entries(steps)) {
    const begin = Date.now();
    try {
      await step({ page, eyes, address });
    } catch (error) {
      failed += 1;
      console.log(`not ok: ${name} (at ${page.url()})\n${error.stack}`);
    }
    for (const trouble of eyes.troubles.splice(0)) {
      failed += 1;
      console.log(`not ok: ${name}: ${trouble}`);
    }
    console.log(`${name}: ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  }
} finally {
  await eyes?.end();
  await library.end();
}
console.log(failed ? `${failed} failures; pictures in ${pictures}` : `all well; pictures in ${pictures}`);
process.exit(failed ? 1 : 0);
