import { LivePage, asked } from '../live-page.js';
import { describeCustomers, showCustomers, showNoCustomers } from './all-customers.js';
import { describeCustomer, showCustomer, showNoCustomer, showNoOrders, showOrders } from './one-customer.js';
import { askCustomer, askCustomers, askOrders } from './questions.js';

const page = new LivePage();
const id = asked('id');
const after = asked('after');

if (id) showOne();
else showAll(asked('q') ?? '');

function showOne() {
  describeCustomer(id);
  uncover('#customer', '#orders');
  page.add('Customer', '#customer', { ask: askCustomer(id), show: showCustomer, showNothing: showNoCustomer });
  page.add('Orders', '#orders', { ask: askOrders(id, after), show: showOrders, showNothing: showNoOrders });
}

function showAll(prefix) {
  let current = prefix;
  describeCustomers(prefix, (other) => {
    if (other === current) return;
    current = other;
    const address = new URL(location.href);
    address.searchParams.delete('after');
    address.searchParams.set('q', other);
    history.replaceState(null, '', address);
    page.change(list, askCustomers(other, null));
  });
  uncover('#customers');
  const list = page.add('Customers', '#customers', {
    ask: askCustomers(prefix, after),
    show: showCustomers,
    showNothing: showNoCustomers,
  });
}

function uncover(...selectors) {
  for (const selector of selectors) document.querySelector(selector).hidden = false;
}

page.start();
