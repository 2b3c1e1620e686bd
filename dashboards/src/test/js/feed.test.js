import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Feed, isStale } from '../../main/resources/dashboards/lib/feed.js';
import { settle, startClock } from './clock.js';

const failure = (retryAfterMs = null) => Object.assign(new Error('refused'), { retryAfterMs });

describe('Feed', () => {
  let clock;
  let asked;
  let changes;
  let answer;
  let feed;

  beforeEach(() => {
    clock = startClock();
    asked = [];
    changes = 0;
    answer = async () => `answer ${asked.length}`;
    feed = new Feed({
      ask: (signal) => {
        asked.push(signal);
        return answer(signal);
      },
      onChange: () => (changes += 1),
    });
  });

  afterEach(() => {
    feed.stop();
    clock.stop();
  });

  test('asks nothing before it has a pace', async () => {
    await clock.pass(3_000);

    assert.equal(asked.length, 0);
  });

  test('asks at once, and then at its pace', async () => {
    feed.setPace(1_000);

    await clock.pass(1);
    assert.equal(asked.length, 1);
    assert.equal(feed.state.answer, 'answer 1');

    await clock.pass(3_000);
    assert.equal(asked.length, 4);
    assert.equal(changes, 4);
  });

  test('never asks twice at once', async () => {
    answer = () => new Promise(() => {});
    feed.setPace(1_000);

    await clock.pass(3_000);

    assert.equal(asked.length, 1);
  });

  test('asks until it has an answer without a pace, and no further', async () => {
    let failing = true;
    answer = async () => {
      if (failing) throw failure();
      return 'answer';
    };
    feed.setPace(null);
    await clock.pass(2_000);
    assert.ok(asked.length >= 1);
    assert.equal(feed.state.answer, null);

    failing = false;
    await clock.pass(6_000);
    const before = asked.length;
    await clock.pass(3_000);

    assert.equal(feed.state.answer, 'answer');
    assert.equal(asked.length, before);
  });

  test('keeps the last answer through failures, waits longer after each, and goes on by itself', async () => {
    feed.setPace(1_000);
    await clock.pass(1);
    answer = () => Promise.reject(failure());
    await clock.pass(1_000);
    const first = feed.state.retryAt - performance.now();
    assert.equal(feed.state.answer, 'answer 1');
    assert.equal(feed.state.failure.message, 'refused');
    assert.ok(first > 900 && first <= 1_200, `waits ${first} ms`);

    await clock.pass(1_300);
    const second = feed.state.retryAt - performance.now();
    assert.ok(second > 1_300, `waits ${second} ms`);

    answer = async () => 'again';
    await clock.pass(3_000);
    assert.equal(feed.state.answer, 'again');
    assert.equal(feed.state.failure, null);
    assert.equal(feed.state.retryAt, null);
  });

  test('waits as long as the service asks for', async () => {
    answer = () => Promise.reject(failure(3_000));
    feed.setPace(1_000);
    await clock.pass(2_900);
    assert.equal(asked.length, 1);

    await clock.pass(200);

    assert.equal(asked.length, 2);
  });

  test('waits no longer when it is told so', async () => {
    answer = () => Promise.reject(failure(30_000));
    feed.setPace(1_000);
    await clock.pass(1);

    feed.askNow();
    await clock.pass(1);

    assert.equal(asked.length, 2);
  });

  test('drops what is under way for another question, whose answer is the one that counts', async () => {
    let late;
    answer = () => new Promise((resolve) => (late = resolve));
    feed.setPace(1_000);
    await clock.pass(1);

    feed.change(async () => 'the other');
    await clock.pass(1);
    late('too late');
    await settle();

    assert.ok(asked[0].aborted);
    assert.equal(feed.state.answer, 'the other');
    assert.equal(changes, 1);
  });

  test('asks another question at once, though it has an answer and no pace', async () => {
    feed.setPace(null);
    await clock.pass(1);

    feed.change(async () => 'the other');
    await clock.pass(1);

    assert.equal(feed.state.answer, 'the other');
  });

  test('asks nothing asleep, and at once when it wakes after its pace', async () => {
    feed.setPace(1_000);
    await clock.pass(1);
    feed.sleep();
    await clock.pass(3_000);
    assert.equal(asked.length, 1);

    feed.wake();
    await clock.pass(1);

    assert.equal(asked.length, 2);
    assert.equal(feed.state.awaitedSince, performance.now() - 1);
  });

  test('asks nothing once it is stopped, and drops what is under way', async () => {
    answer = () => new Promise(() => {});
    feed.setPace(1_000);
    await clock.pass(1);

    feed.stop();
    await clock.pass(3_000);

    assert.equal(asked.length, 1);
    assert.ok(asked[0].aborted);
  });

  test('tells how long an answer took', async () => {
    answer = () => new Promise((resolve) => setTimeout(() => resolve('slow'), 700));
    feed.setPace(1_000);

    await clock.pass(701);

    assert.equal(feed.state.tookMs, 700);
    assert.equal(feed.state.answeredAt, performance.now());
  });
});

describe('isStale', () => {
  const state = { answeredAt: 0, awaitedSince: 0, tookMs: 100, paceMs: 1_000 };

  test('is so after four seconds at a fast pace', () => {
    assert.equal(isStale({ ...state, now: 4_000 }), false);
    assert.equal(isStale({ ...state, now: 4_001 }), true);
  });

  test('is so when two answers are missing at a slow pace', () => {
    assert.equal(isStale({ ...state, paceMs: 10_000, now: 21_000 }), false);
    assert.equal(isStale({ ...state, paceMs: 10_000, now: 21_001 }), true);
  });

  test('allows for an answer that took longer than the pace', () => {
    assert.equal(isStale({ ...state, tookMs: 5_000, now: 11_000 }), false);
    assert.equal(isStale({ ...state, tookMs: 5_000, now: 11_001 }), true);
  });

  test('counts from when an answer was awaited again', () => {
    assert.equal(isStale({ ...state, awaitedSince: 60_000, now: 61_000 }), false);
  });

  test('is never so without a pace, or before the first answer', () => {
    assert.equal(isStale({ ...state, paceMs: null, now: 60_000 }), false);
    assert.equal(isStale({ ...state, answeredAt: null, now: 60_000 }), false);
  });
});
