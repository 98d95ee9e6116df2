// A form with data-show="Mostra la password" lets whoever types read what they typed: nobody types it twice.

/** @param {ParentNode} part */
export function addReveals(part) {
  for (const form of part.querySelectorAll("form[data-show]")) {
    const fields = [...form.querySelectorAll("input[type=password]")].filter(
      (field) => field instanceof HTMLInputElement,
    );
    const last = fields.at(-1);
    if (form instanceof HTMLElement && last) {
      last.closest(".field")?.append(box(form.dataset["show"] ?? "", fields));
    }
  }
}

/**
 * @param {string} words
 * @param {HTMLInputElement[]} fields
 */
function box(words, fields) {
  const label = document.createElement("label");
  const tick = document.createElement("input");
  tick.type = "checkbox";
  tick.addEventListener("change", () => {
    for (const field of fields) {
      field.type = tick.checked ? "text" : "password";
    }
  });
  label.className = "reveal";
  label.append(tick, Object.assign(document.createElement("span"), { textContent: words }));
  return label;
}
