// Brings what is being worked on into view inside a wide diagram, and fetches the interactive viewer on demand.
for (const wrap of document.querySelectorAll('.dia-wrap')) {
  const now = wrap.querySelector('.now');
  if (now) {
    const box = now.getBoundingClientRect();
    const frame = wrap.getBoundingClientRect();
    wrap.scrollLeft += box.left - frame.left - (wrap.clientWidth - box.width) / 2;
    wrap.scrollTop += box.top - frame.top - (wrap.clientHeight - box.height) / 2;
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
