/** The addresses of the pages that are about one thing. */

const about = (page) => (id) => {
  const address = new URL(`../pages/${page}/`, import.meta.url);
  address.searchParams.set('id', id);
  return address.href;
};

export const orderPage = about('order');

export const customerPage = about('customer');
