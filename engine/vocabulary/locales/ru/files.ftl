# Files: why one is not taken
refusal-file-empty = Файл «{ $name }» пуст. Выберите другой.
refusal-picture-too-large = В «{ $name }» слишком много пикселей: не больше { $limit } мегапикселей. Уменьшите снимок и загрузите его ещё раз.
refusal-too-many-uploads = Сегодня вы загрузили файлов: { $count }, но не отправили с ними форму. Сначала отправьте формы или вернитесь завтра.
error-file-too-large = Файл слишком велик
error-file-too-large-detail = «{ $name }» слишком велик: не больше { $limit } МБ на файл.
error-no-space = Диск заполнен
error-no-space-detail = На сервере нет места. Файл не сохранён. Сообщите в ИТ-службу.
