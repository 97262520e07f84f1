"use strict";
(function () {
  var form = document.getElementById("answer");
  var said = document.getElementById("said");
  var accepted = document.getElementById("accepted");
  var name = document.getElementById("name");
  var title = document.getElementById("title");
  var boxes = Array.prototype.slice.call(document.querySelectorAll("textarea[data-part]"));
  var facts = form.dataset;
  var place = "msp-desk-plan-answer:" + facts.sha256;
  var parts = ["plan", "scope", "organisation", "procedures", "commitments", "escalation"];

  /* What is typed, without what cannot be typed: control characters and halves of characters. */
  function clean(text, mayBreak) {
    var whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
    whole = whole.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
    return mayBreak ? whole : whole.replace(/[\n\t]/g, " ").trim();
  }

  function say(text, kind) {
    said.textContent = text;
    said.className = kind || "";
  }

  /* Keeping what is written, so that it survives until it is saved */
  function written() {
    var comments = {};
    boxes.forEach(function (box) { comments[box.dataset.part] = box.value; });
    return { accepted: accepted.checked, name: name.value, title: title.value, comments: comments };
  }

  function keep() {
    boxes.forEach(function (box) { box.parentNode.classList.toggle("filled", box.value.trim() !== ""); });
    [name, title].forEach(function (field) { field.removeAttribute("aria-invalid"); });
    try {
      localStorage.setItem(place, JSON.stringify(written()));
      say(facts.kept);
    } catch (e) {
      say(facts.notKept, "bad");
    }
  }

  function bringBack() {
    var kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(place));
    } catch (e) {
      say(facts.notKept, "bad");
    }
    if (!kept || typeof kept !== "object") { return; }
    var comments = kept.comments && typeof kept.comments === "object" ? kept.comments : {};
    boxes.forEach(function (box) {
      box.value = typeof comments[box.dataset.part] === "string" ? comments[box.dataset.part] : "";
      box.parentNode.classList.toggle("filled", box.value.trim() !== "");
    });
    accepted.checked = kept.accepted === true;
    name.value = typeof kept.name === "string" ? kept.name : "";
    title.value = typeof kept.title === "string" ? kept.title : "";
    say(facts.kept);
  }

  function forget() {
    if (!window.confirm(facts.sure)) { return; }
    try { localStorage.removeItem(place); } catch (e) { /* then nothing was kept either */ }
    boxes.forEach(function (box) { box.value = ""; box.parentNode.classList.remove("filled"); });
    accepted.checked = false;
    name.value = title.value = "";
    say(facts.forgotten);
  }

  /* The answer as a file */
  function today() {
    var now = new Date();
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function answer() {
    var comments = {};
    parts.forEach(function (part) {
      boxes.forEach(function (box) {
        var text = box.dataset.part === part ? clean(box.value, true) : "";
        if (text.trim() !== "") { comments[part] = text; }
      });
    });
    return {
      kind: facts.kind,
      schema: Number(facts.schema),
      sha256: facts.sha256,
      number: Number(facts.number),
      client: facts.client,
      accepted: accepted.checked,
      name: clean(name.value, false),
      title: clean(title.value, false),
      answered_on: today(),
      comments: comments
    };
  }

  function checksum(given) {
    var told = [String(given.schema), given.sha256, String(given.number), given.client,
      given.accepted ? "yes" : "no", given.name, given.title, given.answered_on];
    Object.keys(given.comments).forEach(function (part) { told.push(part, given.comments[part]); });
    return sha256(new TextEncoder().encode(JSON.stringify(told)));
  }

  function missing(given) {
    if (!given.accepted && Object.keys(given.comments).length === 0) { return [facts.needSomething, accepted]; }
    if (given.name === "") { return [facts.needName, name]; }
    if (given.accepted && given.title === "") { return [facts.needTitle, title]; }
    return null;
  }

  function save(event) {
    event.preventDefault();
    keep();
    var given = answer();
    var lacks = missing(given);
    if (lacks) {
      say(lacks[0], "bad");
      lacks[1].setAttribute("aria-invalid", "true");
      lacks[1].focus();
      return;
    }
    given.checksum = checksum(given);
    var file = new Blob([JSON.stringify(given, null, 1) + "\n"], { type: "application/json" });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = facts.file;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    say(facts.saved.split("{file}").join(facts.file), "good");
  }

  /* SHA-256 (FIPS 180-4): the browser's own is not there on pages that came without https. */
  function sha256(bytes) {
    var k = [], h = [], found = 0, n = 2;
    function fraction(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
    for (; found < 64; n++) {
      for (var d = 2, prime = true; d * d <= n && prime; d++) { prime = n % d !== 0; }
      if (prime) {
        if (found < 8) { h[found] = fraction(Math.pow(n, 1 / 2)); }
        k[found++] = fraction(Math.pow(n, 1 / 3));
      }
    }
    var size = ((bytes.length + 8 >> 6) + 1) * 16, words = new Int32Array(size), w = new Int32Array(64);
    for (var i = 0; i < bytes.length; i++) { words[i >> 2] |= bytes[i] << (24 - (i & 3) * 8); }
    words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length & 3) * 8);
    words[size - 2] = Math.floor(bytes.length / 536870912);
    words[size - 1] = bytes.length << 3;
    function turn(x, by) { return (x >>> by) | (x << (32 - by)); }
    for (var start = 0; start < size; start += 16) {
      var a = h.slice();
      for (var t = 0; t < 64; t++) {
        if (t < 16) {
          w[t] = words[start + t];
        } else {
          var x = w[t - 15], y = w[t - 2];
          w[t] = (w[t - 16] + w[t - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
        }
        var one = (a[7] + (turn(a[4], 6) ^ turn(a[4], 11) ^ turn(a[4], 25)) + ((a[4] & a[5]) ^ (~a[4] & a[6])) + k[t] + w[t]) | 0;
        var two = ((turn(a[0], 2) ^ turn(a[0], 13) ^ turn(a[0], 22)) + ((a[0] & a[1]) ^ (a[0] & a[2]) ^ (a[1] & a[2]))) | 0;
        a = [(one + two) | 0, a[0], a[1], a[2], (a[3] + one) | 0, a[4], a[5], a[6]];
      }
      for (var j = 0; j < 8; j++) { h[j] = (h[j] + a[j]) | 0; }
    }
    return h.map(function (x) { return ("0000000" + (x >>> 0).toString(16)).slice(-8); }).join("");
  }

  form.hidden = false;
  Array.prototype.forEach.call(document.querySelectorAll(".comment"), function (box) { box.hidden = false; });
  bringBack();
  boxes.concat([name, title]).forEach(function (field) { field.addEventListener("input", keep); });
  accepted.addEventListener("change", keep);
  form.addEventListener("submit", save);
  document.getElementById("forget").addEventListener("click", forget);
}());
