import { getJson } from '../../lib/api.js';
import { LivePage, offerChoice } from '../live-page.js';
import { readStatuses, readStuck } from './answers.js';
import { LENGTHS, LIMITS, STATUSES, USUAL } from './choices.js';
import { describeStatuses, showNoStatuses, showStatuses } from './statuses.js';
import { describeStuck, showNoStuck, showStuck } from './stuck.js';

const page = new LivePage();

let status = offerChoice('status', STATUSES, USUAL.status, (other) => {
  status = other;
  askFromTheFirst();
});
let longer = offerChoice('longer', LENGTHS, USUAL.longer, (other) => {
  longer = other;
  askFromTheFirst();
});
let limit = LIMITS[0];
let after = null;

describeStatuses();
describeStuck({ onMore: askForMore, onFirst: askFromTheFirst });

page.add('Time in status', '#statuses', { ask: askStatuses, show: showStatuses, showNothing: showNoStatuses });
const stuck = page.add('Stuck orders', '#stuck', { ask: askStuck(), show: showStuck, showNothing: showNoStuck });

function askFromTheFirst() {
  limit = LIMITS[0];
  after = null;
  page.change(stuck, askStuck());
}

/** More of them on the page or, where it holds as many as it may, those behind its last. */
function askForMore(next) {
  if (limit === LIMITS.at(-1)) after = next;
  else limit = LIMITS[LIMITS.indexOf(limit) + 1];
  page.change(stuck, askStuck());
}

async function askStatuses(signal) {
  const { body, ...standing } = await getJson('orders/statuses', {}, signal);
  return { ...standing, statuses: readStatuses(body) };
}

/** The orders that are stuck by the choices of now. */
function askStuck() {
  const path = status.status ? `orders/stuck/${status.status}/${longer.ms}` : `orders/stuck/${longer.ms}`;
  const parameters = { limit, ...(after && { after }) };
  const asked = { status, longer, behind: after !== null };
  return async (signal) => {
    const { body, ...standing } = await getJson(path, parameters, signal);
    return { ...standing, ...readStuck(body), asked };
  };
}

page.start();
