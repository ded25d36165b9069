# Copies of a plant: holdpoint backup, holdpoint restore
error-backup-elsewhere = PostgreSQL is backed up with its own tools, while the server runs: pg_dump --format=custom --file plant.dump "$HOLDPOINT_DATABASE_URL". Back into an empty database: pg_restore --dbname "$HOLDPOINT_DATABASE_URL" plant.dump, then holdpoint verify.
error-place-taken = { $path } is there already and is not overwritten. Name another file, or for a restore another HOLDPOINT_DATA.
error-no-backup = { $path } is no backup of a plant. Name a file that holdpoint backup wrote.
error-backup-broken = { $path } is not as it was written ({ $what }); nothing was kept. If every history is said to be broken, the key is another one: put the old plant’s secret.key into HOLDPOINT_DATA. Else take an older backup.
