// Runs before the first paint, and before any module: a dark room must not see a white flash.
(function () {
  function chosen(key) {
    try {
      return localStorage.getItem(key) || "system";
    } catch (error) {
      return error ? "system" : "";
    }
  }
  function prefers(query) {
    return matchMedia(query).matches;
  }
  var theme = chosen("tablee.theme");
  var contrast = chosen("tablee.contrast");
  var root = document.documentElement;
  root.dataset.theme = theme === "system" ? (prefers("(prefers-color-scheme: dark)") ? "dark" : "light") : theme;
  root.dataset.contrast = contrast === "system" ? (prefers("(prefers-contrast: more)") ? "more" : "normal") : contrast;
})();
