// A classic script in the head: a page opens with its header and in the chosen theme, and neither comes after the first paint.
{
  const ROOT = new URL('../../', document.currentScript.src);

  /** The pages of the navigation, in its order. */
  const PAGES = [
    ['', 'Orders'],
    ['pages/statuses/index.html', 'Order statuses'],
    ['pages/deliveries/index.html', 'Deliveries'],
    ['pages/users/index.html', 'Customers'],
    ['pages/suppressions/index.html', 'Suppressions'],
  ];

  try {
    const theme = localStorage.getItem('millrace.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is forbidden here: the system's theme it is.
  }

  const folderOf = (address) => new URL('.', address).pathname;

  function linkTo([path, name]) {
    const { href } = new URL(path, ROOT);
    const current = folderOf(href) === folderOf(location.href) ? 'aria-current="page"' : '';
    return `<a href="${href}" ${current}>${name}</a>`;
  }

  /**
   * What is above every page: the navigation and the choice of a theme; on a `live` page also how live it is, and how often
   * it is refreshed; and what of Pinot will soon be full. What is in it is brought to life by the page's module.
   *
   * `<page-frame live>`
   */
  class PageFrame extends HTMLElement {
    connectedCallback() {
      const live = this.hasAttribute('live');
      this.innerHTML = `<a class="skip-link" href="#main">Skip to the content</a>
        <header class="frame-bar">
          <a class="frame-brand" href="${ROOT}"><img src="${ROOT}favicon.svg" alt="" width="24" height="24" />Millrace</a>
          <nav class="frame-pages" aria-label="Pages">${PAGES.map(linkTo).join('')}</nav>
          ${live ? '<live-status></live-status>' : ''}
          <div class="frame-controls">
            ${live ? '<label class="field"><span>Refresh</span> <select name="pace" data-test="pace"></select></label>' : ''}
            <theme-choice></theme-choice>
          </div>
        </header>
        <capacity-warning></capacity-warning>`;
    }
  }

  customElements.define('page-frame', PageFrame);
}
