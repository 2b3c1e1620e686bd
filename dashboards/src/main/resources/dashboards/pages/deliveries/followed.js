import { findJson, getJson } from '../../lib/api.js';
import { showUnknown } from '../../lib/facts.js';
import { NOTHING, formatAge, formatTenths } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { orderPage } from '../../lib/links.js';
import { list, moment, number, text } from '../../lib/shape.js';
import { update } from '../../lib/update.js';
import { momentOf } from '../columns.js';
import { placeOf, positionOf } from './place.js';

/** The courier who is followed: when the order arrives, how far it is, where to read more. */

/** The track grows by a point a second. It is loaded only this often, and extended with new positions in between. */
const TRACK_EVERY_MS = 10_000;

/** An order's courier, with the way so far; `delivery` is null where nobody reported on the order. */
export function askFollowed(id) {
  const path = `deliveries/${encodeURIComponent(id)}`;
  let way = [];
  let askedAt = -Infinity;
  return async (signal) => {
    const { body, ...standing } = await findJson(path, signal);
    if (!body) return { ...standing, id, delivery: null };
    const delivery = readDelivery(body);
    if (performance.now() - askedAt > TRACK_EVERY_MS) {
      const track = await getJson(`${path}/track`, {}, signal);
      way = readTrack(track.body);
      askedAt = performance.now();
    } else {
      way = [...way, delivery.position];
    }
    return { ...standing, id, delivery, way };
  };
}

/**
 * `/deliveries/{orderId}` as `{ position, door, delivered, leftM, speedKmh, eta }`; what the service can't tell is null.
 */
export const readDelivery = (body) => ({
  position: positionOf(body),
  door: body.destination ? placeOf(body.destination) : null,
  delivered: text(body.status, 'status') === 'DELIVERED',
  leftM: body.distanceLeftM ?? null,
  speedKmh: body.speedMps === null ? null : number(body.speedMps, 'speedMps') * 3.6,
  eta: body.eta && { at: moment(body.eta.at, 'eta'), assumed: body.eta.basis === 'ASSUMED_SPEED' },
});

/** `/deliveries/{orderId}/track`, a GeoJSON LineString, as the places of the way so far. */
export const readTrack = (body) =>
  list(body?.geometry?.coordinates, 'coordinates').map(([lon, lat]) => ({
    lat: number(lat, 'latitude'),
    lon: number(lon, 'longitude'),
  }));

const find = (id) => document.getElementById(id);

/** `onFollow` is called with the id of an order that the reader typed. */
export function describeFollowed({ onFollow, onStop }) {
  const form = document.querySelector('.find-form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const id = new FormData(form).get('order').trim();
    if (id) onFollow(id);
  });
  find('unfollow').addEventListener('click', () => {
    onStop();
    find('find-delivery').focus();
  });
}

/** Shows an order's courier; null while the answer is loading. */
export function showFollowed(id, answer) {
  document.querySelector('#followed').hidden = false;
  find('followed-id').textContent = id;
  const missing = answer !== null && answer.delivery === null;
  find('followed-facts').hidden = missing;
  find('followed-missing').hidden = !missing;
  if (missing) update(find('followed-missing'), missingWords(id));
  else update(find('followed-facts'), factsOf(id, answer));
}

/** Scrolls there where it isn't in sight: on a phone the list of couriers is far below. */
export function revealFollowed() {
  const { top, bottom } = document.querySelector('#followed').getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) document.querySelector('#followed').scrollIntoView({ block: 'end' });
}

export const showNobody = () => showUnknown(find('followed-facts'));

const missingWords = (id) =>
  html`<strong>No courier has reported on order <bdi>${id}</bdi></strong> It may not be out for delivery yet: see
    <a href="${orderPage(id)}">the order</a>. The position appears here when the courier sets out.`;

function factsOf(id, answer) {
  const today = answer?.asOf ?? new Date();
  const value = (show) => (answer ? show(answer.delivery) : html`<span class="skeleton">&nbsp;</span>`);
  return html`<div class="fact-wide">
      <dt>${answer?.delivery.delivered ? 'Delivered' : 'Arrives'}</dt>
      <dd data-test="followed-eta">${value((delivery) => arrival(delivery, today))}</dd>
    </div>
    <div>
      <dt>Distance left</dt>
      <dd data-test="followed-left">${value(({ leftM }) => distance(leftM))}</dd>
    </div>
    <div>
      <dt>Speed lately</dt>
      <dd>${value(({ speedKmh }) => (speedKmh === null ? NOTHING : `${formatTenths(speedKmh)} km/h`))}</dd>
    </div>
    <div>
      <dt>Last heard</dt>
      <dd>${value(({ position }) => html`${formatAge(Math.max(0, today - position.at))} ago`)}</dd>
    </div>
    <div>
      <dt>Order</dt>
      <dd><a href="${orderPage(id)}" data-test="followed-order">Items and history</a></dd>
    </div>`;
}

function arrival({ delivered, position, eta }, today) {
  if (delivered) return momentOf(position.at, today);
  if (!eta) return html`${NOTHING} <span class="fact-note">no delivery address</span>`;
  const inMs = eta.at - today;
  return html`${momentOf(eta.at, today)}
    <span class="fact-note"
      >${inMs > 0 ? `in ${formatAge(inMs)}` : 'any moment now'}${eta.assumed && ', at the usual speed'}</span
    >`;
}

function distance(metres) {
  if (metres === null) return NOTHING;
  return metres < 1_000 ? `${Math.round(metres)} m` : `${formatTenths(metres / 1_000)} km`;
}
