// Draws the rectangles of the text field on the picture; two clicks on opposite corners add one. The field serves alone too.

const picture = document.querySelector("img[data-cover]");
const field = document.getElementById(picture.dataset.cover);
const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
const brush = canvas.getContext("2d");
let corner = null;

const round = (share) => Math.round(Math.min(Math.max(share, 0), 100) * 10) / 10;

function boxes() {
  return field.value.split("\n").map((line) => line.trim().replaceAll(",", ".").split(/[\s;]+/).map(Number))
    .filter((numbers) => numbers.length === 4 && numbers.every(Number.isFinite));
}

function draw() {
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  brush.fillStyle = "black";
  for (const [left, top, width, height] of boxes()) {
    brush.fillRect(left * canvas.width / 100, top * canvas.height / 100, width * canvas.width / 100, height * canvas.height / 100);
  }
  if (!corner) return;
  brush.strokeStyle = "red";
  brush.lineWidth = canvas.width / 150;
  brush.strokeRect(corner.x * canvas.width / 100 - brush.lineWidth, corner.y * canvas.height / 100 - brush.lineWidth, 2 * brush.lineWidth, 2 * brush.lineWidth);
}

canvas.addEventListener("click", ({ offsetX, offsetY }) => {
  const here = { x: offsetX / canvas.clientWidth * 100, y: offsetY / canvas.clientHeight * 100 };
  if (corner) {
    const [left, top] = [Math.min(corner.x, here.x), Math.min(corner.y, here.y)].map(round);
    const [width, height] = [Math.abs(corner.x - here.x), Math.abs(corner.y - here.y)].map(round);
    if (width && height) field.value = `${field.value.trim()}\n${left} ${top} ${width} ${height}`.trim();
  }
  corner = corner ? null : here;
  draw();
});
field.addEventListener("input", draw);

function start() {
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", picture.alt);
  canvas.className = "cover";
  picture.after(canvas);
  picture.hidden = true;
  document.querySelector("[data-cover-help]").hidden = false;
  draw();
}

if (picture.complete) start();
else picture.addEventListener("load", start, { once: true });
