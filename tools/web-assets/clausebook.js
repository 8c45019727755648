// Niceties. Every page does everything without this file.
import { initAll } from "./govuk-frontend.min.js";

document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
initAll();

function tell(button, words) {
  let status = button.parentElement.querySelector("[role=status]");
  if (!status) {
    status = document.createElement("span");
    status.setAttribute("role", "status");
    status.className = "app-copied";
    button.after(" ", status);
  }
  status.textContent = words;
}

// The address of a page may hold a plain http name, where browsers offer no clipboard; the old way works there.
async function copy(text, html) {
  if (html && window.ClipboardItem && navigator.clipboard) {
    const item = { "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
    return navigator.clipboard.write([new ClipboardItem(item)]);
  }
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const handler = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", handler);
  document.execCommand("copy");
  document.removeEventListener("copy", handler);
}

// <button hidden data-copy="ID">: copies the words of the element; with data-copy-rich also as it is laid out.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const plain = document.getElementById(button.dataset.copyPlain) || source;
    try {
      await copy(plain.value || plain.innerText.trim(), "copyRich" in button.dataset ? source.innerHTML : "");
      tell(button, "Copied");
    } catch {
      tell(button, "Your browser did not allow it: select the words and copy them yourself");
    }
  });
}

// <button hidden data-print>
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// <button hidden data-check="NAME" data-checked="true|false">: all boxes of that name.
for (const button of document.querySelectorAll("button[data-check]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const box of document.querySelectorAll(`input[type=checkbox][name="${button.dataset.check}"]`)) box.checked = button.dataset.checked === "true";
  });
}

// <form data-busy="words">: long work says so.
for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button[type=submit], button:not([type])");
    if (button) tell(button, form.dataset.busy);
  });
}

// Printing shows what is folded away where a page asks for it.
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("[data-print-open] details:not([open]), details[data-print-open]:not([open])")];
  for (const one of opened) one.open = true;
});
window.addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});
