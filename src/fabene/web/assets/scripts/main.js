// Everything here makes a page that already works a little kinder. Each module looks for its own attribute.

import { guardForms } from "./busy.js";
import { addCopyButtons } from "./copy.js";
import { focusErrors } from "./errors.js";
import { keepDrafts } from "./keep.js";
import { wirePrintButtons } from "./paper.js";
import { wirePasskeys } from "./passkey.js";
import { addReveals } from "./reveal.js";
import { addSteppers } from "./stepper.js";
import { tellTroubles } from "./troubles.js";

/** @param {ParentNode} part */
function prepare(part) {
  addCopyButtons(part);
  addSteppers(part);
  keepDrafts(part);
}

guardForms(document);
wirePrintButtons(document);
wirePasskeys(document);
addReveals(document);
tellTroubles(document);
prepare(document);
focusErrors(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof Element) {
    prepare(event.target);
  }
});
