# 工厂数据的备份：holdpoint backup、holdpoint restore
error-backup-elsewhere = PostgreSQL 用自带工具在运行中备份：pg_dump --format=custom --file plant.dump "$HOLDPOINT_DATABASE_URL"。恢复到空数据库：pg_restore --dbname "$HOLDPOINT_DATABASE_URL" plant.dump，然后运行 holdpoint verify。
error-place-taken = { $path } 已存在，不会覆盖。请另选文件；恢复时请另设 HOLDPOINT_DATA。
error-no-backup = { $path } 不是工厂数据的备份。请选择由 holdpoint backup 写出的文件。
error-backup-broken = { $path } 与写入时不一致（{ $what }），未保留任何内容。若所有历史都报错，说明密钥不同：请把原工厂的 secret.key 放入 HOLDPOINT_DATA；否则请使用更早的备份。
