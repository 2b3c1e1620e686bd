// A classic script in the head, so that a page opens in the chosen theme and doesn't flash in the other one first.
try {
  const theme = localStorage.getItem('millrace.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden here: the system's theme it is.
}
