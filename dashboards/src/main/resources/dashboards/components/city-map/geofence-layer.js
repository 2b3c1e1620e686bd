/** A name is shown only if its area is at least this wide, so that names don't overlap. */
const NARROWEST_PX = 36;

const EQUATOR_M = 40_075_017;

/** The saved areas, each with its name and count. Their shapes are GeoJSON; a corridor is a line with a width. */
export class GeofenceLayer {
  #L;
  #map;
  #shown = new Map();
  #pane;

  constructor(L, map) {
    this.#L = L;
    this.#map = map;
    map.createPane('geofences').style.zIndex = 405;
    map.createPane('geofence-names').style.zIndex = 640;
    this.#pane = { pane: 'geofences', interactive: false, renderer: L.svg({ pane: 'geofences' }) };
    map.on('zoomend', () => this.#fitToZoom());
  }

  /** Shows these areas `{ name, area, widthM, savedAt, count }` and no others; a count may be null. */
  show(areas) {
    const staying = new Set(areas.map(keyOf));
    for (const [key, shown] of this.#shown) if (!staying.has(key)) this.#drop(key, shown);
    for (const area of areas) {
      const shown = this.#shown.get(keyOf(area)) ?? this.#add(area);
      shown.count.textContent = area.count === null ? '' : String(area.count);
    }
    this.#fitToZoom();
  }

  /** Moves the map so that an area is in view. */
  lookAt(name) {
    const shown = [...this.#shown.values()].find((each) => each.name === name);
    if (shown) this.#map.fitBounds(shown.bounds, { padding: [40, 40], maxZoom: 16 });
  }

  #add({ name, area, widthM, savedAt }) {
    const corridor = widthM !== null;
    const shape = this.#L.geoJSON(area, {
      ...this.#pane,
      style: { className: corridor ? 'map-geofence-corridor' : 'map-geofence', lineCap: 'round', lineJoin: 'round' },
    });
    shape.addTo(this.#map);
    const words = document.createElement('p');
    const title = document.createElement('span');
    const count = document.createElement('strong');
    title.textContent = name;
    words.append(title, ' ', count);
    const bounds = shape.getBounds();
    const label = this.#L.marker(corridor ? middleOf(area) : topOf(area), {
      pane: 'geofence-names',
      interactive: false,
      keyboard: false,
      icon: this.#L.divIcon({ className: 'map-geofence-name', html: words, iconSize: [0, 0] }),
    });
    const shown = { name, shape, bounds, label, count, widthM };
    this.#shown.set(keyOf({ name, savedAt }), shown);
    return shown;
  }

  #drop(key, { shape, label }) {
    shape.remove();
    label.remove();
    this.#shown.delete(key);
  }

  #fitToZoom() {
    for (const { shape, bounds, label, widthM } of this.#shown.values()) {
      if (widthM !== null) shape.setStyle({ weight: this.#pixels(widthM, bounds.getCenter().lat) });
      const west = this.#map.latLngToLayerPoint(bounds.getNorthWest());
      const east = this.#map.latLngToLayerPoint(bounds.getSouthEast());
      if (Math.max(east.x - west.x, east.y - west.y) < NARROWEST_PX) label.remove();
      else label.addTo(this.#map);
    }
  }

  /** Never so thin that it can't be seen. */
  #pixels(metres, latitude) {
    const metresAPixel = (EQUATOR_M * Math.cos((latitude * Math.PI) / 180)) / 2 ** (this.#map.getZoom() + 8);
    return Math.max(3, metres / metresAPixel);
  }
}

const placeOf = ([lon, lat]) => [lat, lon];

/** The corner furthest north: above it a name covers nothing of the area. */
const topOf = ({ coordinates, geometries }) =>
  placeOf(
    cornersOf(coordinates ?? geometries.map((each) => each.coordinates)).reduce((top, each) =>
      each[1] > top[1] ? each : top,
    ),
  );

const cornersOf = (nested) => (Number.isFinite(nested[0]) ? [nested] : nested.flatMap(cornersOf));

const middleOf = ({ coordinates }) => placeOf(coordinates[Math.floor(coordinates.length / 2)]);

/** An area that is saved again counts as another one. */
const keyOf = ({ name, savedAt }) => `${name} ${savedAt}`;
