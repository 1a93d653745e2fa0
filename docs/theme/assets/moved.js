// Leads from the address of an article that moved to its new one, and takes along what the link says of a passage. Where that
// does not hold there the page stays, and says so. No module: it runs in a page opened from a folder as well.
(function () {
  "use strict";
  var data = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  var isOfPart = location.hash || /[?&]mark=/.test(location.search);
  if ("fragments" in data) location.replace(data.to + location.search + location.hash);
  else if (!isOfPart) location.replace(String(data.to));
})();
