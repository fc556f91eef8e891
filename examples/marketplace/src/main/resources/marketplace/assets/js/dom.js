/** Elements from data. Text is always text: nothing here reads markup but drawings of our own. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element with properties, listeners (onclick …), data attributes and children; null children are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    set(element, name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  }
  if (name.startsWith('on')) {
    element.addEventListener(name.slice(2), value);
  } else if (name === 'class') {
    element.className = value;
  } else if (name === 'test') {
    element.dataset.testid = value;
  } else if (name === 'value' || name === 'checked' || name === 'disabled') {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

/** A drawing of our own, decorative unless it has a title. */
export function drawing(markup, viewBox, className) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  svg.setAttribute('class', className);
  svg.innerHTML = markup;
  return svg;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Tells people who listen rather than look. */
export function announce(text) {
  const live = document.getElementById('live');
  live.textContent = '';
  requestAnimationFrame(() => { live.textContent = text; });
}

let counter = 0;

/** A name for an element that no other has. */
export function freshId(stem) {
  counter += 1;
  return `${stem}-${counter}`;
}
