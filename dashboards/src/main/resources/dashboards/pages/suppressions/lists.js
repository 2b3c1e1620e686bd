import { getJson } from '../../lib/api.js';
import { list, text } from '../../lib/shape.js';
import { page } from '../live-page.js';
import { ListCards } from './list-cards.js';
import { addSizes } from './sizes.js';

/** All lists and all audiences, a card for each. */

/** They change only with the version of the service. */
const EVERY_MS = 60_000;

addAll('Lists', 'lists', new ListCards({ id: 'list-cards', path: 'suppressions', withLines: true }));
addAll('Audiences', 'audiences', new ListCards({ id: 'audience-cards', path: 'audiences', withLines: false }));

function addAll(title, key, cards) {
  let sizes = [];
  page.add(title, `#${key}`, {
    describe: () => cards.describe(),
    ask: async (signal) => {
      const { body } = await getJson(cards.path, { sizes: 'false' }, signal);
      return { lists: readLists(body) };
    },
    fastestMs: EVERY_MS,
    showNothing: () => cards.showNothing(),
    show: ({ lists }) => {
      sizes = showLists(cards, lists, sizes, { add: addSizes, remove: (part) => page.remove(part) });
    },
  });
}

/**
 * Shows the lists, and gives the parts with their sizes: new ones where the lists differ. The old ones go before their cards,
 * which they write to.
 */
export function showLists(cards, lists, sizes, { add, remove }) {
  if (!cards.differFrom(lists)) return sizes;
  sizes.forEach(remove);
  cards.show(lists);
  return lists.flatMap(({ name }) => add(cards, name));
}

/** `/suppressions` and `/audiences` without their sizes. */
export const readLists = (body) =>
  list(body?.items, 'items').map((entry) => ({
    name: text(entry.name, 'name'),
    description: text(entry.description, 'description'),
    owner: text(entry.owner, 'owner'),
    parameters: list(entry.parameters ?? [], 'parameters'),
  }));
