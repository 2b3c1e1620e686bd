import { askJson, findJson, getJson } from '../../lib/api.js';
import { readCounts, readDelivery, readInside, readGeofences, readTrack } from './answers.js';

/** What the page asks, as functions for its feeds. */

/** The greatest number of couriers in one response. */
const PAGE = 1_000;

/** More couriers than this are counted, and not shown. */
const MOST = 5_000;

/** The track grows by a point a second. It is loaded only this often, and extended with new positions in between. */
const TRACK_EVERY_MS = 10_000;

/** Those inside these corners: `{ count, couriers, whole }`, not whole where there are more than it lists. */
export async function askInside(corners, signal) {
  const ask = (after) =>
    askJson('deliveries/geofence', { limit: PAGE, ...(after && { after }) }, polygonOf(corners), signal);
  const { body, ...standing } = await ask(null);
  let { count, couriers, next } = readInside(body);
  while (next !== null && couriers.length < MOST) {
    const page = readInside((await ask(next)).body);
    couriers = [...couriers, ...page.couriers];
    next = page.next;
  }
  return { ...standing, count, couriers, whole: next === null };
}

/**
 * The couriers inside an area that the reader drew. An area that the API refuses is an answer as well, `{ refused }`,
 * as asking again wouldn't mend it.
 */
export function askArea(corners) {
  let refusal = null;
  return async (signal) => {
    if (refusal) return refusal;
    try {
      return await askInside(corners, signal);
    } catch (problem) {
      if (problem.status !== 422 && problem.status !== 400) throw problem;
      refusal = { asOf: null, refused: problem };
      return refusal;
    }
  };
}

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

/** The saved areas with their counts. Their shapes are fetched only when there are others than those known. */
export function askGeofences() {
  let shapes = new Map();
  return async (signal) => {
    const { body, ...standing } = await getJson('geofences/counts', {}, signal);
    const counts = readCounts(body);
    const known = ({ name, savedAt }) => shapes.get(name)?.savedAt === savedAt;
    if (!counts.every(known)) {
      const { body: all } = await getJson('geofences', {}, signal);
      shapes = new Map(readGeofences(all).map((area) => [area.name, area]));
    }
    // One that was changed just now is left out until the next time
    return { ...standing, areas: counts.filter(known).map((count) => ({ ...shapes.get(count.name), ...count })) };
  };
}

/** As in RFC 7946, the first corner is repeated at the end. */
export const polygonOf = (corners) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
