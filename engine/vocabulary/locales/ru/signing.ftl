# Why a command was refused to this person.
refusal-four-eyes = Проверяемый шаг выполнил(а) { $name }. Этот шаг должен сделать другой сотрудник.
refusal-password-missing = Этот шаг подписывается: введите пароль.
refusal-password-wrong = Это не ваш пароль. Ничего не подписано.
refusal-password-paused = Слишком много неверных паролей. Подпись недоступна { $minutes } минут; введённое сохранено.
refusal-password-too-short = Пароль должен быть не короче { $length } знаков.
refusal-username-taken = Имя { $username } занято. Выберите другое.
refusal-draft-too-large = Слишком много текста для черновика. Сократите его.
