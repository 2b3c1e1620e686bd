import { NOTHING } from './format.js';

/** Ends the waiting for facts that don't come: in place of each stands that there is no value. */
export function showUnknown(facts) {
  for (const each of facts.querySelectorAll('.skeleton')) {
    each.classList.remove('skeleton');
    each.textContent = NOTHING;
  }
}
