import { findJson } from '../../lib/api.js';
import { LivePage, asked } from '../live-page.js';
import { readOrder } from './answers.js';
import { describeOrder, showNoOrder, showOrder } from './order.js';

const page = new LivePage();
const id = asked('id');

if (id) {
  describeOrder(id);
  document.querySelector('#order').hidden = false;
  page.add('Order', '#order', { ask: askOrder, show: showOrder, showNothing: showNoOrder });
} else {
  document.getElementById('order-unnamed').hidden = false;
}

async function askOrder(signal) {
  const { body, ...standing } = await findJson(`orders/by-id/${encodeURIComponent(id)}`, signal);
  return { ...standing, id, order: body && readOrder(body) };
}

page.start();
