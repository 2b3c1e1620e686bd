import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html, render } from '../../main/resources/dashboards/lib/html.js';
import { update } from '../../main/resources/dashboards/lib/update.js';

describe('html', () => {
  test('shows values as text, whatever they hold', () => {
    const id = `<img src=x onerror="alert('1')">&\``;

    assert.equal(
      html`<b title="${id}">${id}</b>`.text,
      '<b title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;&#96;">' +
        '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;&#96;</b>',
    );
  });

  test('keeps nested markup, and arrays of it', () => {
    assert.equal(html`<ul>${['a', '<'].map((each) => html`<li>${each}</li>`)}</ul>`.text, '<ul><li>a</li><li>&lt;</li></ul>');
  });

  test('escapes the texts of an array', () => assert.equal(html`${['<', '>']}`.text, '&lt;&gt;'));

  test('gives nothing for null, undefined and false, and a 0 for 0', () => {
    assert.equal(html`[${null}${undefined}${false}${0}${''}]`.text, '[0]');
  });

  test('takes no look-alike of markup', () => {
    assert.equal(html`${{ text: '<b>', toString: () => '<i>' }}`.text, '&lt;i&gt;');
  });
});

describe('render and update', () => {
  test('render replaces what is inside, and takes markup only', () => {
    const element = { innerHTML: 'old' };
    render(element, html`<b>${'new'}</b>`);

    assert.equal(element.innerHTML, '<b>new</b>');
    for (const other of ['<b>', null, { text: '<b>' }]) assert.throws(() => render(element, other), TypeError);
    assert.equal(element.innerHTML, '<b>new</b>');
  });

  test('update leaves alone what shows the same already', () => {
    let writes = 0;
    const element = {
      set innerHTML(_) {
        writes += 1;
      },
    };
    update(element, html`a`);
    update(element, html`a`);
    assert.equal(writes, 1);

    update(element, html`b`);
    assert.equal(writes, 2);
  });
});
