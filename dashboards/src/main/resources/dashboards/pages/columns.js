import { NOTHING, formatMoney } from '../lib/format.js';
import { html } from '../lib/html.js';
import { orderPage } from '../lib/links.js';
import { formatFully, formatMoment } from '../lib/time.js';

/** What several tables show alike. */

/** A moment that says all of itself to who points at it; a text that is none stands as it came. */
export const momentOf = (moment, today, text = '') =>
  moment
    ? html`<time datetime="${moment.toISOString()}" title="${formatFully(moment)}"
        >${formatMoment(moment, today)}</time
      >`
    : html`${text || NOTHING}`;

export const ORDER = {
  label: 'Order',
  at: 'title',
  cell: ({ id }) => html`<a class="record-id" href="${orderPage(id)}"><bdi>${id}</bdi></a>`,
};

export const PRICE = { label: 'Price', at: 'end', kind: 'number', cell: ({ price }) => html`${formatMoney(price)}` };
