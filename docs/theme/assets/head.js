// Runs before the page is painted: sets the colour scheme and the languages that this reader chose, then loads the
// rest as modules. A page opened from a folder (file://) is read without them: browsers refuse modules there.
(function () {
  "use strict";
  var root = document.documentElement;
  var script = /** @type {HTMLScriptElement} */ (document.currentScript);
  var base = script.src;
  var words = script.dataset;
  try {
    ["scheme", "view", "keys"].forEach(function (name) {
      var value = localStorage.getItem("duizhao-" + name);
      if (value) root.dataset[name] = value;
    });
  } catch (error) {
    // Storage is forbidden: the page keeps its defaults.
  }
  link("icon", "icon.svg");
  if (location.protocol === "file:") return;
  // What this page imports is asked for at once, and not when the module before it has come.
  (words.modules || "").split(" ").filter(Boolean).forEach(function (name) {
    link("modulepreload", name);
  });
  import(new URL("main.js", base).href).catch(function () {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", fail);
    else fail();
  });

  // A page that is nothing without its scripts says that they did not come.
  function fail() {
    if (!words.failed) return;
    document.querySelectorAll(".without-script").forEach(function (place) {
      var said = document.createElement("p");
      var again = document.createElement("button");
      said.className = "failed";
      said.setAttribute("role", "alert");
      again.type = "button";
      again.textContent = /** @type {string} */ (words.retry);
      again.addEventListener("click", function () { location.reload(); });
      said.append(words.failed + " ", again);
      place.before(said);
    });
  }

  /**
   * @param {string} rel
   * @param {string} name
   */
  function link(rel, name) {
    var element = document.createElement("link");
    element.rel = rel;
    element.href = new URL(name, base).href;
    document.head.append(element);
  }
})();
