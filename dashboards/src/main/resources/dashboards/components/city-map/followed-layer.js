const COURIER = '<svg viewBox="0 0 24 24"><circle class="halo" cx="12" cy="12" r="11" /><circle class="dot" cx="12" cy="12" r="6" /></svg>';
const DOOR = '<svg viewBox="0 0 24 24"><path d="M12 21s-6.5-5.7-6.5-11a6.5 6.5 0 0 1 13 0c0 5.3-6.5 11-6.5 11z" /><circle cx="12" cy="10" r="2.2" /></svg>';

/** The courier who is followed: the way so far as a line, what is left as a dashed one, and the door. */
export class FollowedLayer {
  #map;
  #way;
  #left;
  #courier;
  #door;

  constructor(L, map) {
    this.#map = map;
    map.createPane('way').style.zIndex = 430;
    const line = { pane: 'way', interactive: false, renderer: L.svg({ pane: 'way' }) };
    const mark = (className, html, iconSize, iconAnchor) =>
      L.marker([0, 0], {
        icon: L.divIcon({ className, html, iconSize, iconAnchor }),
        interactive: false,
        keyboard: false,
      });
    this.#way = L.polyline([], { ...line, className: 'map-way' });
    this.#left = L.polyline([], { ...line, className: 'map-way-left' });
    this.#courier = mark('map-followed', COURIER, [28, 28]);
    this.#door = mark('map-door', DOOR, [32, 32], [16, 28]);
  }

  /** Shows `{ at, way, door }`, places of which any may be null; null shows nothing. */
  show(followed) {
    const { at = null, way = null, door = null } = followed ?? {};
    const point = ({ lat, lon }) => [lat, lon];
    this.#put(this.#way, way && at, () => this.#way.setLatLngs([...way, at].map(point)));
    this.#put(this.#left, at && door, () => this.#left.setLatLngs([at, door].map(point)));
    this.#put(this.#courier, at, () => this.#courier.setLatLng(point(at)));
    this.#put(this.#door, door, () => this.#door.setLatLng(point(door)));
  }

  #put(layer, there, place) {
    if (!there) return layer.remove();
    place();
    layer.addTo(this.#map);
  }
}
