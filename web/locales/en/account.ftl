# The door
sign-in = Sign in
door-promise = Nothing moves on before it is decided.
door-explained = Your quality procedures, running: who decides, by when, on which clause, with whose signature.
door-demo = Demo plant: pick a person, no password needed. Everybody’s password for signing is “demo”.
tasks-waiting = tasks waiting:
every-site = All sites
door-own-account = or with your own account
user-name = User name
password = Password
door-wrong = Name and password do not fit together. Check both and try again.
door-throttled = Too many attempts. Wait 15 minutes, or ask your administrator for a new password.
