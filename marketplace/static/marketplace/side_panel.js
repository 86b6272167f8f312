// A link with data-side-panel opens its form beside the page. Without this script the link leads to the form itself,
// which comes back by the `next` in its address. Here the same answers are read: what comes back is the page, with the
// word of what was done and the change in it; what does not is the form with its errors.
(() => {
  "use strict";

  const find = (selector, root = document) => root.querySelector(selector);
  const kept = new Map(); // address → form that was begun and not sent
  let dialog = null;
  let opener = "";
  let isSending = false;
  let loading = new AbortController(); // what comes after the panel was closed is not shown

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const isHere = (address) => new URL(address, location).pathname === location.pathname;
  const isAlike = (one, other) => new URL(one).pathname.split("/")[1] === new URL(other, location).pathname.split("/")[1];

  function makeDialog(words) {
    const made = document.createElement("dialog");
    made.className = "side-panel coach";
    made.setAttribute("aria-labelledby", "side-panel-title");
    made.innerHTML = '<div class="spread"><h2 id="side-panel-title" tabindex="-1"></h2><button type="button" class="button quiet"></button></div><div class="stack" data-panel-body></div>';
    const close = find("button", made);
    close.textContent = words.close;
    made.dataset.failed = words.failed;
    made.dataset.loading = words.loading;
    close.addEventListener("click", () => made.close());
    made.addEventListener("close", putAway);
    made.addEventListener("click", follow);
    made.addEventListener("submit", send);
    made.addEventListener("input", () => { body().dataset.begun = "1"; });
    document.body.append(made);
    return made;
  }

  const body = () => find("[data-panel-body]", dialog);

  // What was begun waits for the next opening of the same link, as long as the page is open.
  function putAway() {
    loading.abort();
    const begun = body();
    if (begun.dataset.begun) kept.set(opener, [find("h2", dialog).textContent, begun]);
    const empty = document.createElement("div");
    empty.className = "stack";
    empty.dataset.panelBody = "";
    begun.replaceWith(empty);
  }

  // Into the field where the panel begins with one, never onto a button: Enter pressed twice must not send.
  function placeFocus() {
    const first = find("[data-focus], textarea, input:not([type=hidden]), select, button", body());
    const isField = first?.matches("[data-focus], textarea, input:not([type=checkbox], [type=radio])");
    (isField ? first : find("h2", dialog)).focus();
  }

  function show(page, address) {
    const shown = find("main .main-column", page);
    if (!shown) return false;
    find("h2", dialog).textContent = find("h1", page)?.textContent.trim() ?? "";
    body().replaceChildren(...shown.childNodes);
    body().dataset.address = address;
    body().dispatchEvent(new CustomEvent("duunipari:shown", { bubbles: true }));
    window.htmx?.process(body());
    placeFocus();
    return true;
  }

  async function load(address) {
    const { signal } = loading = new AbortController();
    try {
      const answer = await fetch(address, { signal });
      const page = parsed(await answer.text());
      if (!answer.ok || !isAlike(answer.url, address) || !show(page, answer.url)) location.assign(address);
    } catch {
      if (!signal.aborted) location.assign(address);
    }
  }

  async function open(event) {
    const link = event.target.closest("a[data-side-panel]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    dialog ??= makeDialog(link.closest("[data-close]").dataset);
    dialog.classList.toggle("wide", link.dataset.sidePanel === "wide");
    opener = link.href;
    find("h2", dialog).textContent = link.textContent.trim();
    dialog.showModal();
    const [title, begun] = kept.get(opener) ?? [];
    if (begun) {
      kept.delete(opener);
      find("h2", dialog).textContent = title;
      body().replaceWith(begun);
      placeFocus();
    } else {
      body().textContent = dialog.dataset.loading;
      await load(opener);
    }
  }

  // Pages of the same list and ready-made texts stay in the panel; every other link leaves it as anywhere.
  function follow(event) {
    const link = event.target.closest("a[href]");
    if (!link || link.hash || new URL(link.href).pathname !== new URL(body().dataset.address).pathname) return;
    event.preventDefault();
    load(link.href);
  }

  function tell(words) {
    const line = find("[role=alert]", body()) ?? body().appendChild(document.createElement("p"));
    line.setAttribute("role", "alert");
    line.textContent = words;
  }

  async function send(event) {
    const form = event.target;
    event.preventDefault();
    if (isSending) return;
    const sent = new FormData(form, event.submitter);
    const address = new URL(form.getAttribute("action") || body().dataset.address, body().dataset.address);
    if (form.method === "get") {
      load(`${address.pathname}?${new URLSearchParams(sent)}`);
      return;
    }
    isSending = true;
    const answer = await fetch(address, { method: "POST", body: sent }).catch(() => null);
    isSending = false;
    if (!answer) { // no connection: what is written stays
      tell(dialog.dataset.failed);
      return;
    }
    const page = parsed(await answer.text());
    if (answer.redirected && isHere(answer.url)) done(page);
    else if (answer.redirected || !show(page, body().dataset.address)) location.assign(answer.url);
  }

  // The page as it is now, and the word of what was done.
  function done(page) {
    delete body().dataset.begun;
    dialog.close();
    find("main").replaceWith(find("main", page));
    find("main").dispatchEvent(new CustomEvent("duunipari:shown", { bubbles: true }));
    const said = find(".messages");
    said.tabIndex = -1;
    said.focus();
  }

  document.addEventListener("click", open);
})();
