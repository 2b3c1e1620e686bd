import '../../components/time-chart/time-chart.js';
import { getJson } from '../../lib/api.js';
import { formatCompact, formatCount, formatMoney } from '../../lib/format.js';
import { list, moment, number } from '../../lib/shape.js';
import { zone } from '../../lib/time.js';
import { page } from '../live-page.js';

/** Orders and revenue over time, a chart each. */

/** Sixty finished buckets each and the running one: enough to see a shape, few enough to tell them apart on a phone. */
const SPAN = {
  name: 'span',
  choices: [
    { value: '5m', label: '5 min', window: 'PT5M', bucket: 'PT5S', every: '5 s', minutesBetweenLabels: 1 },
    { value: '10m', label: '10 min', window: 'PT10M', bucket: 'PT10S', every: '10 s', minutesBetweenLabels: 2 },
    { value: '30m', label: '30 min', window: 'PT30M', bucket: 'PT30S', every: '30 s', minutesBetweenLabels: 5 },
    { value: '1h', label: '1 h', window: 'PT1H', bucket: 'PT1M', every: 'minute', minutesBetweenLabels: 10 },
  ],
  usual: '10m',
};

const chart = (name) => document.querySelector(`time-chart[name="${name}"]`);

page.add('Charts', '#series', { follows: [SPAN], ask, show, showNothing });

async function ask(signal, span) {
  const { window, bucket } = span;
  const { body, ...standing } = await getJson('orders/series', { window, bucket, zone }, signal);
  return { ...standing, points: readSeries(body), span };
}

/** Points `{ start, orders, revenue, complete }`, oldest first. */
export const readSeries = (body) =>
  list(body).map(({ start, orders, revenue, complete }) => ({
    start: moment(start, 'start'),
    orders: number(orders, 'orders'),
    revenue: number(revenue, 'revenue'),
    complete: complete !== false,
  }));

function show({ points, span: { label, every, minutesBetweenLabels } }) {
  const drawn = (measure, format, formatAxis) => ({
    points: points.map((point) => ({ start: point.start, value: point[measure], complete: point.complete })),
    format,
    formatAxis,
    every,
    within: label,
    minutesBetweenLabels,
  });
  chart('orders-chart').draw(drawn('orders', formatCount, formatCompact));
  chart('revenue-chart').draw(drawn('revenue', formatMoney, formatCompact));
}

function showNothing() {
  for (const each of document.querySelectorAll('time-chart')) each.showNothing();
}
