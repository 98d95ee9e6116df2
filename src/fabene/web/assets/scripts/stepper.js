// A number inside <div class="stepper" data-less="…" data-more="…"> gets a big button on either side.

/** @param {ParentNode} part */
export function addSteppers(part) {
  for (const box of part.querySelectorAll(".stepper[data-less][data-more]:not([data-ready])")) {
    const input = box.querySelector("input[type=number]");
    if (box instanceof HTMLElement && input instanceof HTMLInputElement) {
      box.dataset["ready"] = "yes";
      box.prepend(button({ text: "−", label: box.dataset["less"] ?? "", act: () => move(input, "down") }));
      box.append(button({ text: "+", label: box.dataset["more"] ?? "", act: () => move(input, "up") }));
    }
  }
}

/**
 * @param {{ text: string, label: string, act: () => void }} what
 * @returns {HTMLButtonElement}
 */
function button({ text, label, act }) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

/**
 * @param {HTMLInputElement} input
 * @param {"up" | "down"} way
 */
function move(input, way) {
  if (way === "up") {
    input.stepUp();
  } else {
    input.stepDown();
  }
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
