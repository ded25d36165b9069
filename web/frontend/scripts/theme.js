// Light or dark: the server keeps the choice (an ordinary form); here it only shows at once.
document.addEventListener('submit', (event) => {
  const form = event.target.closest('[data-theme-form]');
  if (!form) return;
  event.preventDefault();
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = dark ? 'light' : 'dark';
  const body = new FormData(form);
  body.set('theme', theme);
  root.dataset.theme = theme;
  fetch(form.action, { method: 'POST', body, redirect: 'manual' });
});
// the choice of a site applies at once; without script a button does it
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submit-on-change]')) event.target.form.requestSubmit();
});
