// The map island: draws the places that the page already lists. Without script, or while packages are missing, the list serves alone.

const REACH = 48;
const COLOURS = { area: "--dos-soft", edge: "--dos-action", paper: "--paper" };

watch();
document.addEventListener("htmx:afterSwap", watch);

function watch() {
  for (const stage of document.querySelectorAll("[data-map]")) {
    if (!stage.dataset.module || stage.dataset.isWatched) continue;
    stage.dataset.isWatched = "yes";
    stage.hidden = false;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        watcher.disconnect();
        draw(stage).catch(() => { stage.hidden = true; });
      }
    }, { rootMargin: "200px" });
    watcher.observe(stage);
  }
}

function read(id) {
  const script = document.getElementById(id);
  return script ? JSON.parse(script.textContent) : { type: "FeatureCollection", features: [] };
}

// The map knows only plain colours: each is painted on one pixel and read back.
function colours() {
  const look = getComputedStyle(document.documentElement);
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return Object.fromEntries(Object.entries(COLOURS).map(([name, variable]) => {
    pixel.fillStyle = look.getPropertyValue(variable).trim() || "#888888";
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
    return [name, `rgb(${red}, ${green}, ${blue})`];
  }));
}

function eachPosition(coordinates, visit) {
  if (typeof coordinates[0] === "number") visit(coordinates);
  else coordinates.forEach((part) => eachPosition(part, visit));
}

function boundsOf(collections) {
  const box = [[180, 90], [-180, -90]];
  for (const { features } of collections) {
    for (const { geometry } of features) {
      if (geometry) {
        eachPosition(geometry.coordinates, ([lon, lat]) => {
          box[0] = [Math.min(box[0][0], lon), Math.min(box[0][1], lat)];
          box[1] = [Math.max(box[1][0], lon), Math.max(box[1][1], lat)];
        });
      }
    }
  }
  return box[0][0] > box[1][0] ? [[7.3, 51.4], [7.7, 51.6]] : box;
}

function addStyleSheet(address) {
  return new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: done, onerror: done });
    document.head.append(link);
  });
}

function popupFor(library, features) {
  const body = document.createElement("ul");
  for (const { properties: { label, text, url } } of features) {
    const item = document.createElement("li");
    const name = document.createElement(url ? "a" : "strong");
    name.textContent = label;
    if (url) name.href = url;
    item.append(name);
    if (text) item.append(document.createElement("br"), text);
    body.append(item);
  }
  return new library.Popup({ offset: 16, focusAfterOpen: true, maxWidth: "20rem" }).setDOMContent(body);
}

// Places that would cover each other share one pin, so that each pin can be hit.
function grouped(map, features) {
  const groups = [];
  for (const feature of features) {
    const { x, y } = map.project(feature.geometry.coordinates);
    const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < REACH);
    if (near) near.features.push(feature);
    else groups.push({ x, y, features: [feature] });
  }
  return groups;
}

function placePins(library, map, features, { togetherLabel }) {
  return grouped(map, features).map(({ features: group }) => {
    const pin = Object.assign(document.createElement("button"), { type: "button", className: "map__pin" });
    if (group.length > 1) pin.textContent = group.length;
    const marker = new library.Marker({ element: pin }).setLngLat(group[0].geometry.coordinates);
    marker.setPopup(popupFor(library, group)).addTo(map);
    const names = group.map(({ properties }) => properties.label).join(", ");
    pin.setAttribute("aria-label", group.length > 1 ? `${group.length} ${togetherLabel}: ${names}` : names);
    return marker;
  });
}

function styleOf(areas, look, attribution) {
  return {
    version: 8,
    sources: { areas: { type: "geojson", data: areas, attribution } },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": look.paper } },
      { id: "area", type: "fill", source: "areas", paint: { "fill-color": look.area } },
      { id: "edge", type: "line", source: "areas", paint: { "line-color": look.edge, "line-width": 1.5 } },
    ],
  };
}

async function draw(stage) {
  const data = stage.dataset;
  const [library] = await Promise.all([import(data.module), addStyleSheet(data.style)]);
  library.setWorkerUrl(data.worker);
  const places = data.places ? await (await fetch(data.places)).json() : read(`${data.map}-orte`);
  const areas = read(`${data.map}-flaechen`);
  const bounds = boundsOf([places, areas]);
  const view = { padding: 40, maxZoom: 15, animate: false };
  const map = new library.Map({
    container: stage,
    style: styleOf(areas, colours(), data.attribution),
    bounds,
    fitBoundsOptions: view,
    cooperativeGestures: false,
    scrollZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    attributionControl: { compact: false },
    locale: {
      "NavigationControl.ZoomIn": data.zoomIn,
      "NavigationControl.ZoomOut": data.zoomOut,
      "Map.Title": data.label,
      "Popup.Close": data.close,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(resetControl(data.reset, () => map.fitBounds(bounds, view)), "top-right");
  for (const feature of areas.features) {
    const [[west, south], [east, north]] = boundsOf([{ features: [feature] }]);
    const name = Object.assign(document.createElement("span"), { className: "map__name", textContent: feature.properties.label });
    new library.Marker({ element: name }).setLngLat([(west + east) / 2, south + (north - south) / 4]).addTo(map);
  }
  const points = places.features.filter(({ geometry }) => geometry?.type === "Point");
  let pins = placePins(library, map, points, data);
  map.on("zoomend", () => {
    pins.forEach((pin) => pin.remove());
    pins = placePins(library, map, points, data);
  });
  // Who turns a telephone sees all places again, in groups that fit the new size.
  map.on("resize", () => map.fitBounds(bounds, view));
  // A room's own island may go on from here, for example to let somebody choose a point.
  stage.dispatchEvent(new CustomEvent("map:drawn", { bubbles: true, detail: { map, library } }));
}

function resetControl(label, onClick) {
  const box = Object.assign(document.createElement("div"), { className: "maplibregl-ctrl maplibregl-ctrl-group" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "map__reset", title: label, textContent: "⤢" });
  button.setAttribute("aria-label", label);
  button.addEventListener("click", onClick);
  box.append(button);
  return { onAdd: () => box, onRemove: () => box.remove() };
}
