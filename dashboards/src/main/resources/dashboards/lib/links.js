/** The addresses of the pages that are about one thing. They name the file: a folder in a jar is served as nothing. */

const about = (page, parameter = 'id') => (id) => {
  const address = new URL(`../pages/${page}/index.html`, import.meta.url);
  address.searchParams.set(parameter, id);
  return address.href;
};

export const orderPage = about('order');

/** The map that follows the order's courier. */
export const deliveryPage = about('deliveries', 'order');

export const customerPage = about('customer');
