// What Blazor cannot do from the server: dialogs, the clipboard, shortcuts, and the time when the server is gone.
(() => {
  window.portal = {
    openDialog(dialog) {
      if (dialog && !dialog.open) {
        dialog.showModal();
        (dialog.querySelector("[autofocus]") ?? dialog.querySelector(".dialog-body input, .dialog-body select, .dialog-body textarea"))?.focus();
      }
    },
    closeDialog(dialog) {
      if (dialog?.open) {
        dialog.close();
      }
    },
    download(name, text) {
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv;charset=utf-8" })), download: name });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
    focus(id) {
      const element = document.getElementById(id);
      element?.scrollIntoView({ block: "nearest" });
      element?.focus();
    },
  };

  async function copy(button) {
    const symbol = button.querySelector(".symbol");
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      // Without a secure context: let the person copy what is selected.
      const area = document.createElement("textarea");
      area.value = button.dataset.copy;
      button.parentElement.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    symbol.textContent = "check";
    announce("Copied");
    setTimeout(() => (symbol.textContent = "content_copy"), 1500);
  }

  function announce(text) {
    let region = document.getElementById("announcements");
    if (!region) {
      region = Object.assign(document.createElement("div"), { id: "announcements", className: "sr-only" });
      region.setAttribute("role", "status");
      document.body.append(region);
    }
    region.textContent = "";
    setTimeout(() => (region.textContent = text), 50);
  }

  document.addEventListener("click", event => {
    const copyButton = event.target.closest("[data-copy]");
    if (copyButton) {
      copy(copyButton);
    }
    const focusLink = event.target.closest("[data-focus]");
    if (focusLink) {
      event.preventDefault();
      window.portal.focus(focusLink.dataset.focus);
    }
    if (event.target.closest("[popover] a")) {
      event.target.closest("[popover]").hidePopover?.();
    }
  });

  // In an open list Enter chooses and the arrows move; a form would take Enter for its own.
  document.addEventListener("keydown", event => {
    if (["Enter", "ArrowDown", "ArrowUp"].includes(event.key) && event.target.closest("[role=combobox][aria-expanded=true]")) {
      event.preventDefault();
    }
  });

  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector("main input[type=search]");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }
  });

  // Esc closes what is open beside a list, and the focus goes back to its row: by then the list may have been hidden on a narrow screen.
  function closeSide() {
    const split = document.querySelector(".split-open");
    const row = split?.querySelector("table [aria-current=true] a, table a[aria-current=true]");
    const close = split?.querySelector(".split-side [data-close]");
    if (!close) {
      return false;
    }
    const observer = new MutationObserver(() => {
      if (!split.classList.contains("split-open")) {
        observer.disconnect();
        row?.focus();
      }
    });
    observer.observe(split, { attributes: true, attributeFilter: ["class"] });
    close.click();
    return true;
  }

  document.addEventListener("keydown", event => {
    const isTaken = event.defaultPrevented || event.target.closest("input, textarea, select, [contenteditable], dialog") || document.querySelector("dialog[open], :popover-open");
    if (event.key === "Escape" && !isTaken && closeSide()) {
      event.preventDefault();
    }
  });

  // Blazor sets classes on this dialog. "Rejected" means that the server was restarted: the circuit is gone, the page has to start again.
  const modal = document.getElementById("components-reconnect-modal");
  const drafts = "portal-drafts";

  function keepDrafts() {
    const fields = [...document.querySelectorAll("main input[id], main textarea[id], main select[id]")]
      .filter(field => !field.matches("[type=password], [type=hidden], [type=checkbox], [type=radio], [data-secret]") && field.value !== "");
    const kept = { address: location.pathname + location.search, values: Object.fromEntries(fields.map(field => [field.id, field.value])) };
    try {
      sessionStorage.setItem(drafts, JSON.stringify(kept));
    } catch {
      // Nothing is kept where storage is forbidden.
    }
  }

  function restoreDrafts() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(drafts));
      sessionStorage.removeItem(drafts);
    } catch {
      return;
    }
    if (!kept || kept.address !== location.pathname + location.search) {
      return;
    }
    const waiting = new Map(Object.entries(kept.values));
    const fill = () => {
      for (const [id, value] of waiting) {
        const field = document.getElementById(id);
        if (field) {
          waiting.delete(id);
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }
      }
    };
    const observer = new MutationObserver(fill);
    observer.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => observer.disconnect(), 10_000);
  }

  function reload() {
    keepDrafts();
    location.reload();
  }

  async function retry() {
    try {
      if (!(await Blazor.reconnect())) {
        reload();
      }
    } catch {
      // Still unreachable; the dialog stays.
    }
  }

  new MutationObserver(() => {
    const has = name => modal.classList.contains("components-reconnect-" + name);
    if (has("rejected")) {
      reload();
    } else if ((has("show") || has("failed")) && !modal.open) {
      modal.showModal();
    } else if (has("hide") && modal.open) {
      modal.close();
    }
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });

  modal.addEventListener("cancel", event => event.preventDefault());
  modal.addEventListener("click", event => {
    const act = event.target.closest("[data-reconnect]")?.dataset.reconnect;
    if (act === "retry") {
      retry();
    } else if (act === "reload") {
      reload();
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && modal.classList.contains("components-reconnect-failed")) {
      retry();
    }
  });
  restoreDrafts();
})();
