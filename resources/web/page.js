"use strict";
(() => {
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const data = JSON.parse(document.getElementById("cards").textContent);
  const main = document.querySelector("main");
  const aside = document.querySelector("aside");
  const field = document.querySelector("input[type=search]");
  const count = document.querySelector("output");
  const fitButton = document.querySelector("[data-do=fit]");
  const pages = [...main.querySelectorAll("svg")];
  const natural = pages.map((page) => page.viewBox.baseVal.width * 4 / 3);
  const groups = pages.flatMap((page) => [...page.querySelectorAll("[data-target]")]);
  const shown = new Set(data.personas.map((persona) => persona.id));
  let zoom = 1;
  let hits = [];
  let at = -1;
  let opener = null;

  const isCard = (group) => group.dataset.group.startsWith("card:") || group.dataset.group.startsWith("marker:");

  function mark(group, name) {
    const box = group.getBBox();
    const frame = document.createElementNS(NAMESPACE, "rect");
    const room = 4;
    frame.setAttribute("class", name);
    frame.setAttribute("x", box.x - room);
    frame.setAttribute("y", box.y - room);
    frame.setAttribute("width", box.width + 2 * room);
    frame.setAttribute("height", box.height + 2 * room);
    frame.setAttribute("rx", 8);
    group.parentNode.appendChild(frame);
    return frame;
  }

  function setZoom(value, x = main.clientWidth / 2, y = main.clientHeight / 2) {
    const before = zoom;
    zoom = Math.min(8, Math.max(0.05, value));
    const left = (main.scrollLeft + x) * zoom / before - x;
    const top = (main.scrollTop + y) * zoom / before - y;
    pages.forEach((page, number) => { page.style.width = `${natural[number] * zoom}px`; });
    main.scrollTo(left, top);
    fitButton.textContent = data.words.percent.replace("{number}", Math.round(zoom * 100));
  }

  function fit() {
    setZoom((main.clientWidth - 44) / Math.max(...natural));
  }

  function centre(group) {
    const box = group.getBoundingClientRect();
    const room = main.getBoundingClientRect();
    main.scrollBy(box.x + box.width / 2 - room.x - room.width / 2, box.y + box.height / 2 - room.y - room.height / 2);
  }

  function isInView(group) {
    const box = group.getBoundingClientRect();
    const room = main.getBoundingClientRect();
    return box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
  }

  function line(name, text, parent) {
    const made = document.createElement(name);
    made.textContent = text;
    parent.appendChild(made);
  }

  function open(group) {
    const card = data.cards[group.dataset.target];
    if (!card) { return; }
    opener = group;
    document.querySelectorAll(".ring").forEach((ring) => ring.remove());
    mark(group, "ring");
    aside.querySelector(".kind").textContent = card.kind;
    aside.querySelector("h2").textContent = card.text;
    aside.querySelector(".place").textContent = card.place;
    const list = aside.querySelector("dl");
    list.replaceChildren();
    card.fields.forEach(([name, words]) => { line("dt", name, list); line("dd", words, list); });
    aside.hidden = false;
    if (!isInView(group)) { centre(group); }
  }

  function close() {
    aside.hidden = true;
    document.querySelectorAll(".ring").forEach((ring) => ring.remove());
    if (opener) { opener.focus(); }
    opener = null;
  }

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function words(group) {
    const card = data.cards[group.dataset.target];
    const extra = card && isCard(group) ? card.fields.map((pair) => pair[1]).join(" ") : "";
    return plain(`${[...group.querySelectorAll("text")].map((text) => text.textContent).join("")} ${extra}`);
  }

  function find() {
    document.querySelectorAll(".hit").forEach((hit) => hit.remove());
    const wanted = plain(field.value.trim());
    hits = wanted ? groups.filter((group) => !group.classList.contains("away") && words(group).includes(wanted)) : [];
    hits = hits.map((group) => ({ group, frame: mark(group, "hit") }));
    at = -1;
    if (hits.length) { go(1); } else { count.textContent = wanted ? data.words.none : ""; }
  }

  function go(step) {
    if (!hits.length) { return; }
    if (at >= 0) { hits[at].frame.classList.remove("now"); }
    at = (at + step + hits.length) % hits.length;
    hits[at].frame.classList.add("now");
    count.textContent = data.words.hits.replace("{number}", at + 1).replace("{count}", hits.length);
    centre(hits[at].group);
  }

  function show() {
    groups.concat([...main.querySelectorAll("[data-group^='curve']")]).forEach((group) => {
      const [kind, , persona] = group.dataset.group.split(":");
      const card = data.cards[group.dataset.target];
      const owners = kind.startsWith("curve") && persona ? [persona] : (card ? card.personas : []);
      group.classList.toggle("away", owners.length > 0 && !owners.some((owner) => shown.has(owner)));
    });
    find();
  }

  function listPersonas() {
    if (data.personas.length < 2) { return; }
    const row = document.querySelector(".people");
    data.personas.forEach((persona) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = true;
      box.addEventListener("change", () => { shown[box.checked ? "add" : "delete"](persona.id); show(); });
      label.append(box, persona.name);
      row.appendChild(label);
    });
  }

  function drag(event) {
    if (event.pointerType === "touch") { return; }  // fingers move the page by themselves
    if (event.button !== 0 || event.target.closest("[data-card], a")) { return; }
    const from = { x: event.clientX + main.scrollLeft, y: event.clientY + main.scrollTop };
    const move = (moved) => main.scrollTo(from.x - moved.clientX, from.y - moved.clientY);
    const end = () => {
      main.classList.remove("held");
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
    };
    main.classList.add("held");
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    event.preventDefault();
    main.focus();
  }

  const commands = {
    in: () => setZoom(zoom * 1.25), out: () => setZoom(zoom / 1.25), fit, close,
    next: () => go(1), previous: () => go(-1),
  };

  groups.filter((group) => isCard(group) && data.cards[group.dataset.target]).forEach((group) => {
    group.dataset.card = "";
    group.setAttribute("tabindex", "0");
    group.setAttribute("role", "button");
    group.addEventListener("click", () => open(group));
    group.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(group); }
    });
  });
  document.querySelectorAll("[data-do]").forEach((button) => {
    button.addEventListener("click", () => commands[button.dataset.do]());
  });
  field.addEventListener("input", find);
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); }
  });
  main.addEventListener("pointerdown", drag);
  main.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) { return; }
    event.preventDefault();
    const room = main.getBoundingClientRect();
    setZoom(zoom * Math.exp(-event.deltaY / 400), event.clientX - room.x, event.clientY - room.y);
  }, { passive: false });
  window.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "f") { event.preventDefault(); field.focus(); field.select(); }
    if (event.key === "Escape" && !aside.hidden) { close(); }
  });
  listPersonas();
  fit();
})();
