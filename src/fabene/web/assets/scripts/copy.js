// A text to copy into a chat: data-copy="Copia" data-copied="Copiato" puts a button under it, where copying is possible.

/** @param {ParentNode} part */
export function addCopyButtons(part) {
  if (!navigator.clipboard) {
    return;
  }
  for (const text of part.querySelectorAll("[data-copy]")) {
    if (text instanceof HTMLElement && !text.nextElementSibling?.matches(".copy")) {
      text.after(button(text));
    }
  }
}

/** @param {HTMLElement} text */
function button(text) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy btn btn-outline-primary btn-small";
  made.textContent = text.dataset["copy"] ?? "";
  made.setAttribute("aria-live", "polite");
  made.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent?.trim() ?? "");
    made.textContent = text.dataset["copied"] ?? "";
  });
  return made;
}
