// The inbox refreshes itself, but never under somebody's hands: not while a row has the focus or a menu is open.
document.addEventListener('htmx:beforeRequest', (event) => {
  const part = event.detail.elt;
  if (part.id === 'rows' && (part.contains(document.activeElement) || document.hidden)) event.preventDefault();
});
