// Runs before the page is painted: sets the colour scheme and the languages that this reader chose, then loads the
// rest as modules. A page opened from a folder (file://) is read without them: browsers refuse modules there.
(function () {
  "use strict";
  var root = document.documentElement;
  var base = document.currentScript.src;
  try {
    ["scheme", "view"].forEach(function (name) {
      var value = localStorage.getItem("duizhao-" + name);
      if (value) root.dataset[name] = value;
    });
  } catch (error) {
    // Storage is forbidden: the page keeps its defaults.
  }
  link("icon", "icon.svg");
  if (location.protocol === "file:") return;
  // What this page imports is asked for at once, and not when the module before it has come.
  (document.currentScript.dataset.modules || "").split(" ").filter(Boolean).forEach(function (name) {
    link("modulepreload", name);
  });
  import(new URL("main.js", base).href);

  function link(rel, name) {
    var element = document.createElement("link");
    element.rel = rel;
    element.href = new URL(name, base).href;
    document.head.append(element);
  }
})();
