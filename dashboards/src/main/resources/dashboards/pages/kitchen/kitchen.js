import { getJson } from '../../lib/api.js';
import { LivePage, offerChoice } from '../live-page.js';
import { readStatuses, readStuck } from './answers.js';
import { LENGTHS, LIMITS, STATUSES, USUAL } from './choices.js';
import { describeStatuses, showNoStatuses, showStatuses } from './status-overview.js';
import { describeStuck, showNoStuck, showStuck } from './stuck-orders.js';

const page = new LivePage();

let status = offerChoice('status', STATUSES, USUAL.status, (other) => {
  status = other;
  askOtherwise(LIMITS[0]);
});
let longer = offerChoice('longer', LENGTHS, USUAL.longer, (other) => {
  longer = other;
  askOtherwise(LIMITS[0]);
});
let limit = LIMITS[0];

describeStatuses();
describeStuck(() => askOtherwise(LIMITS[LIMITS.indexOf(limit) + 1]));

page.add('Time in status', '#statuses', { ask: askStatuses, show: showStatuses, showNothing: showNoStatuses });
const stuck = page.add('Stuck orders', '#stuck', { ask: askStuck(), show: showStuck, showNothing: showNoStuck });

function askOtherwise(other) {
  limit = other;
  page.change(stuck, askStuck());
}

async function askStatuses(signal) {
  const { body, ...standing } = await getJson('orders/statuses', {}, signal);
  return { ...standing, statuses: readStatuses(body) };
}

/** The orders that are stuck by the choices of now. */
function askStuck() {
  const path = `orders/stuck/${status.value}/${longer.ms}`;
  const most = limit;
  return async (signal) => {
    const { body, ...standing } = await getJson(path, { limit: most }, signal);
    return { ...standing, ...readStuck(body), limit: most };
  };
}

page.start();
