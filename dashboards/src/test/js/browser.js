/** What a page's module needs to be loaded outside of a browser; its page never begins. Loaded before each test. */
Object.assign(globalThis, {
  HTMLElement: class {},
  customElements: { define() {} },
  document: { addEventListener() {} },
  location: { href: 'http://shop.example/' },
  matchMedia: () => ({ addEventListener() {} }),
});
