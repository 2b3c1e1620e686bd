/** How an area is drawn on the map: the buttons, and the words that say what to do next. */

const find = (id) => document.getElementById(id);

/** Joins the buttons to the map's drawing; `onClear` is called when the reader wants no area any more. */
export function describeDrawing(map) {
  const act = {
    'area-draw': () => {
      map.drawing.begin();
      // The keyboard goes on where the corners go
      map.focus({ preventScroll: true });
    },
    'area-done': () => map.drawing.finish(),
    'area-undo': () => map.drawing.undo(),
    'area-cancel': () => map.drawing.cancel(),
    'area-clear': () => map.drawing.clear(),
  };
  for (const [id, run] of Object.entries(act)) find(id).addEventListener('click', run);
  document.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented && map.drawing?.active) map.drawing.cancel();
  });
  map.addEventListener('draw', () => showDrawing(map.drawing));
}

function showDrawing({ active, length }) {
  const bar = find('drawing');
  const left = bar.contains(document.activeElement) && !active;
  bar.hidden = !active;
  find('area-draw').disabled = active;
  find('area-done').disabled = length < 3;
  find('area-undo').disabled = length === 0;
  find('drawing-words').textContent = active ? nextStep(length) : '';
  if (left) find('area-draw').focus();
}

function nextStep(length) {
  if (length === 0)
    return matchMedia('(pointer: coarse)').matches
      ? 'Tap the map at each corner of the area.'
      : 'Click the map at each corner, or move it with the arrow keys and press Enter.';
  if (length < 3) return `${length === 1 ? '1 corner' : '2 corners'}. An area has three or more.`;
  return `${length} corners. The first one closes the area.`;
}
