import { getJson } from './api.js';

let asked = null;

/** What this place sets for its pages, asked for once; asked again after a failure. */
export function placeSettings() {
  // Several ask at once, so none of them can give it up for the others
  asked ??= getJson('dashboards/settings.json', {}, new AbortController().signal).then(
    ({ body }) => body,
    (failure) => {
      asked = null;
      throw failure;
    },
  );
  return asked;
}
