import { html, render } from '../../lib/html.js';
import { formatAge } from '../../lib/format.js';

/**
 * What went wrong, in the service's own words, and when it is tried again. It lies over the page's foot, so that
 * nothing on the page moves when it comes and goes. Fires `retry` when the reader won't wait.
 */
class ProblemNotice extends HTMLElement {
  #shown = null;

  connectedCallback() {
    this.hidden = true;
    this.dataset.test = 'error';
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', 'What went wrong');
    this.addEventListener('click', (event) => {
      if (event.target.closest('button')) this.dispatchEvent(new Event('retry'));
    });
  }

  /** Shows the problem of a part of the page, or of all of it when that is empty; no problem hides the notice. */
  show(problem, part, retryInMs) {
    this.hidden = !problem;
    if (!problem) return;
    const shown = JSON.stringify([problem.title, problem.detail, problem.requestId, part]);
    if (shown !== this.#shown) this.#write(problem, part);
    this.#countDown(retryInMs);
    this.#shown = shown;
  }

  #write({ title, detail, requestId }, part) {
    render(
      this,
      html`<div class="problem-words">
          <p class="problem-title">${part && html`<span class="problem-part">${part}:</span>`} ${title}</p>
          <p class="problem-detail">${detail}</p>
          ${requestId && html`<p class="problem-request">Request <code>${requestId}</code></p>`}
        </div>
        <div class="problem-retry">
          <p class="problem-wait"></p>
          <button type="button" class="button" data-test="retry">Try now</button>
        </div>`,
    );
  }

  #countDown(retryInMs) {
    const wait = this.querySelector('.problem-wait');
    wait.textContent = retryInMs > 0 ? `Next try in ${formatAge(Math.ceil(retryInMs / 1_000) * 1_000)}` : 'Trying…';
  }
}

customElements.define('problem-notice', ProblemNotice);
