import { askJson } from '../../lib/api.js';
import { problemLine } from '../../lib/explain.js';
import { NOTHING, formatCount } from '../../lib/format.js';
import { list, number, text } from '../../lib/shape.js';
import { update } from '../../lib/update.js';
import { positionOf } from './place.js';

/** The couriers inside an area: who they are, how many, why the API refuses the area. */

/** The greatest number of couriers in one response. */
const PAGE = 1_000;

/** More couriers than this are counted, and not shown. */
const MOST = 5_000;

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

/** As in RFC 7946, the first corner is repeated at the end. */
export const polygonOf = (corners) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });

/** A page of `/deliveries/geofence` as `{ count, couriers, next }`. */
export const readInside = (body) => ({
  count: number(body?.count, 'count'),
  couriers: list(body.items, 'items').map((each) => ({ id: text(each.id, 'id'), ...positionOf(each) })),
  next: body.next ?? null,
});

const find = (id) => document.getElementById(id);

/** Shows an area's answer, or that there is none yet when it is null. */
export function showCount(answer) {
  const refused = answer?.refused ?? null;
  document.querySelector('.area-number').hidden = refused !== null;
  find('area-refused').hidden = refused === null;
  if (refused) {
    update(find('area-refused'), problemLine(refused));
    return;
  }
  find('area-count').textContent = answer ? formatCount(answer.count) : NOTHING;
  find('area-words').textContent = answer?.count === 1 ? 'courier on the road' : 'couriers on the road';
}
