/** What the map shows as the address of the page has it, in characters that no address has to spell otherwise. */

/** Corners `[lon, lat]` as `77.59_12.97*77.61_12.97*77.6_12.99`; null stays null. */
export const textOfArea = (corners) => corners?.map((corner) => corner.join('_')).join('*') ?? null;

/** The corners of such a text; null where it is none. */
export function areaOf(text) {
  const corners = text?.split('*').map((corner) => corner.split('_').map(Number)) ?? [];
  const sound = ([lon, lat, ...more]) => isPlace(lat, lon) && more.length === 0;
  return corners.length >= 3 && corners.every(sound) ? corners : null;
}

/** The middle of the map and its zoom as `12.9783_77.5941_13`. */
export const textOfView = ({ lat, lon, zoom }) => [lat.toFixed(5), lon.toFixed(5), zoom].join('_');

/** The middle and the zoom of such a text; null where it is none. */
export function viewOf(text) {
  const [lat, lon, zoom] = text?.split('_').map(Number) ?? [];
  return isPlace(lat, lon) && zoom >= 0 ? { lat, lon, zoom } : null;
}

const isPlace = (lat, lon) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
