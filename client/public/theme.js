// Runs before the first paint, and before any module: a dark room must not see a white flash, nor a table wait.
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
  // Else the script of a table is asked for only once that of the first page has run.
  var board = document.currentScript.dataset.board;
  if (board && location.pathname.indexOf("/b/") === 0) {
    board.split(" ").forEach(function (file) {
      var link = document.createElement("link");
      link.rel = "modulepreload";
      link.href = file;
      document.head.append(link);
    });
  }
  var theme = chosen("tablee.theme");
  var contrast = chosen("tablee.contrast");
  var root = document.documentElement;
  root.dataset.theme = theme === "system" ? (prefers("(prefers-color-scheme: dark)") ? "dark" : "light") : theme;
  root.dataset.contrast = contrast === "system" ? (prefers("(prefers-contrast: more)") ? "more" : "normal") : contrast;
})();
