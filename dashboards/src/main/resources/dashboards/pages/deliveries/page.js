import '../../components/city-map/city-map.js';
import { SILENT_MS } from '../../components/city-map/courier-layer.js';
import { formatCount } from '../../lib/format.js';
import { placeSettings } from '../../lib/place-settings.js';
import { asked, page, remember } from '../live-page.js';
import { areaOf, textOfArea, textOfView, viewOf } from './address.js';
import { describeCouriers, listCouriers, listNobody } from './courier-list.js';
import { describeDrawing } from './drawing.js';
import { askFollowed, describeFollowed, revealFollowed, showFollowed, showNobody } from './followed.js';
import { describeSaving, resetSaving } from './geofence-form.js';
import { askArea, askInside, showCount } from './geofence.js';
import { askGeofences, describeGeofences, sayOfGeofences, showGeofences, showNoGeofences } from './geofences.js';

const map = document.querySelector('city-map');
const find = (id) => document.getElementById(id);

let started = null;
let corners = areaOf(asked('area'));
let area = null;
let followedId = asked('order');
let followed = null;
let inView = null;
let inArea = null;

describeCouriers({ onFollow: choose, onMore: listThem });
describeFollowed({ onFollow: choose, onStop: stopFollowing });
describeDrawing(map);
describeSaving({ cornersOf: () => corners, onSaved: showAsSaved });
describeGeofences({ onLook: lookAtGeofence, onChange: () => geofences.feed.askNow() });
map.addEventListener('view', ({ detail }) => {
  remember('view', textOfView(detail));
  page.change(view);
});
map.addEventListener('choose', ({ detail }) => choose(detail));
map.addEventListener('area', ({ detail }) => countIn(detail));
find('map-home').addEventListener('click', () => map.lookAtShop());

const view = page.add('Map', '#in-view', {
  ask: onMap((signal) => askInside(map.view, signal)),
  show: showView,
  showNothing: listNobody,
});
const geofences = page.add('Saved areas', '#geofences', {
  ask: onMap(askGeofences()),
  show: showSaved,
  showNothing: showNoGeofences,
});
if (followedId) follow(followedId);
if (corners) countIn(corners);

/** A question that waits until the map is loaded. */
function onMap(ask) {
  return async (signal) => {
    const settings = await placeSettings();
    await (started ??= map.start(settings.map, { corners, view: viewOf(asked('view')) }));
    return ask(signal);
  };
}

function showView(answer) {
  inView = answer;
  find('area-draw').disabled = !map.works || map.drawing.active;
  find('map-home').disabled = !map.works;
  const now = answer.asOf ?? new Date();
  map.couriers?.show(answer.couriers, now);
  find('view-count').textContent = formatCount(answer.count);
  find('view-words').textContent = answer.whole
    ? 'on the road in view'
    : `on the road in view, ${formatCount(answer.couriers.length)} of them shown: zoom in for all`;
  const silent = answer.couriers.filter(({ at }) => now - at > SILENT_MS).length;
  find('view-silent').hidden = silent === 0;
  find('view-silent').textContent = `${formatCount(silent)} silent for a minute`;
  listThem();
}

/** Counts the couriers inside these corners from now on; null stops. */
function countIn(other) {
  corners = other;
  inArea = null;
  remember('area', textOfArea(corners));
  if (area) page.remove(area);
  area =
    corners &&
    page.add('Area', '#area', { ask: onMap(askArea(corners)), show: showArea, showNothing: () => showArea(null) });
  showArea(null);
  resetSaving();
  document.querySelector('#area').hidden = !corners;
}

function showArea(answer) {
  inArea = answer;
  showCount(answer);
  map.couriers?.emphasize(answer?.whole ? new Set(answer.couriers.map(({ id }) => id)) : null);
  listThem();
}

function showSaved(answer) {
  map.geofences?.show(answer.areas);
  showGeofences(answer);
}

/** The drawn area has been saved. */
function showAsSaved(name) {
  map.drawing.clear();
  sayOfGeofences(`Saved as ${name}.`);
  geofences.feed.askNow();
}

function lookAtGeofence(name) {
  map.geofences?.lookAt(name);
  map.focus({ preventScroll: true });
  document.querySelector('#in-view').scrollIntoView({ block: 'nearest' });
}

/** Lists the couriers in the area if there is one, else those in view. */
function listThem() {
  const listed = inArea?.couriers ? inArea : inView;
  const title = listed === inArea ? 'Couriers in the area' : 'Couriers in view';
  if (listed) listCouriers(listed, { title, followed: followedId });
}

function choose(id) {
  follow(id);
  revealFollowed();
}

function follow(id) {
  if (followed) page.remove(followed);
  followedId = id;
  remember('order', id);
  showFollowed(id, null);
  followed = page.add('Followed courier', '#followed', {
    ask: onMap(askFollowed(id)),
    show: showTheFollowed,
    showNothing: showNobody,
  });
  map.keepInView();
  listThem();
}

function showTheFollowed(answer) {
  const { delivery, way } = answer;
  showFollowed(answer.id, answer);
  map.couriers?.leaveOut(delivery && answer.id);
  map.follow(delivery && { at: delivery.position, way, door: delivery.door });
}

function stopFollowing() {
  page.remove(followed);
  followed = followedId = null;
  remember('order', null);
  document.querySelector('#followed').hidden = true;
  map.couriers?.leaveOut(null);
  map.follow(null);
  listThem();
}
