import '../../components/record-table/record-table.js';
import { askJson } from '../../lib/api.js';
import { problemLine } from '../../lib/explain.js';
import { NOTHING } from '../../lib/format.js';
import { html, render } from '../../lib/html.js';
import { list, text } from '../../lib/shape.js';
import { formatFully, formatMoment, parseInstant } from '../../lib/time.js';

/** The look-up of one address: on which lists it is, why, and until when. */

const find = (id) => document.getElementById(id);
const table = () => document.querySelector('record-table[name="hits"]');

/** A dash in the column on wide screens; nothing on phones. */
const UNKNOWN = html`<span class="on-wide">${NOTHING}</span>`;

const momentOf = (moment) =>
  html`<time datetime="${moment.toISOString()}" title="${formatFully(moment)}">${formatMoment(moment, new Date())}</time>`;

document.addEventListener('DOMContentLoaded', offerLookUp);

/** In the body, since others may log the URL. */
async function ask(email, signal) {
  const { body } = await askJson('suppressions/check', {}, { emails: [email] }, signal);
  return readVerdict(body);
}

/** The verdict on one address; `unavailable` are the lists of which it isn't known, and why. */
export function readVerdict(body) {
  const [verdict] = list(body?.results, 'results');
  return {
    email: text(verdict?.email, 'email'),
    known: verdict.known === true,
    unavailable: list(body.unavailable ?? [], 'unavailable').map((each) => ({
      list: text(each.list, 'list'),
      reason: text(each.reason, 'reason'),
    })),
    hits: list(verdict.lists, 'lists').map((hit) => ({
      ...hit,
      since: parseInstant(hit.since),
      until: hit.until === null ? null : parseInstant(hit.until),
    })),
  };
}

function offerLookUp() {
  table().describe({
    columns: [
      { label: 'List', at: 'title', cell: ({ list }) => html`<strong>${list}</strong>` },
      {
        label: 'Why',
        cell: ({ since, reason }) => (since ? html`${reason}` : html`<strong>Unknown.</strong> ${reason}`),
      },
      {
        label: 'Customer',
        at: 'wide',
        cell: ({ customerId }) => html`<bdi class="record-id">${customerId ?? NOTHING}</bdi>`,
      },
      {
        label: 'Since',
        at: 'detail',
        cell: ({ since }) => (since ? html`<span class="on-phone">since </span>${momentOf(since)}` : UNKNOWN),
      },
      { label: 'Until', at: 'detail-end', cell: untilOf },
    ],
    keyOf: ({ list, customerId }) => `${list} ${customerId ?? ''}`,
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
      showVerdict(await ask(find('look-up-email').value, mine.signal));
    } catch (problem) {
      if (!mine.signal.aborted) say('problem', problemLine(problem));
    }
  });
}

function untilOf({ since, until }) {
  if (!since) return UNKNOWN;
  return until ? html`<span class="on-phone">until </span>${momentOf(until)}` : html`for good`;
}

/** Shows the lists with the address, and those of which it is unknown: they may have it, too. */
function showVerdict({ email, known, hits, unavailable }) {
  const address = html`<bdi class="address">${email}</bdi>`;
  const others = unavailable.length > 0;
  if (hits.length > 0)
    say(
      'suppressed',
      html`${address} is on <strong>${listsOf(hits.length)}</strong> and must not get these campaigns.
        ${others && html`It is unknown for ${listsOf(unavailable.length)}.`}`,
    );
  else if (others)
    say(
      'suppressed',
      html`Whether ${address} is on <strong>${listsOf(unavailable.length)}</strong> is unknown now, so don’t send these
        campaigns. ${known ? 'It is on none of the others.' : 'No known customer has it.'}`,
    );
  else if (!known) say('free', html`No customer has ${address}: it is on no list.`);
  else say('free', html`${address} is on <strong>no list</strong>.`);
  table().show([...hits, ...unavailable]);
  table().hidden = hits.length === 0 && !others;
}

const listsOf = (count) => (count === 1 ? '1 list' : `${count} lists`);

function say(kind, markup) {
  const verdict = find('verdict');
  verdict.hidden = false;
  verdict.dataset.kind = kind;
  render(verdict, markup);
  if (kind !== 'suppressed') table().hidden = true;
}
