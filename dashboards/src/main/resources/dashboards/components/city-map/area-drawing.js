/** The first corner is hit within so many pixels; a finger is less exact than a mouse. */
const REACH_PX = { mouse: 12, finger: 24 };

/** A corner this near to the previous one is ignored: it is a double click, which ends the drawing. */
const SAME_PX = { mouse: 4, finger: 12 };


/**
 * An area that the reader draws: each tap adds a corner, a tap on the first one closes it, and then its corners can be
 * dragged. With the keyboard the corner goes into the middle of the map, which the arrow keys move.
 *
 * Corners are `[lon, lat]`, without the first one again at the end.
 */
export class AreaDrawing {
  #L;
  #map;
  #onDraw;
  #onArea;
  #open = null;
  #corners = null;
  #handles = [];
  #outline;
  #line;
  #band;

  /**
   * @param onDraw called whenever a drawing begins, grows, shrinks or ends
   * @param onArea called when there is another area, or none
   */
  constructor(L, map, { onDraw, onArea }) {
    this.#L = L;
    this.#map = map;
    this.#onDraw = onDraw;
    this.#onArea = onArea;
    map.createPane('area').style.zIndex = 410;
    const drawn = { pane: 'area', interactive: false, renderer: L.svg({ pane: 'area' }) };
    this.#outline = L.polygon([], { ...drawn, className: 'map-area' }).addTo(map);
    this.#line = L.polyline([], { ...drawn, className: 'map-area-line' }).addTo(map);
    this.#band = L.polyline([], { ...drawn, className: 'map-area-band' }).addTo(map);
    // Of a courier who is hit Leaflet tells the courier's place, and not where the reader pointed
    const pointed = ({ originalEvent }) => map.mouseEventToLatLng(originalEvent);
    map.on('click', (event) => this.#tap(pointed(event)));
    map.on('mousemove', (event) => this.#stretch(pointed(event)));
    map.getContainer().addEventListener('keydown', (event) => this.#press(event));
  }

  get active() {
    return this.#open !== null;
  }

  /** The area's corners, null where there is none. */
  get corners() {
    return this.#corners;
  }

  /** How many corners the drawing has so far. */
  get length() {
    return this.#open?.length ?? 0;
  }

  begin() {
    this.#open = [];
    this.#map.doubleClickZoom.disable();
    this.#draw();
  }

  /** Takes the last corner back. */
  undo() {
    this.#open.pop();
    this.#draw();
  }

  /** Cancels the drawing. The previous area stays. */
  cancel() {
    this.#end();
  }

  /** Closes the area if it has at least three corners. */
  finish() {
    if (this.length < 3) return;
    this.#corners = this.#open;
    this.#end();
    this.#onArea();
  }

  clear() {
    this.show(null);
    this.#onArea();
  }

  /** Shows an area that was drawn before, or none. */
  show(corners) {
    this.#corners = corners;
    this.#draw();
  }

  #end() {
    this.#open = null;
    // The click that closed it may be the first half of a double one
    setTimeout(() => this.active || this.#map.doubleClickZoom.enable(), 400);
    this.#draw();
  }

  #tap(latlng) {
    if (!this.active) return;
    if (this.length >= 3 && this.#distance(latlng, this.#open[0]) < byPointer(REACH_PX)) return this.finish();
    if (this.length > 0 && this.#distance(latlng, this.#open.at(-1)) < byPointer(SAME_PX)) return this.finish();
    this.#open.push(cornerOf(latlng));
    this.#draw();
  }

  #press(event) {
    if (!this.active || event.target !== this.#map.getContainer()) return;
    const act = {
      Enter: () => this.#tap(this.#map.getCenter()),
      ' ': () => this.#tap(this.#map.getCenter()),
      Backspace: () => this.undo(),
      Escape: () => this.cancel(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #distance(latlng, corner) {
    return this.#map.latLngToContainerPoint(latlng).distanceTo(this.#map.latLngToContainerPoint(placeOf(corner)));
  }

  /** A line from the last corner to the mouse. */
  #stretch(latlng) {
    this.#band.setLatLngs(this.length > 0 ? [placeOf(this.#open.at(-1)), latlng] : []);
  }

  #draw() {
    this.#outline.setLatLngs((!this.active && this.#corners?.map(placeOf)) || []);
    this.#line.setLatLngs(this.#open?.map(placeOf) ?? []);
    this.#band.setLatLngs([]);
    for (const handle of this.#handles) handle.remove();
    this.#handles = (this.#open ?? this.#corners ?? []).map((corner, i) => this.#handle(corner, i).addTo(this.#map));
    this.#onDraw();
  }

  #handle(corner, i) {
    const closes = this.active && i === 0 && this.length >= 3;
    const handle = this.#L.marker(placeOf(corner), {
      icon: this.#L.divIcon({ className: `map-corner ${closes ? 'is-closing' : ''}`, iconSize: [24, 24] }),
      keyboard: false,
      interactive: !this.active,
      draggable: !this.active,
    });
    handle.on('drag', ({ latlng }) => {
      this.#corners = this.#corners.with(i, cornerOf(latlng));
      this.#outline.setLatLngs(this.#corners.map(placeOf));
    });
    handle.on('dragend', () => this.#onArea());
    return handle;
  }
}

const byPointer = ({ mouse, finger }) => (matchMedia('(pointer: coarse)').matches ? finger : mouse);

/** To six decimals, a tenth of a metre. */
const cornerOf = ({ lat, lng }) => [lng, lat].map((degrees) => Math.round(degrees * 1e6) / 1e6);

const placeOf = ([lon, lat]) => [lat, lon];
