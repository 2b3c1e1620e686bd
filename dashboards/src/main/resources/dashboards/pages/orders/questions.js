import { getJson } from '../../lib/api.js';
import { zone } from '../../lib/time.js';
import { readLatest, readOverview, readPopular, readSeries } from './answers.js';
import { LATEST_LIMIT } from './latest.js';
import { POPULAR_LIMIT } from './popular.js';

/** What the page asks, as functions for its feeds. An answer carries what it is the answer to. */

/** The numbers of a period and of the one before it. */
export function askOverview(asked) {
  return async (signal) => {
    const { body, ...standing } = await getJson('orders/overview', { window: asked.window }, signal);
    return { ...standing, ...readOverview(body), period: asked };
  };
}

/** The buckets of a span. */
export function askSeries(asked) {
  return async (signal) => {
    const { window, bucket } = asked;
    const { body, ...standing } = await getJson('orders/series', { window, bucket, zone }, signal);
    return { ...standing, points: readSeries(body), span: asked };
  };
}

/** The most popular products and categories of a window. */
export function askPopular({ window }) {
  return async (signal) => {
    const { body, ...standing } = await getJson('orders/popular', { window, limit: POPULAR_LIMIT }, signal);
    return { ...standing, ...readPopular(body) };
  };
}

/** The newest orders. */
export async function askLatest(signal) {
  const { body, ...standing } = await getJson('orders/latest', { limit: LATEST_LIMIT }, signal);
  return { ...standing, orders: readLatest(body) };
}
