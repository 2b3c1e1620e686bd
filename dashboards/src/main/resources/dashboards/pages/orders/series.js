import '../../components/time-chart/time-chart.js';
import { formatCompact, formatCount, formatMoney } from '../../lib/format.js';

/** Orders and revenue over time, a chart each. */

const chart = (name) => document.querySelector(`time-chart[name="${name}"]`);

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
