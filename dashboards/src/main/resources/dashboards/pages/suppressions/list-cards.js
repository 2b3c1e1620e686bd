import '../../components/size-line/size-line.js';
import { NOTHING, formatCount } from '../../lib/format.js';
import { html, render } from '../../lib/html.js';
import { update } from '../../lib/update.js';
import { downloadForm, followDownload } from './download-form.js';

/** A card for each list or audience: whom it holds, how many, how that changed, and the list itself. */
export class ListCards {
  #place;
  #path;
  #withLines;
  #shown = new Map();

  /**
   * @param hook the `data-test` of where the cards stand
   * @param path where the lists are in the API
   * @param withLines whether sizes over time are drawn; otherwise the steps by which the size came about are told
   */
  constructor({ hook, path, withLines }) {
    this.#place = document.querySelector(`[data-test="${hook}"]`);
    this.#path = path;
    this.#withLines = withLines;
    render(this.#place, html`<div class="card list-card skeleton"></div>`);
  }

  show(lists) {
    const names = lists.map(({ name }) => name);
    if (names.join() !== [...this.#shown.keys()].join()) this.#build(lists);
    for (const list of lists) {
      this.#shown.set(list.name, list);
      update(this.#find(list.name, '.list-size'), sizeOf(list));
      if (!this.#withLines) update(this.#find(list.name, '.list-steps'), stepsOf(list));
    }
  }

  /** Draws the sizes over time of each list. */
  draw(sizes) {
    for (const [name, { points, exact }] of Object.entries(sizes)) this.#find(name, 'size-line')?.draw(points, exact);
  }

  /** There is nothing to show and nothing under way. */
  showNothing() {
    this.#place.querySelectorAll('.skeleton').forEach((each) => each.remove());
  }

  #find(name, selector) {
    return this.#place.querySelector(`[data-list="${CSS.escape(name)}"] ${selector}`);
  }

  #build(lists) {
    this.#shown = new Map(lists.map((list) => [list.name, list]));
    render(this.#place, html`${lists.map((list) => this.#card(list))}`);
    for (const { name } of lists)
      followDownload(this.#find(name, '.download'), {
        path: `${this.#path}/${name}`,
        name,
        sizeOf: () => this.#shown.get(name).size,
      });
  }

  #card({ name, description, owner, parameters }) {
    return html`<article class="card list-card" data-list="${name}" data-test="list-${name}">
      <header>
        <h3>${name}</h3>
        <p class="list-owner">${owner}</p>
      </header>
      <p class="list-size"></p>
      <p class="list-description">
        ${description}
        ${parameters.map((each) => html`<span class="list-parameter">${each.name} = ${each.default}</span> `)}
      </p>
      ${this.#withLines ? html`<size-line name="sizes-${name}" label="${name}"></size-line>` : html`<div class="list-steps"></div>`}
      ${downloadForm(name)}
    </article>`;
  }
}

function sizeOf({ size, exact, unavailable }) {
  if (size === null)
    return html`<span class="list-count">${NOTHING}</span> <span class="list-unavailable">${unavailable}</span>`;
  return html`<span class="list-count" data-test="size">${!exact && '≈ '}${formatCount(size)}</span>
    <span class="list-unit">${size === 1 ? 'customer' : 'customers'}</span>`;
}

const STEPS = { include: 'on', exclude: 'not on', address: 'with an address' };

const stepsOf = ({ steps }) =>
  html`<ol>
    ${steps.map(
      ({ step, list, left }) =>
        html`<li>
          <span>${STEPS[step] ?? step} ${list && html`<strong>${list}</strong>`}</span> <span>${formatCount(left)}</span>
        </li>`,
    )}
  </ol>`;
