// Leads from the address of an article that moved to its new one, and takes along what the link says of a passage where
// it holds there too. No module: it runs in a page opened from a folder as well.
(function () {
  "use strict";
  var data = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  location.replace(data.to + ("fragments" in data ? location.search + location.hash : ""));
})();
