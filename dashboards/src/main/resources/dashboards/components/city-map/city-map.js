import { html, render } from '../../lib/html.js';
import { AreaDrawing } from './area-drawing.js';
import { BaseMap } from './base-map.js';
import { CourierLayer } from './courier-layer.js';
import { FollowedLayer } from './followed-layer.js';
import { GeofenceLayer } from './geofence-layer.js';

/** Loaded separately, so that the numbers don't wait for it. */
const library = import('../../vendor/leaflet/leaflet-src.esm.js');
library.catch(() => {}); // told by start()

const USUAL_ZOOM = 13;

/** About a country: the API refuses areas that are much larger. */
const WIDEST_ZOOM = 6;
const FINEST_ZOOM = 19;

/** Around the shop, where there is no map to say what is in view. */
const AROUND_DEG = 0.15;

/**
 * A map with couriers on it, an area that the reader draws, and the way of one courier. Places are `{ lat, lon }`,
 * corners of an area `[lon, lat]` as in GeoJSON.
 *
 * Fires `view` with `{ lat, lon, zoom }` when another part of the Earth is in view, `choose` with the id of a courier,
 * `draw` when a drawing begins, grows or ends, and `area` with its corners, or null, when the area is another one.
 */
class CityMap extends HTMLElement {
  couriers = null;
  followed = null;
  geofences = null;
  drawing = null;

  #map = null;
  #shop = null;
  #keptInView = false;

  connectedCallback() {
    render(
      this,
      html`<div class="map-canvas skeleton" data-test="map" role="region" aria-label="${this.getAttribute('label')}"></div>
        <div class="map-crosshair" aria-hidden="true"></div>
        <p class="map-message" data-test="map-message" role="status" hidden></p>`,
    );
  }

  /**
   * Draws the map around the shop, once. Without its library there is none, and the page goes on without.
   *
   * @param settings `{ shop, tiles }`, with `{ url, attribution, maxZoom }` or null for the tiles
   * @param shown `{ corners, view }` of the area and, as `{ lat, lon, zoom }`, of the part of the Earth that are shown
   *     from the start; either may be null
   */
  async start({ shop, tiles }, { corners, view }) {
    this.#shop = shop;
    const canvas = this.querySelector('.map-canvas');
    const L = await library.catch(() => null);
    canvas.classList.remove('skeleton');
    if (!L) return this.#break();
    const map = L.map(canvas, {
      center: [shop.lat, shop.lon],
      zoom: USUAL_ZOOM,
      minZoom: WIDEST_ZOOM,
      maxZoom: Math.max(FINEST_ZOOM, tiles?.maxZoom ?? 0),
      maxBounds: [
        [-89, -180],
        [89, 180],
      ],
      maxBoundsViscosity: 1,
      zoomControl: false,
      attributionControl: false,
      fadeAnimation: false,
    });
    L.control.zoom({ position: 'topright' }).addTo(map);
    L.control.scale({ position: 'bottomleft', maxWidth: 140, imperial: false }).addTo(map);
    this.#map = map;
    const base = new BaseMap(L, map, { shop, tiles, onTiles: (reached) => this.#showTiles(reached, tiles) });
    this.couriers = new CourierLayer(L, map, (id) => this.drawing.active || this.#fire('choose', id));
    this.geofences = new GeofenceLayer(L, map);
    this.followed = new FollowedLayer(L, map);
    this.drawing = new AreaDrawing(L, map, {
      onDraw: () => this.#showDrawing(),
      onArea: () => this.#fire('area', this.drawing.corners),
    });
    this.drawing.show(corners);
    if (view) map.setView([view.lat, view.lon], view.zoom);
    else if (corners) this.#lookAt(corners);
    map.on('moveend', () => this.#fire('view', this.#place()));
    map.on('dragstart keydown', () => (this.#keptInView = false));
    new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(canvas);
    base.begin();
  }

  /** Focuses the map itself, which the arrow keys move. */
  focus(options) {
    this.querySelector('.map-canvas').focus(options);
  }

  get works() {
    return this.#map !== null;
  }

  /** What is in view, as the corners of a box. */
  get view() {
    const { lat, lon } = this.#shop;
    const bounds = this.#map?.getBounds();
    const west = Math.max(-180, bounds?.getWest() ?? lon - AROUND_DEG);
    const east = Math.min(180, bounds?.getEast() ?? lon + AROUND_DEG);
    const south = Math.max(-90, bounds?.getSouth() ?? lat - AROUND_DEG);
    const north = Math.min(90, bounds?.getNorth() ?? lat + AROUND_DEG);
    return [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ];
  }

  lookAtShop() {
    this.#keptInView = false;
    this.#map?.setView([this.#shop.lat, this.#shop.lon], USUAL_ZOOM);
  }

  /** Keeps the followed courier in view from now on, until the reader moves the map away. */
  keepInView() {
    this.#keptInView = true;
  }

  /** Shows the way of the followed courier, or nothing. */
  follow(way) {
    this.followed?.show(way);
    if (way?.at && this.#keptInView) this.#bringIntoView(way.at);
  }

  /** Moves the map so that all these corners are in view. */
  #lookAt(corners) {
    this.#map.fitBounds(
      corners.map(([lon, lat]) => [lat, lon]),
      { padding: [40, 40], maxZoom: 16, animate: false },
    );
  }

  #place() {
    const { lat, lng } = this.#map.getCenter();
    return { lat, lon: lng, zoom: this.#map.getZoom() };
  }

  #bringIntoView({ lat, lon }) {
    if (!this.#map || this.#map.getBounds().pad(-0.1).contains([lat, lon])) return;
    this.#map.panTo([lat, lon]);
  }

  #showDrawing() {
    this.classList.toggle('is-drawing', this.drawing.active);
    this.#fire('draw');
  }

  #showTiles(reached, { url }) {
    const { host } = new URL(url.replaceAll(/[{}]/g, ''), location.href);
    this.classList.toggle('has-tiles', reached);
    this.couriers.recolour();
    this.#say(reached ? '' : `No streets: the tile server ${host} can’t be reached.`);
  }

  #break() {
    this.classList.add('is-broken');
    this.#say('The map can’t be drawn, since its library didn’t load. The list has the same couriers.');
  }

  #say(text) {
    const message = this.querySelector('.map-message');
    message.textContent = text;
    message.hidden = text === '';
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('city-map', CityMap);
