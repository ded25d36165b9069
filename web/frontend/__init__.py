"""Style sheet, scripts, fonts and icons of the pages, and the build that bundles them."""
