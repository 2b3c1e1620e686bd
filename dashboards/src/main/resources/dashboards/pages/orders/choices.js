/** The choices of the page; `value` is what stands in its address, the ISO 8601 durations are what the API is asked. */

export const PERIODS = [
  { value: '1m', label: '1 min', window: 'PT1M', last: 'Last minute', before: 'the minute before' },
  { value: '5m', label: '5 min', window: 'PT5M', last: 'Last 5 minutes', before: 'the 5 minutes before' },
  { value: '15m', label: '15 min', window: 'PT15M', last: 'Last 15 minutes', before: 'the 15 minutes before' },
  { value: '1h', label: '1 h', window: 'PT1H', last: 'Last hour', before: 'the hour before' },
];

/** Sixty finished buckets each and the running one: enough to see a shape, few enough to tell them apart on a phone. */
export const SPANS = [
  { value: '5m', label: '5 min', window: 'PT5M', bucket: 'PT5S', every: '5 s', minutesBetweenLabels: 1 },
  { value: '10m', label: '10 min', window: 'PT10M', bucket: 'PT10S', every: '10 s', minutesBetweenLabels: 2 },
  { value: '30m', label: '30 min', window: 'PT30M', bucket: 'PT30S', every: '30 s', minutesBetweenLabels: 5 },
  { value: '1h', label: '1 h', window: 'PT1H', bucket: 'PT1M', every: 'minute', minutesBetweenLabels: 10 },
];

/** The most popular products cover a longer time than the numbers, since few products are sold often in a minute. */
export const POPULAR_WINDOWS = [
  { value: '5m', label: '5 min', window: 'PT5M' },
  { value: '1h', label: '1 h', window: 'PT1H' },
  { value: '24h', label: '24 h', window: 'PT24H' },
  { value: '7d', label: '7 days', window: 'P7D' },
];

export const USUAL = { period: '1m', span: '10m', popular: '1h' };
