import { html } from '../../lib/html.js';

/** A product with its picture; one whose name isn't known is shown as its id. A `bar` from 0 to 1 says how much of it. */
export function productName({ productId, product, image }, bar = null) {
  return html`<span class="product">
    <span class="product-image">${image && html`<img src="${image}" alt="" width="40" height="40" />`}</span>
    <span class="product-words"
      ><bdi class="product-name ${!product && 'is-unknown'}" title="${!product && 'The name is unknown'}"
        >${product ?? `Product ${productId}`}</bdi
      >${bar !== null && shareBar(bar)}</span
    >
  </span>`;
}

/** A bar from 0 to 1. Its numbers are said beside it. */
export const shareBar = (share) =>
  html`<svg class="record-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect width="${Math.round(share * 100)}" height="4" />
  </svg>`;
