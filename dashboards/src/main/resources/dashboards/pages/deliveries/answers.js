import { list, number, text, unexpected } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';

/** Converts the API's responses for the page. Places are `{ lat, lon }`. */

/** A page of `/deliveries/geofence` as `{ count, couriers, next }`. */
export const readInside = (body) => ({
  count: number(body?.count, 'count'),
  couriers: list(body.items, 'items').map((each) => ({ id: text(each.id, 'id'), ...positionOf(each) })),
  next: body.next ?? null,
});

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

/** `/geofences` as areas `{ name, area, widthM, savedAt }`; the area is GeoJSON, the width null but for a corridor. */
export const readGeofences = (body) =>
  list(body?.geofences, 'geofences').map((each) => ({
    name: text(each.name, 'name'),
    area: each.area ?? unexpected('area'),
    widthM: each.widthM ?? null,
    savedAt: text(each.savedAt, 'savedAt'),
  }));

/** `/geofences/counts` as `{ name, savedAt, count, problem }`; either of the last two is null. */
export const readCounts = (body) =>
  list(body?.counts, 'counts').map((each) => ({
    name: text(each.name, 'name'),
    savedAt: text(each.savedAt, 'savedAt'),
    count: each.count === null ? null : number(each.count, 'count'),
    problem: each.problem ?? null,
  }));

const placeOf = ({ latitude, longitude }) => ({
  lat: number(latitude, 'latitude'),
  lon: number(longitude, 'longitude'),
});

const positionOf = (each) => ({ ...placeOf(each), at: moment(each.at, 'at') });

const moment = (value, name) => parseInstant(value) ?? unexpected(name);
