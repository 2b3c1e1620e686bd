import { getJson } from './api.js';

let asked = null;

/** What this place sets for its pages, asked for once; asked again after a failure. */
export function placeSettings(signal) {
  asked ??= getJson('dashboards/settings.json', {}, signal).then(
    ({ body }) => body,
    (failure) => {
      asked = null;
      throw failure;
    },
  );
  return asked;
}
