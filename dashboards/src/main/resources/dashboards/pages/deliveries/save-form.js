import { putJson } from '../../lib/api.js';
import { html } from '../../lib/html.js';
import { update } from '../../lib/update.js';
import { polygonOf } from './questions.js';
import { isSaved } from './saved-areas.js';

/** Saving the drawn area under a name. */

const find = (hook) => document.querySelector(`[data-test="${hook}"]`);

let doubted = null;

/**
 * Joins the form to the page.
 *
 * @param cornersOf gives the corners of the drawn area
 * @param onSaved told the name under which it was saved
 */
export function describeSaving({ cornersOf, onSaved }) {
  const form = find('area-save');
  form.addEventListener('input', () => {
    doubted = null;
    showSaving();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = new FormData(form).get('name').trim();
    if (isSaved(name) && doubted !== name) {
      doubted = name;
      showSaving({ title: `There is an area ${name}.`, detail: 'Press again to put this one in its place.' });
      return;
    }
    save(name, cornersOf(), onSaved);
  });
}

/** Begins anew, as there is another area. */
export function resetSaving() {
  doubted = null;
  find('area-save').reset();
  showSaving();
}

async function save(name, corners, onSaved) {
  const button = find('area-save-button');
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
  find('area-save-button').textContent = doubted === null ? 'Save' : 'Replace';
  find('area-save-problem').hidden = problem === null;
  if (problem) update(find('area-save-problem'), html`<strong>${problem.title}</strong> ${problem.detail}`);
}
