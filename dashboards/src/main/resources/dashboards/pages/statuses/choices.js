import { BEFORE_DELIVERY, describeStatus } from '../../components/order-status/order-status.js';

/** The choices of the page; `value` is their text in the URL. */

/** All of these statuses together. */
const ANY = { value: 'any', label: 'any status', status: null };

export const STATUSES = [
  ANY,
  ...BEFORE_DELIVERY.map((status) => ({ value: status, label: describeStatus(status).label, status })),
];

export const LENGTHS = [
  { value: '10s', label: '10 s', ms: 10_000 },
  { value: '1m', label: '1 min', ms: 60_000 },
  { value: '5m', label: '5 min', ms: 300_000 },
  { value: '10m', label: '10 min', ms: 600_000 },
  { value: '15m', label: '15 min', ms: 900_000 },
  { value: '30m', label: '30 min', ms: 1_800_000 },
  { value: '1h', label: '1 h', ms: 3_600_000 },
  { value: '24h', label: '24 h', ms: 86_400_000 },
];

export const USUAL = { status: ANY.value, longer: '10m' };

/** How many stuck orders are shown: the next of these each time the reader wants more, then as many of those behind. */
export const LIMITS = [20, 100, 1_000];
