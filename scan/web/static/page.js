"use strict";
// Only comfort: every page works without it.

// The code of a slip stands behind the # of its link, which no browser sends: into the form, out of the address.
const code = document.getElementById("code");
if (code && code.form && location.hash.length > 1 && !document.getElementById(location.hash.slice(1))) {
  let carried = "";
  try { carried = decodeURIComponent(location.hash.slice(1)); } catch { /* no code of ours */ }
  history.replaceState(null, "", location.pathname);
  code.value = carried.slice(0, 60);
}

// What was not sent yet stays in this tab, for whoever holds this page's forms, until the server shows it as kept.
const { of, theme, restored, offline, forget } = document.body.dataset;
const shelf = {
  name: id => `mee:${of}:${id}`,
  read(id) { try { return JSON.parse(sessionStorage.getItem(this.name(id))) || {}; } catch { return {}; } },
  write(id, kept) {
    try {
      if (Object.keys(kept.fields || {}).length) sessionStorage.setItem(this.name(id), JSON.stringify(kept));
      else sessionStorage.removeItem(this.name(id));
    } catch { /* a browser that keeps nothing */ }
  },
};
if (forget !== undefined) sweep(() => true);

// The server keeps words on one line and composed; those are the same words.
const folded = text => text.normalize("NFC").split(/\s+/).join(" ").trim();

const sheet = document.getElementById("sheet");
const note = (text, kind) => {
  const said = document.createElement("p");
  said.className = `note ${kind}`;
  said.setAttribute("role", kind ? "alert" : "status");
  said.textContent = text;
  sheet.before(said);
  said.scrollIntoView({ block: "nearest" });
};

if (sheet && theme) {
  const kept = shelf.read(theme);
  let changed = false;
  for (const [name, value] of Object.entries(kept.fields || {})) {
    const found = sheet.elements.namedItem(name);
    if (!found || folded(found.value) === folded(value) || sheet.querySelector("fieldset:disabled")) continue;
    // A sentence that was sent stands in the list now, not in its field.
    if (kept.sent && ["text", "kind", "about"].includes(name)) continue;
    found.value = value;
    changed = changed || name !== "kind";
    if (name === "text") document.getElementById("text").closest("details").open = true;
  }
  if (changed) note(restored, "");
  else if (!document.querySelector("[role=alert]")) shelf.write(theme, {});
  sheet.addEventListener("input", event => {
    const now = shelf.read(theme);
    shelf.write(theme, { fields: { ...now.fields, [event.target.name]: event.target.value } });
  });
} else if (!document.querySelector("[role=alert]")) {
  sweep((name, kept) => kept.sent);
}
if (sheet && theme) sweep((name, kept) => kept.sent && name !== shelf.name(theme));

// Takes off the shelf what a page of the server shows to be kept, or what belongs to somebody who left.
function sweep(done) {
  try {
    for (const name of Object.keys(sessionStorage).filter(name => name.startsWith("mee:"))) {
      if (done(name, JSON.parse(sessionStorage.getItem(name)))) sessionStorage.removeItem(name);
    }
  } catch { /* nothing was kept */ }
}

// How much may still be written, for as long as it is being written.
const words = document.querySelector("[data-most]");
if (words) {
  const told = document.createElement("span");
  document.getElementById(words.getAttribute("aria-describedby").split(" ")[0]).append(" ", told);
  const count = () => {
    const { most, left, over } = words.dataset;
    const free = most - [...folded(words.value)].length;
    told.textContent = (free < 0 ? over : left).replace("{count}", Math.abs(free));
    told.classList.toggle("much", free < 0);
  };
  words.addEventListener("input", count);
  count();
}

// One press, one post; and no post into the void.
for (const form of document.forms) {
  let busy = false;
  form.addEventListener("submit", event => {
    if (busy) { event.preventDefault(); return; }
    if (form === sheet && navigator.onLine === false) {
      event.preventDefault();
      note(offline, "bad");
      return;
    }
    if (form === sheet) shelf.write(theme, { ...shelf.read(theme), sent: true });
    busy = true;
    if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => {
    busy = false;
    form.querySelectorAll("[aria-disabled]").forEach(button => button.removeAttribute("aria-disabled"));
  });
}
