import '../../components/size-line/size-line.js';
import { explain } from '../../lib/explain.js';
import { NOTHING, formatAge, formatCount } from '../../lib/format.js';
import { html, render } from '../../lib/html.js';
import { update } from '../../lib/update.js';
import { downloadForm, followDownload } from './download-form.js';

/** A card for each list or audience: its members, their number over time, and the download. */
export class ListCards {
  #id;
  #sizes = new Map();
  #names = null;

  /**
   * @param id the id of the element that holds the cards
   * @param path where the lists are in the API
   * @param withLines whether sizes over time are drawn; otherwise the steps by which the size came about are told
   */
  constructor({ id, path, withLines }) {
    this.#id = id;
    this.path = path;
    this.withLines = withLines;
  }

  /** Shows that they are loading. */
  describe() {
    render(this.#place, html`<div class="card list-card"><p class="list-waiting">Loading…</p></div>`);
  }

  /** Where the card of a list is. */
  selectorOf(name) {
    return `#${this.#id} [data-list="${CSS.escape(name)}"]`;
  }

  /** Whether there are others than those that are shown. */
  differFrom(lists) {
    return namesOf(lists) !== this.#names;
  }

  /** Shows a card for each, without its size. */
  show(lists) {
    this.#names = namesOf(lists);
    this.#sizes.clear();
    render(this.#place, lists.length === 0 ? nothing('There is none.') : html`${lists.map((list) => this.#card(list))}`);
    for (const { name } of lists)
      followDownload(this.#find(name, '.download'), {
        path: `${this.path}/${name}`,
        name,
        sizeOf: () => this.#sizes.get(name) ?? null,
      });
  }

  showSize(name, answer) {
    this.#sizes.set(name, answer.size);
    update(this.#find(name, '.list-size'), sizeOf(answer));
    if (!this.withLines) update(this.#find(name, '.list-steps'), stepsOf(answer));
  }

  showNoSize(name) {
    update(this.#find(name, '.list-size'), html`<span class="list-count">${NOTHING}</span>`);
  }

  /** Shows why the size is unknown, and the age of the shown one; shows nothing without a problem. */
  tell(name, problem, ageMs) {
    update(this.#find(name, '.list-problem'), problem ? toldOf(problem, ageMs) : html``);
  }

  /** Draws the sizes over time of a list. */
  draw(name, { points, exact }) {
    this.#find(name, 'size-line').draw(points, exact);
  }

  tellLine(name, problem, ageMs) {
    this.#find(name, 'size-line').tell(problem, ageMs);
  }

  /** Shows that there are no lists and no request is running. */
  showNothing() {
    render(this.#place, nothing('No data yet'));
  }

  get #place() {
    return document.getElementById(this.#id);
  }

  #find(name, selector) {
    return document.querySelector(`${this.selectorOf(name)} ${selector}`);
  }

  #card({ name, description, owner, parameters }) {
    return html`<article class="card list-card" data-list="${name}" data-test="list-${name}">
      <header>
        <h3>${name}</h3>
        <p class="list-owner">${owner}</p>
      </header>
      <div>
        <p class="list-size"><span class="list-waiting">Counting…</span></p>
        <p class="list-problem" data-test="problem-${name}"></p>
      </div>
      <p class="list-description">
        ${description}
        ${parameters.map((each) => html`<span class="list-parameter">${each.name} = ${each.default}</span> `)}
      </p>
      ${this.withLines ? html`<size-line name="sizes-${name}" label="${name}"></size-line>` : html`<div class="list-steps"></div>`}
      ${downloadForm(name)}
    </article>`;
  }
}

const namesOf = (lists) => JSON.stringify(lists.map(({ name }) => name));

const nothing = (words) => html`<p class="card nothing">${words}</p>`;

const sizeOf = ({ size, exact }) =>
  html`<span class="list-count" data-test="size">${!exact && '≈ '}${formatCount(size)}</span>
    <span class="list-unit">${size === 1 ? 'customer' : 'customers'}</span>`;

function toldOf(problem, ageMs) {
  const { title, said } = explain(problem);
  const age = ageMs === null ? 'Not counted yet.' : `This number is ${formatAge(ageMs)} old.`;
  return html`<strong>${title}.</strong> ${age} <span class="problem-said">${said}</span>`;
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
