import { formatClock, formatMinute } from '../../lib/time.js';

/**
 * What ECharts is to draw. Sizes are fixed and nothing is animated, so that a refresh moves bars and nothing else. No
 * text becomes markup: the tooltip is made of elements, which also spares the page a policy that allows inline styles.
 */
export function chartOptions({ points, format, formatAxis, minutesBetweenLabels }, colours, fontFamily) {
  const hasLabel = (index) => {
    const { start } = points[index];
    return start.getSeconds() === 0 && start.getMinutes() % minutesBetweenLabels === 0;
  };
  const empty = points.every(({ value }) => value === 0);
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 46, right: 14, top: 12, bottom: 26 },
    xAxis: {
      type: 'category',
      data: points.map(({ start }) => formatMinute(start)),
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { alignWithLabel: true, interval: hasLabel, lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, interval: hasLabel, fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: empty ? 1 : null,
      interval: empty ? 1 : null,
      minInterval: 1,
      splitNumber: 3,
      axisLabel: { color: colours.text, fontSize: 12, formatter: formatAxis },
      splitLine: { lineStyle: { color: colours.line } },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: 'transparent',
      borderWidth: 0,
      padding: 0,
      extraCssText: 'box-shadow: none',
      axisPointer: { type: 'shadow', shadowStyle: { color: colours.shade } },
      formatter: ([{ dataIndex }]) => tooltipOf(points[dataIndex], format),
    },
    series: {
      type: 'bar',
      barCategoryGap: '22%',
      data: points.map(({ value, complete }) => ({
        value,
        itemStyle: complete || value === 0 ? {} : unfinished(colours),
      })),
      itemStyle: { color: colours.bar, borderRadius: [2, 2, 0, 0] },
      emphasis: { disabled: true },
    },
  };
}

const unfinished = ({ bar, faintBar }) => ({
  color: faintBar,
  borderColor: bar,
  borderType: [3, 2],
  borderWidth: 1.5,
});

function tooltipOf({ start, value, complete }, format) {
  const lines = [formatClock(start), format(value), complete ? '' : 'still filling'];
  const tooltip = document.createElement('div');
  tooltip.className = 'chart-tooltip';
  tooltip.append(
    ...lines.filter(Boolean).map((line) => Object.assign(document.createElement('div'), { textContent: line })),
  );
  return tooltip;
}
