import { html, render } from '../../lib/html.js';
import { explain } from '../../lib/explain.js';
import { formatAge } from '../../lib/format.js';

/**
 * What went wrong and what goes on all the same, in words for the reader; how old the numbers are; and when it is tried
 * again. It lies over the page's foot, so that nothing on the page moves when it comes and goes. Fires `retry` when the
 * reader won't wait.
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

  /**
   * Shows problems; none hides the notice.
   *
   * @param parts names the parts of the page that they concern; empty where that is all of it
   * @param restIsLive whether all other parts show what is so now
   * @param ageMs how old the numbers of these parts are; null where there are none
   */
  show({ problems, parts, restIsLive, ageMs, retryInMs }) {
    this.hidden = problems.length === 0;
    if (this.hidden) return;
    const shown = JSON.stringify([parts, problems.map(({ title, detail, requestId }) => [title, detail, requestId])]);
    if (shown !== this.#shown) this.#write(problems);
    this.#shown = shown;
    this.querySelector('.problem-age').textContent = ageWords(parts, restIsLive, ageMs);
    this.#countDown(retryInMs);
  }

  #write(problems) {
    const each = distinct(problems.map((problem) => ({ ...explain(problem), requestId: problem.requestId })));
    const unaffected = [...new Set(each.map((one) => one.unaffected).filter(Boolean))];
    render(
      this,
      html`<div class="problem-words">
          ${each.map(
            ({ title, meaning }) => html`<p class="problem-title">${title}.</p>
              ${meaning && html`<p>${meaning}</p>`}`,
          )}
          <p class="problem-age" data-test="error-age"></p>
          ${unaffected.map((words) => html`<p>${words}</p>`)}
          ${each.map(
            ({ said, requestId }) =>
              (said || requestId) &&
              html`<p class="problem-said">${said} ${requestId && html`Request <code>${requestId}</code>`}</p>`,
          )}
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

/** One problem of each title, so that a problem of several parts is shown once. */
const distinct = (problems) => [...new Map(problems.map((problem) => [problem.title, problem])).values()];

function ageWords(parts, restIsLive, ageMs) {
  const age = ageMs === null ? null : formatAge(ageMs);
  if (!parts) return age ? `These numbers are ${age} old.` : 'Nothing to show yet.';
  const rest = restIsLive ? ' The rest of the page is up to date.' : '';
  return `${parts}: ${age ? `${age} old` : 'nothing to show yet'}.${rest}`;
}

customElements.define('problem-notice', ProblemNotice);
