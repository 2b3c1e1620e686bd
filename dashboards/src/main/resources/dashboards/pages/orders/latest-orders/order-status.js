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

/** A status that this page doesn't know yet is shown as it came. */
export const describeStatus = (status) =>
  Object.hasOwn(KNOWN, status) ? KNOWN[status] : { label: String(status ?? ''), standing: 'waiting' };
