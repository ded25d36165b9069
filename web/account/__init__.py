"""Who is at the screen: signing in and out, language, theme and site."""
