import '../../components/capacity-warning/capacity-warning.js';
import '../../components/theme-choice/theme-choice.js';

/* global SwaggerUIBundle: the library is a classic script, which has run by now */

/**
 * What the library makes otherwise: the name of a call is text, as a link within the button that opens the call can't be
 * told apart by a screen reader; and its title is left out, as the page has one.
 */
const ours = ({ React }) => ({
  components: {
    DeepLink: ({ text }) => React.createElement('span', null, text),
    InfoContainer: () => null,
  },
});

SwaggerUIBundle({
  url: new URL('../../openapi.json', import.meta.url).href,
  domNode: document.querySelector('.contract'),
  deepLinking: true,
  plugins: [ours],
  // Its colours are too faint on their ground
  syntaxHighlight: false,
  tagsSorter: 'alpha',
  validatorUrl: null,
});

/**
 * Of two elements with one id, label and select, only the select needs it; a table that is called a region is none; the
 * choice of a parameter's value has the parameter's name, and that of the server has one.
 */
new MutationObserver(() => {
  for (const label of document.querySelectorAll('.contract label[id]:has(select[id])')) label.removeAttribute('id');
  for (const table of document.querySelectorAll('.contract table[role="region"]')) table.removeAttribute('role');
  for (const select of document.querySelectorAll('.contract tr[data-param-name] select:not([aria-label])')) {
    select.setAttribute('aria-label', select.closest('tr').dataset.paramName);
  }
  for (const select of document.querySelectorAll('.contract #servers:not([aria-label])')) {
    select.setAttribute('aria-label', 'Server');
  }
}).observe(document.querySelector('.contract'), { childList: true, subtree: true });
