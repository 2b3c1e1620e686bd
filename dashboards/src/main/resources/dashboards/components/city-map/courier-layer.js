import { onThemeChange } from '../../lib/theme.js';

/** A courier without a position for longer than this is drawn hollow. */
export const SILENT_MS = 60_000;

/** With more couriers than this, or for a longer way, a dot jumps instead of gliding. */
const MOST_GLIDING = 1_000;
const FURTHEST_PX = 120;
const GLIDE_MS = 700;

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * The couriers, as dots on one canvas. A dot stays the same while its courier is shown and is moved, so that some
 * thousands of them are redrawn in one go.
 */
export class CourierLayer {
  #L;
  #map;
  #dots = new Map();
  #onChoose;
  #renderer;
  #colours;
  #inside = null;
  #chosen = null;
  #frame = null;

  constructor(L, map, onChoose) {
    this.#L = L;
    this.#map = map;
    this.#onChoose = onChoose;
    map.createPane('couriers').style.zIndex = 450;
    // A finger is less exact than the dot is large
    this.#renderer = L.canvas({ pane: 'couriers', tolerance: L.Browser.mobile ? 12 : 4, padding: 0.2 });
    this.#readColours();
    onThemeChange(() => this.recolour());
    map.on('zoomstart', () => this.#arrive());
  }

  /** Shows exactly these couriers `{ id, lat, lon, at }`; `asOf` is the present, to find silent ones. */
  show(couriers, asOf) {
    this.#arrive();
    const staying = new Set(couriers.map(({ id }) => id));
    for (const [id, dot] of this.#dots) if (!staying.has(id)) this.#drop(id, dot);
    const gliding = couriers.length <= MOST_GLIDING && !stillness.matches;
    for (const courier of couriers) this.#place(courier, asOf, gliding);
    if (gliding) this.#glide();
  }

  /** Fades all but those with these ids; null fades none. */
  emphasize(ids) {
    this.#inside = ids;
    for (const dot of this.#dots.values()) this.#dress(dot);
  }

  /** Hides one courier, who is drawn as the followed one; null hides none. */
  leaveOut(id) {
    this.#chosen = id;
    for (const dot of this.#dots.values()) this.#dress(dot);
  }

  /** Draws again, since the colours may have changed. */
  recolour() {
    this.#readColours();
    for (const dot of this.#dots.values()) this.#dress(dot);
  }

  #place({ id, lat, lon, at }, asOf, gliding) {
    const silent = asOf - at > SILENT_MS;
    const dot = this.#dots.get(id) ?? this.#add(id, lat, lon);
    const from = dot.marker.getLatLng();
    if (gliding && this.#isNear(from, [lat, lon])) Object.assign(dot, { from, to: this.#L.latLng(lat, lon) });
    else dot.marker.setLatLng([lat, lon]);
    if (dot.silent === silent) return;
    dot.silent = silent;
    this.#dress(dot);
  }

  #add(id, lat, lon) {
    const marker = this.#L.circleMarker([lat, lon], { pane: 'couriers', renderer: this.#renderer });
    marker.on('click', () => this.#onChoose(id));
    marker.addTo(this.#map);
    const dot = { id, marker, silent: null, look: null };
    this.#dots.set(id, dot);
    return dot;
  }

  #drop(id, { marker }) {
    marker.remove();
    this.#dots.delete(id);
  }

  #isNear(from, to) {
    const px = this.#map.latLngToLayerPoint(from).distanceTo(this.#map.latLngToLayerPoint(to));
    return px > 0.5 && px < FURTHEST_PX;
  }

  #glide() {
    const begin = performance.now();
    const step = (now) => {
      const share = Math.min(1, (now - begin) / GLIDE_MS);
      for (const dot of this.#dots.values()) if (dot.to) this.#move(dot, share);
      this.#frame = share < 1 ? requestAnimationFrame(step) : null;
      if (share === 1) this.#arrive();
    };
    this.#frame = requestAnimationFrame(step);
  }

  #move({ marker, from, to }, share) {
    marker.setLatLng([from.lat + (to.lat - from.lat) * share, from.lng + (to.lng - from.lng) * share]);
  }

  /** Ends all movements at their targets. */
  #arrive() {
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
    for (const dot of this.#dots.values()) {
      if (dot.to) dot.marker.setLatLng(dot.to);
      dot.to = null;
    }
  }

  #dress(dot) {
    const { id, marker, silent } = dot;
    const { fill, edge } = this.#colours;
    const strength = this.#inside === null || this.#inside.has(id) ? 1 : 0.3;
    const seen = id !== this.#chosen;
    const look = [silent, strength, seen, fill, edge].join();
    if (dot.look === look) return;
    dot.look = look;
    marker.setStyle({
      radius: 6,
      weight: silent ? 2 : 1.5,
      color: silent ? fill : edge,
      opacity: seen ? strength : 0,
      fillColor: silent ? edge : fill,
      fillOpacity: seen ? strength : 0,
    });
  }

  /** The values of the colour tokens in the present theme, since a canvas can't use custom properties. */
  #readColours() {
    const probe = document.createElement('span');
    this.#map.getContainer().append(probe);
    const read = (token) => {
      probe.style.color = `var(${token})`;
      return getComputedStyle(probe).color;
    };
    this.#colours = { fill: read('--map-courier'), edge: read('--card') };
    probe.remove();
  }
}
