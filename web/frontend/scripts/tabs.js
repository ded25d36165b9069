// On a narrow screen the current tab may stand outside: bring it in.
for (const tab of document.querySelectorAll('.tabs [aria-current]')) {
  const bar = tab.closest('.tabs');
  bar.scrollLeft = Math.max(0, tab.offsetLeft - bar.offsetLeft - 24);
}
