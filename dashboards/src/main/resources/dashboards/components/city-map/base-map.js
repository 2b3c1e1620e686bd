import { attributionOf } from './attribution.js';

/** The radii of the circles around the shop on a plain background. */
const RINGS_KM = [1, 2, 5, 10, 20, 50];

/** The time between two attempts to reach a tile server. */
const TRY_AGAIN_MS = 30_000;

const SHOP = '<svg viewBox="0 0 24 24"><path d="M4 10v10h16V10M2.5 9.5 5 4h14l2.5 5.5zM10 20v-6h4v6" /></svg>';

/** The background of the map: the tiles of a server if one is set and responds, else a plain one. */
export class BaseMap {
  #L;
  #map;
  #tiles;
  #onTiles;
  #rings;
  #reached = null;

  /**
   * @param onTiles called with whether the tile server responds, whenever that changes
   */
  constructor(L, map, { shop, tiles, onTiles }) {
    this.#L = L;
    this.#map = map;
    this.#tiles = tiles;
    this.#onTiles = onTiles;
    map.createPane('ground').style.zIndex = 250;
    this.#rings = L.layerGroup(RINGS_KM.flatMap((km) => this.#ring(shop, km))).addTo(map);
    L.marker([shop.lat, shop.lon], {
      icon: L.divIcon({ className: 'map-shop', html: SHOP, iconSize: [30, 30] }),
      interactive: false,
      keyboard: false,
    }).addTo(map);
  }

  begin() {
    if (!this.#tiles) return;
    const { url, attribution, maxZoom } = this.#tiles;
    const layer = this.#L.tileLayer(url, { maxNativeZoom: maxZoom, maxZoom: this.#map.getMaxZoom() });
    layer.on('tileload', ({ tile }) => {
      tile.classList.add('is-here');
      this.#note(true);
    });
    layer.on('tileerror', () => {
      // One tile may be missing; that none comes is another matter
      if (!this.#map.getPane('tilePane').querySelector('img.is-here')) this.#note(false);
    });
    layer.addTo(this.#map);
    setInterval(() => this.#reached === false && !document.hidden && layer.redraw(), TRY_AGAIN_MS);
    const credit = this.#L.control({ position: 'bottomright' });
    credit.onAdd = () => attributionOf(attribution);
    credit.addTo(this.#map);
  }

  #note(reached) {
    if (this.#reached === reached) return;
    this.#reached = reached;
    if (reached) this.#rings.remove();
    else this.#rings.addTo(this.#map);
    this.#onTiles(reached);
  }

  #ring({ lat, lon }, km) {
    const place = { pane: 'ground', interactive: false };
    const ring = this.#L.circle([lat, lon], { ...place, radius: km * 1_000, className: 'map-ring' });
    // A degree of latitude is 111.2 km
    const name = this.#L.marker([lat + km / 111.2, lon], {
      ...place,
      keyboard: false,
      icon: this.#L.divIcon({ className: 'map-ring-name', html: `${km} km`, iconSize: [56, 18] }),
    });
    return [ring, name];
  }
}
