import { mock } from 'node:test';

/**
 * Answers each path with what stands beside it here; a function is told the query and the body.
 *
 * @returns the paths that are asked for
 */
export function serve(answers) {
  const requests = [];
  mock.method(globalThis, 'fetch', async (address, { body }) => {
    const { pathname, searchParams } = new URL(address);
    const path = pathname.replace(/^.*\/dashboards\//, '');
    requests.push(path);
    const answer = typeof answers[path] === 'function' ? await answers[path](searchParams, body) : answers[path];
    return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
  });
  return requests;
}
