// A form that came back with errors starts at their list, so that nobody looks for what went wrong.

/** @param {ParentNode} part */
export function focusErrors(part) {
  const list = part.querySelector("[data-errors]");
  if (list instanceof HTMLElement) {
    list.focus();
  }
}
