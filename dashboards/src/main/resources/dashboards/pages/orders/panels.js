import '../../components/metric-tile/metric-tile.js';
import '../../components/time-chart/time-chart.js';
import './latest-orders/latest-orders.js';
import { formatCompact, formatCount, formatMoney } from '../../lib/format.js';

/** Puts answers into the panels of the page, or says that there is none. */

const tile = (name) => document.querySelector(`metric-tile[name="${name}"]`);
const chart = (name) => document.querySelector(`time-chart[name="${name}"]`);
const latestOrders = () => document.querySelector('latest-orders');

export function showOverview({ totalOrders, orders, revenue, average, period: { last, before } }) {
  document.querySelector('#now-title').textContent = last;
  showCompared('orders-now', orders, formatCount, before);
  showCompared('revenue-now', revenue, formatMoney, before);
  showCompared('average-now', average, formatMoney, before);
  tile('total-orders').show(totalOrders, formatCount);
  tile('total-orders').note(totalOrders === 0 ? 'none yet' : 'since the first one');
}

function showCompared(name, { now, change }, format, before) {
  tile(name).show(now, format);
  tile(name).noteChange(change, format, before);
}

export function showNoOverview() {
  for (const each of document.querySelectorAll('metric-tile')) {
    each.show(null);
    each.note('not known yet');
  }
}

export function showSeries({ points, span: { label, every, minutesBetweenLabels } }) {
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

export function showNoSeries() {
  for (const each of document.querySelectorAll('time-chart')) each.showNothing();
}

export function showLatest({ orders, asOf }) {
  latestOrders().show(orders, asOf);
}

export function showNoLatest() {
  latestOrders().showNothing();
}
