import { NOTHING, formatMoney } from '../lib/format.js';
import { html } from '../lib/html.js';
import { orderPage } from '../lib/links.js';
import { formatFully, formatMoment } from '../lib/time.js';

/** The columns that several tables share. */

/** A time with its full form as a tooltip; an invalid text is shown as it is. */
export const momentOf = (moment, today, text = '') =>
  moment
    ? html`<time datetime="${moment.toISOString()}" title="${formatFully(moment)}"
        >${formatMoment(moment, today)}</time
      >`
    : html`${text || NOTHING}`;

export const ORDER = {
  label: 'Order',
  at: 'title',
  cell: ({ id }) => html`<a class="record-id" href="${orderPage(id)}" title="${id}"><bdi>${id}</bdi></a>`,
};

export const PRICE = { label: 'Price', at: 'end', kind: 'number', cell: ({ price }) => html`${formatMoney(price)}` };
