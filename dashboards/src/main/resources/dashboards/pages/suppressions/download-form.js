import { problemLine } from '../../lib/explain.js';
import { formatCompact, formatCount } from '../../lib/format.js';
import { html, render } from '../../lib/html.js';
import { FORMS, download } from './download.js';

/** Downloads a list in the chosen format and shows the progress. */
export const downloadForm = (name) =>
  html`<form class="download" data-test="download-${name}">
    <label class="field"
      ><span class="visually-hidden">Format of ${name}</span
      ><select name="form">
        ${FORMS.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
      </select></label
    >
    <label class="field"><input type="checkbox" name="hashed" /> <span>hashed</span></label>
    <button class="button" aria-label="Download ${name}">Download</button>
    <div class="download-state" hidden>
      <progress aria-label="Progress of ${name}"></progress>
      <p role="status" data-test="download-${name}-state"></p>
    </div>
  </form>`;

/**
 * Connects the form.
 *
 * @param sizeOf gives the expected number of members; null if it is unknown
 */
export function followDownload(form, { path, name, sizeOf }) {
  const button = form.querySelector('.button');
  const progress = form.querySelector('progress');
  const state = form.querySelector('.download-state');
  const words = state.querySelector('p');
  let underWay = null;

  const end = (kind, markup) => {
    underWay = null;
    button.textContent = 'Download';
    state.dataset.kind = kind;
    progress.hidden = true;
    render(words, markup);
  };

  const onProgress = ({ members, bytes }) => {
    const size = sizeOf();
    if (size) Object.assign(progress, { max: size, value: Math.min(members, size) });
    words.textContent = `${formatCount(members)}${size ? ` of about ${formatCount(size)}` : ''}, ${formatCompact(bytes)}B`;
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (underWay) {
      underWay.abort();
      return;
    }
    const mine = (underWay = new AbortController());
    button.textContent = 'Cancel';
    state.hidden = false;
    state.dataset.kind = 'running';
    progress.hidden = false;
    progress.removeAttribute('value');
    words.textContent = 'Asking…';
    const chosen = FORMS.find(({ value }) => value === form.elements.form.value);
    const hashed = form.elements.hashed.checked;
    try {
      const members = await download({ path, name, form: chosen, hashed, signal: mine.signal, onProgress });
      end('done', html`<strong>${formatCount(members)}</strong> ${members === 1 ? 'member' : 'members'}: the list is complete.`);
    } catch (problem) {
      if (mine.signal.aborted) end('cancelled', html`Cancelled; nothing was saved.`);
      else end('problem', problemLine(problem));
    }
  });
}
