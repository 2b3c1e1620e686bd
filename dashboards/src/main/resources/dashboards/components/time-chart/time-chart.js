import { html, render } from '../../lib/html.js';
import { formatClock } from '../../lib/time.js';
import { onThemeChange } from '../../lib/theme.js';
import { chartOptions } from './chart-options.js';
import { summaryOf } from './chart-summary.js';

/** Loaded separately, so that the numbers don't wait for it. */
const library = import('../../vendor/echarts/echarts.esm.min.js');
library.catch(() => {}); // told where it is drawn

/**
 * Bars over time, the unfinished one dashed, with the same as a table for who can't or won't read a chart.
 *
 * `<time-chart name="orders-chart" label="Orders" colour="--chart-orders">`; the name is its `data-test` hook.
 */
class TimeChart extends HTMLElement {
  #chart = null;
  #series = null;
  #broken = false;

  connectedCallback() {
    this.dataset.test = this.getAttribute('name');
    render(
      this,
      html`<header class="chart-header">
          <h3 class="chart-title">${this.getAttribute('label')} <span class="chart-every"></span></h3>
          <p class="chart-total"></p>
          <button type="button" class="button is-quiet chart-switch" aria-pressed="false">Table</button>
        </header>
        <div class="chart-body">
          <div class="chart-canvas skeleton" aria-hidden="true"></div>
          <p class="visually-hidden chart-summary"></p>
          <p class="chart-message" hidden></p>
          <div
            class="chart-table"
            tabindex="0"
            role="region"
            aria-label="${this.getAttribute('label')} as a table"
            hidden
          ></div>
        </div>`,
    );
    this.querySelector('.chart-switch').addEventListener('click', () => this.#switch());
    library.then(
      (echarts) => this.#start(echarts),
      () => this.#break(),
    );
  }

  /**
   * Draws `{ points: [{ start, value, complete }], format, formatAxis, every, within, minutesBetweenLabels }`, where
   * `every` and `within` name the length of a bar and of all finished bars.
   */
  draw(series) {
    this.#series = series;
    const { points, format, every, within } = series;
    const finished = points.filter((point) => point.complete);
    const total = finished.reduce((sum, point) => sum + point.value, 0);
    this.querySelector('.chart-every').textContent = `per ${every}`;
    this.querySelector('.chart-total').textContent = `${format(total)} in ${within}`;
    this.querySelector('.chart-summary').textContent = summaryOf(this.getAttribute('label'), series);
    this.#say(points.every((point) => point.value === 0) ? `Nothing in the last ${within}` : '');
    this.#drawChart();
    this.#drawTable();
  }

  /** Shows that there are no numbers and no request is running. */
  showNothing() {
    this.querySelector('.chart-canvas').classList.remove('skeleton');
    this.#say('No data yet');
  }

  #start(echarts) {
    const canvas = this.querySelector('.chart-canvas');
    this.#chart = echarts.init(canvas, null, { renderer: 'canvas' });
    this.#chart.group = 'time';
    echarts.connect('time');
    new ResizeObserver(() => this.#chart.resize()).observe(canvas);
    onThemeChange(() => this.#drawChart());
    this.#drawChart();
  }

  #break() {
    this.#say('The chart can’t be drawn, since its library didn’t load. The table has the same numbers.');
    this.#broken = true;
    this.querySelector('.chart-canvas').classList.remove('skeleton');
  }

  #drawChart() {
    if (!this.#chart || !this.#series) return;
    this.querySelector('.chart-canvas').classList.remove('skeleton');
    const colour = this.getAttribute('colour');
    const colours = {
      bar: this.#colourOf(colour),
      faintBar: this.#colourOf(`${colour}-faint`),
      text: this.#colourOf('--text-muted'),
      line: this.#colourOf('--chart-line'),
      shade: this.#colourOf('--chart-shade'),
    };
    this.#chart.setOption(chartOptions(this.#series, colours, getComputedStyle(this).fontFamily));
  }

  /** The value of a colour token in the present theme, since a canvas can't use custom properties. */
  #colourOf(token) {
    const probe = this.querySelector('.chart-message');
    probe.style.color = `var(${token})`;
    const colour = getComputedStyle(probe).color;
    probe.style.color = '';
    return colour;
  }

  #drawTable() {
    const table = this.querySelector('.chart-table');
    if (table.hidden || !this.#series) return;
    const { points, format } = this.#series;
    render(
      table,
      html`<table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" class="is-number">${this.getAttribute('label')}</th>
          </tr>
        </thead>
        <tbody>
          ${points.toReversed().map(
            ({ start, value, complete }) =>
              html`<tr>
                <td>${formatClock(start)} ${!complete && html`<span class="chart-unfinished">unfinished</span>`}</td>
                <td class="is-number">${format(value)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    );
  }

  #switch() {
    const button = this.querySelector('.chart-switch');
    const toTable = button.getAttribute('aria-pressed') === 'false';
    button.setAttribute('aria-pressed', String(toTable));
    this.querySelector('.chart-table').hidden = !toTable;
    this.querySelector('.chart-body').classList.toggle('is-table', toTable);
    this.#drawTable();
  }

  #say(text) {
    if (this.#broken) return;
    const message = this.querySelector('.chart-message');
    message.textContent = text;
    message.hidden = text === '';
  }
}

customElements.define('time-chart', TimeChart);
