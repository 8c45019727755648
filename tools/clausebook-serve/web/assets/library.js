// Niceties of Search, Document and Add documents. Every page does everything without this file.

// <div data-load="ADDRESS">: filled with a part of a page of this site.
for (const place of document.querySelectorAll("[data-load]")) {
  fetch(place.dataset.load, { headers: { Accept: "text/html" } })
    .then((response) => (response.ok ? response.text() : Promise.reject()))
    .then((html) => { place.innerHTML = html; })
    .catch(() => {}); // the link that stands there does the same
}

// <div data-poll="ADDRESS">: renewed while the work goes on, which is as long as the part that comes has a link to look again.
for (const place of document.querySelectorAll("[data-poll]")) {
  const renew = async () => {
    try {
      const response = await fetch(place.dataset.poll);
      if (response.ok) place.innerHTML = await response.text();
      if (!place.querySelector("h2")) setTimeout(renew, 1000);
      else document.querySelector("h1").textContent = "Files added";
    } catch {
      setTimeout(renew, 5000);
    }
  };
  setTimeout(renew, 1000);
}

// <form data-drop>: files that are dropped anywhere on it go into its file field.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("app-dropping"); });
  form.addEventListener("dragleave", () => form.classList.remove("app-dropping"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("app-dropping");
    field.files = event.dataTransfer.files;
    field.focus();
  });
}

// The contents are folded where the window is narrow, and show the open clause where they scroll by themselves.
const fold = document.querySelector(".app-contents__fold");
if (fold && window.matchMedia("(max-width: 74.99em)").matches) fold.open = false;
const here = document.querySelector(".app-contents__here");
const contents = document.querySelector(".app-contents");
if (here && contents && contents.scrollHeight > contents.clientHeight) contents.scrollTop = here.offsetTop - contents.offsetTop - contents.clientHeight / 3;
