// Builds elements without markup in strings, so that nothing that came over the wire can become markup.

/** element("p", {class: "note"}, "text", child…) */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** An icon of icons.svg; decoration only, the word beside it carries the meaning. */
export function icon(name) {
  const svg = svgElement("svg", { class: "icon", "aria-hidden": "true", focusable: "false" });
  svg.append(svgElement("use", { href: `${new URL("icons.svg", import.meta.url).pathname}#${name}` }));
  return svg;
}

export function svgElement(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A verdict or a state: icon and word on its colour. `tone` is pass, hold, fail or plain. */
export function badge(tone, iconName, text) {
  return element("span", { class: `badge ${tone}` }, icon(iconName), element("span", {}, text));
}
