import { LivePage, offerChoice } from '../live-page.js';
import { PERIODS, POPULAR_WINDOWS, SPANS, USUAL } from './choices.js';
import { describeLatest, showLatest, showNoLatest } from './latest.js';
import { showNoOverview, showOverview, showPeriod } from './overview.js';
import { describePopular, showNoPopular, showPopular } from './popular.js';
import { askLatest, askOverview, askPopular, askSeries } from './questions.js';
import { showNoSeries, showSeries } from './series.js';

const page = new LivePage();

const period = offerChoice('period', PERIODS, USUAL.period, (other) => page.change(overview, askOverview(other)));
const span = offerChoice('span', SPANS, USUAL.span, (other) => page.change(series, askSeries(other)));
const popularIn = offerChoice('popular', POPULAR_WINDOWS, USUAL.popular, (other) =>
  page.change(popular, askPopular(other)),
);
showPeriod(period);
describePopular();
describeLatest();

const overview = page.add('Numbers', '#overview', {
  ask: askOverview(period),
  show: showOverview,
  showNothing: showNoOverview,
});
const series = page.add('Charts', '#series', {
  ask: askSeries(span),
  show: showSeries,
  showNothing: showNoSeries,
});
const popular = page.add('Popular items', '#popular', {
  ask: askPopular(popularIn),
  show: showPopular,
  showNothing: showNoPopular,
});
page.add('Latest orders', '#latest', { ask: askLatest, show: showLatest, showNothing: showNoLatest });

page.start();
