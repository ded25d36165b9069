// One submit only: the button says so; the server also refuses the second by its idempotency key.
document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (!button || event.defaultPrevented) return;
  if (button.getAttribute('aria-busy') === 'true') {
    event.preventDefault();
    return;
  }
  button.setAttribute('aria-busy', 'true');
});
// coming back with the browser's button shows the page as it was left: wake it up
addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelectorAll('button[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
});
// after a refused submit the summary of what to put right gets the focus
document.querySelector('.errors[tabindex]')?.focus();
