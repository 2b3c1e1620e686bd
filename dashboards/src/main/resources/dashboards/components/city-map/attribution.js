/** The attribution of the tiles, from HTML of the settings. Only its text and its web links are kept. */
export function attributionOf(markup) {
  const element = document.createElement('p');
  element.className = 'map-attribution';
  element.dataset.test = 'map-attribution';
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  element.append(...[...body.childNodes].map(safe));
  return element;
}

function safe(node) {
  const text = document.createTextNode(node.textContent);
  const address = node instanceof HTMLAnchorElement ? node.getAttribute('href') : null;
  if (!/^https?:\/\//.test(address ?? '')) return text;
  const link = document.createElement('a');
  link.href = address;
  link.rel = 'noreferrer';
  link.append(text);
  return link;
}
