import { putJson } from '../../lib/api.js';
import { problemLine } from '../../lib/explain.js';
import { update } from '../../lib/update.js';
import { polygonOf } from './geofence.js';
import { isGeofence } from './geofences.js';

/** Saving the drawn area under a name. */

const find = (id) => document.getElementById(id);

let doubted = null;

/**
 * Joins the form to the page.
 *
 * @param cornersOf gives the corners of the drawn area
 * @param onSaved told the name under which it was saved
 */
export function describeSaving({ cornersOf, onSaved }) {
  const form = find('geofence-form');
  form.addEventListener('input', () => {
    doubted = null;
    showSaving();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = new FormData(form).get('name').trim();
    if (isGeofence(name) && doubted !== name) {
      doubted = name;
      showSaving({ title: `The area ${name} exists.`, detail: 'Press again to replace it.' });
      return;
    }
    save(name, cornersOf(), onSaved);
  });
}

/** Resets the form, since there is another area. */
export function resetSaving() {
  doubted = null;
  find('geofence-form').reset();
  showSaving();
}

async function save(name, corners, onSaved) {
  const button = find('geofence-save');
  button.disabled = true;
  try {
    await putJson(`geofences/${encodeURIComponent(name)}`, polygonOf(corners));
    onSaved(name);
  } catch (problem) {
    showSaving(problem);
  }
  button.disabled = false;
}

function showSaving(problem = null) {
  find('geofence-save').textContent = doubted === null ? 'Save' : 'Replace';
  find('geofence-problem').hidden = problem === null;
  if (problem) update(find('geofence-problem'), problemLine(problem));
}
