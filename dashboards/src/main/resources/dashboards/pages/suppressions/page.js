import { LivePage, offerChoice } from '../live-page.js';
import { ListCards } from './list-cards.js';
import { offerLookUp } from './look-up.js';
import { askAll, askSize, askSizes } from './questions.js';

const SPANS = [
  { value: '24h', label: '24 h', window: 'PT24H' },
  { value: '7d', label: '7 days', window: 'P7D' },
  { value: '30d', label: '30 days', window: 'P30D' },
];
const USUAL_SPAN = '7d';

/** The lists change only with the version of the service. */
const LISTS_EVERY_MS = 60_000;

/** The cache times of the service for present and past sizes: more frequent requests give the same. */
const SIZE_EVERY_MS = 5_000;
const SIZES_EVERY_MS = 30_000;

const page = new LivePage();
/** What draws the sizes of the past, by the name of the list. */
const lines = new Map();
let span = offerChoice('span', SPANS, USUAL_SPAN, (other) => {
  span = other;
  for (const [name, part] of lines) page.change(part, askSizes(name, span.window));
});

offerLookUp();
addAll('Lists', 'lists', new ListCards({ id: 'list-cards', path: 'suppressions', withLines: true }));
addAll('Audiences', 'audiences', new ListCards({ id: 'audience-cards', path: 'audiences', withLines: false }));

/** All lists or audiences; and, as each is a part of its own, one that can't be counted leaves the others going. */
function addAll(title, key, cards) {
  let parts = [];
  page.add(title, `#${key}`, {
    ask: askAll(cards.path, key),
    fastestMs: LISTS_EVERY_MS,
    showNothing: () => cards.showNothing(),
    show: ({ lists }) => {
      if (!cards.show(lists)) return;
      for (const part of parts) page.remove(part);
      parts = lists.flatMap(({ name }) => partsOf(cards, name));
    },
  });
}

function partsOf(cards, name) {
  const size = page.add(`Sizes of ${cards.path}`, cards.selectorOf(name), {
    ask: askSize(cards.path, name),
    fastestMs: SIZE_EVERY_MS,
    show: (answer) => cards.showSize(name, answer),
    showNothing: () => cards.showNoSize(name),
    tell: (problem, ageMs) => cards.tell(name, problem, ageMs),
  });
  if (!cards.withLines) return [size];
  const line = page.add(`Sizes of ${cards.path} over time`, `${cards.selectorOf(name)} size-line`, {
    ask: askSizes(name, span.window),
    fastestMs: SIZES_EVERY_MS,
    show: (answer) => cards.draw(name, answer),
    showNothing: () => {},
    tell: (problem, ageMs) => cards.tellLine(name, problem, ageMs),
  });
  lines.set(name, line);
  return [size, line];
}

page.start();
