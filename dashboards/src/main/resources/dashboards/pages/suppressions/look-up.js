import '../../components/record-table/record-table.js';
import { html, render } from '../../lib/html.js';
import { formatFully, formatMoment } from '../../lib/time.js';
import { askVerdict } from './questions.js';

/** The look-up of one address: on which lists it is, why, and until when. */

const find = (hook) => document.querySelector(`[data-test="${hook}"]`);
const table = () => document.querySelector('record-table[name="hits"]');

const momentOf = (moment) =>
  html`<time datetime="${moment.toISOString()}" title="${formatFully(moment)}">${formatMoment(moment, new Date())}</time>`;

export function offerLookUp() {
  table().describe({
    columns: [
      { label: 'List', at: 'title', cell: ({ list }) => html`<strong>${list}</strong>` },
      { label: 'Why', cell: ({ reason }) => reason && html`${reason}` },
      { label: 'Customer', at: 'wide', cell: ({ customerId }) => html`<bdi class="record-id">${customerId}</bdi>` },
      { label: 'Since', at: 'detail', cell: ({ since }) => html`<span class="on-phone">since </span>${momentOf(since)}` },
      {
        label: 'Until',
        at: 'detail-end',
        cell: ({ until }) => (until ? html`<span class="on-phone">until </span>${momentOf(until)}` : html`for good`),
      },
    ],
    keyOf: ({ list, customerId }) => `${list} ${customerId}`,
    places: 0,
    empty: html``,
  });
  let underWay = null;
  find('look-up-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    underWay?.abort();
    const mine = (underWay = new AbortController());
    say('asking', html`Looking…`);
    try {
      showVerdict(await askVerdict(find('look-up-email').value, mine.signal));
    } catch (problem) {
      if (!mine.signal.aborted) say('problem', html`<strong>${problem.title}.</strong> ${problem.detail}`);
    }
  });
}

function showVerdict({ email, known, hits }) {
  const address = html`<bdi class="address">${email}</bdi>`;
  if (!known) say('free', html`No customer has ${address}: it is on no list.`);
  else if (hits.length === 0) say('free', html`${address} is on <strong>no list</strong>.`);
  else
    say(
      'suppressed',
      html`${address} is on <strong>${hits.length} ${hits.length === 1 ? 'list' : 'lists'}</strong> and must not get what
        they are for.`,
    );
  table().show(hits);
  table().hidden = hits.length === 0;
}

function say(kind, markup) {
  const verdict = find('verdict');
  verdict.hidden = false;
  verdict.dataset.kind = kind;
  render(verdict, markup);
  if (kind !== 'suppressed') table().hidden = true;
}
