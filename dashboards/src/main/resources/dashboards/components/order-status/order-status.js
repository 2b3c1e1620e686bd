import { html } from '../../lib/html.js';

/** How an order's status reads, and how it stands: waiting, working, moving, done, stopped. */
const KNOWN = {
  PLACED_ORDER: { label: 'Placed', standing: 'waiting' },
  ORDER_CONFIRMED: { label: 'Confirmed', standing: 'waiting' },
  BEING_PREPARED: { label: 'Being prepared', standing: 'working' },
  BEING_COOKED: { label: 'Being cooked', standing: 'working' },
  OUT_FOR_DELIVERY: { label: 'Out for delivery', standing: 'moving' },
  DELIVERED: { label: 'Delivered', standing: 'done' },
  CANCELLED: { label: 'Cancelled', standing: 'stopped' },
};

/** An unknown status is shown as it is. */
export const describeStatus = (status) =>
  Object.hasOwn(KNOWN, status) ? KNOWN[status] : { label: String(status ?? ''), standing: 'waiting' };

/** A status as a coloured word. */
export function statusBadge(status) {
  const { label, standing } = describeStatus(status);
  return html`<span class="badge is-${standing}">${label}</span>`;
}

/** The statuses of an order that isn’t out for delivery yet, in their order. */
export const BEFORE_DELIVERY = ['PLACED_ORDER', 'ORDER_CONFIRMED', 'BEING_PREPARED', 'BEING_COOKED'];
