"""Working days and working time of a site."""

from engine.calendars.plant_functions import plant_functions
from engine.calendars.site_calendar import SiteCalendar, due_date

__all__ = ["SiteCalendar", "due_date", "plant_functions"]
