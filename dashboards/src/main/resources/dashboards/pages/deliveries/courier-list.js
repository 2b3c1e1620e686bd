import '../../components/record-table/record-table.js';
import { SILENT_MS } from '../../components/city-map/courier-layer.js';
import { formatAge, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';

/** The numbers of rows: each time the reader wants more, the next of these. */
const ROWS = [12, 100, 1_000];

const table = () => document.querySelector('record-table[name="couriers"]');
const find = (id) => document.getElementById(id);

let rows = ROWS[0];

/** `onFollow` is called with the id of a chosen row, `onMore` when the reader wants more rows. */
export function describeCouriers({ onFollow, onMore }) {
  table().describe({
    columns: [
      {
        label: 'Order',
        at: 'title',
        cell: ({ id, followed }) =>
          html`<button type="button" class="courier-choice record-id" data-id="${id}" title="${id}" aria-pressed="${String(followed)}">
            <bdi>${id}</bdi>
          </button>`,
      },
      { label: 'Last heard', at: 'end', kind: 'number', cell: ({ silentMs }) => lastHeard(silentMs) },
    ],
    keyOf: ({ id }) => id,
    places: 5,
    empty: html`<p class="record-empty-title">No couriers here</p>
      <p>New couriers appear within seconds.</p>`,
  });
  table().addEventListener('click', ({ target }) => {
    const choice = target.closest('.courier-choice');
    if (choice) onFollow(choice.dataset.id);
  });
  find('couriers-more').addEventListener('click', () => {
    rows = ROWS[ROWS.indexOf(rows) + 1];
    onMore();
  });
}

/** Lists the couriers of an answer; `title` says where they are. */
export function listCouriers({ couriers, count, asOf }, { title, followed }) {
  const now = asOf ?? new Date();
  const shown = couriers.slice(0, rows);
  find('couriers-title').textContent = title;
  table().show(
    shown.map(({ id, at }) => ({ id, followed: id === followed, silentMs: Math.max(0, now - at) })),
  );
  find('couriers-count').textContent =
    count > shown.length ? `${formatCount(shown.length)} of ${formatCount(count)}` : '';
  find('couriers-more').hidden = shown.length === couriers.length || rows === ROWS.at(-1);
}

export const listNobody = () => table().showNothing();

const lastHeard = (silentMs) =>
  html`<span class="${silentMs > SILENT_MS && 'is-silent'}">${formatAge(silentMs)} ago</span>`;
