import { problemLine } from '../../lib/explain.js';
import { NOTHING, formatCount } from '../../lib/format.js';
import { update } from '../../lib/update.js';

/** The words about the area: how to draw it, how many couriers are in it, why the API refuses it. */

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

/** Shows an area's answer, or that there is none yet when it is null. */
export function showCount(answer) {
  const refused = answer?.refused ?? null;
  document.querySelector('.area-number').hidden = refused !== null;
  find('area-refused').hidden = refused === null;
  if (refused) {
    update(find('area-refused'), problemLine(refused));
    return;
  }
  find('area-count').textContent = answer ? formatCount(answer.count) : NOTHING;
  find('area-words').textContent = answer?.count === 1 ? 'courier on the road' : 'couriers on the road';
}
