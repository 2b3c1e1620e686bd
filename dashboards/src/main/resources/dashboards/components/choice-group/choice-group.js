import { html, render } from '../../lib/html.js';

/**
 * One of a few choices, as radio buttons that look like one segmented button. Fires `change`; `value` says what is
 * chosen. Each choice has the `data-test` hook `<name>-<value>`.
 *
 * `<choice-group name="span" label="Span of the charts">`
 */
class ChoiceGroup extends HTMLElement {
  /** Shows the choices `[{ value, label, icon? }]`, one of them chosen; an icon, the path of a 16 × 16 drawing, stands for its label. */
  offer(choices, chosen) {
    const name = this.getAttribute('name');
    render(
      this,
      html`<fieldset>
        <legend class="visually-hidden">${this.getAttribute('label')}</legend>
        ${choices.map(
          ({ value, label, icon }) =>
            html`<label data-test="${name}-${value}" title="${icon ? label : ''}">
              <input type="radio" name="${name}" value="${value}" ${value === chosen && html`checked`} />
              <span class="choice-face">${icon ? faceOf(icon, label) : label}</span>
            </label>`,
        )}
      </fieldset>`,
    );
  }

  get value() {
    return this.querySelector('input:checked').value;
  }
}

const faceOf = (icon, label) =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${icon}" /></svg
    ><span class="visually-hidden">${label}</span>`;

customElements.define('choice-group', ChoiceGroup);
