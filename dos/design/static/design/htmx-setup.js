// Runs before htmx, which would note the path of every visit in the session storage. This site keeps nothing in the
// browser: without storage htmx asks the server again when somebody goes back.
Object.defineProperty(window, "sessionStorage", {
  get() {
    throw new DOMException("This site uses no web storage", "SecurityError");
  },
});
