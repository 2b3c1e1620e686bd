import { explain } from '../../lib/explain.js';
import { formatAge, formatCount } from '../../lib/format.js';
import { html, render } from '../../lib/html.js';
import { formatMoment } from '../../lib/time.js';
import { update } from '../../lib/update.js';

const WIDTH = 300;
const HEIGHT = 64;

/** The space above and below, so that the line is never cut. */
const EDGE = 3;

/**
 * How large something was over time, as a line from its first to its last time. What it shows is said in words, too.
 *
 * `<size-line name="sizes-winback" label="winback">`; the name is its `data-test` hook.
 */
class SizeLine extends HTMLElement {
  connectedCallback() {
    const name = this.getAttribute('name');
    this.dataset.test = name;
    render(
      this,
      html`<div class="size-line-shown"><p class="size-line-drawing size-line-waiting">Loading…</p></div>
        <p class="size-line-problem" data-test="${name}-problem"></p>`,
    );
  }

  /**
   * Shows why there are no new sizes, and the age of the drawn ones, null for none; shows nothing without a problem.
   */
  tell(problem, ageMs) {
    const told = problem ? html`History: ${explain(problem).title}.${ageMs !== null && ` The line is ${formatAge(ageMs)} old.`}` : html``;
    update(this.querySelector('.size-line-problem'), told);
    if (problem) this.querySelector('.size-line-waiting')?.remove();
  }

  /** Draws `[{ at, size }]`, oldest first; not exact where the sizes are estimates. */
  draw(points, exact) {
    const today = new Date();
    const sizes = points.map(({ size }) => size);
    const about = exact ? '' : '≈ ';
    const [first, last] = [points[0], points.at(-1)];
    const words =
      `${this.getAttribute('label')}: ${about}${formatCount(first.size)} at ${formatMoment(first.at, today)}, ` +
      `${about}${formatCount(last.size)} now; at least ${formatCount(Math.min(...sizes))}, ` +
      `at most ${formatCount(Math.max(...sizes))} in between.`;
    render(
      this.querySelector('.size-line-shown'),
      html`<svg
          class="size-line-drawing"
          viewBox="0 0 ${WIDTH} ${HEIGHT}"
          preserveAspectRatio="none"
          role="img"
          aria-label="${words}"
        >
          <title>${words}</title>
          <polygon points="0,${HEIGHT} ${line(sizes)} ${WIDTH},${HEIGHT}" />
          <polyline points="${line(sizes)}" vector-effect="non-scaling-stroke" />
        </svg>
        <p class="size-line-ends">
          <span>${formatMoment(first.at, today)}: ${about}${formatCount(first.size)}</span>
          <span>now</span>
        </p>`,
    );
  }
}

/** From zero up, so that a small change doesn't look like a large one. */
function line(sizes) {
  const highest = Math.max(...sizes, 1);
  const x = (i) => ((WIDTH * i) / (sizes.length - 1)).toFixed(1);
  const y = (size) => (HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * size) / highest).toFixed(1);
  return sizes.map((size, i) => `${x(i)},${y(size)}`).join(' ');
}

customElements.define('size-line', SizeLine);
