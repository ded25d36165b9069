// Brings what is being worked on into view inside a wide diagram, and fetches the interactive viewer on demand.
for (const wrap of document.querySelectorAll('.dia-wrap')) {
  const now = wrap.querySelector('.now');
  if (now && wrap.scrollWidth > wrap.clientWidth) {
    const box = now.getBoundingClientRect();
    wrap.scrollLeft += box.left - wrap.getBoundingClientRect().left - (wrap.clientWidth - box.width) / 2;
  }
}
for (const button of document.querySelectorAll('[data-viewer]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.setAttribute('aria-busy', 'true');
    const { open } = await import(button.dataset.viewer);
    await open(button);
    button.removeAttribute('aria-busy');
  });
}
