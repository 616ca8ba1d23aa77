// Runs before the first paint, so that no page flashes in the wrong theme.
(() => {
  const key = "portal-theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;

  function stored() {
    try {
      const choice = localStorage.getItem(key);
      return choice === "light" || choice === "dark" ? choice : "system";
    } catch {
      return "system";
    }
  }

  function apply(choice) {
    root.dataset.themeChoice = choice;
    root.dataset.theme = choice === "system" ? (system.matches ? "dark" : "light") : choice;
  }

  apply(stored());
  system.addEventListener("change", () => apply(root.dataset.themeChoice));
  document.addEventListener("click", event => {
    if (!event.target.closest("[data-theme-switch]")) {
      return;
    }
    const next = { system: "light", light: "dark", dark: "system" }[root.dataset.themeChoice];
    apply(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // Not remembered where storage is forbidden.
    }
  });
})();
