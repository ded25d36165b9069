# Резервные копии: holdpoint backup, holdpoint restore
error-backup-elsewhere = PostgreSQL копируют его собственными средствами, не останавливая сервер: pg_dump --format=custom --file plant.dump "$HOLDPOINT_DATABASE_URL". Обратно в пустую базу: pg_restore --dbname "$HOLDPOINT_DATABASE_URL" plant.dump, затем holdpoint verify.
error-place-taken = { $path } уже существует и не перезаписывается. Укажите другой файл, а для восстановления — другую папку HOLDPOINT_DATA.
error-no-backup = { $path } — не резервная копия завода. Укажите файл, записанный командой holdpoint backup.
error-backup-broken = { $path } отличается от записанного ({ $what }); ничего не сохранено. Если неверны все истории, значит ключ другой: положите secret.key прежнего завода в HOLDPOINT_DATA. Иначе возьмите более раннюю копию.
