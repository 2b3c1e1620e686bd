import { moment, number } from '../../lib/shape.js';

/** Places `{ lat, lon }`, as they are in the API's answers. */

export const placeOf = ({ latitude, longitude }) => ({
  lat: number(latitude, 'latitude'),
  lon: number(longitude, 'longitude'),
});

/** A place with the moment at which somebody was there. */
export const positionOf = (each) => ({ ...placeOf(each), at: moment(each.at, 'at') });
