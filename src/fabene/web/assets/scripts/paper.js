// <button data-print hidden> appears where printing is possible and prints the sheet.

/** @param {ParentNode} part */
export function wirePrintButtons(part) {
  for (const button of part.querySelectorAll("[data-print]")) {
    if (button instanceof HTMLElement) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
  }
}
