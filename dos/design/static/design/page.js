// Small comforts on every page. Nothing here is needed to read, search or send.

// The menu of a phone closes with Escape and gives the focus back.
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".menu-phone[open], .disclosure[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

// A form that came back with errors takes the focus, also after HTMX has swapped it in.
document.addEventListener("htmx:afterSettle", (event) => {
  event.detail.elt.querySelector?.(".error-summary")?.focus();
});
