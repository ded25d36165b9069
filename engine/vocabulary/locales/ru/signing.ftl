# Why a command was refused to this person.
refusal-four-eyes = Проверяемый шаг выполнил(а) { $name }. Этот шаг должен сделать другой сотрудник.
refusal-password-missing = Этот шаг подписывается: введите пароль.
refusal-password-wrong = Это не ваш пароль. Ничего не подписано.
refusal-password-paused = Слишком много неверных паролей. Подпись недоступна { $minutes } минут; введённое сохранено.
refusal-password-too-short = Пароль должен быть не короче { $length } знаков.
refusal-username-taken = Имя { $username } занято. Выберите другое.
refusal-draft-too-large = Слишком много текста для черновика. Сократите его.
refusal-absence-overlaps = С { $first } по { $last } уже замещает { $name }. Сначала отмените это или выберите другие дни.
refusal-absence-substitute-is-absent = Выберите другого сотрудника: нельзя замещать самого себя.
refusal-absence-ends-before-it-begins = Последний день раньше первого.
refusal-absence-is-over = Эти дни уже прошли.
refusal-absence-too-long = Не больше { $days } дней. Кто отсутствует дольше, передает роль.
