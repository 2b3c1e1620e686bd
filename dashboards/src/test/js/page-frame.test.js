import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const ROOT = new URL('../../main/resources/dashboards/', import.meta.url);
const SITE = 'http://shop.example/millrace/';

const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');

/** What the frame shows at that address, with what the browser has stored. */
function frameAt(path, { live = true, stored = null } = {}) {
  let PageFrame;
  const documentElement = { dataset: {} };
  runInNewContext(read('components/page-frame/page-frame.js'), {
    URL,
    HTMLElement: class {},
    document: { currentScript: { src: `${SITE}components/page-frame/page-frame.js` }, documentElement },
    location: { href: `${SITE}${path}` },
    localStorage: { getItem: () => stored },
    customElements: { define: (_, type) => (PageFrame = type) },
  });
  const frame = new PageFrame();
  frame.hasAttribute = (name) => name === 'live' && live;
  frame.connectedCallback();
  return { markup: frame.innerHTML, theme: documentElement.dataset.theme };
}

const linksOf = (markup) => [...markup.matchAll(/<a href="([^"]*)"[^>]*>([^<]+)<\/a>/g)].map(([, href, name]) => [href, name]);

const navigationOf = (markup) => linksOf(markup.match(/<nav.*<\/nav>/s)[0]);

const currentOf = (markup) => markup.match(/aria-current="page">([^<]+)</)?.[1] ?? null;

test('every link of the navigation leads to a page', () => {
  for (const [href] of navigationOf(frameAt('').markup)) {
    const path = href.slice(SITE.length) || 'index.html';
    assert.ok(existsSync(new URL(path, ROOT)), href);
  }
});

test('every page is in the navigation, but for those that other pages lead to', () => {
  const words = readdirSync(new URL('pages/', ROOT)).filter((word) => existsSync(new URL(`pages/${word}/index.html`, ROOT)));
  const linked = navigationOf(frameAt('').markup).map(([href]) => href.match(/pages\/(.*)\/index.html$/)?.[1]);

  assert.deepEqual(
    words.filter((word) => !linked.includes(word)),
    ['api', 'order'],
  );
});

test('the page that is open is marked, by whichever address', () => {
  for (const path of ['', 'index.html', '?pace=1s', '#latest']) assert.equal(currentOf(frameAt(path).markup), 'Orders');
  for (const path of ['pages/users/', 'pages/users/index.html', 'pages/users/index.html?id=17'])
    assert.equal(currentOf(frameAt(path).markup), 'Customers');
  assert.equal(currentOf(frameAt('pages/order/index.html?id=a').markup), null);
});

test('only a live page says how live it is, and lets the reader choose how often it is refreshed', () => {
  assert.match(frameAt('').markup, /<live-status>.*<select name="pace"/s);
  assert.doesNotMatch(frameAt('pages/api/index.html', { live: false }).markup, /live-status|select/);
});

test('every page has a place for warnings, and what fills it', () => {
  assert.match(frameAt('', { live: false }).markup, /<capacity-warning>/);
  for (const module of ['pages/live-page.js', 'pages/api/page.js'])
    assert.match(read(module), /capacity-warning\.js/, module);
});

test('the chosen theme is there before the page is', () => {
  assert.equal(frameAt('', { stored: 'dark' }).theme, 'dark');
  assert.equal(frameAt('', { stored: 'system' }).theme, undefined);
  assert.equal(frameAt('', { stored: null }).theme, undefined);
});

test('without JavaScript the start page leads to the same pages, in the same order', () => {
  const words = read('index.html').match(/<noscript>.*<\/noscript>/s)[0];
  const others = navigationOf(frameAt('').markup).slice(1);

  assert.deepEqual(
    linksOf(words).slice(0, others.length),
    others.map(([href, name]) => [href.slice(SITE.length), name]),
  );
});

test('every page has the frame, and leads to the start page without JavaScript', () => {
  for (const word of readdirSync(new URL('pages/', ROOT))) {
    if (!existsSync(new URL(`pages/${word}/index.html`, ROOT))) continue;
    const page = read(`pages/${word}/index.html`);
    assert.match(page, /<page-frame( live)?><\/page-frame>/, word);
    assert.match(page, /<noscript>.*<a href="\.\.\/\.\.\/">.*<\/noscript>/s, word);
  }
});
