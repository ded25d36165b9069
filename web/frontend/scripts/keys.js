// "/" goes to the scan box; in the inbox j and k move, Enter opens, c claims.
// A scanner types and ends with Enter, so the box itself is an ordinary search form.
const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
const rows = () => [...document.querySelectorAll('[data-row] a.step')];

function move(by) {
  const links = rows();
  if (!links.length) return;
  const here = links.findIndex((link) => link.closest('tr').contains(document.activeElement));
  links[Math.max(0, Math.min(links.length - 1, here + by))].focus();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || typing()) return;
  if (event.key === '/') {
    const box = [...document.querySelectorAll('[data-scan]')].find((input) => input.offsetParent);
    if (box) {
      event.preventDefault();
      box.focus();
    }
  } else if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
  else if (event.key === 'c') document.activeElement?.closest('[data-row]')?.querySelector('[data-claim]')?.click();
});
