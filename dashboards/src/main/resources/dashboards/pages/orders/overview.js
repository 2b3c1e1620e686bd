import '../../components/live-status/live-status.js';
import '../../components/problem-notice/problem-notice.js';
import '../../components/theme-choice/theme-choice.js';
import '../../components/choice-group/choice-group.js';
import { choose, withChoice } from '../../lib/choices.js';
import { Feed, isStale } from '../../lib/feed.js';
import { PACES, PERIODS, SPANS, USUAL } from './choices.js';
import { showLatest, showNoLatest, showNoOverview, showNoSeries, showOverview, showSeries } from './panels.js';
import { askLatest, askOverview, askSeries } from './questions.js';

/** How often the ages and countdowns on the page are brought up to date. */
const TICK_MS = 500;

const find = (selector) => document.querySelector(selector);
const query = new URL(location.href).searchParams;

let period = choose(PERIODS, query.get('period'), USUAL.period);
let span = choose(SPANS, query.get('span'), USUAL.span);
let pace = choose(PACES, query.get('pace'), USUAL.pace);

/** The parts of the page, each with its own feed, so that one that fails leaves the others going. */
const parts = [
  part('Numbers', '#now', askOverview(period), showOverview, showNoOverview),
  part('Charts', '#over-time', askSeries(span), showSeries, showNoSeries),
  part('Latest orders', '#latest', askLatest, showLatest, showNoLatest),
];
const [overview, series] = parts;

function part(name, selector, ask, show, showNothing) {
  const panel = find(selector);
  const feed = new Feed({ ask, onChange: () => (refresh(panel, feed, show, showNothing), showStanding()) });
  return { name, panel, feed };
}

function refresh(panel, { state }, show, showNothing) {
  panel.removeAttribute('aria-busy');
  if (state.answer) show(state.answer);
  else showNothing();
}

/** What the page as a whole says about itself: live or stale, as of when, what went wrong. */
function showStanding() {
  if (document.hidden) return;
  const now = performance.now();
  const stale = parts.filter(({ feed }) => isStale({ ...feed.state, paceMs: feed.paceMs, now }));
  for (const each of parts) each.panel.toggleAttribute('data-stale', stale.includes(each));
  const failing = parts.filter(({ feed }) => feed.state.failure);
  const { asOf = null, freshnessMs = null } = (overview.feed.state.answer ?? series.feed.state.answer) || {};
  find('live-status').show({
    paused: pace.ms === null,
    failure: failing[0]?.feed.state.failure ?? null,
    stale: stale.length > 0 ? { part: namesOf(stale), forMs: now - earliest(stale, 'answeredAt') } : null,
    asOf,
    freshnessMs,
  });
  const retryInMs = failing.length > 0 ? earliest(failing, 'retryAt') - now : 0;
  find('problem-notice').show(failing[0]?.feed.state.failure, namesOf(failing), retryInMs);
}

const earliest = (some, time) => Math.min(...some.map(({ feed }) => feed.state[time] ?? 0));

/** The names of some parts; none where it is about all of them. */
const namesOf = (some) => (some.length === parts.length ? '' : some.map(({ name }) => name).join(', '));

function remember(name, value) {
  history.replaceState(null, '', withChoice(location.href, name, value));
}

function offerChoices() {
  const periods = find('choice-group[name="period"]');
  periods.offer(PERIODS, period.value);
  periods.addEventListener('change', () => {
    period = choose(PERIODS, periods.value, USUAL.period);
    remember('period', period.value);
    overview.panel.setAttribute('aria-busy', 'true');
    overview.feed.change(askOverview(period));
  });

  const spans = find('choice-group[name="span"]');
  spans.offer(SPANS, span.value);
  spans.addEventListener('change', () => {
    span = choose(SPANS, spans.value, USUAL.span);
    remember('span', span.value);
    series.panel.setAttribute('aria-busy', 'true');
    series.feed.change(askSeries(span));
  });

  const paces = find('#pace');
  paces.replaceChildren(...PACES.map(({ value, label }) => new Option(label, value, false, value === pace.value)));
  paces.addEventListener('change', () => {
    pace = choose(PACES, paces.value, USUAL.pace);
    remember('pace', pace.value);
    for (const { feed } of parts) feed.setPace(pace.ms);
    showStanding();
  });
}

/** A page that nobody sees asks nothing. */
function followVisibility() {
  document.addEventListener('visibilitychange', () => {
    for (const { feed } of parts) {
      if (document.hidden) feed.sleep();
      else feed.wake();
    }
    showStanding();
  });
}

offerChoices();
followVisibility();
find('#now-title').textContent = period.last;
find('problem-notice').addEventListener('retry', () =>
  parts.filter(({ feed }) => feed.state.failure).forEach(({ feed }) => feed.askNow()),
);
for (const { feed } of parts) {
  if (document.hidden) feed.sleep();
  feed.setPace(pace.ms);
}
setInterval(showStanding, TICK_MS);
