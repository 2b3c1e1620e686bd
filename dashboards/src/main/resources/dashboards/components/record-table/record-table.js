import { html, render } from '../../lib/html.js';
import { place } from '../../lib/rows.js';
import { update } from '../../lib/update.js';

/**
 * Rows of things that come and go. A row stays the same element while its thing is shown, and a cell is written anew
 * only when it changes, so that a selection or the focus in it survives a refresh. On a phone a row takes two lines.
 *
 * `<record-table name="stuck-orders" label="Orders that wait">`; the name is its `data-test` hook, and
 * `<name>-empty` that of the message where there are no rows.
 */
class RecordTable extends HTMLElement {
  #columns = [];
  #keyOf;
  #rows = new Map();

  /**
   * Says what a row shows, and keeps the place of the first ones.
   *
   * @param columns `[{ label, cell, at?, kind? }]`; `cell` makes a row's markup; `at` is where it stands on a phone:
   *     title and end (first line), detail and detail-end (second line, the default is detail), or wide (not there);
   *     `kind` is number where that is what it shows
   * @param empty the message where there are no rows; what {@link show} is given goes before it
   */
  describe({ columns, keyOf, places, empty = html`` }) {
    this.#columns = columns;
    this.#keyOf = keyOf;
    const name = this.getAttribute('name');
    const skeleton = html`<tr class="record-skeleton" aria-hidden="true">
      <td colspan="${columns.length}"><span class="skeleton"></span></td>
    </tr>`;
    // The roles say what display: grid on a phone would make browsers forget.
    render(
      this,
      html`<table role="table" aria-label="${this.getAttribute('label')}" data-test="${name}">
          <thead role="rowgroup">
            <tr role="row">
              ${columns.map(
                ({ label, at, kind }) =>
                  html`<th role="columnheader" scope="col" class="is-${at ?? 'detail'} is-${kind ?? 'text'}">
                    ${label}
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${Array.from({ length: places }, () => skeleton)}
          </tbody>
        </table>
        <div class="record-empty" data-test="${name}-empty" hidden>${empty}</div>`,
    );
  }

  /** Shows these, in their order, or that message where there are none. */
  show(records, empty = null) {
    if (empty) update(this.querySelector('.record-empty'), empty);
    const rows = new Map(records.map((record) => [this.#keyOf(record), this.#rowOf(record)]));
    this.#rows = rows;
    place(this.querySelector('tbody'), [...rows.values()]);
    this.#showEmpty(records.length === 0);
  }

  /** Shows that there are no rows and no request is running. */
  showNothing() {
    render(
      this.querySelector('tbody'),
      html`<tr role="row" class="record-unknown">
        <td role="cell" colspan="${this.#columns.length}">No data yet</td>
      </tr>`,
    );
  }

  #showEmpty(empty) {
    this.querySelector('.record-empty').hidden = !empty;
    this.querySelector('table').hidden = empty;
  }

  #rowOf(record) {
    const row = this.#rows.get(this.#keyOf(record)) ?? this.#newRow();
    this.#columns.forEach(({ cell }, i) => {
      const markup = cell(record);
      if (row.children[i].shown === markup.text) return;
      render(row.children[i], markup);
      row.children[i].shown = markup.text;
    });
    return row;
  }

  #newRow() {
    const row = document.createElement('tr');
    row.setAttribute('role', 'row');
    render(
      row,
      html`${this.#columns.map(
        ({ at, kind }) => html`<td role="cell" class="is-${at ?? 'detail'} is-${kind ?? 'text'}"></td>`,
      )}`,
    );
    return row;
  }
}

customElements.define('record-table', RecordTable);
