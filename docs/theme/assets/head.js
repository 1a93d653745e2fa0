// Runs before the page is painted: sets the colour scheme and the languages that this reader chose, then loads the
// rest as modules. A page opened from a folder (file://) is read without them: browsers refuse modules there.
(function () {
  "use strict";
  var root = document.documentElement;
  var script = /** @type {HTMLScriptElement} */ (document.currentScript);
  var base = script.src;
  // Where the modules lie: in a folder of their own for each version of them.
  var modules = "./";
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
  (isLoadedAnew() ? newest() : Promise.resolve()).then(load).catch(function () {
    return newest().then(load);
  }).catch(function () {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", fail);
    else fail();
  });

  function load() {
    // What this page imports is asked for at once, and not when the module before it has come.
    (words.modules || "").split(" ").filter(Boolean).forEach(function (name) {
      link("modulepreload", modules + name);
    });
    return import(new URL(modules + "main.js", base).href);
  }

  // A browser may have kept this script since before the site was published anew, and the modules that it names are gone:
  // it is asked for again where they do not come, and where a reader loads the page again since a part of it did not.
  function newest() {
    return fetch(base, { cache: "reload" }).then(function (reply) { return reply.text(); }).then(function (text) {
      var found = /modules="(\.\.\/[\w-]+\/)"/.exec(text);
      if (found) modules = found[1];
    }).catch(function () {});
  }

  function isLoadedAnew() {
    var visit = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
    return visit !== undefined && visit.type === "reload";
  }

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
