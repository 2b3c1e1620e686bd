import { LivePage, offerChoice } from '../live-page.js';
import { ListCards } from './list-cards.js';
import { offerLookUp } from './look-up.js';
import { askAudiences, askLists, askSizes } from './questions.js';

const SPANS = [
  { value: '24h', label: '24 h', window: 'PT24H' },
  { value: '7d', label: '7 days', window: 'P7D' },
  { value: '30d', label: '30 days', window: 'P30D' },
];
const USUAL_SPAN = '7d';

const page = new LivePage();
const lists = new ListCards({ hook: 'lists', path: 'suppressions', withLines: true });
const audiences = new ListCards({ hook: 'audiences', path: 'audiences', withLines: false });
let names = [];
let sizes = null;
let span = offerChoice('span', SPANS, USUAL_SPAN, (other) => {
  span = other;
  if (sizes) page.change(sizes, askSizes(names, span.window));
});

offerLookUp();
page.add('Lists', '#lists', { ask: askLists, show: showLists, showNothing: () => lists.showNothing() });
page.add('Audiences', '#audiences', {
  ask: askAudiences,
  show: (answer) => audiences.show(answer.lists),
  showNothing: () => audiences.showNothing(),
});

function showLists(answer) {
  lists.show(answer.lists);
  if (sizes) return;
  names = answer.lists.map(({ name }) => name);
  sizes = page.add('Sizes', '#lists', {
    ask: askSizes(names, span.window),
    show: (drawn) => lists.draw(drawn.sizes),
    showNothing: () => {},
  });
}

page.start();
