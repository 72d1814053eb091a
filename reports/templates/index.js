(function () {
  "use strict";
  var form = document.getElementById("filters");
  if (!form) { return; }
  form.hidden = false;
  var rows = Array.prototype.slice.call(document.querySelectorAll("#projects tbody tr"));
  var shown = document.getElementById("shown");
  var words = shown.getAttribute("data-words");
  function plain(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }
  var texts = rows.map(function (row) { return plain(row.textContent); });
  function apply() {
    var search = plain(form.elements.search.value).split(/\s+/).filter(Boolean);
    var tier = form.elements.tier.value;
    var count = 0;
    rows.forEach(function (row, at) {
      var fits = (!tier || row.getAttribute("data-tier") === tier) &&
        (!form.elements.ask.checked || row.hasAttribute("data-ask")) &&
        (!form.elements.gates.checked || row.hasAttribute("data-gates")) &&
        (!form.elements.listed.checked || row.hasAttribute("data-listed")) &&
        search.every(function (word) { return texts[at].indexOf(word) !== -1; });
      row.hidden = !fits;
      if (fits) { count += 1; }
    });
    shown.textContent = words.replace("{shown}", count).replace("{total}", rows.length);
  }
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
})();
