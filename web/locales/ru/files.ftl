# Photos and files
file-add = Снять фото или выбрать файлы
file-add-one = Снять фото или выбрать файл
file-drop-here = или перетащите их сюда
file-upload = Загрузить
file-remove = Убрать { $name }
file-too-large = слишком велик: не больше { $limit } МБ
file-too-many = Здесь не больше файлов, чем { $count }. Сначала уберите один.
file-failed = не загружен
file-again = Ещё раз
file-going = Загружается…
case-files = Фотографии и файлы
unit-kilobyte = КБ
unit-megabyte = МБ
