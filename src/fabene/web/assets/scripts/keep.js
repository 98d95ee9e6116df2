// Nothing typed is lost: a form with data-keep="a name" remembers its fields in this tab until it has been sent.

const SKIPPED = new Set(["hidden", "password", "file", "submit", "button"]);

/** @param {ParentNode} part */
export function keepDrafts(part) {
  for (const form of part.querySelectorAll("form[data-keep]")) {
    if (form instanceof HTMLFormElement) {
      keep(form);
    }
  }
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const key = `draft:${form.dataset["keep"]}`;
  restore(form, key);
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(read(form))));
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
  form.addEventListener("reset", () => sessionStorage.removeItem(key));
}

/** @param {HTMLFormElement} form */
function read(form) {
  return fields(form).map((field) => (isTicked(field) ? field.checked : field.value));
}

/**
 * @param {HTMLFormElement} form
 * @param {string} key
 */
function restore(form, key) {
  const stored = JSON.parse(sessionStorage.getItem(key) ?? "null");
  const found = fields(form);
  if (!Array.isArray(stored) || stored.length !== found.length || form.querySelector("[aria-invalid=true]")) {
    return;
  }
  for (const [index, field] of found.entries()) {
    if (isTicked(field)) {
      field.checked = Boolean(stored[index]);
    } else {
      field.value = String(stored[index]);
    }
  }
}

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** @param {HTMLFormElement} form */
function fields(form) {
  return [...form.elements].filter(isField);
}

/**
 * @param {Element} element
 * @returns {element is Field}
 */
function isField(element) {
  if (element instanceof HTMLInputElement) {
    return !SKIPPED.has(element.type);
  }
  return element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
}

/**
 * @param {HTMLElement} field
 * @returns {field is HTMLInputElement}
 */
function isTicked(field) {
  return field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");
}
