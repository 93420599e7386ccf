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
  function fetchSoon(file) {
    var link = document.createElement("link");
    link.rel = file.endsWith(".css") ? "preload" : "modulepreload";
    if (link.rel === "preload") link.as = "style";
    // As the build asks for them later: else they are fetched twice.
    link.crossOrigin = "";
    link.href = file;
    document.head.append(link);
  }
  // As in i18n.ts: the language that was chosen, else the first one that is spoken here.
  function words(files) {
    var wished = [chosen("tablee.locale")].concat(navigator.languages);
    var spoken = wished.map(function (language) {
      return files[language.slice(0, 2).toLowerCase() === "en" ? "wordsEn" : /^fr/i.test(language) ? "wordsFr" : ""];
    });
    return spoken.find(Boolean) || files.wordsFr;
  }
  // Else the script of a table is asked for only once that of the first page has run.
  var files = document.currentScript.dataset;
  if (files.board && location.pathname.indexOf("/b/") === 0) {
    files.board.split(" ").concat(words(files)).forEach(fetchSoon);
  }
  var theme = chosen("tablee.theme");
  var contrast = chosen("tablee.contrast");
  var root = document.documentElement;
  root.dataset.theme = theme === "system" ? (prefers("(prefers-color-scheme: dark)") ? "dark" : "light") : theme;
  root.dataset.contrast = contrast === "system" ? (prefers("(prefers-contrast: more)") ? "more" : "normal") : contrast;
})();
