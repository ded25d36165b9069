went-on = went on as other lots
taken-over = on hold, taken over by this case
