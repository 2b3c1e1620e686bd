import assert from 'node:assert/strict';
import { Problem } from '../../main/resources/dashboards/lib/api.js';

/** Demands that the answer is refused since the property of that name is missing or has the wrong type. */
export const refuses = (read, name) =>
  assert.throws(read, (problem) => {
    assert.ok(problem instanceof Problem, String(problem));
    assert.equal(problem.kind, 'other-shape');
    assert.match(problem.detail, new RegExp(`“${name}”`));
    return true;
  });
