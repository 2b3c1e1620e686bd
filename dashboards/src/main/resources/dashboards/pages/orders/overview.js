import { tile, tiles } from '../../components/metric-tile/metric-tile.js';
import { getJson } from '../../lib/api.js';
import { changeOf } from '../../lib/change.js';
import { formatCount, formatMoney } from '../../lib/format.js';
import { number, truth } from '../../lib/shape.js';
import { page } from '../live-page.js';

/** The numbers of a period, each compared with the period before. */

/** `value` is what stands in the page's address, the ISO 8601 duration is what the API is asked. */
export const PERIOD = {
  name: 'period',
  choices: [
    { value: '1m', label: '1 min', window: 'PT1M', last: 'Last minute', before: 'the minute before' },
    { value: '5m', label: '5 min', window: 'PT5M', last: 'Last 5 minutes', before: 'the 5 minutes before' },
    { value: '15m', label: '15 min', window: 'PT15M', last: 'Last 15 minutes', before: 'the 15 minutes before' },
    { value: '1h', label: '1 h', window: 'PT1H', last: 'Last hour', before: 'the hour before' },
  ],
  usual: '1m',
};

const TILES = ['orders-now', 'revenue-now', 'average-now', 'total-orders'];

page.add('Numbers', tiles(...TILES), { follows: [PERIOD], describe, ask, show, showNothing });

/** Names the period above its numbers. */
function describe({ last }) {
  document.querySelector('#overview-title').textContent = last;
}

async function ask(signal, period) {
  const { body, ...standing } = await getJson('orders/overview', { window: period.window }, signal);
  return { ...standing, ...readOverview(body), period };
}

/** `{ totalOrders, totalOrdersComplete, orders, revenue, average }`, the last three as `{ now, before, change }`. */
export function readOverview({
  totalOrders,
  totalOrdersComplete,
  currentTimePeriod: current,
  previousTimePeriod: previous,
}) {
  return {
    totalOrders: number(totalOrders, 'totalOrders'),
    totalOrdersComplete: truth(totalOrdersComplete, 'totalOrdersComplete'),
    orders: compared(number(current?.orders, 'orders'), number(previous?.orders, 'orders')),
    revenue: compared(number(current?.totalPrice, 'totalPrice'), number(previous?.totalPrice, 'totalPrice')),
    average: compared(averageOf(current), averageOf(previous)),
  };
}

const compared = (now, before) => ({ now, before, change: changeOf(now, before) });

/** Without orders that have a price there is no average, not one of 0. */
const averageOf = ({ orders, ordersWithoutPrice, totalPrice }) =>
  orders === ordersWithoutPrice ? null : totalPrice / (orders - ordersWithoutPrice);

/** What the total counts. */
export function scopeOf({ totalOrders, totalOrdersComplete }) {
  if (!totalOrdersComplete) return 'that are kept';
  return totalOrders === 0 ? 'none yet' : 'of all time';
}

function show({ orders, revenue, average, period, ...total }) {
  describe(period);
  tile('orders-now').showCompared(orders, formatCount, period.before);
  tile('revenue-now').showCompared(revenue, formatMoney, period.before);
  tile('average-now').showCompared(average, formatMoney, period.before);
  tile('total-orders').show(total.totalOrders, formatCount, scopeOf(total));
}

function showNothing() {
  for (const name of TILES) tile(name).showNothing();
}
