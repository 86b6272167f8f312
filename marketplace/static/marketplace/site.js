// Small comforts on top of pages that work without them: focus, fast exit, autosave, kept text, doubtful words, character count, the coach's keys, a cover.
(() => {
  "use strict";

  const find = (selector, root = document) => root.querySelector(selector);
  const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];
  const csrfToken = () => find('meta[name="csrf-token"]')?.content ?? "";

  function focusOnErrors(root) {
    find("[data-focus]", root)?.focus();
  }

  function sendCsrfWithHtmx() {
    document.addEventListener("htmx:configRequest", (event) => {
      event.detail.headers["X-CSRFToken"] = csrfToken();
    });
    document.addEventListener("htmx:afterSwap", (event) => {
      focusOnErrors(event.detail.target);
      countCharacters(event.detail.target);
    });
  }

  // What another script has put into the page has the same comforts.
  function comfortWhatIsShown() {
    document.addEventListener("duunipari:shown", (event) => {
      countCharacters(event.target);
      keepWhatIsTyped(event.target);
    });
  }

  // The page is replaced, so that the browser's back button does not lead here again.
  function leaveFast() {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-quick-exit]");
      if (!link) return;
      event.preventDefault();
      document.body.hidden = true;
      window.location.replace(link.href);
    });
  }

  function closeMenus() {
    const open = () => findAll("details.menu[open]");
    document.addEventListener("click", (event) => {
      open().filter((menu) => !menu.contains(event.target)).forEach((menu) => { menu.open = false; });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      open().forEach((menu) => {
        menu.open = false;
        find("summary", menu).focus();
      });
    });
  }

  function countCharacters(root) {
    findAll("[data-count-for]", root).forEach((line) => {
      const area = document.getElementById(line.dataset.countFor);
      if (!area || area.maxLength < 0) return;
      const show = () => { line.textContent = `${area.maxLength - area.value.length} ${line.dataset.left}`; };
      area.addEventListener("input", show);
      show();
    });
  }

  // A form with data-autosave sends itself in the background a moment after the last change.
  function autosave() {
    findAll("form[data-autosave]").forEach((form) => {
      const line = find("[data-saved-at]", form);
      let timer = 0;
      const save = async () => {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST",
          body: new FormData(form),
          headers: { "X-CSRFToken": csrfToken(), "X-Autosave": "1" },
          keepalive: true,
        }).catch(() => null);
        if (!line) return;
        const time = new Date().toLocaleTimeString("fi-FI", { hour: "2-digit", minute: "2-digit" });
        const isPlain = answer?.headers.get("Content-Type")?.startsWith("text/plain");
        line.textContent = answer?.ok ? `${form.dataset.saved} ${time}` : isPlain ? await answer.text() : "";
      };
      const stop = () => {
        clearTimeout(timer);
        timer = 0;
      };
      form.addEventListener("input", (event) => {
        if (event.target.type === "search") return;
        stop();
        timer = setTimeout(save, 900);
      });
      form.addEventListener("submit", stop);
      window.addEventListener("pagehide", () => {
        if (timer) save();
        stop();
      });
    });
  }

  // A form with a text area is kept while somebody types (accounts/unsent), until it is sent.
  function keepWhatIsTyped(root) {
    findAll("[data-keep]", root).forEach((line) => {
      const form = line.closest("form");
      const area = find("textarea", form);
      if (!area || form.dataset.autosave) return;
      area.closest(".field")?.append(line);
      let isDirty = false;
      let isSent = false;
      let timer = 0;
      const keep = async (keepalive = false) => {
        clearTimeout(timer);
        timer = 0;
        if (!isDirty || isSent) return;
        isDirty = false;
        const typed = new FormData(form);
        [...typed].forEach(([name, value]) => { if (value instanceof File) typed.delete(name); });
        const headers = { "X-CSRFToken": csrfToken(), Accept: "application/json" };
        const options = { method: "POST", body: typed, headers, redirect: "manual", keepalive };
        const answer = await fetch(line.dataset.keep, options).catch(() => null);
        const at = answer?.ok ? (await answer.json()).at : "";
        isDirty ||= !at;
        const said = at ? `${line.dataset.kept} ${at}` : line.dataset.failed;
        if (line.textContent !== said) line.textContent = said;
      };
      form.addEventListener("input", () => {
        isDirty = true;
        if (!timer) timer = setTimeout(keep, 5000);
      });
      form.addEventListener("submit", () => { isSent = true; });
      window.addEventListener("pageshow", () => { isSent = false; });
      document.addEventListener("visibilitychange", () => { if (document.hidden) keep(true); });
    });
  }

  // Doubtful words of a place stand under their field once it is left.
  function checkWords() {
    const address = find("[data-words]")?.dataset.words;
    if (!address) return;
    ["title", "purpose", "tasks", "pay"].forEach((name) => {
      const field = document.getElementById(`id_${name}`);
      if (!field) return;
      const said = document.createElement("div");
      said.setAttribute("role", "status");
      field.closest(".field")?.append(said);
      field.addEventListener("change", async () => {
        const headers = { "X-CSRFToken": csrfToken() };
        const body = new URLSearchParams({ text: field.value });
        const answer = await fetch(address, { method: "POST", body, headers }).catch(() => null);
        if (answer?.ok) said.innerHTML = await answer.text();
      });
    });
  }

  const KEYS_OFF = "duunipari-keys-off";

  // The check box that switches the keys off; answers a question: are they on now?
  function keySwitch(box) {
    let on = true;
    try {
      on = localStorage.getItem(KEYS_OFF) !== "1";
    } catch { /* a browser without storage: the keys are on */ }
    if (box) {
      box.checked = on;
      box.addEventListener("change", () => {
        on = box.checked;
        try {
          localStorage.setItem(KEYS_OFF, on ? "0" : "1");
        } catch { /* the choice lasts for this page */ }
      });
    }
    return () => on;
  }

  // Whoever works with people and was away: a warning, then a cover. Nothing that was written is lost.
  function coverWhenIdle() {
    const dialog = find("#idle");
    if (!dialog) return;
    const lockAfter = Number(dialog.dataset.after) * 1000;
    const warnAfter = Math.max(lockAfter - 120000, lockAfter / 2);
    let timers = [];
    const cover = (isLocked) => {
      document.body.classList.toggle("covered", isLocked);
      findAll("[data-while-locked]", dialog).forEach((part) => { part.hidden = !isLocked; });
      findAll("[data-while-open]", dialog).forEach((part) => { part.hidden = isLocked; });
      if (!dialog.open) dialog.showModal();
    };
    const start = () => {
      timers.forEach(clearTimeout);
      timers = [setTimeout(() => cover(false), warnAfter), setTimeout(() => cover(true), lockAfter)];
    };
    const stay = async (event) => {
      event.preventDefault();
      const headers = { "X-CSRFToken": csrfToken(), Accept: "application/json" };
      const answer = await fetch(dialog.dataset.here, { method: "POST", headers });
      if (answer.status !== 204) { cover(true); return; }
      document.body.classList.remove("covered");
      dialog.close();
      start();
    };
    find("[data-stay]", dialog).addEventListener("submit", stay);
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    start();
  }

  // A key of the queue presses what bears data-press; what bears data-key it finds, and Enter presses it.
  function queueKeys() {
    if (!find("[data-queue]")) return;
    const areOn = keySwitch(find("[data-keys-on]"));
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
      if (!areOn() || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const queue = find("[data-queue]");
      const wanted = findAll("[data-press], [data-key]", queue);
      const found = wanted.find((one) => (one.dataset.press ?? one.dataset.key) === event.key);
      if (!found) return;
      event.preventDefault();
      if (found.dataset.key) found.focus();
      else found.click();
    });
  }

  // The desk is exchanged after each decision: what is decided next gets the focus, and what can be taken back goes in time.
  function queueDesk() {
    if (!find("#desk")) return;
    let timer = 0;
    const goInTime = () => {
      clearTimeout(timer);
      const line = find("#desk [data-undo]");
      timer = setTimeout(() => { line.replaceChildren(); }, Number(line.dataset.undo) * 1000);
    };
    document.addEventListener("htmx:afterSettle", (event) => {
      if (event.target.id !== "desk" && !event.target.closest("#desk")) return;
      find("#desk [data-queue-item]")?.focus({ preventScroll: true });
      find("#desk [aria-current=true]")?.scrollIntoView({ block: "nearest" });
      goInTime();
    });
    document.addEventListener("htmx:responseError", () => window.location.reload());
    goInTime();
  }

  sendCsrfWithHtmx();
  comfortWhatIsShown();
  document.addEventListener("DOMContentLoaded", () => {
    focusOnErrors(document);
    leaveFast();
    closeMenus();
    countCharacters(document);
    autosave();
    keepWhatIsTyped(document);
    checkWords();
    queueKeys();
    queueDesk();
    coverWhenIdle();
  });
})();
