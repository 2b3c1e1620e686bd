import '../../components/record-table/record-table.js';
import { deleteAt, getJson } from '../../lib/api.js';
import { problemLine } from '../../lib/explain.js';
import { NOTHING, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { list, number, text, unexpected } from '../../lib/shape.js';
import { update } from '../../lib/update.js';

/** The list of saved areas, with the number of couriers in each and a way to delete it. */

/** The saved areas with their counts. Their shapes are fetched only when there are others than those known. */
export function askGeofences() {
  let shapes = new Map();
  return async (signal) => {
    const { body, ...standing } = await getJson('geofences/counts', {}, signal);
    const counts = readCounts(body);
    const known = ({ name, savedAt }) => shapes.get(name)?.savedAt === savedAt;
    if (!counts.every(known)) {
      const { body: all } = await getJson('geofences', {}, signal);
      shapes = new Map(readGeofences(all).map((area) => [area.name, area]));
    }
    // One that was changed just now is left out until the next time
    return { ...standing, areas: counts.filter(known).map((count) => ({ ...shapes.get(count.name), ...count })) };
  };
}

/** `/geofences` as areas `{ name, area, widthM, savedAt }`; the area is GeoJSON, the width null but for a corridor. */
export const readGeofences = (body) =>
  list(body?.items, 'items').map((each) => ({
    name: text(each.name, 'name'),
    area: each.area ?? unexpected('area'),
    widthM: each.widthM ?? null,
    savedAt: text(each.savedAt, 'savedAt'),
  }));

/** `/geofences/counts` as `{ name, savedAt, count, problem }`; either of the last two is null. */
export const readCounts = (body) =>
  list(body?.counts, 'counts').map((each) => ({
    name: text(each.name, 'name'),
    savedAt: text(each.savedAt, 'savedAt'),
    count: each.count === null ? null : number(each.count, 'count'),
    problem: each.problem ?? null,
  }));

const table = () => document.querySelector('record-table[name="geofences"]');
const find = (id) => document.getElementById(id);

let areas = [];
let doubted = null;
let leaving = null;

/** `onLook` is called with the name of an area to show, `onChange` when one was deleted. */
export function describeGeofences({ onLook, onChange }) {
  table().describe({
    columns: [
      {
        label: 'Area',
        at: 'title',
        cell: ({ name, problem }) =>
          html`<button type="button" class="geofence-look" data-look="${name}"><bdi>${name}</bdi></button>
            ${problem && html`<p class="fact-note">${problem}</p>`}`,
      },
      {
        label: 'Couriers now',
        at: 'end',
        kind: 'number',
        cell: ({ count }) => html`${count === null ? NOTHING : formatCount(count)}`,
      },
      { label: 'Delete', at: 'detail-end', kind: 'number', cell: ({ name }) => deleting(name) },
    ],
    keyOf: ({ name }) => name,
    places: 1,
    empty: html`<p class="record-empty-title">No saved areas</p>
      <p>Draw an area and save it under a name to count its couriers here.</p>`,
  });
  table().addEventListener('click', ({ target }) => {
    const { look, doubt, keep, remove } = target.closest('button')?.dataset ?? {};
    if (look) onLook(look);
    if (doubt) ask(doubt);
    if (keep) ask(null, keep);
    if (remove) removeIt(remove, onChange);
  });
  table().addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && doubted) ask(null, doubted);
  });
}

/** Lists them; the count of one may be null, with a problem that says why. */
export function showGeofences(answer) {
  areas = answer.areas;
  table().show(areas);
}

export const showNoGeofences = () => table().showNothing();

/** Whether there is an area of that name already. */
export const isGeofence = (name) => areas.some((area) => area.name === name);

function deleting(name) {
  if (leaving === name) return html`<span class="geofence-doubt">Deleting…</span>`;
  if (doubted !== name)
    return html`<button type="button" class="button is-quiet" data-doubt="${name}" aria-label="Delete ${name}">
      Delete
    </button>`;
  return html`<span class="geofence-doubt"
    ><button type="button" class="button is-danger" data-remove="${name}" aria-label="Yes, delete ${name}">Delete it</button>
    <button type="button" class="button is-quiet" data-keep="${name}">Keep</button></span
  >`;
}

/** Asks for confirmation of a deletion, or stops asking; the focus moves to the answer and back. */
function ask(name, kept = null) {
  doubted = name;
  tell(null);
  table().show(areas);
  const next = name ? `[data-keep="${name}"]` : `[data-doubt="${kept}"]`;
  table().querySelector(next)?.focus();
}

async function removeIt(name, onChange) {
  doubted = null;
  leaving = name;
  table().show(areas);
  try {
    await deleteAt(`geofences/${encodeURIComponent(name)}`);
    forget(name);
  } catch (problem) {
    // Somebody else was quicker
    if (problem.status === 404) forget(name);
    else tell(problem);
  }
  leaving = null;
  table().show(areas);
  // The button that had the focus is gone
  const next = [`[data-doubt="${name}"]`, '[data-doubt]'].map((each) => table().querySelector(each)).find(Boolean);
  (next ?? find('area-draw')).focus();
  onChange();
}

function forget(name) {
  areas = areas.filter((area) => area.name !== name);
  sayOfGeofences(`Deleted ${name}.`);
}

/** Shows what was done, until something else is done. */
export const sayOfGeofences = (words) => (find('geofences-words').textContent = words);

function tell(problem) {
  find('geofences-problem').hidden = problem === null;
  if (problem) update(find('geofences-problem'), problemLine(problem));
}
