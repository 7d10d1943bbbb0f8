// Makes the page quicker to use; everything here also works without it.
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const box = $("#q");

/* The box: "/" goes there, Escape empties it. */

const isTyping = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

/* Suggestions: a combobox with a list below it (ARIA Authoring Practices, editable combobox with list). */

const WAIT = 120; // milliseconds after the last key

function suggestions(input, address) {
  const list = Object.assign(document.createElement("div"), { id: "suggestions", className: "suggestions", hidden: true });
  const status = Object.assign(document.createElement("p"), { className: "hidden" });
  const memory = new Map();
  let options = [];
  let active = -1;
  let timer = 0;
  let running = null;

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestions);
  status.setAttribute("role", "status");
  input.form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }

  function close() {
    list.hidden = true;
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function choose(number) {
    active = number;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function option(item, number) {
    const element = Object.assign(document.createElement("a"), { id: `suggestion-${number}`, href: item.href, tabIndex: -1 });
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.lang = "vi";
    element.append(item.text);
    if (item.count) {
      element.append(Object.assign(document.createElement("span"), { className: "number", textContent: item.count }));
    }
    return element;
  }

  function show(answer) {
    list.replaceChildren();
    options = [];
    for (const group of answer.groups) {
      const part = document.createElement("div");
      const heading = Object.assign(document.createElement("p"), { className: "heading", textContent: group.label });
      heading.setAttribute("aria-hidden", "true");
      part.setAttribute("role", "group");
      part.setAttribute("aria-label", group.label);
      part.append(heading);
      for (const item of group.items) {
        options.push(option(item, options.length));
        part.append(options.at(-1));
      }
      list.append(part);
    }
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = answer.message;
  }

  async function ask() {
    const text = input.value.trim();
    running?.abort();
    if (text.length < 2) return close();
    if (memory.has(text)) return show(memory.get(text));
    running = new AbortController();
    try {
      const target = new URL(address, location.href);
      target.searchParams.set("q", text);
      const response = await fetch(target, { signal: running.signal });
      if (!response.ok) return close();
      const answer = await response.json();
      memory.set(text, answer);
      if (input.value.trim() === text && document.activeElement === input) show(answer);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }

  // While an input method composes a letter, what stands in the box is not yet what is meant.
  input.addEventListener("input", (event) => event.isComposing || later());
  input.addEventListener("compositionend", later);
  input.addEventListener("blur", () => { clearTimeout(timer); running?.abort(); close(); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.form.addEventListener("submit", (event) => {
    if (active < 0) return;
    event.preventDefault();
    location.assign(options[active].href);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (!list.hidden) return close();
      input.value = "";
    } else if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    }
  });
}

if (box?.dataset.suggest) suggestions(box, box.dataset.suggest);

/* Filters: applied as soon as one is ticked, in place, with the address and Back as if by links. */

const here = () => location.href.split("#")[0];
let loading = null;
let shown = here();

async function load(address, { push, focus }) {
  // Who ticks a second box before the first answer is here wants the second answer.
  loading?.abort();
  loading = new AbortController();
  let page;
  try {
    const response = await fetch(address, { signal: loading.signal });
    if (!response.ok) throw new Error(response.status);
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch (error) {
    return error.name === "AbortError" ? undefined : location.assign(address);
  }
  const fresh = $(".results", page);
  const old = $(".results");
  if (!fresh || !old) return location.assign(address);
  const opened = new Map(all("details", old).map((each) => [$("summary", each).textContent, each.open]));
  for (const each of all("details", fresh)) {
    const text = $("summary", each).textContent;
    if (opened.has(text)) each.open = opened.get(text);
  }
  if (push) history.pushState({ results: true }, "", address);
  [loading, shown] = [null, here()];
  document.title = page.title;
  const status = $(".count");
  const words = $(".count", fresh).innerHTML;
  $(".count", fresh).replaceWith(status);
  old.replaceWith(fresh);
  const form = $("header .box");
  const newForm = $("header .box", page);
  if (form && newForm) {
    for (const each of all("input[type=hidden]", form)) each.remove();
    form.append(...all("input[type=hidden]", newForm));
  }
  // A region that is changed in its place is read out; one that is replaced is not.
  requestAnimationFrame(() => { status.innerHTML = words; });
  all("#filters input").find((each) => each.name === focus?.name && each.value === focus?.value)?.focus({ preventScroll: true });
}

function addressOf(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => value.trim());
  return `${form.action}?${new URLSearchParams(pairs)}`;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("#filters");
  if (!form || event.target.type !== "checkbox") return;
  // A place in a chosen place takes its place: both would mean either of them.
  const { name, value, checked } = event.target;
  const bare = (text) => text.replace(/^=/, "");
  for (const other of all(`input[name="${name}"]:checked`, form)) {
    if (checked && bare(value).startsWith(`${bare(other.value)}/`)) other.checked = false;
  }
  load(addressOf(form), { push: true, focus: event.target });
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "filters") return;
  event.preventDefault();
  load(addressOf(event.target), { push: true, focus: null });
});

// A jump to "#filters" changes nothing of what is shown, and who jumped there wants to stay.
addEventListener("popstate", () => {
  if ($(".results") && (loading || here() !== shown)) load(location.href, { push: false, focus: null });
});

/* A hit: why it is there, told in its place. */

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a.explain");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const hit = link.closest(".hit");
  const shown = $(".explained", hit);
  if (shown) {
    shown.hidden = !shown.hidden;
    return link.setAttribute("aria-expanded", String(!shown.hidden));
  }
  try {
    const response = await fetch(link.href);
    const told = $("#why", new DOMParser().parseFromString(await response.text(), "text/html"));
    told.removeAttribute("id");
    told.className = "why explained";
    link.parentElement.after(told);
    link.setAttribute("aria-expanded", "true");
  } catch {
    location.assign(link.href);
  }
});

/* A document: from mark to mark, copy what cites it. */

const marks = all("article mark");
const walk = $("#walk");
if (walk && marks.length) {
  const place = $("output", walk);
  let current = -1;
  walk.hidden = false;
  const go = (step) => {
    marks[current]?.classList.remove("current");
    current = current < 0 && step < 0 ? marks.length - 1 : (current + step + marks.length) % marks.length;
    const mark = marks[current];
    mark.classList.add("current");
    mark.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    place.textContent = `${current + 1}/${marks.length}`;
  };
  $("[data-step='1']", walk).addEventListener("click", () => go(1));
  $("[data-step='-1']", walk).addEventListener("click", () => go(-1));
}

async function copy(text) {
  // Pages that come over plain HTTP, as in most offices, have no clipboard object.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement("textarea"), { value: text, className: "hidden" });
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

for (const button of all("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(button.dataset.copy);
    $("#copied").textContent = button.dataset.done;
  });
}
