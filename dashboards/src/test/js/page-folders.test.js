import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const PAGES = new URL('../../main/resources/dashboards/pages/', import.meta.url);

const filesOf = (folder) => readdirSync(folder).map((name) => new URL(name, folder));

const read = (file) => readFileSync(file, 'utf8');

/** The modules that a document or a module names, and those that these import. */
function loadedBy(file, loaded = new Set()) {
  for (const [, path] of read(file).matchAll(/(?:<script type="module" src=|\bfrom |\bimport )["']([^"']+\.js)["']/g)) {
    const { href } = new URL(path, file);
    if (loaded.has(href)) continue;
    loaded.add(href);
    loadedBy(new URL(href), loaded);
  }
  return loaded;
}

for (const { name: word } of readdirSync(PAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  test(`the page ${word} loads each module of its folder`, () => {
    const folder = new URL(`${word}/`, PAGES);
    // That of the orders is the start page
    const page = word === 'orders' ? new URL('../index.html', PAGES) : new URL('index.html', folder);
    const loaded = loadedBy(page);

    const modules = filesOf(folder).filter(({ href }) => href.endsWith('.js'));
    assert.notEqual(modules.length, 0);
    assert.deepEqual(modules.filter(({ href }) => !loaded.has(href)).map(String), []);
  });
