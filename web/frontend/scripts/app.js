// What the pages need of script. Everything works without it; it only saves a round trip.
import 'htmx.org/dist/htmx.esm.js';
import './theme.js';
import './keys.js';
import './once.js';
import './forms.js';
import './files.js';
import './drafts.js';
import './refresh.js';
import './diagrams.js';
import './print.js';
import './tabs.js';
