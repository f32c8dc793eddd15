// SPDX-License-Identifier: GPL-3.0-or-later
// What a page looks like, measured: contrast of every text, size of letters and of what is pressed, nothing past the edge.
// The value is a list of faults in words.
const faults = [];
const about = (element) => `${element.tagName.toLowerCase()}.${element.className.baseVal ?? element.className} "${(element.textContent || "").trim().slice(0, 40)}"`;

function color(text) {
  const n = text.match(/[\d.]+/g).map(Number);
  return { rgb: n.slice(0, 3), alpha: n.length > 3 ? n[3] : 1 };
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((v) => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function ground(element) {
  for (let at = element; at; at = at.parentElement) {
    const { rgb, alpha } = color(getComputedStyle(at).backgroundColor);
    if (alpha === 1) return rgb;
  }
  return [255, 255, 255];
}

const isSeen = (element) => {
  const box = element.getBoundingClientRect();
  return element.checkVisibility() && box.width > 0 && box.right > 0 && box.left < innerWidth;
};

const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !isSeen(element)) continue;
  const style = getComputedStyle(element), ratio = contrast(color(style.color).rgb, ground(element));
  if (ratio < 7) faults.push(`contrast ${ratio.toFixed(1)}: ${about(element)}`);
  if (parseFloat(style.fontSize) < 18) faults.push(`letters of ${style.fontSize}: ${about(element)}`);
}

for (const element of document.querySelectorAll("svg")) {
  if (!isSeen(element)) continue;
  const ratio = contrast(color(getComputedStyle(element).color).rgb, ground(element));
  if (ratio < 3) faults.push(`icon, contrast ${ratio.toFixed(1)}: ${about(element.parentElement)}`);
  if (element.getAttribute("aria-hidden") !== "true") faults.push(`icon that is read: ${about(element.parentElement)}`);
}

const targets = [...document.querySelectorAll("a, button, input, summary")].filter(isSeen);
for (const element of targets) {
  let box = element.getBoundingClientRect();
  const card = element.closest(".cards > li");
  if (card) box = card.getBoundingClientRect(); // the link's area is the whole card
  const width = box.width, height = box.height;
  if (!element.classList.contains("skip") && (width < 43.9 || height < 43.9))
    faults.push(`target of ${Math.round(width)}×${Math.round(height)}: ${about(element)}`);
}

for (const element of targets) {
  element.focus();
  const at = document.activeElement === element && getComputedStyle(element), after = getComputedStyle(element, "::after");
  if (!at || (at.outlineStyle === "none" && after.outlineStyle === "none")) faults.push(`focus cannot be seen: ${about(element)}`);
}

for (const element of document.querySelectorAll("body *")) {
  const box = element.getBoundingClientRect();
  if (isSeen(element) && (box.right > innerWidth + 1 || box.left < -1)) faults.push(`past the edge: ${about(element)}`);
}
if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);

let level = 1;
for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
  const own = Number(heading.tagName[1]);
  if (own > level + 1) faults.push(`a heading is left out before: ${about(heading)}`);
  level = own;
}
for (const element of document.querySelectorAll("a, button, input"))
  if (!(element.textContent.trim() || element.getAttribute("aria-label"))) faults.push(`no name: ${about(element)}`);
return faults;
