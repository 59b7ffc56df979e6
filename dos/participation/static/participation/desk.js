// Keys of the moderation desk. Everything works without them; one button turns them off for good on this machine.

const SWITCHED_OFF = "desk-keys-off";
const line = document.querySelector("[data-keys]");
const rows = [...document.querySelectorAll("a[data-row]")];

const isOff = () => localStorage.getItem(SWITCHED_OFF) === "1";

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function toRow(step) {
  const here = rows.indexOf(document.activeElement);
  rows[Math.min(Math.max(here + step, 0), rows.length - 1)]?.focus();
}

function decide(key) {
  const form = document.querySelector(`form[data-decision="${key}"]`);
  if (!form) return;
  const button = form.querySelector("button[type=submit]");
  const reason = form.querySelector("select");
  // Without a reason there is nothing to send yet: the key leads to the list.
  if (reason && !reason.value) reason.focus();
  else form.requestSubmit(button);
}

function onKey(event) {
  if (isOff() || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  const link = document.querySelector(`a[data-key="${event.key}"]`);
  if (link) link.click();
  else if (rows.length && "jk".includes(event.key)) toRow(event.key === "j" ? 1 : -1);
  else if ("va".includes(event.key)) decide(event.key);
  else return;
  event.preventDefault();
}

if (line) {
  const button = line.querySelector("[data-keys-switch]");
  const show = () => button.setAttribute("aria-pressed", String(isOff()));
  button.addEventListener("click", () => {
    localStorage.setItem(SWITCHED_OFF, isOff() ? "0" : "1");
    show();
  });
  line.hidden = false;
  show();
  document.addEventListener("keydown", onKey);
}
