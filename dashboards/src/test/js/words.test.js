import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeStatus, statusBadge } from '../../main/resources/dashboards/components/order-status/order-status.js';
import { productName, shareBar } from '../../main/resources/dashboards/components/product-name/product-name.js';
import { summaryOf } from '../../main/resources/dashboards/components/time-chart/chart-summary.js';
import { momentOf } from '../../main/resources/dashboards/pages/columns.js';

describe('a status', () => {
  test('has a label and a standing', () => {
    assert.deepEqual(describeStatus('BEING_COOKED'), { label: 'Being cooked', standing: 'working' });
  });

  test('that isn’t known is shown as it came', () => {
    assert.equal(describeStatus('BEING_FROZEN').label, 'BEING_FROZEN');
    assert.equal(describeStatus('constructor').label, 'constructor');
    assert.equal(describeStatus(null).label, '');
    assert.match(statusBadge('<b>').text, /&lt;b&gt;/);
  });
});

describe('a product', () => {
  test('without a name is shown as its id', () => {
    assert.match(productName({ productId: 'p1', product: null, image: null }).text, /Product p1/);
  });

  test('has its picture, if any, and a bar if there is a share', () => {
    const shown = productName({ productId: 'p1', product: 'Regina', image: '/m.svg' }, 0.5).text;

    assert.match(shown, /src="\/m\.svg"/);
    assert.match(shown, /width="50"/);
    assert.match(shareBar(1).text, /width="100"/);
    assert.doesNotMatch(productName({ productId: 'p1', product: 'Regina', image: null }).text, /<img|<svg/);
  });
});

describe('the summary of a chart', () => {
  const at = (minute, value, complete = true) => ({ start: new Date(2026, 0, 31, 12, minute), value, complete });
  const summary = (...points) => summaryOf('Orders', { points, format: String, every: 'minute', within: '1 h' });

  test('tells the highest, the lowest and the newest finished bar', () => {
    assert.equal(
      summary(at(0, 3), at(1, 9), at(2, 1), at(3, 4), at(4, 99, false)),
      'Orders per minute over 1 h: at most 9, from 12:01:00; at least 1, from 12:02:00; lately 4, from 12:03:00.',
    );
  });

  test('says so if no bar is complete', () => {
    assert.equal(summary(at(0, 3, false)), 'Orders per minute: no bar is complete yet.');
  });
});

test('a moment that is none is shown as the text that came, or a dash', () => {
  assert.equal(momentOf(null, new Date(), 'this morning').text, 'this morning');
  assert.equal(momentOf(null, new Date()).text, '–');
  assert.match(momentOf(new Date(0), new Date()).text, /datetime="1970-01-01T00:00:00\.000Z"/);
});
