import { html } from './html.js';

/** Explains problems to the readers of a page: the meaning, and what still works. */

const ACCEPTED = 'New events are still stored and will be shown later.';

const BY_KIND = {
  __proto__: null,
  'pinot-unavailable': {
    title: 'Pinot isn’t answering',
    meaning: 'It is down, too slow, or returned only a part of the data. A part would look like smaller numbers.',
    unaffected: ACCEPTED,
  },
  'catching-up': {
    title: 'Pinot is behind',
    meaning: 'It is still reading stored events. Until then its numbers are too small and not shown.',
    unaffected: ACCEPTED,
  },
  'table-incomplete': {
    title: 'Pinot lacks stored events',
    meaning: 'It can’t read them any more, so no numbers are shown. The operator must repair the table.',
    unaffected: 'New events are still stored, and other tables work.',
  },
  'kafka-unavailable': {
    title: 'Kafka isn’t answering',
    meaning: 'The change may be lost. Please send it again.',
    unaffected: 'Numbers are still shown.',
  },
  busy: { title: 'Too many concurrent requests', meaning: 'The page tries again in a moment.' },
  internal: { title: 'Internal server error', meaning: 'This is a defect. Please report the request id below.' },
  'no-answer': {
    title: 'No response in time',
    meaning: 'The service, Kafka or Pinot is overloaded, or the network is slow.',
  },
  unreachable: {
    title: 'The service can’t be reached',
    meaning: 'It is down, or the network is. The page can’t see whether events are stored.',
  },
  'not-json': {
    title: 'The response isn’t the service’s',
    meaning: 'Check for a proxy or a sign-in between this page and the service.',
  },
  'other-shape': {
    title: 'The page doesn’t understand the response',
    meaning: 'The page and the service may have different versions. Reload the page.',
  },
};

/** The statuses of a proxy that can't reach the service. */
const GATEWAY = [502, 503, 504];

/**
 * `{ title, meaning, unaffected, said }` of a problem; `said` is the service's own text, for operators. A refused
 * request has only the service's text, which names the rule.
 */
export function explain({ kind, status, title, detail }) {
  const known = BY_KIND[kind] ?? (kind === null && GATEWAY.includes(status) ? BY_KIND.unreachable : null);
  if (!known) return { title, meaning: detail, unaffected: '', said: '' };
  const said = [title, detail].filter((words) => words && words !== known.title).join(': ');
  return { unaffected: '', ...known, said };
}

/** A problem as one line, for its place on the page. */
export function problemLine(problem) {
  const { title, meaning, said } = explain(problem);
  return html`<strong>${withoutStop(title)}.</strong> ${meaning} ${said && html`<span class="problem-said">${said}</span>`}`;
}

const withoutStop = (title) => title.replace(/\.$/, '');
