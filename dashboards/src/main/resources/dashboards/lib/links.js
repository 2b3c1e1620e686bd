/** The URLs of the pages of one object. They name the file, since a folder in a jar is served as an empty file. */

const about = (page, parameter = 'id') => (id) => {
  const address = new URL(`../pages/${page}/index.html`, import.meta.url);
  address.searchParams.set(parameter, id);
  return address.href;
};

export const orderPage = about('order');

/** The map that follows the order's courier. */
export const deliveryPage = about('deliveries', 'order');

export const userPage = about('users');
