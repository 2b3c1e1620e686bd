import '../../components/metric-tile/metric-tile.js';
import { formatCount, formatMoney } from '../../lib/format.js';

/** The numbers of a period, each compared with the period before. */

const tile = (name) => document.querySelector(`metric-tile[name="${name}"]`);

/** Names the period above its numbers. */
export function showPeriod({ last }) {
  document.querySelector('#overview-title').textContent = last;
}

export function showOverview({ totalOrders, orders, revenue, average, period }) {
  showPeriod(period);
  showCompared('orders-now', orders, formatCount, period.before);
  showCompared('revenue-now', revenue, formatMoney, period.before);
  showCompared('average-now', average, formatMoney, period.before);
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
    each.note('no data yet');
  }
}
