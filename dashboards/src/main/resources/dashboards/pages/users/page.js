import { LivePage, asked } from '../live-page.js';
import { describeOrders, showNoOrders, showOrders } from './orders.js';
import { askOrders, askUser, askUsers } from './questions.js';
import { describeUser, showNoUser, showUser } from './user.js';
import { describeUsers, showNoUsers, showUsers } from './users.js';

const page = new LivePage();
const id = asked('id');
const after = asked('after');

if (id) showOne();
else showAll(asked('q') ?? '');

function showOne() {
  describeUser(id);
  describeOrders();
  uncover('#user', '#orders');
  page.add('Customer', '#user', { ask: askUser(id), show: showUser, showNothing: showNoUser });
  page.add('Orders', '#orders', { ask: askOrders(id, after), show: showOrders, showNothing: showNoOrders });
}

function showAll(prefix) {
  let current = prefix;
  describeUsers(prefix, (other) => {
    if (other === current) return;
    current = other;
    const address = new URL(location.href);
    address.searchParams.delete('after');
    address.searchParams.set('q', other);
    history.replaceState(null, '', address);
    page.change(list, askUsers(other, null));
  });
  uncover('#users');
  const list = page.add('Customers', '#users', {
    ask: askUsers(prefix, after),
    show: showUsers,
    showNothing: showNoUsers,
  });
}

function uncover(...selectors) {
  for (const selector of selectors) document.querySelector(selector).hidden = false;
}

page.start();
