/** The addresses of the pages that are about one thing. They name the file: a folder in a jar is served as nothing. */

const about = (page) => (id) => {
  const address = new URL(`../pages/${page}/index.html`, import.meta.url);
  address.searchParams.set('id', id);
  return address.href;
};

export const orderPage = about('order');

export const customerPage = about('customer');
