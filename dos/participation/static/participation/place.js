// Lets a click, a tap or the Enter key on the map fill in the two coordinates. Without script the fields serve alone.

const DIGITS = 5;
const german = document.documentElement.lang.startsWith("de");

for (const box of document.querySelectorAll("[data-place]")) {
  box.addEventListener("map:drawn", ({ detail }) => choose(box, detail));
}

function read(field) {
  const number = Number.parseFloat(field.value.trim().replace(",", "."));
  return Number.isFinite(number) ? number : null;
}

function write(number) {
  const text = number.toFixed(DIGITS);
  return german ? text.replace(".", ",") : text;
}

function words(textContent) {
  const element = Object.assign(document.createElement("span"), { className: "map__name", textContent });
  element.setAttribute("aria-hidden", "true");
  return element;
}

function choose(box, { map, library }) {
  const latitude = box.querySelector("input[name$=latitude]");
  const longitude = box.querySelector("input[name$=longitude]");
  const said = box.querySelector("[data-place-said]");
  const pin = Object.assign(document.createElement("span"), { className: "map__pin" });
  pin.setAttribute("role", "img");
  pin.setAttribute("aria-label", box.dataset.pin);
  const marker = new library.Marker({ element: pin });
  const label = new library.Marker({ element: words(box.dataset.pin), offset: [0, 30] });
  const middle = new library.Marker({ element: words("+") });

  function show() {
    const [lat, lng] = [read(latitude), read(longitude)];
    const isPoint = lat !== null && lng !== null && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
    for (const one of [marker, label]) {
      if (isPoint) one.setLngLat([lng, lat]).addTo(map);
      else one.remove();
    }
    return isPoint;
  }

  function set({ lat, lng }) {
    const { lng: wrapped } = new library.LngLat(lng, lat).wrap();
    latitude.value = write(lat);
    longitude.value = write(wrapped);
    show();
    // In the middle the point can be looked at closer with the buttons alone, nothing needs to be dragged.
    map.jumpTo({ center: [wrapped, lat] });
    said.textContent = box.dataset.set.replace("{lat}", latitude.value).replace("{lng}", longitude.value);
  }

  map.on("click", ({ lngLat, originalEvent }) => {
    if (!originalEvent.target.closest("button")) set(lngLat);
  });
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    set(map.getCenter());
  });
  map.getCanvas().addEventListener("focus", () => middle.setLngLat(map.getCenter()).addTo(map));
  map.getCanvas().addEventListener("blur", () => middle.remove());
  map.on("move", () => middle.setLngLat(map.getCenter()));
  for (const field of [latitude, longitude]) field.addEventListener("change", () => {
    if (show()) map.jumpTo({ center: marker.getLngLat() });
  });
  box.querySelector("button[value=mitte]").addEventListener("click", () => set(map.getCenter()));
  box.querySelector("button[value=weg]").addEventListener("click", () => {
    latitude.value = longitude.value = "";
    show();
    said.textContent = box.dataset.removed;
  });
  box.querySelector("[data-place-help]").hidden = false;
  if (show()) map.jumpTo({ center: marker.getLngLat() });
}
