import { Problem, openStream } from '../../lib/api.js';

/** The formats of a list: the query parameter of each, and how to see that a download is complete. */
export const FORMS = [
  { value: 'csv', label: 'CSV', type: 'text/csv' },
  { value: 'ndjson', label: 'NDJSON', type: 'application/x-ndjson' },
];

const NEWLINE = 10;

/** Longer than any last line. */
const LAST_BYTES = 8_192;

/**
 * Downloads a list and saves it as a file if it is complete; otherwise it saves nothing.
 *
 * @param onProgress called with `{ members, bytes }` during the download
 * @returns the number of members
 * @throws {Problem} if the list is refused, interrupted or incomplete
 */
export async function download({ path, name, form, hashed, signal, onProgress }) {
  const parameters = { format: form.value, ...(hashed && { hash: 'sha256' }) };
  const response = await openStream(path, parameters, form.type, signal);
  const { parts, lines } = await readAll(response.body, signal, onProgress);
  const file = new Blob(parts, { type: form.type });
  if (form.value === 'ndjson') await demandComplete(file);
  save(file, `${name}${hashed ? '-sha256' : ''}.${form.value}`);
  return lines - 1; // one line is the header, or says that the list is complete
}

async function readAll(body, signal, onProgress) {
  const reader = body.getReader();
  const parts = [];
  let lines = 0;
  let bytes = 0;
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      parts.push(value);
      bytes += value.length;
      for (const byte of value) if (byte === NEWLINE) lines += 1;
      onProgress({ members: Math.max(0, lines - 1), bytes });
    }
  } catch {
    signal.throwIfAborted();
    throw new Problem({ title: 'The download was interrupted', detail: 'The list may be incomplete, so nothing was saved.' });
  }
  return { parts, lines };
}

async function demandComplete(file) {
  const end = await file.slice(-LAST_BYTES).text();
  const last = JSON.parse(end.trimEnd().split('\n').at(-1));
  if (last.complete !== true)
    throw new Problem({ title: 'The list isn’t complete', detail: `${last.reason ?? ''} Nothing was saved.` });
}

function save(file, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
