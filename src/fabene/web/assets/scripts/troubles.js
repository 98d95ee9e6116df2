// When a part of the page cannot be fetched the page says so, in the words its own body carries.

/** @param {Document} page */
export function tellTroubles(page) {
  page.addEventListener("htmx:sendError", () => tell(page, "offline"));
  page.addEventListener("htmx:timeout", () => tell(page, "offline"));
  page.addEventListener("htmx:responseError", () => tell(page, "refused"));
}

/**
 * @param {Document} page
 * @param {"offline" | "refused"} kind
 */
function tell(page, kind) {
  const place = page.querySelector("#notices");
  const text = page.body.dataset[kind];
  if (!place || !text) {
    return;
  }
  const notice = page.createElement("div");
  notice.className = "notice notice-error";
  notice.setAttribute("role", "alert");
  const words = page.createElement("p");
  words.textContent = text;
  notice.append(words);
  place.replaceChildren(notice);
  place.scrollIntoView({ block: "nearest" });
}
