# Statuses of cases, tasks and quantities.
case-open = в работе
case-waiting = ожидает
case-closed = закрыто
case-cancelled = отменено
case-failed = сбой
quantity-on-hold = заблокировано
quantity-released = выпущено
quantity-in-rework = в доработке
quantity-sorted = на сортировке
quantity-conceded = разрешено с отступлением
quantity-regraded = переведено в другой сорт
quantity-rejected = отклонено
quantity-scrapped = забраковано
quantity-returned = возвращено
quantity-recalled = отозвано
