import { LivePage, offerChoice } from '../live-page.js';
import { PERIODS, SEASONS, SPANS, USUAL } from './choices.js';
import { showLatest, showNoLatest, showNoOverview, showNoSeries, showOverview, showSeries } from './panels.js';
import { describePopular, showNoPopular, showPopular } from './popular.js';
import { askLatest, askOverview, askPopular, askSeries } from './questions.js';

const page = new LivePage();

const period = offerChoice('period', PERIODS, USUAL.period, (other) => page.change(overview, askOverview(other)));
const span = offerChoice('span', SPANS, USUAL.span, (other) => page.change(series, askSeries(other)));
const season = offerChoice('popular', SEASONS, USUAL.popular, (other) => page.change(popular, askPopular(other)));
document.querySelector('#now-title').textContent = period.last;
describePopular();

const overview = page.add('Numbers', '#now', {
  ask: askOverview(period),
  show: showOverview,
  showNothing: showNoOverview,
});
const series = page.add('Charts', '#over-time', {
  ask: askSeries(span),
  show: showSeries,
  showNothing: showNoSeries,
});
const popular = page.add('What sells', '#popular', {
  ask: askPopular(season),
  show: showPopular,
  showNothing: showNoPopular,
});
page.add('Latest orders', '#latest', { ask: askLatest, show: showLatest, showNothing: showNoLatest });

page.start();
