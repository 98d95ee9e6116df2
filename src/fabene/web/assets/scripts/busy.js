// A form that is on its way says so, and is not sent twice by an impatient finger.

/** @param {Document} page */
export function guardForms(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") {
      return;
    }
    if (form.dataset["sending"] === "yes") {
      event.preventDefault();
      return;
    }
    form.dataset["sending"] = "yes";
    mark(form, true);
  });
  page.addEventListener("htmx:afterRequest", (event) => {
    if (event.target instanceof HTMLFormElement) {
      release(event.target);
    }
  });
  // Coming back with the browser's arrow must find a form that can be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form")) {
      release(form);
    }
  });
}

/** @param {HTMLFormElement} form */
function release(form) {
  delete form.dataset["sending"];
  mark(form, false);
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} busy
 */
function mark(form, busy) {
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
    button.setAttribute("aria-busy", String(busy));
  }
}
