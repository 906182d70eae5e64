"use strict";
const form = document.querySelector("form");
const findings = [...document.querySelectorAll(".finding")];
const PART = ".finding, .thread, #articles > article";
const parts = [...document.querySelectorAll(PART)];
const words = new Map(parts.map((part) => [part, part.textContent.toLowerCase()]));

/* Show what has all the words that are searched for; of findings, those of the severities and the check asked for. */
function filter() {
  const asked = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const severities = [...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value);
  const check = form.elements.check.value;
  for (const part of parts) {
    const isFound = asked.every((word) => words.get(part).includes(word));
    const isAsked =
      !part.classList.contains("finding") ||
      (severities.some((severity) => part.classList.contains(severity)) && ["*", part.dataset.check].includes(check));
    part.hidden = !(isFound && isAsked);
  }
  const shown = findings.filter((finding) => !finding.hidden).length;
  form.querySelector("output").value = `${shown} of ${findings.length} findings shown`;
}

/* The next finding that is shown, or the one before, takes the focus. */
let last = null;
function go(step) {
  const shown = findings.filter((finding) => !finding.hidden);
  const at = shown.indexOf(last);
  const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : at + step];
  if (next) {
    next.focus();
    next.scrollIntoView();
  }
}

/* A link to a claim opens its article. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const part = target.closest(PART);
  if (part) part.hidden = false;
  for (let outer = target.parentElement; outer; outer = outer.parentElement) {
    if (outer.tagName === "DETAILS") outer.open = true;
  }
  target.scrollIntoView({ block: target.matches("section") ? "start" : "center" });
}

for (const item of document.querySelectorAll(".claims a")) {
  const mark = document.getElementById(item.hash.slice(1));
  if (mark) mark.title = item.textContent;
}
form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  last = null;
  go(1);
});
window.addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) reveal();
});
document.addEventListener("focusin", (event) => {
  last = event.target.closest(".finding") || last;
});
/* What is folded is printed too. */
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("#articles > article > details")) folded.open = true;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches("input, select")) event.target.blur();
  if (event.target.matches("[type=search], select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const actions = { "/": () => form.elements.words.focus(), j: () => go(1), k: () => go(-1) };
  if (actions[event.key]) {
    event.preventDefault();
    actions[event.key]();
  }
});
filter();
reveal();
