// Passkeys: <form data-passkey="create|get" data-options="…" hidden> asks the device, then sends what it answered.
// Where the options must be fresh (data-ask) they are asked of the site when the button is pressed.

/** @typedef {{ publicKey: Record<string, any> }} Options what the site asks; bytes are in URL-safe base64 */

const BYTES = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

/** @param {ParentNode} part */
export function wirePasskeys(part) {
  if (!window.PublicKeyCredential || !navigator.credentials) {
    return;
  }
  for (const note of part.querySelectorAll("[data-no-passkeys]")) {
    note.remove();
  }
  for (const form of part.querySelectorAll("form[data-passkey]")) {
    const field = form instanceof HTMLFormElement && form.elements.namedItem("credential");
    if (form instanceof HTMLFormElement && field instanceof HTMLInputElement) {
      wire(form, field);
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 */
function wire(form, field) {
  field.value = "";
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (field.value) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    say(form, "");
    try {
      field.value = JSON.stringify(await answer(form));
      form.requestSubmit();
    } catch (trouble) {
      say(form, form.dataset[kindOf(trouble)] ?? "");
    }
  });
}

/** @param {HTMLFormElement} form */
async function answer(form) {
  const { publicKey } = await optionsOf(form);
  /** @type {Record<string, any>} */
  const request = { ...publicKey, challenge: toBytes(publicKey["challenge"]) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    request[list] = (publicKey[list] ?? []).map((/** @type {any} */ one) => ({ ...one, id: toBytes(one.id) }));
  }
  if (form.dataset["passkey"] === "get") {
    return written(await navigator.credentials.get({ publicKey: /** @type {any} */ (request) }));
  }
  request["user"] = { ...publicKey["user"], id: toBytes(publicKey["user"].id) };
  return written(await navigator.credentials.create({ publicKey: /** @type {any} */ (request) }));
}

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<Options>}
 */
async function optionsOf(form) {
  const ask = form.dataset["ask"];
  if (!ask) {
    return JSON.parse(form.dataset["options"] ?? "{}");
  }
  const response = await fetch(ask, { headers: { Accept: "application/json" } });
  return (await response.json()).request_options;
}

/** @param {Credential | null} credential */
function written(credential) {
  if (!(credential instanceof PublicKeyCredential)) {
    throw new Error("the device gave no passkey");
  }
  const given = /** @type {Record<string, any>} */ (/** @type {unknown} */ (credential.response));
  const response = BYTES.filter((name) => given[name]).map((name) => [name, toText(given[name])]);
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(response),
  };
}

/** @param {unknown} trouble */
function kindOf(trouble) {
  if (!(trouble instanceof DOMException)) {
    return "failed";
  }
  return (
    { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known" }[trouble.name] ?? "failed"
  );
}

/**
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function say(form, words) {
  const place = form.querySelector("[data-trouble]");
  if (place instanceof HTMLElement) {
    place.textContent = words;
    place.hidden = !words;
  }
}

/** @param {string} text */
function toBytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/** @param {ArrayBuffer} bytes */
function toText(bytes) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
